"""What may happen to a document before it is issued? Pure."""

from collections.abc import Sequence
from typing import Any, assert_never

from kernel.decider import Decider, Known
from kernel.event import Event
from reporting.draft.commands import (
    MOST_BYTES,
    AcceptDraft,
    ApproveDraft,
    Comment,
    DraftCommand,
    ForgetWords,
    HandUp,
    IssueDraft,
    OpenDraft,
    ReturnDraft,
    SendOut,
    SettleComment,
    SupersedeDraft,
    TakeBackText,
    WriteText,
)
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
from reporting.draft.handing_up import accept, hand_up, send_back
from reporting.draft.refusals import (
    AlreadyApproved,
    CommentedOtherwise,
    CommentsOpen,
    IssuedAlready,
    LiesWithTheCommittee,
    NoSuchComment,
    NoSuchDraft,
    NoSuchText,
    NotApproved,
    NotAsked,
    NotHandedUp,
    NothingKept,
    NothingWritten,
    NotOut,
    NotYet,
    OpenedOtherwise,
    SupersededAlready,
    TextsMovedOn,
    TooLate,
    TooMuch,
    UntilIsPast,
    WhyNot,
)
from reporting.draft.state import BEFORE_APPROVAL, Draft, Handing, Phase, evolve
from rules.dates import day_of

Asked = Known[Any]


def decide(command: DraftCommand, draft: Draft, known: Asked) -> Sequence[Event]:
    """What happens if this is asked now?"""
    if isinstance(command, OpenDraft):
        return open_draft(command, draft)
    if draft.opened is None:
        raise NoSuchDraft(command.draft)
    match command:
        case WriteText():
            return write(command, draft, known)
        case TakeBackText():
            return take_back(command, draft)
        case ForgetWords():
            return forget(command, draft)
        case SendOut():
            return send_out(command, draft, known)
        case Comment():
            return comment(command, draft, known)
        case SettleComment():
            return settle(command, draft)
        case ApproveDraft():
            return approve(command, draft, known)
        case IssueDraft():
            return issue(command, draft)
        case SupersedeDraft():
            return supersede(command, draft)
        case HandUp():
            return hand_up(command, draft)
        case ReturnDraft():
            return send_back(command, draft)
        case AcceptDraft():
            return accept(command, draft)
    assert_never(command)


def open_draft(command: OpenDraft, draft: Draft) -> Sequence[Event]:
    """A draft is opened once."""
    names = DraftOpened.model_fields
    opened = DraftOpened(**{name: getattr(command, name) for name in names})
    if draft.opened is not None:
        if draft.opened != opened:
            raise OpenedOtherwise(command.draft)
        return []
    return [opened]


def write(command: WriteText, draft: Draft, known: Asked) -> Sequence[Event]:
    """The text of an author in a place; the same again changes nothing."""
    _must_be_open_to(command.by_office, draft)
    if not command.text.reveal_to_vault().strip():
        raise NothingWritten(command.spot.section)
    if command.text.length > MOST_BYTES:
        raise TooMuch(command.text.length, MOST_BYTES)
    kept = known.keep(command.text, f"draft_text/{command.written}")
    if draft.texts.get(command.written) == kept:
        return []
    told = {"spot": command.spot, "author": command.author, "kept": kept}
    return [DraftTextWritten(draft=command.draft, text=command.written, **told)]


def take_back(command: TakeBackText, draft: Draft) -> Sequence[Event]:
    """A text that is part of the document."""
    _must_be_open_to(command.by_office, draft)
    if command.text not in draft.texts:
        raise NoSuchText(command.text)
    return [DraftTextTakenBack(draft=command.draft, text=command.text)]


def forget(command: ForgetWords, draft: Draft) -> Sequence[Event]:
    """Every item that was kept of it, former ones too; at any time."""
    lying = draft.lying.get(command.which)
    if not lying:
        raise NothingKept(command.which)
    why = {"ground": command.ground, "basis": command.basis, "forgotten": lying}
    told = {"draft": command.draft, "which": command.which}
    return [DraftWordsForgotten.model_validate(told | why)]


