"""Who is behind, who was not reached, and how were the others: counted from rows. Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.contacts import QuotaRule
from contracts.roll import OnRoll
from members.contact.quota import Spell, owed, owed_by, year_called, year_of
from members.contact.tables import ContactRow, PairRow
from rules.dates import Window


@dataclass(frozen=True, slots=True)
class Ways:
    """How often in one way."""

    way: str
    times: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How a pair stands in the year in which a day lies.

    Attributes:
        owed: times in the whole year. owed_by_now: the share of the months that are over.
        made: contacts in the year that count. others: those whose way does not count.
        behind: fewer made than are owed by now. met: as many as are owed in the whole year.
    """

    pair: UUID
    kind: str
    contacting: str
    contacted: str
    first: date
    last: date
    owed: int
    owed_by_now: int
    made: int
    others: int
    ways: tuple[Ways, ...]
    last_on: date | None
    behind: bool
    met: bool
    basis: str


def standing(
    pair: PairRow,
    made: Iterable[ContactRow],
    rule: QuotaRule,
    day: date,
    number: int | None = None,
) -> Standing | None:
    """None for a pair that was not kept on any day of that year.

    Args:
        number: of the year, as the rule has its years, on its last day if that is earlier than
            `day`; None is the year in which the day lies.
    """
    year = year_of(rule, day)[1] if number is None else year_called(rule, number)
    day = min(day, year.last)
    spells = spells_of(pair)
    if not any(spell.touches(year) for spell in spells):
        return None
    mine = [one for one in made if one.pair == pair.pair and one.made_on in year]
    by_now = [one for one in mine if one.made_on <= day]
    counts = [one for one in by_now if not rule.ways or one.way in rule.ways]
    whole = owed(rule, spells, year)
    now = owed_by(whole, spells, year, day)
    return Standing(
        pair=pair.pair,
        kind=pair.kind,
        contacting=pair.contacting_name,
        contacted=pair.contacted_name,
        first=year.first,
        last=year.last,
        owed=whole,
        owed_by_now=now,
        made=len(counts),
        others=len(by_now) - len(counts),
        ways=ways_of(by_now),
        last_on=max((one.made_on for one in by_now), default=None),
        behind=len(counts) < now,
        met=whole > 0 and len(counts) >= whole,
        basis=rule.basis,
    )


def spells_of(pair: PairRow) -> list[Spell]:
    """Every time that a pair was kept."""
    return [Spell(*days) for days in zip(pair.sinces, pair.untils, strict=True)]


def kept_on(pair: PairRow, day: date) -> bool:
    """Whether a pair is kept on a day."""
    return any(spell.since <= day <= spell.until for spell in spells_of(pair))


def ways_of(made: Iterable[ContactRow]) -> tuple[Ways, ...]:
    """In which ways, the commonest first."""
    counted = Counter(one.way for one in made)
    return tuple(Ways(way, times) for way, times in counted.most_common())


@dataclass(frozen=True, slots=True)
class Reached:
    """A member on the roll, and how often and in which ways the member was reached."""

    member: UUID
    name: str
    member_no: str | None
    sector: str | None
    times: int
    ways: tuple[Ways, ...]
    last_on: date | None


def reached(
    members: Iterable[OnRoll], made: Iterable[ContactRow], window: Window, day: date
) -> list[Reached]:
    """Everyone on the roll that day, with the contacts of the window."""
    of_member: Mapping[UUID, list[ContactRow]] = defaultdict(list)
    for one in made:
        if one.made_on in window:
            for who in one.reached:
                of_member[who].append(one)
    here = [one for one in members if one.on(day)]
    return [_reached(one, of_member.get(one.member, []), day) for one in here]


def _reached(one: OnRoll, made: Sequence[ContactRow], day: date) -> Reached:
    last = max((contact.made_on for contact in made), default=None)
    sector = one.sector(day)
    return Reached(one.member, one.name, one.member_no, sector, len(made), ways_of(made), last)


@dataclass(frozen=True, slots=True)
class Missed:
    """How many members there are in a sector, and how many of them were not reached."""

    sector: str
    members: int
    not_reached: int


def by_sector(found: Iterable[Reached]) -> list[Missed]:
    """Sectors by name, members without one last."""
    every: dict[str, list[Reached]] = defaultdict(list)
    for one in found:
        every[one.sector or ""].append(one)
    return [
        Missed(sector or "未填界别", len(held), sum(one.times == 0 for one in held))
        for sector, held in sorted(every.items(), key=lambda one: (not one[0], one[0]))
    ]
