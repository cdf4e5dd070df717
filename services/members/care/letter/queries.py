"""What can be read of letters to employers, and by whom?"""

from collections.abc import AsyncGenerator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, select

from contracts.merges import Heads, heads_of
from kernel.fetching import Database, fetch, pages
from kernel.forgotten import Withdrawn, withdrawn
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

    def where(self, heads: Heads) -> list[ColumnElement[bool]]:
        """The condition."""
        return [] if self.everything else [letters.c.member.in_(heads.entries(self.person))]


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
    """The letter's text and the answer's; None where there is none, or it was forgotten.

    `withdrawn` says who decided that it be forgotten, when and why; the last time, of several.
    """

    text: str | None
    answer: str | None
    withdrawn: Withdrawn | None = None


async def letters_of(
    database: Database, committee: UUID, wanted: Wanted, sight: Sight, turn: Turn
) -> Page[LetterRow]:
    """The latest first."""
    heads = await heads_of(database, committee)
    page = await paged(database, _letters(committee, wanted, sight, heads), LATEST, turn, LetterRow)
    return replace(page, items=[_kept(row, heads) for row in page.items])


async def pages_of_letters(
    database: Database, committee: UUID, wanted: Wanted
) -> AsyncGenerator[list[LetterRow]]:
    """By day and number, some at a time."""
    c, heads = letters.c, await heads_of(database, committee)
    asked = _letters(committee, wanted, Sight(everything=True), heads)
    asked = asked.order_by(c.sent_on, c.number, c.letter)
    async for page in pages(database, asked, LetterRow):
        yield [_kept(row, heads) for row in page]


def _kept(row: LetterRow, heads: Heads) -> LetterRow:
    """About whom it is; of a member who was entered twice, who is kept."""
    return replace(row, member=heads.meant(row.member))


def _letters(committee: UUID, wanted: Wanted, sight: Sight, heads: Heads) -> Select[Any]:
    where = (letters.c.committee == committee, *wanted.where(), *sight.where(heads))
    return select(letters).where(*where)


async def letter_of(
    database: Database, committee: UUID, letter: UUID, sight: Sight
) -> LetterRow | None:
    """One, if the asker may see it."""
    heads = await heads_of(database, committee)
    wanted = _letters(committee, Wanted(), sight, heads).where(letters.c.letter == letter)
    found = await fetch(database, wanted, LetterRow)
    return _kept(found[0], heads) if found else None


async def words_of(database: Database, row: LetterRow) -> Words:
    """What lies in the vault of a letter."""
    items = [one for one in (row.text, row.answer) if one]
    found = await texts(database, items)
    why = await withdrawn(database, set(items) - found.keys())

    def word(item: UUID | None) -> str | None:
        return None if item is None else found.get(item)

    last = max(why.values(), key=lambda one: one.at, default=None)
    return Words(word(row.text), word(row.answer), last)
