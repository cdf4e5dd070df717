"""What may happen to a draft? Pure."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import assert_never

from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.drafting.commands import (
    AnswerCosign,
    DiscardDraft,
    DraftCommand,
    InviteCosigners,
    SaveDraft,
    SubmitDraft,
)
from proposals.proposal.drafting.events import (
    CosignAnswered,
    CosignersInvited,
    DraftDiscarded,
    DraftSaved,
)
from proposals.proposal.drafting.refusals import (
    InvitationExpired,
    NoDraftHere,
    NotInvited,
    NotJoint,
    SubmittedAlready,
)
from proposals.proposal.drafting.state import ProposalDraft
from proposals.proposal.facts import Facts
from proposals.proposal.state import PERSONAL, Phase, Proposal
from proposals.proposal.submitting import TEXT, as_told, sealed


def draft(command: DraftCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens to a draft if this is asked now?"""
    match command:
        case SaveDraft():
            return save(command, proposal, known)
        case DiscardDraft():
            return discard(command, proposal)
        case InviteCosigners():
            return invite(command, proposal, known)
        case AnswerCosign():
            return answer(command, proposal, known)
        case SubmitDraft():
            return submit_draft(command, proposal, known)
    assert_never(command)


def save(command: SaveDraft, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """暂存: as often as the author likes; the same again is nothing."""
    if proposal.phase not in (Phase.NONE, Phase.DRAFT):
        raise SubmittedAlready
    before = proposal.draft
    text, parts = sealed(command.text, TEXT, known), command.parts
    if text is None and before is not None:
        text, parts = before.saved.text, before.saved.parts
    saved = DraftSaved(
        proposal=command.proposal,
        plenary=command.plenary,
        title=command.title,
        sponsor_kind=command.sponsor_kind,
        first_sponsor=command.first_sponsor,
        sector=command.sector,
        category=command.category,
        topics=command.topics,
        text=text,
        parts=parts,
        lead=command.lead,
        saved_on=known.today,
    )
    if before is not None and before.saved.model_copy(update={"saved_on": known.today}) == saved:
        return []
    return [saved]


def discard(command: DiscardDraft, proposal: Proposal) -> Sequence[Event]:
    """草稿作废."""
    if proposal.phase is Phase.NONE:
        return []
    _draft(proposal)
    return [DraftDiscarded(proposal=command.proposal)]


def invite(command: InviteCosigners, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """邀请会签: those who have not joined yet, until the rule's hours are over."""
    held = _draft(proposal)
    if held.saved.sponsor_kind not in PERSONAL:
        raise NotJoint
    first = held.saved.first_sponsor.id
    open_ = {
        who for who, one in held.invitations.items() if _open(one.joins, one.expires_at, known)
    }
    wanted = {one.id: one for one in command.invited if one.id != first and one.id not in open_}
    invited = tuple(one for one in wanted.values() if not _joined(held, one.id))
    if not invited:
        return []
    expires_at, basis = _until(known)
    event = CosignersInvited(
        proposal=command.proposal, invited=invited, expires_at=expires_at, basis=basis
    )
    return [event]


def _open(joins: bool | None, expires_at: datetime | None, known: Known[Facts]) -> bool:
    return joins is None and (expires_at is None or known.now <= expires_at)


def _joined(held: ProposalDraft, person: object) -> bool:
    return any(one.id == person for one in held.joined())


def _until(known: Known[Facts]) -> tuple[datetime | None, str | None]:
    """By the rule for the plenary's days, or for the time between plenaries."""
    plenary = known.facts.known_plenary()
    sitting = plenary.opens <= known.today <= plenary.closes
    rule = known.facts.known_rules().cosign_rule(in_plenary=sitting)
    if rule is None:
        return None, None
    return known.now + timedelta(hours=rule.hours), rule.basis


def answer(command: AnswerCosign, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """会签答复: in time, and until the draft is submitted it may be answered otherwise."""
    held = _draft(proposal).invitations.get(command.person.id)
    if held is None:
        raise NotInvited(command.person.name)
    if held.joins is command.joins:
        return []
    if held.expires_at is not None and known.now > held.expires_at:
        raise InvitationExpired(held.expires_at)
    event = CosignAnswered(proposal=command.proposal, person=command.person, joins=command.joins)
    return [event]


def submit_draft(command: SubmitDraft, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """提交草稿: what was saved, with those who joined."""
    if proposal.phase not in (Phase.NONE, Phase.DRAFT, Phase.RETRACTED):
        return []
    held = _draft(proposal)
    return as_told(command, held.saved, held.joined(), known)


def _draft(proposal: Proposal) -> ProposalDraft:
    if proposal.phase is not Phase.DRAFT or proposal.draft is None:
        raise NoDraftHere
    return proposal.draft
