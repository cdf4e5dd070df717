"""What does every service remember of committees: plenaries, and the rules in force on a day?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol
from uuid import UUID

from sqlalchemy import MetaData, select

from contracts.members.committee import PlenaryConvened, PlenaryRescheduled, RulesAdopted
from contracts.members.rules import CommitteeRules
from kernel.fetching import Database, fetch
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.view import View

tables = MetaData()


@dataclass(frozen=True, slots=True)
class PlenaryRow:
    """One plenary of one committee."""

    plenary: UUID
    committee: UUID
    term: int
    session: int
    opens: date
    closes: date
    cut_off: datetime


@dataclass(frozen=True, slots=True)
class RulesRow:
    """One adoption of rules; `rules` is the whole as JSON."""

    adoption: UUID
    committee: UUID
    effective_on: date
    position: int
    rules: str


plenaries = table_of(tables, "plenaries", PlenaryRow, "plenary")
rules = table_of(tables, "rules", RulesRow, "adoption")

Sat = PlenaryConvened | PlenaryRescheduled


def plenary_id(committee: UUID, term: int, session: int) -> UUID:
    """A plenary's id: the same on every node."""
    return derived("plenary", committee, term, session)


def plenary_row(before: PlenaryRow | None, event: Sat, recorded: Recorded) -> PlenaryRow | None:
    """A plenary with its days."""
    match event:
        case PlenaryConvened():
            return PlenaryRow(**event.model_dump())
        case PlenaryRescheduled() if before is not None:
            return replace(before, opens=event.opens, closes=event.closes, cut_off=event.cut_off)
        case _:
            return before


def rules_row(before: RulesRow | None, event: RulesAdopted, recorded: Recorded) -> RulesRow:
    """One row an adoption; which one is in force is asked by day."""
    return RulesRow(
        recorded.event_id,
        event.committee,
        event.effective_on,
        recorded.position,
        event.rules.model_dump_json(exclude_unset=True),
    )


PLENARIES = View(
    plenaries,
    PlenaryRow,
    (PlenaryConvened, PlenaryRescheduled),
    lambda event, recorded: event.plenary,
    plenary_row,
)
RULES = View(rules, RulesRow, (RulesAdopted,), lambda event, recorded: recorded.event_id, rules_row)


def in_force(adopted: Iterable[RulesRow], on: date) -> CommitteeRules | None:
    """The rules in force on a day; see `adopted_for`."""
    chosen = adopted_for(adopted, on)
    return None if chosen is None else rules_in(chosen)


def adopted_for(adopted: Iterable[RulesRow], on: date) -> RulesRow | None:
    """The adoption that holds on a day: the latest effective by then, the later of two.

    Before the first adoption took effect the first one holds: history is counted by it too.
    """
    known = sorted(adopted, key=lambda row: (row.effective_on, row.position))
    past = [row for row in known if row.effective_on <= on]
    return past[-1] if past else (known[0] if known else None)


def rules_in(row: RulesRow) -> CommitteeRules:
    """The rules that an adoption adopted."""
    return _rules(row.rules)


@lru_cache(maxsize=100)
def _rules(text: str) -> CommitteeRules:
    return CommitteeRules.model_validate_json(text)


async def rules_of(database: Database, committee: UUID, on: date) -> CommitteeRules | None:
    """A committee's rules on a day; None when it has none here yet."""
    wanted = select(rules).where(rules.c.committee == committee)
    return in_force(await fetch(database, wanted, RulesRow), on)


async def plenary_of(database: Database, plenary: UUID) -> PlenaryRow | None:
    """One plenary, if it is known here."""
    found = await fetch(
        database, select(plenaries).where(plenaries.c.plenary == plenary), PlenaryRow
    )
    return found[0] if found else None


class Place(Protocol):
    """Where somebody asks: a service's database, and the committee."""

    @property
    def engine(self) -> Database: ...

    @property
    def here(self) -> UUID: ...


async def find_plenary(asking: Place, term: int, session: int) -> UUID | None:
    """The plenary of that number, in whose year a ledger is kept, if it is known here."""
    found = await plenary_of(asking.engine, plenary_id(asking.here, term, session))
    return None if found is None else found.plenary
