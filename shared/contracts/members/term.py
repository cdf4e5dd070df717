"""What happens to a committee's terms (届): one opens, and the roster changes with it (换届)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh

DAY = timedelta(days=1)


class TermOpened(Event, name="members.committee.term_opened", title="届期开始", published=True):
    """届期开始: a term runs from this day, until the next one opens. Said again, it corrects."""

    committee: Annotated[UUID, zh("委员会")]
    term: Annotated[int, zh("届")]
    opened_on: Annotated[date, zh("起始日期")]
    basis: Annotated[str, zh("依据", "决定换届的文件")]


class TermChangeDecided(
    Event, name="members.member.term_change_decided", title="换届名册决定", published=True
):
    """换届: what becomes of those on the roll; those who do not go on end with the term before."""

    committee: Annotated[UUID, zh("委员会")]
    term: Annotated[int, zh("届", "新的一届")]
    carries_over: Annotated[bool, zh("名册留任", "假为名册另行产生")]
    but: Annotated[tuple[UUID, ...], zh("例外的委员", "留任时为不留任者，另行产生时为留任者")]
    opened_on: Annotated[date, zh("起始日期", "留任者自该日起连任；前一日为上届末日")]
    basis: Annotated[str, zh("依据", "决定名册的文件")]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a committee.

    Attributes:
        opens: its first day; `implied` when only its plenaries are known, then the first one's.
        ends: its last day, the eve of the next term; None while no later one is known.
        first_plenary: its first session, when it has been convened; plenaries: how many were.
    """

    term: int
    opens: date
    ends: date | None
    implied: bool
    basis: str | None
    first_plenary: UUID | None
    plenaries: int


def term_on(terms: Iterable[Term], day: date) -> Term | None:
    """The term that runs on a day; None before the first one that is known."""
    begun = [one for one in terms if one.opens <= day]
    return max(begun, key=lambda one: one.opens, default=None)


def term_after(terms: Iterable[Term], day: date) -> Term | None:
    """The next term that opens after a day, if one is known."""
    later = [one for one in terms if one.opens > day]
    return min(later, key=lambda one: one.opens, default=None)
