"""Which organisation does a name mean on a day? Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from contracts.organisations import BEGINNING, OrganisationRow
from rules.names import derived_id, organisation_name
from rules.units import nearest

FOR_GOOD = date.max


class How(StrEnum):
    """Why a name means what it means."""

    NAMED = "named"
    """It is its name, or alias, on that day (当日名称)."""
    FORMER = "former"
    """It was its name before (曾用名)."""
    LATER = "later"
    """It is its name only afterwards (后用名)."""
    SUCCEEDED = "succeeded"
    """Its bearer is no more, and one organisation carries on its work (继任单位)."""
    SEVERAL = "several"
    """It may mean several (不止一个)."""
    UNKNOWN = "unknown"
    """Nobody ever bore it (未登记)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name means on a day.

    Attributes:
        organisation: the one it means; where it is unknown or means several, the one whose id
            follows from the name itself.
        candidates: whom it may mean, when not exactly one.
    """

    organisation: UUID
    how: How
    candidates: tuple[OrganisationRow, ...] = ()

    @property
    def settled(self) -> bool:
        """Whether it means one organisation and nobody else."""
        return self.how not in (How.SEVERAL, How.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Borne:
    """A name as it was borne: `last` is the first day on which it is no more."""

    row: OrganisationRow
    first: date
    last: date
    alias: bool

    def on(self, day: date) -> bool:
        return self.first <= day < self.last


class Organisations:
    """The organisations of one committee by all names they ever bore."""

    def __init__(self, committee: UUID, rows: Iterable[OrganisationRow]) -> None:
        self._committee = committee
        self._rows = {row.organisation: row for row in rows}
        self._meant = {id: row for row in self._rows.values() for id in row.meant()}
        self._borne: dict[str, list[_Borne]] = defaultdict(list)
        for row in self._rows.values():
            if row.organisation not in self._meant:
                for name, one in _borne(row):
                    self._borne[organisation_name(name)].append(one)

    def __contains__(self, organisation: object) -> bool:
        return organisation in self._rows

    @property
    def any_confirmed(self) -> bool:
        """Whether somebody keeps a list of units here, against which a name can be held."""
        return any(not row.provisional for row in self._rows.values())

    def get(self, organisation: UUID) -> OrganisationRow | None:
        """The organisation of an id; the id of another name of it stands for it."""
        return self._meant.get(organisation) or self._rows.get(organisation)

    def own_id(self, name: str) -> UUID:
        """The id that follows from a name alone."""
        return derived_id(self._committee, "organisation", name)

    def find(self, name: str, on: date) -> Meaning:
        """Who bore the name on that day, else before, else later.

        Whose bearer is no more means the one that carries on its work on that day.
        """
        borne = self._borne.get(organisation_name(name), [])
        now = _preferred([one for one in borne if one.on(on)])
        if now:
            return self._told(name, [one.row for one in now], How.NAMED)
        past = [one for one in borne if one.last <= on]
        if past:
            latest = max(one.last for one in past)
            return self._succeeded(name, [one.row for one in past if one.last == latest], on)
        later = [one for one in borne if one.first > on]
        if later:
            first = min(one.first for one in later)
            rows = [one.row for one in later if one.first == first]
            return self._told(name, rows, How.LATER)
        return Meaning(self.own_id(name), How.UNKNOWN)

    def ever(self, name: str) -> frozenset[UUID]:
        """All ids under which something may have been told of whoever ever bore the name."""
        rows = [one.row for one in self._borne.get(organisation_name(name), ())]
        meant = [id for row in rows for id in (row.organisation, *row.meant())]
        return frozenset({self.own_id(name), *meant})

    def standing(self, row: OrganisationRow, on: date) -> list[OrganisationRow]:
        """Itself while it exists, else those that carry on its work on that day, each once."""
        found: dict[UUID, OrganisationRow] = {}
        waiting, seen = [row], set[UUID]()
        while waiting:
            one = waiting.pop(0)
            if one.organisation in seen:
                continue
            seen.add(one.organisation)
            if one.ended_on is None or on < one.ended_on:
                found[one.organisation] = one
                continue
            heard = (self.get(successor) for successor in one.successors)
            waiting += [successor for successor in heard if successor is not None]
        return list(found.values())

    def predecessors(self, organisation: UUID) -> list[OrganisationRow]:
        """Those whose work it carries on, from one to the next, the nearest first."""
        found: list[OrganisationRow] = []
        waiting = [organisation]
        while waiting:
            after = waiting.pop(0)
            for row in self._rows.values():
                heard = [self.get(one) for one in row.successors]
                named = {one.organisation for one in heard if one is not None}
                if after in named and row not in found and row.organisation != organisation:
                    found.append(row)
                    waiting.append(row.organisation)
        return found

    def nearest(self, name: str, most: int = 3) -> list[OrganisationRow]:
        """Confirmed organisations with the likest names, the likest first."""
        known = [
            (called, row.organisation)
            for row in self._rows.values()
            if not row.provisional and row.organisation not in self._meant
            for called in (*row.names, *row.aliases)
        ]
        return [self._rows[one] for one in nearest(name, known, most)]

    def listed(self) -> Iterator[OrganisationRow]:
        """All of them; what is only another name of one is none."""
        return (row for row in self._rows.values() if row.organisation not in self._meant)

    def _told(self, name: str, rows: Sequence[OrganisationRow], how: How) -> Meaning:
        rows = _each_once(rows)
        if len(rows) == 1:
            return Meaning(rows[0].organisation, how)
        return Meaning(self.own_id(name), How.SEVERAL, tuple(rows))

    def _succeeded(self, name: str, bore: Sequence[OrganisationRow], on: date) -> Meaning:
        bore = _each_once(bore)
        found = _each_once([one for row in bore for one in self.standing(row, on)])
        if len(found) == 1:
            itself = found[0] in bore
            return Meaning(found[0].organisation, How.FORMER if itself else How.SUCCEEDED)
        own = bore[0].organisation if len(bore) == 1 else self.own_id(name)
        return Meaning(own, How.SEVERAL, tuple(found or bore))


def _borne(row: OrganisationRow) -> Iterator[tuple[str, _Borne]]:
    end = row.ended_on or FOR_GOOD
    days = [row.since or BEGINNING, *row.named_from[1:]]
    for name, first, last in zip(row.names, days, [*days[1:], end], strict=True):
        yield name, _Borne(row, first, min(last, end), alias=False)
    for alias in row.aliases:
        yield alias, _Borne(row, row.since or BEGINNING, end, alias=True)


def _preferred(found: Sequence[_Borne]) -> Sequence[_Borne]:
    """A name goes before an alias, what is confirmed before what was only heard of."""
    found = [one for one in found if not one.alias] or found
    return [one for one in found if not one.row.provisional] or found


def _each_once(rows: Iterable[OrganisationRow]) -> list[OrganisationRow]:
    return list({row.organisation: row for row in rows}.values())
