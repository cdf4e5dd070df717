"""What is known of a year, and of the year before, for findings and documents to quote?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from reporting.figures.scope import Scope
from reporting.figures.value import Lapse, Lapses, Number, Part, Parts, Share, Value, days_zh
from reporting.findings.plan import Plan
from reporting.findings.quote import Quote, Reference
from reporting.findings.sheet import Rulebook
from rules.names import sector_name

MONTHS_TO_COMPARE = 9
"""A year in progress is compared with the whole year before only when it is nearly over."""


@dataclass(frozen=True, slots=True)
class Before:
    """The same figures of an earlier year.

    Attributes:
        name: as figure ids say it: 5/2, 2024, or the days 2024-01-01..2024-06-30.
    """

    name: str
    scope: Scope
    values: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Example:
    """A filed proposal that a text may name.

    Attributes:
        category: its part of `proposals.by_category`.
        key: a key proposal, or one that was awarded.
        consented: its first sponsor agreed that it is published, and no sponsor declined.
    """

    title: str
    category: str
    key: bool = False
    consented: bool = False


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """What no event proves, as a paper has it: of an earlier year, marked wherever it is shown.

    Attributes:
        year: the plenary (5/1) or the year (2021), as `Before.name`.
        text: with its unit.
    """

    figure: str
    year: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """All values of a scope; every number leaves here as a quote.

    Attributes:
        values: figures that are not counted for whose work it is are absent.
        before: none where there was no year before, or the two cannot be compared.
        years: the earlier years that were recorded, newest first, whether they can be compared
            or not; as many as the kind of document asked for.
        examples: proposals to be named, those that matter most first, where a kind names any.
        stated: of earlier years that no event proves, where a kind shows them.
        rules: those of findings in force on the document's day; none is the preset.
        others: the same figures of other windows, by the calendar year that each is.
        named: as figure ids say the window, where it is not the document's own.
        plan: the one for this year, as it was issued a year before; None where none was.
    """

    scope: Scope
    values: Mapping[str, Value]
    before: Before | None = None
    years: tuple[Before, ...] = ()
    examples: tuple[Example, ...] = ()
    stated: tuple[StatedFigure, ...] = ()
    rules: Rulebook | None = None
    others: Mapping[str, "Facts"] = field(default_factory=dict)
    named: str = ""
    plan: Plan | None = None

    def other(self, year: str) -> "Facts":
        """The same figures of a calendar year, in a document of another window.

        Its quotes bear the year in their ids (`sectors.present@2025`); the text names the window,
        as `other(year).scope.span.zh()` says it.

        Raises:
            KeyError: the kind of document did not ask for it (`Kind.windows`).
        """
        return self.others[year]

    def at(self, against: str) -> "Facts | Before":
        """What a figure id is of: "" this window, else an earlier year or another window."""
        if not against:
            return self
        earlier = (one for one in (self.before, *self.years) if one and one.name == against)
        return next(earlier, None) or self.others[against]

    @property
    def small(self) -> bool:
        """A township group: so few people that a percentage would mislead."""
        return len(self.scope.named.code) == 9

    def knows(self, id: str) -> bool:
        """Whether a figure is counted for whose work it is: not all are for one body or member."""
        return id in self.values

    def knows_any(self, ids: Iterable[str]) -> bool:
        """Whether any of these figures is counted here; a section without one is left out."""
        return any(map(self.knows, ids))

    def few(self, id: str, against: str = "") -> bool:
        """Whether a rate or breakdown is of so few that it is said as 6名委员中5名: by rule.

        Args:
            against: the earlier year that it is of.
        """
        whole = _whole(self.at(against).values.get(id))
        return self.small or whole < self.scope.rules.shares_from

    def value(self, id: str) -> int:
        """A count's value, the numerator of a rate, whole days; 0 of a figure that is absent."""
        return _value(self.values.get(id))

    def whole(self, id: str) -> int:
        """The whole of a breakdown, or the denominator of a rate; 0 of a figure that is absent."""
        return _whole(self.values.get(id))

    def parts(self, id: str) -> tuple[Part, ...]:
        """The parts of a breakdown, in the order of print; none of a figure that is absent."""
        found = self.values.get(id)
        if found is None:
            return ()
        assert isinstance(found, Parts)
        return found.parts

    def count(self, id: str, unit: str | None = None) -> Quote:
        """A count with its unit, or with another measure word: 1860人 or 1860名."""
        found = self.values[id]
        assert isinstance(found, Number)
        return Quote(
            Reference(id, self.named), f"{found.value}{found.figure.unit if unit is None else unit}"
        )

    def money(self, id: str) -> Quote:
        """A sum of money in yuan, or in units of ten thousand; exact, never rounded."""
        return Quote(Reference(id, self.named), yuan(self.value(id)))

    def rate(self, id: str) -> Quote:
        """A rate as a percentage with the committee's digits."""
        found = self.values[id]
        assert isinstance(found, Share)
        return Quote(Reference(id, self.named), found.text)

    def days(self, id: str) -> Quote:
        """Days between two acts, in the middle or at most; half days are kept."""
        found = self.values[id]
        assert isinstance(found, Lapse)
        return Quote(Reference(id), found.text)

    def fraction(self, id: str) -> tuple[str, str]:
        """The ids of the two counts of a rate: of which, in which."""
        found = self.values[id]
        assert isinstance(found, Share)
        return found.figure.of.id, found.figure.over.id

    def days_of(self, id: str, name: str) -> Quote:
        """The median days of one part."""
        found = self.values[id]
        assert isinstance(found, Lapses)
        part = found.part(name)
        return Quote(Reference(id, part=name), days_zh(None if part is None else part.median))

    def part(self, id: str, name: str, unit: str | None = None) -> Quote:
        """One part of a breakdown with its unit."""
        found = self.values[id]
        assert isinstance(found, Parts)
        unit = found.figure.of.unit if unit is None else unit
        return Quote(Reference(id, self.named, part=name), f"{found.part(name).value}{unit}")

    def share(self, id: str, name: str) -> Quote:
        """One part's share of the whole; what only another year has is 0% of it."""
        found = self.values[id]
        assert isinstance(found, Parts)
        return Quote(Reference(id, self.named, part=name, aspect="share"), found.part(name).share)

    def earlier(self, id: str) -> int:
        """What a count came to the year before; 0 without one, or of a figure that is absent."""
        if self.before is None or not self.knows(id):
            return 0
        return _value(self.before.values.get(id))

    def earlier_count(self, id: str) -> Quote:
        """A count of the year before."""
        assert self.before is not None
        found = self.before.values[id]
        assert isinstance(found, Number)
        return Quote(Reference(id, self.before.name), found.text)

    def earlier_part(self, id: str, name: str) -> Quote:
        """One part of a breakdown the year before."""
        assert self.before is not None
        found = self.before.values[id]
        assert isinstance(found, Parts)
        text = f"{found.part(name).value}{found.figure.of.unit}"
        return Quote(Reference(id, self.before.name, part=name), text)

    def change(self, id: str, unit: str | None = None) -> Quote:
        """By how much a count differs from the year before, without a sign."""
        assert self.before is not None
        found = self.values[id]
        assert isinstance(found, Number)
        unit = found.figure.unit if unit is None else unit
        difference = abs(found.value - self.earlier(id))
        return Quote(Reference(id, self.before.name, aspect="change"), f"{difference}{unit}")

    def silent(self, id: str) -> tuple[str, ...]:
        """The sectors of the roll that have no part in a breakdown."""
        return silent_sectors(self.values, id)

    def silent_count(self, id: str) -> Quote:
        """How many sectors have no part in a breakdown."""
        return Quote(Reference(id, self.named, aspect="silent"), f"{len(self.silent(id))}个")


