"""What is a figure: a count, a rate, a breakdown, days between; in which sense of time?"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from reporting.cases.kind import Kind
from reporting.figures.selection import All, InOrder, Where, check


class Sense(StrEnum):
    """How a figure relates to its window.

    FLOW: acts that happened in the window. COHORT: of the cases that entered in the window, those
    that by the cut ... STOCK: the state on the window's last day.
    """

    FLOW = "flow"
    COHORT = "cohort"
    STOCK = "stock"


@dataclass(frozen=True, slots=True)
class Time:
    """Which columns place a case in time.

    Attributes:
        day: the day of entry (cohort) or of the act (flow); for a stock the first day.
        plenary: cohort only: the column that says to which plenary the case belongs; in the
            window of a plenary it decides, whatever the day.
        until: stock only: the last day, inclusive.
    """

    sense: Sense
    day: str
    plenary: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class OnTheDay:
    """The bodies of a kind in which those who acted in a case were on the day of the act.

    Attributes:
        body_kind: as members belong to it: sector, special_committee ...
        written: where the roster knows none of them, the sector that the ledger wrote stands.
    """

    body_kind: str
    written: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases, or how many different values of a column in them, or a column's sum.

    Attributes:
        through: the kind of case it belongs to, joined at the cut by the column of that name.
        distinct: count different values of this column instead of cases; of a list, its members.
        among: only those values that are cases of another count (by the column named like it).
        whose: by the values of this column instead, when it is not they that are counted.
        without: leave out the values that other counts count (members without any proposal).
        sums: add this column up instead of counting.
        plus: a count of other cases that is added (people counted, not named).
        for_each: count a case once for each of these bodies, and once if it has none.
    """

    id: str
    zh: str
    unit: str
    means: str
    time: Time
    what: Kind[Any]
    where: Where = All()  # noqa: RUF009  # a value without state
    through: Kind[Any] | None = None
    distinct: str | None = None
    among: "Count | None" = None
    whose: str | None = None
    without: "tuple[Count, ...]" = ()
    sums: str | None = None
    plus: "Count | None" = None
    for_each: OnTheDay | None = None

    def __post_init__(self) -> None:
        check(self.where, self.what, self.through)


@dataclass(frozen=True, slots=True)
class Ratio:
    """A share of one count in another, of which it is a part.

    Attributes:
        base: what the denominator is called in print.
    """

    id: str
    zh: str
    means: str
    of: Count
    over: Count
    base: str


@dataclass(frozen=True, slots=True)
class Each:
    """Each member of a list column, with the case that it names; an alias stands for its own.

    A column that is no list names one case.

    Attributes:
        days: the values are a list by day, and this column has the first day of each; they are
            taken as of `act`, a column of the counted case, else of the window's last day.
        named: (ids, names), two parallel lists of the counted case, or two columns with one of
            each, for whom no case is known.
        gone: a column of the named case; where its day is not after the window's last, the value
            is printed with 原.
        but: a list of the counted case; whom it names, under any name, is left out.
        via: the list is not the counted case's own but of the case of this kind, which bears the
            id of the counted case's proposal; a case without one has no value.
    """

    column: str
    kind: Kind[Any]
    days: str | None = None
    act: str | None = None
    named: tuple[str, str] | None = None
    gone: str | None = None
    but: str | None = None
    via: Kind[Any] | None = None


@dataclass(frozen=True, slots=True)
class Weighed:
    """The members of a list, each with the number in the same place of another list.

    A part is these numbers' sum, not how many cases it has.
    """

    column: str
    weights: str


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A count by the values of a column, with shares of the whole.

    Attributes:
        each: cut by what is known of the cases that a list names (the family of its units), or by
            the bodies of those who acted, not by the counted case itself; a case then counts once
            for each different value. Or by a list with numbers, which are added up.
        asked: the values are what was ticked after a question of the committee's form.
        names: what to call the values; others are printed as they are.
        ages: the values are years of birth: (name, highest age), the youngest first; the age is
            that of the named day's year, since only the year is known.
        order: the rule of the committee that lists the values in the order of print.
        blank: what to call cases without a value; None leaves them out.
    """

    id: str
    zh: str
    means: str
    of: Count
    by: str
    names: tuple[tuple[Any, str], ...] = ()
    ages: tuple[tuple[str, int], ...] = ()
    order: str | None = None
    blank: str | None = "未分类"
    each: Each | OnTheDay | Weighed | None = None
    asked: bool = False


DAY = "天"
Take = Literal["median", "most"]


@dataclass(frozen=True, slots=True)
class Days:
    """How many days of the calendar lie between two days of a case: in the middle, or at most.

    The median of an even number of cases is the mean of the two in the middle: it may have half a
    day, and is not rounded. Without a case there is none.

    Attributes:
        of: the cases; it counts none of which a day is missing, or whose days are out of order,
            so what is still open is left out.
        since, until: the columns of the two days.
    """

    id: str
    zh: str
    means: str
    of: Count
    since: str
    until: str
    take: Take = "median"

    def __post_init__(self) -> None:
        check(InOrder(self.since, self.until, self.zh), self.of.what, self.of.through)


@dataclass(frozen=True, slots=True)
class DaysBy:
    """Median and most days between two days of a case, for each value of a column.

    Attributes:
        of, since, until: as of `Days`.
        by, each, blank: as of `Breakdown`.
    """

    id: str
    zh: str
    means: str
    of: Count
    since: str
    until: str
    by: str
    blank: str
    each: Each | None = None

    def __post_init__(self) -> None:
        check(InOrder(self.since, self.until, self.zh), self.of.what, self.of.through)


Figure = Count | Ratio | Breakdown | Days | DaysBy


def sense(figure: Figure) -> Sense:
    """A figure's sense of time; a rate has that of its denominator."""
    match figure:
        case Count():
            return figure.time.sense
        case Ratio():
            return figure.over.time.sense
        case Breakdown() | Days() | DaysBy():
            return figure.of.time.sense
