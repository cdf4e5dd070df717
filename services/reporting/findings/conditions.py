"""When does a rule of findings speak: which kinds of condition may a rule sheet name?

Every condition says which figures it reads, of which sort, and what it is in Chinese. None of
them holds code: a committee writes them in YAML.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Ratio

Sort = type[Count] | type[Ratio] | type[Breakdown] | type[Days] | type[DaysBy]
Asked = tuple[str, str, Sort]
"""A field of a condition, the figure it names, and the sort that it must be."""
Percent = Annotated[int, Field(ge=0, le=100)]
Least = Annotated[int, Field(ge=1, le=10_000)]
Counts = Annotated[tuple[str, ...], Field(min_length=1, max_length=12)]
Names = Annotated[tuple[str, ...], Field(max_length=20)]


class Part(BaseModel):
    """A part of a rule sheet: nothing unknown in it is passed over."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Rate(Part):
    """A rate against a target: `good` percent is a strength, under `poor` percent a problem.

    Attributes:
        months: not judged before so many months after the plenary, when the target is due.
        minimum: of fewer than so many no problem is said.
    """

    words: ClassVar = ("good", "poor")
    kind: Literal["rate"]
    figure: str
    good: Percent
    poor: Percent
    months: Annotated[int, Field(ge=0, le=12)] = 0
    minimum: Least = 1

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Ratio


class Trend(Part):
    """A count against the year before: a change of `percent` or more is worth saying."""

    words: ClassVar = ()
    kind: Literal["trend"]
    figure: str
    percent: Annotated[int, Field(ge=1, le=1000)] = 10
    minimum: Least = 1

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Count


class Silent(Part):
    """Sectors that have nothing where others have something; none is a strength.

    Attributes:
        unknown: parts of the breakdown that are no sector; nothing is said where they are most.
    """

    words: ClassVar = ()
    kind: Literal["silent"]
    figure: str
    unknown: Names = ()

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Breakdown


class SilentInAll(Part):
    """Sectors that have nothing in any of several breakdowns, where others have something."""

    words: ClassVar = ("names",)
    kind: Literal["silent_in_all"]
    figures: Annotated[tuple[str, ...], Field(min_length=2, max_length=6)]
    unknown: Names = ()

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield from (("figures", id, Breakdown) for id in self.figures)


class Yearly(Part):
    """A yearly number against a standing duty: `at_least` in a year that is nearly over."""

    words: ClassVar = ()
    kind: Literal["yearly"]
    figure: str
    at_least: Least

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Count


class Left(Part):
    """A count that should be zero.

    Attributes:
        of: what it is a part of; of fewer than `minimum` no problem is said.
    """

    words: ClassVar = ()
    kind: Literal["left"]
    figure: str
    of: str | None = None
    minimum: Least = 1

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Count
        if self.of is not None:
            yield "of", self.of, Count


class ShareAbove(Part):
    """A rate of what should not be, above `percent`."""

    words: ClassVar = ()
    kind: Literal["share_above"]
    figure: str
    percent: Percent
    minimum: Least = 1

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Ratio


class Limited(Part):
    """Days against a limit: so many days, or the committee's own months to reply.

    Attributes:
        days: the limit; None is the committee's rule of months, each taken as 31 days.
        minimum: of fewer than so many cases nothing is said.
    """

    words: ClassVar = ("limit",)
    figure: str
    days: Annotated[int, Field(ge=1, le=999)] | None = None
    minimum: Least = 3


class Late(Limited):
    """The median or the most days of all cases, above the limit."""

    kind: Literal["late"]

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Days


class LateParts(Limited):
    """Units whose median days lie above the limit."""

    kind: Literal["late_parts"]

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, DaysBy


class Dominant(Part):
    """One part of a breakdown makes up `percent` or more of at least `minimum`."""

    words: ClassVar = ()
    kind: Literal["dominant"]
    figure: str
    percent: Percent
    minimum: Least
    unknown: Names = ()

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Breakdown


class Fewer(Part):
    """A count that is less than `percent` of another one."""

    words: ClassVar = ()
    kind: Literal["fewer"]
    figure: str
    than: str
    percent: Annotated[int, Field(ge=1, le=1000)] = 100
    minimum: Least = 1

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Count
        yield "than", self.than, Count


class Nothing(Part):
    """At least `minimum` of one count, and nothing of others that should follow from it."""

    words: ClassVar = ()
    kind: Literal["nothing"]
    figure: str
    follows: Annotated[tuple[str, ...], Field(min_length=1, max_length=6)]
    minimum: Least = 1

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield "figure", self.figure, Count
        yield from (("follows", id, Count) for id in self.follows)


class Untouched(Part):
    """Priorities (中心工作) of the committee's rules that nothing serves, where others are."""

    words: ClassVar = ("names",)
    kind: Literal["untouched"]
    figures: Annotated[tuple[str, ...], Field(min_length=1, max_length=6)]

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield from (("figures", id, Breakdown) for id in self.figures)


class Unheeded(Part):
    """What the plan for this year lists and nothing of the year touched.

    The plan is the one that was issued a year before; of one that lists nothing by topic that is
    said.

    Attributes:
        work: by topic of the plan the counts that tell of it; of other topics nothing is said.
        figures: where a subject that people marked in the plan is looked for.
    """

    words: ClassVar = ("plan", "names")
    kind: Literal["unheeded"]
    work: Annotated[Mapping[str, Counts], Field(max_length=20)]
    figures: Annotated[tuple[str, ...], Field(min_length=1, max_length=8)]

    def asked(self) -> Iterator[Asked]:
        """The figures it reads."""
        yield from (("work", id, Count) for ids in self.work.values() for id in ids)
        yield from (("figures", id, Breakdown) for id in self.figures)


class Repeated(Part):
    """A problem of the year before, by the same rule, that is found again.

    Attributes:
        of: ids of rules; none is every rule.
    """

    words: ClassVar = ("then", "now")
    kind: Literal["repeated"]
    of: tuple[str, ...] = ()

    def asked(self) -> Iterator[Asked]:
        """None of its own: it reads what the other rules found."""
        yield from ()


Condition = Annotated[
    Rate
    | Trend
    | Silent
    | SilentInAll
    | Yearly
    | Left
    | ShareAbove
    | Late
    | LateParts
    | Dominant
    | Fewer
    | Nothing
    | Untouched
    | Unheeded
    | Repeated,
    Field(discriminator="kind"),
]
