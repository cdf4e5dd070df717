"""How does an event change the marks of its proposal? Pure."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar
from uuid import UUID

from contracts.proposals.attention import (
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
    PublicationAnswered,
)
from contracts.proposals.handling import FollowUpGraded, RehandlingOrdered
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalFiled,
    ProposalReplied,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
)
from contracts.proposals.wishes import CosigningSettled, UnitsSuggested
from contracts.values import Named, Satisfaction
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.marks.tables import MarksRow, marks

V = TypeVar("V")
UNHANDLED: dict[str, Any] = {
    "intended_names": (),
    "ordered": False,
    "ordered_on": None,
    "awaited": (),
    "follow_units": (),
    "follow_grades": (),
    "follow_note": None,
    "followed_on": None,
    "unhappy_sponsors": (),
    "unhappy_words": (),
    "answer_sponsors": (),
    "answer_questions": (),
    "answer_choices": (),
}


def row(before: MarksRow | None, event: Any, recorded: Recorded) -> MarksRow | None:
    """One row a proposal with a mark; most proposals have none."""
    if isinstance(event, ProposalRetracted) or (before is None and not _marks(event)):
        return None
    held = before or MarksRow(event.proposal, recorded.origin.committee)
    return replace(_after(held, event), position=recorded.position)


def _marks(event: Any) -> bool:
    """Whether an event by itself leaves something to remember."""
    match event:
        case ProposalFiled():
            return bool(event.intended_units)
        case FeedbackGiven():
            return bool(event.answers) or event.satisfaction is Satisfaction.DISSATISFIED
        case ProposalSubmitted() | ReviewRevoked() | ProposalAssigned() | ProposalReplied():
            return False
        case KeyProposalDropped():
            return False
        case _:
            return True


def _after(held: MarksRow, event: Any) -> MarksRow:
    match event:
        case KeyProposalNamed():
            return replace(
                held,
                key_basis=event.basis,
                leader_names=_names(event.leaders),
                ways=event.ways,
                key_on=event.named_on,
            )
        case KeyProposalDropped():
            return replace(held, key_basis=None, leader_names=(), ways=(), key_on=None)
        case ProposalAwarded() if event.unit is None:
            awards, years = (*held.awards, event.award), (*held.award_years, event.year)
            return replace(held, awards=awards, award_years=years)
        case PublicationAnswered():
            return _consented(held, event)
        case PrioritiesNamed():
            return replace(held, priorities=event.priorities)
        case CosigningSettled():
            return replace(held, cosigning=event.open)
        case UnitsSuggested():
            return replace(held, suggested_names=_names(event.units))
        case ProposalFiled():
            return replace(held, intended_names=_names(event.intended_units))
        case ProposalSubmitted() | ReviewRevoked():
            return replace(held, **UNHANDLED)
        case _:
            return _handled(held, event)


def _handled(held: MarksRow, event: Any) -> MarksRow:
    match event:
        case RehandlingOrdered():
            awaited = tuple(dict.fromkeys((*held.awaited, event.unit.id)))
            return replace(held, ordered=True, ordered_on=event.ordered_on, awaited=awaited)
        case ProposalAssigned():
            named = {one.id for one in (*event.leading, *event.assisting)}
            return replace(held, awaited=tuple(one for one in held.awaited if one in named))
        case ProposalReplied():
            awaited = tuple(unit for unit in held.awaited if unit != event.unit.id)
            return replace(held, awaited=awaited)
        case FollowUpGraded():
            units, grades = _put(held.follow_units, held.follow_grades, event.unit.id, event.grade)
            return replace(
                held,
                follow_units=units,
                follow_grades=grades,
                follow_note=event.note,
                followed_on=event.graded_on,
            )
        case FeedbackGiven():
            return _said(held, event)
        case _:
            return held


def _consented(held: MarksRow, event: PublicationAnswered) -> MarksRow:
    who = event.sponsor.id
    sponsors, consents = _put(held.consent_sponsors, held.consents, who, event.agrees)
    _, reasons = _put(held.consent_sponsors, held.consent_reasons, who, event.reason or "")
    return replace(held, consent_sponsors=sponsors, consents=consents, consent_reasons=reasons)


def _said(held: MarksRow, event: FeedbackGiven) -> MarksRow:
    """The last opinion of a sponsor, with the answers of that form."""
    who = event.sponsor.id
    unhappy = dict(zip(held.unhappy_sponsors, held.unhappy_words, strict=True))
    unhappy.pop(who, None)
    if event.satisfaction is Satisfaction.DISSATISFIED:
        unhappy[who] = event.printed
    given = zip(held.answer_sponsors, held.answer_questions, held.answer_choices, strict=True)
    others = [one for one in given if one[0] != who]
    answers = [*others, *((who, one.question, one.choice) for one in event.answers)]
    return replace(
        held,
        unhappy_sponsors=tuple(unhappy),
        unhappy_words=tuple(unhappy.values()),
        answer_sponsors=tuple(sponsor for sponsor, _, _ in answers),
        answer_questions=tuple(question for _, question, _ in answers),
        answer_choices=tuple(choice for _, _, choice in answers),
    )


def _put(
    keys: tuple[UUID, ...], values: tuple[V, ...], key: UUID, value: V
) -> tuple[tuple[UUID, ...], tuple[V, ...]]:
    """Pairwise tuples with one key's value set: in its place, else at the end."""
    held = dict(zip(keys, values, strict=True)) | {key: value}
    return tuple(held), tuple(held.values())


def _names(found: Sequence[Named]) -> tuple[str, ...]:
    return tuple(one.name for one in found)


MARKS = View(
    marks,
    MarksRow,
    (
        ProposalSubmitted,
        ProposalFiled,
        ReviewRevoked,
        ProposalAssigned,
        ProposalReplied,
        FeedbackGiven,
        ProposalRetracted,
        RehandlingOrdered,
        FollowUpGraded,
        KeyProposalNamed,
        KeyProposalDropped,
        ProposalAwarded,
        PublicationAnswered,
        UnitsSuggested,
        CosigningSettled,
        PrioritiesNamed,
    ),
    lambda event, recorded: event.proposal,
    row,
    # Its table is newer than most of what it folds: it is filled from the first event.
    version=2,
)