def send_out(command: SendOut, draft: Draft, known: Asked) -> Sequence[Event]:
    """To whom, and until when; a later word replaces it, and undoes an approval."""
    if draft.phase is Phase.SUPERSEDED:
        raise SupersededAlready(command.draft)
    if draft.phase is Phase.ISSUED:
        raise IssuedAlready(command.draft)
    if command.until < day_of(known.now):
        raise UntilIsPast(command.until)
    same = (draft.readers, draft.until) == (command.readers, command.until)
    if draft.phase is Phase.OUT and same:
        return []
    return [DraftSentOut(draft=command.draft, readers=command.readers, until=command.until)]


def comment(command: Comment, draft: Draft, known: Asked) -> Sequence[Event]:
    """Of somebody who is asked, while the draft is out."""
    kept = known.keep(command.text, f"draft_comment/{command.comment}")
    said = DraftCommented(
        draft=command.draft,
        comment=command.comment,
        section=command.section,
        by=command.by,
        kept=kept,
    )
    before = draft.comments.get(command.comment)
    if before is not None:
        if before.said != said:
            raise CommentedOtherwise(command.comment)
        return []
    if draft.phase is not Phase.OUT or draft.until is None:
        raise NotOut(command.draft)
    if day_of(known.now) > draft.until:
        raise TooLate(draft.until)
    if not command.anyway and command.by.id not in {one.id for one in draft.readers}:
        raise NotAsked(command.by.name)
    if not command.text.reveal_to_vault().strip():
        raise NothingWritten(command.section)
    if command.text.length > MOST_BYTES:
        raise TooMuch(command.text.length, MOST_BYTES)
    return [said]


def settle(command: SettleComment, draft: Draft) -> Sequence[Event]:
    """Accepted or not, with the reason; another word before approval corrects it."""
    found = draft.comments.get(command.comment)
    if found is None:
        raise NoSuchComment(command.comment)
    if not command.accepted and not command.reason:
        raise WhyNot(command.comment)
    told = {"accepted": command.accepted, "reason": command.reason}
    settled = DraftCommentSettled(draft=command.draft, comment=command.comment, **told)
    if found.settled == settled:
        return []
    if draft.phase not in BEFORE_APPROVAL:
        raise AlreadyApproved(command.draft)
    return [settled]


def approve(command: ApproveDraft, draft: Draft, known: Asked) -> Sequence[Event]:
    """What stands now, with every comment settled and a body's summary accepted."""
    if draft.phase is Phase.SUPERSEDED:
        raise SupersededAlready(command.draft)
    if draft.handing in (Handing.UP, Handing.RETURNED):
        raise NotHandedUp(draft.handing.value)
    waiting = sum(one.settled is None for one in draft.comments.values())
    if waiting:
        raise CommentsOpen(waiting)
    day = command.approved_on or known.today
    if day > day_of(known.now):
        raise NotYet(day)
    return [DraftApproved(draft=command.draft, by=command.by, approved_on=day)]


def issue(command: IssueDraft, draft: Draft) -> Sequence[Event]:
    """An approved draft, with the texts that were approved."""
    if draft.phase is Phase.ISSUED and draft.document == command.document:
        return []
    if draft.phase is not Phase.APPROVED:
        raise NotApproved(command.draft)
    if set(command.texts) != {kept.id for kept in draft.texts.values()}:
        raise TextsMovedOn(command.draft)
    return [DraftIssued(draft=command.draft, document=command.document)]


def supersede(command: SupersedeDraft, draft: Draft) -> Sequence[Event]:
    """One whose document another draft's replaced; one that is being changed goes on."""
    if draft.phase is not Phase.ISSUED or draft.document == command.document:
        return []
    return [DraftSuperseded(draft=command.draft, document=command.document)]


def _must_be_open_to(office: bool, draft: Draft) -> None:
    if draft.phase is Phase.SUPERSEDED:
        raise SupersededAlready(draft.document)
    if not office and draft.handing in (Handing.UP, Handing.ACCEPTED):
        raise LiesWithTheCommittee(draft.handing.value)


DRAFT = Decider(
    category="draft",
    commands=(
        OpenDraft,
        WriteText,
        TakeBackText,
        ForgetWords,
        SendOut,
        Comment,
        SettleComment,
        ApproveDraft,
        IssueDraft,
        SupersedeDraft,
        HandUp,
        ReturnDraft,
        AcceptDraft,
    ),
    events=(
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
    ),
    initial=Draft(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"draft-{command.draft}",
)
