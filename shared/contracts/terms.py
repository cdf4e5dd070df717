"""Which terms does a committee have: those that were opened, and those that plenaries imply?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import MetaData, select

from contracts.committees import PlenaryRow, plenaries
from contracts.members.term import DAY, Term, TermChangeDecided, TermOpened
from kernel.fetching import Database, fetch
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term that was opened by itself; others are implied by their plenaries."""

    id: UUID
    committee: UUID
    term: int
    opened_on: date
    basis: str


@dataclass(frozen=True, slots=True)
class TermChangeRow:
    """What was decided of the roster at a change of term; `but` are the members excepted."""

    id: UUID
    committee: UUID
    term: int
    carries_over: bool
    but: tuple[UUID, ...]
    opened_on: date
    basis: str


opened_terms = table_of(tables, "terms", TermRow, "id")
term_changes = table_of(tables, "term_changes", TermChangeRow, "id")


def key(event: TermOpened | TermChangeDecided, recorded: Recorded) -> UUID:
    """One row a committee and term."""
    return derived("term", event.committee, event.term)


def row(before: TermRow | None, event: TermOpened, recorded: Recorded) -> TermRow:
    """The term as it was told last."""
    told = (event.committee, event.term, event.opened_on, event.basis)
    return TermRow(key(event, recorded), *told)


def change_row(
    before: TermChangeRow | None, event: TermChangeDecided, recorded: Recorded
) -> TermChangeRow:
    """What was decided; it is decided once."""
    return TermChangeRow(id=key(event, recorded), **event.model_dump())


TERMS = View(opened_terms, TermRow, (TermOpened,), key, row)
TERM_CHANGES = View(term_changes, TermChangeRow, (TermChangeDecided,), key, change_row)


def terms_from(opened: Iterable[TermRow], sat: Iterable[PlenaryRow]) -> list[Term]:
    """A committee's terms, earliest first."""
    rows = {row.term: row for row in opened}
    sittings: dict[int, list[PlenaryRow]] = {}
    for plenary in sorted(sat, key=lambda one: (one.opens, one.session)):
        sittings.setdefault(plenary.term, []).append(plenary)
    first = {
        term: rows[term].opened_on if term in rows else sittings[term][0].opens
        for term in {*rows, *sittings}
    }
    return [
        _term(term, first, rows.get(term), sittings.get(term, []))
        for term in sorted(first, key=lambda one: (first[one], one))
    ]


def _term(term: int, first: dict[int, date], own: TermRow | None, sat: list[PlenaryRow]) -> Term:
    opens = first[term]
    later = [day for day in first.values() if day > opens]
    return Term(
        term=term,
        opens=opens,
        ends=min(later) - DAY if later else None,
        implied=own is None,
        basis=own.basis if own else None,
        first_plenary=next((one.plenary for one in sat if one.session == 1), None),
        plenaries=len(sat),
    )


async def terms_of(database: Database, committee: UUID) -> list[Term]:
    """A committee's terms, earliest first."""
    opened = select(opened_terms).where(opened_terms.c.committee == committee)
    sat = select(plenaries).where(plenaries.c.committee == committee)
    return terms_from(
        await fetch(database, opened, TermRow), await fetch(database, sat, PlenaryRow)
    )
