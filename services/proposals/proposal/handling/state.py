"""How far has each unit come with a proposal? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from contracts.feedback import Answer
from contracts.proposals.deadlines import Term
from contracts.proposals.handling import (
    ContactConfirmed,
    CoOpinionSent,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    FollowUpGraded,
    HandlingSigned,
    ProposalRated,
    ReturnGranted,
    ReturnRefused,
    ReturnRequested,
    SponsorContacted,
)
from contracts.proposals.handling import ContactWay as Way
from contracts.proposals.proposal import Mode
from contracts.values import CommonOutcome, Named, Openness, Satisfaction
from kernel.secret import Sealed
from proposals.proposal.handling.events import (
    DivisionTakenBack,
    ReplyCosigned,
    ReplyDrafted,
    ReplyPassed,
    ReplySentBack,
    WorkDivided,
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """交办."""

    mode: Mode
    leading: tuple[Named, ...]
    assisting: tuple[Named, ...]
    assigned_on: date | None
    due_on: date | None

    def has(self, unit: UUID) -> bool:
        """Whether the unit has to answer."""
        return any(unit == one.id for one in (*self.leading, *self.assisting))

    def others(self, unit: UUID) -> tuple[Named, ...]:
        """Who else has to answer."""
        return tuple(one for one in (*self.leading, *self.assisting) if one.id != unit)

    def without(self, unit: UUID) -> "Assignment | None":
        """What is left when a unit is let out; None when that is nobody."""
        left = replace(
            self,
            leading=tuple(one for one in self.leading if one.id != unit),
            assisting=tuple(one for one in self.assisting if one.id != unit),
        )
        return left if left.leading or left.assisting else None


@dataclass(frozen=True, slots=True)
class Reply:
    """One unit's answer."""

    grade: str | None
    outcome: CommonOutcome | None
    replied_on: date | None
    text: Sealed | None
    doc_no: str | None = None
    openness: Openness | None = None
    closed_because: str | None = None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One sponsor's feedback."""

    satisfaction: Satisfaction
    printed: str
    given_on: date | None
    answers: tuple[Answer, ...] = ()
    scan: str | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """What the unit says of having spoken with a sponsor, and what the sponsor says of it."""

    way: Way
    on: date
    confirmed: bool | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a unit means to answer.

    Attributes:
        cosigned: by assisting unit: None when it agrees, else what it objects.
        passed: the supervisor let it go out.
        sent_back: why it may not go out like this.
    """

    grade: str | None
    outcome: CommonOutcome | None
    openness: Openness | None
    closed_because: str | None
    text: Sealed | None
    cosigned: Mapping[UUID, str | None] = field(default_factory=dict)
    passed: bool = False
    sent_back: str | None = None

    def content(self) -> tuple[object, ...]:
        """What the unit wrote; written anew after it was sent back, it is another draft."""
        return self.grade, self.openness, self.closed_because, self.text, self.sent_back


@dataclass(frozen=True, slots=True)
class Division:
    """Who inside a unit does the work, and by which day of its own."""

    section: str | None
    person: str | None
    own_due_on: date | None


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What became of a promise, as the last follow-up says."""

    grade: str
    on: date | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """One unit's work on a proposal.

    Attributes:
        wants_out: why it asked to be let out, while nobody has answered that.
        return_answered: the last such request was granted or refused.
        contacts: by sponsor.
        wants_time: what it asked for, while nobody has answered that.
        draft: what it means to answer, until that is issued.
        earlier: its answers that were not accepted, in order.
        followed_up: the last follow-up.
        rated: what it says of the proposal.
        division: who inside it does the work.
    """

    signed_on: date | None = None
    wants_out: str | None = None
    return_answered: bool = False
    contacts: Mapping[UUID, Contact] = field(default_factory=dict)
    opinion_on: date | None = None
    opinion: Sealed | None = None
    wants_time: Term | None = None
    draft: Draft | None = None
    earlier: tuple[Reply, ...] = ()
    followed_up: FollowedUp | None = None
    rated: tuple[Answer, ...] = ()
    division: Division | None = None


Works = Mapping[UUID, Work]
WorkEvent = (
    HandlingSigned
    | ReturnRequested
    | ReturnGranted
    | ReturnRefused
    | SponsorContacted
    | ContactConfirmed
    | CoOpinionSent
    | ExtensionRequested
    | ExtensionGranted
    | ExtensionRefused
    | ReplyDrafted
    | ReplyCosigned
    | ReplyPassed
    | ReplySentBack
    | FollowUpGraded
    | ProposalRated
    | WorkDivided
    | DivisionTakenBack
)


def worked(works: Works, event: WorkEvent) -> Works:
    """Every unit's work after an event about one of them."""
    return {**works, event.unit.id: _after(works.get(event.unit.id, Work()), event)}


def _after(work: Work, event: WorkEvent) -> Work:
    match event:
        case HandlingSigned():
            return replace(work, signed_on=event.signed_on)
        case ReturnRequested():
            return replace(work, wants_out=event.reason, return_answered=False)
        case ReturnGranted():
            return Work(return_answered=True)
        case ReturnRefused():
            return replace(work, wants_out=None, return_answered=True)
        case SponsorContacted():
            contact = Contact(event.way, event.contacted_on)
            return replace(work, contacts={**work.contacts, event.sponsor.id: contact})
        case ContactConfirmed():
            return _confirmed(work, event)
        case CoOpinionSent():
            return replace(work, opinion_on=event.sent_on, opinion=event.text)
        case ExtensionRequested():
            return replace(work, wants_time=event.term)
        case ExtensionGranted() | ExtensionRefused():
            return replace(work, wants_time=None)
        case ReplyDrafted():
            return replace(work, draft=_draft(event))
        case ReplyCosigned() | ReplyPassed() | ReplySentBack():
            draft = None if work.draft is None else _reviewed(work.draft, event)
            return replace(work, draft=draft)
        case ProposalRated():
            return replace(work, rated=event.answers)
        case WorkDivided():
            division = Division(event.section, event.person, event.own_due_on)
            return replace(work, division=division)
        case DivisionTakenBack():
            return replace(work, division=None)
        case FollowUpGraded():
            followed = FollowedUp(event.grade, event.graded_on, event.note)
            return replace(work, followed_up=followed)


def _draft(event: ReplyDrafted) -> Draft:
    return Draft(event.grade, event.outcome, event.openness, event.closed_because, event.text)


def _reviewed(draft: Draft, event: ReplyCosigned | ReplyPassed | ReplySentBack) -> Draft:
    match event:
        case ReplyCosigned():
            return replace(draft, cosigned={**draft.cosigned, event.by.id: event.objection})
        case ReplyPassed():
            return replace(draft, grade=event.grade, outcome=event.outcome, passed=True)
        case ReplySentBack():
            return replace(draft, sent_back=event.reason, passed=False)


def _confirmed(work: Work, event: ContactConfirmed) -> Work:
    claimed = work.contacts.get(event.sponsor.id)
    if claimed is None:
        return work
    confirmed = replace(claimed, confirmed=event.took_place)
    return replace(work, contacts={**work.contacts, event.sponsor.id: confirmed})


def replied(works: Works, unit: UUID) -> Works:
    """The draft has become the reply, and no more time is wanted."""
    work = works.get(unit)
    if work is None:
        return works
    return {**works, unit: replace(work, draft=None, wants_time=None)}


def set_aside(works: Works, unit: UUID, reply: Reply) -> Works:
    """An answer that did not do is kept with the unit's work."""
    work = works.get(unit, Work())
    return {**works, unit: replace(work, earlier=(*work.earlier, reply))}
