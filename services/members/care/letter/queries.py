"""What can be read of letters to employers, and by whom?"""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from contracts.roll import OnRoll, roll
from kernel.fetching import Database, fetch, pages
from kernel.paging import By, Order, Page, Turn, paged
from kernel.vault import texts
from members.care.letter.tables import LetterRow, letters

LATEST = Order("letters", (By(letters.c.sent_on, descending=True), By(letters.c.letter)))
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Sight:
    """Which letters the asker may see: all (the office), or those about oneself."""

    everything: bool = False
    person: UUID = NOBODY

    def where(self) -> list[ColumnElement[bool]]:
        """The condition."""
        return [] if self.everything else [letters.c.member == self.person]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list is narrowed to; None does not narrow."""

    first: date | None = None
    last: date | None = None
    purpose: str | None = None
    answered: bool | None = None

    def where(self) -> list[ColumnElement[bool]]:
        """The conditions, all of which must hold."""
        c = letters.c
        found: list[ColumnElement[bool]] = []
        if self.first is not None:
            found.append(c.sent_on >= self.first)
        if self.last is not None:
            found.append(c.sent_on <= self.last)
        if self.purpose is not None:
            found.append(c.purpose == self.purpose)
        if self.answered is not None:
            found.append(c.answered_on.is_not(None) if self.answered else c.answered_on.is_(None))
        return found


@dataclass(frozen=True, slots=True)
class Words:
    """The letter's text and the answer's; None where there is none, or it was forgotten."""

    text: str | None
    answer: str | None


async def letters_of(
    database: Database, committee: UUID, wanted: Wanted, sight: Sight, turn: Turn
) -> Page[LetterRow]:
    """The latest first."""
    return await paged(database, _letters(committee, wanted, sight), LATEST, turn, LetterRow)


def pages_of_letters(
    database: Database, committee: UUID, wanted: Wanted
) -> AsyncGenerator[list[LetterRow]]:
    """By day and number, some at a time."""
    c = letters.c
    asked = _letters(committee, wanted, Sight(everything=True))
    return pages(database, asked.order_by(c.sent_on, c.number, c.letter), LetterRow)


def _letters(committee: UUID, wanted: Wanted, sight: Sight) -> Select[Any]:
    where = (letters.c.committee == committee, *wanted.where(), *sight.where())
    return select(letters).where(*where)


async def letter_of(
    database: Database, committee: UUID, letter: UUID, sight: Sight
) -> LetterRow | None:
    """One, if the asker may see it."""
    wanted = _letters(committee, Wanted(), sight).where(letters.c.letter == letter)
    found = await fetch(database, wanted, LetterRow)
    return found[0] if found else None


async def words_of(database: Database, row: LetterRow) -> Words:
    """What lies in the vault of a letter."""
    found = await texts(database, [one for one in (row.text, row.answer) if one])

    def word(item: UUID | None) -> str | None:
        return None if item is None else found.get(item)

    return Words(word(row.text), word(row.answer))


async def members_named(
    database: Database, committee: UUID, members: Sequence[UUID]
) -> Sequence[OnRoll]:
    """These members of the committee's."""
    c = roll.c
    wanted = select(roll).where(c.committee == committee, c.member.in_(members))
    return await fetch(database, wanted.order_by(c.name, c.member), OnRoll)