def silent_sectors(values: Mapping[str, Value], id: str) -> tuple[str, ...]:
    """The sectors of `members.by_sector` that a breakdown by sector or host does not name."""
    every, found = values.get("members.by_sector"), values.get(id)
    if every is None or found is None:
        return ()
    assert isinstance(every, Parts)
    assert isinstance(found, Parts)
    heard = {sector_name(one.name) for one in found.parts if one.value}
    return tuple(one.name for one in every.parts if sector_name(one.name) not in heard)


def yuan(fen: int) -> str:
    """Fen as 12345元, 123.4元 or 12.3万元: every digit kept, no zero at the end."""
    whole = Decimal(fen).scaleb(-2)
    number, unit = (whole.scaleb(-4), "万元") if whole >= 10_000 else (whole, "元")
    text = format(number, "f")
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text}{unit}"


def comparable(scope: Scope) -> bool:
    """Whether enough of the window has passed to set it beside a whole year."""
    if scope.span.last is not None and scope.span.last <= scope.stock_day:
        return True
    return scope.stock_day - scope.span.first >= timedelta(days=30 * MONTHS_TO_COMPARE)


def _whole(found: Value | None) -> int:
    if found is None:
        return 0
    assert isinstance(found, Parts | Share)
    return found.whole if isinstance(found, Parts) else found.denominator


def _value(found: Value | None) -> int:
    match found:
        case None:
            return 0
        case Number():
            return found.value
        case Share():
            return found.numerator
        case Parts() | Lapses():
            return found.whole
        case Lapse():
            return int(found.days or 0)
