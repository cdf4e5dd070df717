"""How does an event change where a proposal's papers lie? Pure."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from contracts.proposals.handling import ReturnGranted
from contracts.proposals.proposal import (
    ProposalReplied,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
    TextReplaced,
)
from kernel.log.chain import Recorded
from kernel.secret import Sealed
from kernel.view import View
from proposals.proposal.drafting.events import DraftDiscarded, DraftSaved
from proposals.proposal.papers.events import AttachmentAdded, AttachmentRemoved
from proposals.proposal.papers.tables import PapersRow, papers

ATTACHED = (
    *("attachments", "parts", "owners", "owner_names", "kinds", "contents", "file_names"),
    *("lengths", "added_on"),
)
REPLIED = ("reply_units", "reply_unit_names", "reply_texts", "reply_lengths", "openness")
UNANSWERED: dict[str, Any] = dict.fromkeys(REPLIED, ())


def row(before: PapersRow | None, event: Any, recorded: Recorded) -> PapersRow | None:
    """One row a proposal or draft; what is thrown away or entered by mistake leaves none."""
    match event:
        case DraftDiscarded() | ProposalRetracted():
            return None
        case DraftSaved() | ProposalSubmitted():
            held = before or _empty(event.proposal, recorded)
            return replace(_with_text(held, event.text), **UNANSWERED)
        case _ if before is None:
            return None
        case TextReplaced():
            return _with_text(before, event.text)
        case AttachmentAdded():
            return _attached(before, event)
        case AttachmentRemoved():
            return _without(before, ATTACHED, event.attachment)
        case ProposalReplied():
            return _replied(_without(before, REPLIED, event.unit.id), event)
        case ReturnGranted():
            return _without(before, REPLIED, event.unit.id)
        case ReviewRevoked():
            return replace(before, **UNANSWERED)
        case _:
            return before


def _empty(proposal: UUID, recorded: Recorded) -> PapersRow:
    nothing: dict[str, Any] = dict.fromkeys(ATTACHED, ()) | UNANSWERED
    committee = recorded.origin.committee
    return PapersRow(proposal, committee, text=None, text_length=None, **nothing)


def _with_text(row: PapersRow, text: Sealed | None) -> PapersRow:
    if text is None:
        return replace(row, text=None, text_length=None)
    return replace(row, text=text.id, text_length=text.length)


def _attached(row: PapersRow, event: AttachmentAdded) -> PapersRow:
    of = ("", "") if event.of is None else (str(event.of.id), event.of.name)
    told = (event.attachment, event.part.value, *of, event.kind, event.content.id)
    return _and(row, ATTACHED, (*told, event.file_name.id, event.content.length, event.added_on))


def _replied(row: PapersRow, event: ProposalReplied) -> PapersRow:
    text = ("", 0) if event.text is None else (str(event.text.id), event.text.length)
    told = (event.unit.id, event.unit.name, *text, event.openness or "")
    return _and(row, REPLIED, told)


def _and(row: PapersRow, columns: tuple[str, ...], values: tuple[Any, ...]) -> PapersRow:
    """One more entry in columns of equal length."""
    added: dict[str, Any] = {
        name: (*getattr(row, name), value) for name, value in zip(columns, values, strict=True)
    }
    return replace(row, **added)


def _without(row: PapersRow, columns: tuple[str, ...], key: UUID) -> PapersRow:
    """The columns without the entry whose first column is the key."""
    keys = getattr(row, columns[0])
    if key not in keys:
        return row
    at = keys.index(key)
    held = {name: getattr(row, name) for name in columns}
    left: dict[str, Any] = {name: (*all_[:at], *all_[at + 1 :]) for name, all_ in held.items()}
    return replace(row, **left)


PAPERS = View(
    papers,
    PapersRow,
    (
        DraftSaved,
        DraftDiscarded,
        ProposalSubmitted,
        ProposalRetracted,
        TextReplaced,
        AttachmentAdded,
        AttachmentRemoved,
        ProposalReplied,
        ReturnGranted,
        ReviewRevoked,
    ),
    lambda event, recorded: event.proposal,
    row,
    version=2,  # Its events are older than it: where there are some, it is filled by itself.
)
