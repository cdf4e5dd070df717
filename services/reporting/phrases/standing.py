"""Which phrase does a slot have on a day, as was known at an instant? Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Phrase:
    """A standing phrase as was known at an instant; `until` is its last day, when one is told.

    Attributes:
        paper: the basis paper, with its number where it has one.
    """

    id: UUID
    slot: str
    text: str
    paper: str
    effective_from: date
    adopted_at: datetime
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether a text of that day may take it, were there no later one."""
        return self.effective_from <= day and (self.until is None or day <= self.until)


def in_force(phrases: Iterable[Phrase], day: date) -> Mapping[str, Phrase]:
    """By slot the phrase in force on a day: of those that hold the one that began last."""
    found: dict[str, Phrase] = {}
    for one in sorted(phrases, key=lambda one: (one.effective_from, one.adopted_at)):
        if one.holds(day):
            found[one.slot] = one
    return found


@dataclass(frozen=True, slots=True)
class Superseded:
    """A phrase that a text of the day no longer takes; `now` in its slot, since `since`."""

    phrase: Phrase
    now: str | None
    since: date | None


def superseded(phrases: Sequence[Phrase], day: date) -> tuple[Superseded, ...]:
    """Every phrase that held before a day and does not any more, or gave way to a later one."""
    standing = in_force(phrases, day)
    words = {one.text for one in standing.values()}
    found = []
    for one in phrases:
        if one.effective_from <= day and one.text not in words:
            now = standing.get(one.slot)
            found.append(
                Superseded(one, now.text if now else None, now.effective_from if now else one.until)
            )
    return tuple(found)
