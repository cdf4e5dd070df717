"""What does reporting know of contact with members, and of services to them?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    Counted,
    Owed,
    PairEnded,
    PairFormed,
    PairRetracted,
)
from reporting.cases.kind import Act, Kind, once


class ContactCase(NamedTuple):
    """联系: `times` is how many members were reached (人次)."""

    made_on: date
    way: str
    pair_kind: str | None
    by_kind: str
    reached: tuple[UUID, ...]
    times: int


def contact_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a contact."""
    return once(event.contact)


def contact(case: ContactCase | None, event: Any, recorded: Act, key: str) -> ContactCase | None:
    """A contact after an event; one taken back was none."""
    match event:
        case ContactMade() | ContactCorrected():
            kind = event.counted.kind if event.counted else None
            who = str(event.by.kind)
            many = len(event.reached)
            return ContactCase(event.made_on, event.way, kind, who, event.reached, many)
        case _:
            return None


CONTACTS = Kind(
    "contact",
    "联系委员",
    ContactCase,
    (ContactMade, ContactCorrected, ContactRetracted),
    contact_keys,
    contact,
)


class PairCase(NamedTuple):
    """联系对子: kept from `since` to `until`, both inclusive; what was before is a version."""

    kind: str
    since: date
    until: date | None = None


def pair_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a pair."""
    return once(event.pair)


def pair(case: PairCase | None, event: Any, recorded: Act, key: str) -> PairCase | None:
    """A pair after an event."""
    match event:
        case PairFormed():
            return PairCase(event.kind, event.since)
        case PairEnded() if case is not None:
            return case._replace(until=event.until)
        case _:
            return None


PAIRS = Kind(
    "contact_pair",
    "联系对子",
    PairCase,
    (PairFormed, PairEnded, PairRetracted),
    pair_keys,
    pair,
)


class PairYearCase(NamedTuple):
    """对子年度: what a pair owes in one year, the contacts that count, and when it had met it.

    `contacts` and `days` are of equal length; `kind` is "" until a contact or the pair tells it.
    """

    kind: str
    first: date
    last: date
    owed: int
    contacts: tuple[UUID, ...] = ()
    days: tuple[date, ...] = ()
    met_on: date | None = None


def pair_year_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a pair and year: those of what is owed, counted, and was counted before."""
    if isinstance(event, PairFormed | PairEnded):
        return [f"{event.pair}:{one.year}" for one in event.owed]
    if isinstance(event, PairRetracted):
        return [f"{event.pair}:{one}" for one in event.years]
    found = (getattr(event, name, None) for name in ("formerly", "counted"))
    keys = [key for one in found if one is not None and (key := _key(one)) is not None]
    return tuple(dict.fromkeys(keys))


def _key(counted: Counted) -> str | None:
    return None if counted.owed is None else f"{counted.pair}:{counted.owed.year}"


def pair_year(
    case: PairYearCase | None, event: Any, recorded: Act, key: str
) -> PairYearCase | None:
    """A pair's year after an event."""
    match event:
        case PairFormed() | PairEnded():
            kind = event.kind if isinstance(event, PairFormed) else ""
            owed = next(one for one in event.owed if f"{event.pair}:{one.year}" == key)
            return _met(_owing(case, kind, owed))
        case ContactMade() | ContactCorrected():
            return _contacted(_without(case, event.contact), event, key)
        case ContactRetracted():
            return _without(case, event.contact)
        case _:
            return None


def _contacted(
    case: PairYearCase | None, event: ContactMade | ContactCorrected, key: str
) -> PairYearCase | None:
    counted = event.counted
    if counted is None or counted.owed is None or _key(counted) != key:
        return case
    told = _owing(case, counted.kind, counted.owed)
    if counted.counts:
        made = sorted((*zip(told.days, told.contacts, strict=True), (event.made_on, event.contact)))
        days, contacts = zip(*made, strict=True)
        told = told._replace(days=days, contacts=contacts)
    return _met(told)


def _owing(case: PairYearCase | None, kind: str, owed: Owed) -> PairYearCase:
    if case is None:
        return PairYearCase(kind, owed.first, owed.last, owed.times)
    return case._replace(kind=kind or case.kind, owed=owed.times)


def _without(case: PairYearCase | None, contact: UUID) -> PairYearCase | None:
    if case is None or contact not in case.contacts:
        return case
    at = case.contacts.index(contact)
    contacts = case.contacts[:at] + case.contacts[at + 1 :]
    return _met(case._replace(contacts=contacts, days=case.days[:at] + case.days[at + 1 :]))


def _met(case: PairYearCase) -> PairYearCase:
    """The day of the contact with which all that is owed was made."""
    enough = 0 < case.owed <= len(case.days)
    return case._replace(met_on=case.days[case.owed - 1] if enough else None)


PAIR_YEARS = Kind(
    "pair_year",
    "对子年度",
    PairYearCase,
    (
        PairFormed,
        PairEnded,
        PairRetracted,
        ContactMade,
        ContactCorrected,
        ContactRetracted,
    ),
    pair_year_keys,
    pair_year,
)


class DifficultyCase(NamedTuple):
    """困难诉求: of whom, nobody is told."""

    kind: str
    raised_on: date
    outcome: str | None = None
    concluded_on: date | None = None


def difficulty_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a difficulty."""
    return once(event.difficulty)


def difficulty(
    case: DifficultyCase | None, event: Any, recorded: Act, key: str
) -> DifficultyCase | None:
    """A difficulty after an event."""
    match event:
        case DifficultyCounted():
            if case is None:
                return DifficultyCase(event.kind, event.raised_on)
            return case._replace(kind=event.kind, raised_on=event.raised_on)
        case _ if case is None:
            return None
        case DifficultyConcluded():
            return case._replace(outcome=event.outcome, concluded_on=event.concluded_on)
        case DifficultyReopened():
            return case._replace(outcome=None, concluded_on=None)
        case _:
            return None


DIFFICULTIES = Kind(
    "difficulty",
    "困难诉求",
    DifficultyCase,
    (DifficultyCounted, DifficultyConcluded, DifficultyReopened, DifficultyStruck),
    difficulty_keys,
    difficulty,
)
