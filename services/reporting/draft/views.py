"""How do events become the rows of a draft, its texts and the comments on it? Pure."""

from dataclasses import replace
from typing import Any

from kernel.event import Event
from kernel.log.chain import Recorded
from kernel.view import View
from reporting.draft.events import (
    DraftAccepted,
    DraftApproved,
    DraftCommented,
    DraftCommentSettled,
    DraftHandedUp,
    DraftIssued,
    DraftOpened,
    DraftReturned,
    DraftSentOut,
    DraftSuperseded,
    DraftTextTakenBack,
    DraftTextWritten,
    DraftWordsForgotten,
)
from reporting.draft.state import Handing, Phase, handing_after, phase_after
from reporting.draft.tables import (
    CommentRow,
    DraftRow,
    TextRow,
    draft_comments,
    draft_texts,
    drafts,
)

ALL = (
    DraftOpened,
    DraftTextWritten,
    DraftTextTakenBack,
    DraftWordsForgotten,
    DraftSentOut,
    DraftCommented,
    DraftCommentSettled,
    DraftApproved,
    DraftIssued,
    DraftSuperseded,
    DraftHandedUp,
    DraftReturned,
    DraftAccepted,
)


def row(before: DraftRow | None, event: Event, recorded: Recorded) -> DraftRow | None:
    """One row a draft; every event moves its version."""
    if isinstance(event, DraftOpened):
        return _opened(event, recorded)
    if before is None:
        return None
    now = replace(
        before,
        version=recorded.version,
        phase=phase_after(Phase(before.phase), event).value,
        handing=handing_after(Handing(before.handing), event).value,
    )
    match event:
        case DraftSentOut():
            names, ids = zip(*((one.name, one.id) for one in event.readers), strict=True)
            return replace(now, readers=names, reader_ids=ids, until=event.until)
        case DraftApproved():
            day, at = event.approved_on, recorded.recorded_at
            return replace(now, approved_by=event.by, approved_on=day, approved_at=at)
        case DraftIssued():
            return replace(now, document=event.document)
        case DraftHandedUp():
            return replace(now, handed_by=event.by)
        case DraftReturned():
            return replace(now, return_reason=event.reason)
        case _:
            return now


def _opened(event: DraftOpened, recorded: Recorded) -> DraftRow:
    whose = event.whose
    return DraftRow(
        **event.model_dump(exclude={"whose"}),
        committee=recorded.origin.committee,
        sort=whose.sort,
        of=whose.id,
        of_name=whose.name,
        body_kind=whose.body_kind,
        opened_by=recorded.actor,
        opened_at=recorded.recorded_at,
        version=recorded.version,
    )


def text_row(before: TextRow | None, event: Event, recorded: Recorded) -> TextRow | None:
    """One row a text that is part of the document; its first writing keeps its turn."""
    match event:
        case DraftTextWritten():
            return TextRow(
                text=event.text,
                draft=event.draft,
                committee=recorded.origin.committee,
                **event.spot.model_dump(),
                author=event.author,
                by=recorded.actor,
                first_at=before.first_at if before else recorded.recorded_at,
                written_at=recorded.recorded_at,
                written_on=recorded.occurred_on,
                item=event.kept.id,
            )
        case DraftWordsForgotten() if before is not None:
            return replace(before, item=None)
        case _:
            return None


def comment_row(before: CommentRow | None, event: Event, recorded: Recorded) -> CommentRow | None:
    """One row a comment, with what became of it."""
    if isinstance(event, DraftCommented):
        return CommentRow(
            comment=event.comment,
            draft=event.draft,
            committee=recorded.origin.committee,
            section=event.section,
            by_id=event.by.id,
            by_name=event.by.name,
            made_at=recorded.recorded_at,
            item=event.kept.id,
        )
    if before is None:
        return None
    match event:
        case DraftCommentSettled():
            by = recorded.actor
            return replace(before, accepted=event.accepted, reason=event.reason, settled_by=by)
        case DraftWordsForgotten():
            return replace(before, item=None)
        case _:
            return before


def _text(event: Any, recorded: Recorded) -> Any:
    return event.which if isinstance(event, DraftWordsForgotten) else event.text


def _comment(event: Any, recorded: Recorded) -> Any:
    return event.which if isinstance(event, DraftWordsForgotten) else event.comment


DRAFTS = View(drafts, DraftRow, ALL, lambda event, recorded: event.draft, row)
DRAFT_TEXTS = View(
    draft_texts,
    TextRow,
    (DraftTextWritten, DraftTextTakenBack, DraftWordsForgotten),
    _text,
    text_row,
)
DRAFT_COMMENTS = View(
    draft_comments,
    CommentRow,
    (DraftCommented, DraftCommentSettled, DraftWordsForgotten),
    _comment,
    comment_row,
)
