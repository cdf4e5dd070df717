"""How does an event change the row of its draft? Pure."""

from dataclasses import replace
from uuid import UUID

from contracts.proposals.proposal import ProposalRetracted, ProposalSubmitted
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.drafting.events import (
    CosignAnswered,
    CosignersInvited,
    DraftDiscarded,
    DraftSaved,
)
from proposals.proposal.drafting.tables import DraftRow, drafts

ANSWERS = {True: "joined", False: "declined"}
Seen = (
    DraftSaved
    | DraftDiscarded
    | CosignersInvited
    | CosignAnswered
    | ProposalSubmitted
    | ProposalRetracted
)


def row(before: DraftRow | None, event: Seen, recorded: Recorded) -> DraftRow | None:
    """One row a draft; what is submitted or discarded leaves none."""
    match event:
        case DraftSaved():
            return _saved(before, event, recorded)
        case CosignersInvited() if before is not None:
            return replace(_invited(before, event), position=recorded.position)
        case CosignAnswered() if before is not None and event.person.id in before.invited:
            at = before.invited.index(event.person.id)
            answers = (*before.answers[:at], ANSWERS[event.joins], *before.answers[at + 1 :])
            return replace(before, answers=answers, position=recorded.position)
        case CosignAnswered():
            return before
        case _:
            return None


def _saved(before: DraftRow | None, event: DraftSaved, recorded: Recorded) -> DraftRow:
    """With another title or text, those invited are asked again, as the decision has it."""
    same = before is not None and (before.title, before.text) == (event.title, _text(event))
    return DraftRow(
        proposal=event.proposal,
        committee=recorded.origin.committee,
        plenary=event.plenary,
        title=event.title,
        sponsor_kind=str(event.sponsor_kind),
        first_sponsor=event.first_sponsor.id,
        first_sponsor_name=event.first_sponsor.name,
        sector=None if event.sector is None else event.sector.name,
        category=event.category,
        topics=event.topics,
        text=_text(event),
        saved_on=event.saved_on,
        invited=before.invited if before else (),
        invited_names=before.invited_names if before else (),
        answers=before.answers
        if before and same
        else ("",) * (len(before.invited) if before else 0),
        expires_at=before.expires_at if before else None,
        position=recorded.position,
    )


def _text(event: DraftSaved) -> UUID | None:
    return None if event.text is None else event.text.id


def _invited(before: DraftRow, event: CosignersInvited) -> DraftRow:
    """Who was invited before and is again has another chance."""
    again = {one.id for one in event.invited}
    held = zip(before.invited, before.invited_names, before.answers, strict=True)
    kept = [one for one in held if one[0] not in again]
    listed = [*kept, *((one.id, one.name, "") for one in event.invited)]
    return replace(
        before,
        invited=tuple(who for who, _, _ in listed),
        invited_names=tuple(name for _, name, _ in listed),
        answers=tuple(answer for _, _, answer in listed),
        expires_at=event.expires_at,
    )


DRAFTS = View(
    drafts,
    DraftRow,
    (
        DraftSaved,
        DraftDiscarded,
        CosignersInvited,
        CosignAnswered,
        ProposalSubmitted,
        ProposalRetracted,
    ),
    lambda event, recorded: event.proposal,
    row,
)
