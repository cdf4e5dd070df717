"""What does the evidence workbook of a document hold?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules.numbers import share

Side = int | Decimal | str


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure (指标) of the document: what it is called, how it was printed, what it counts.

    `numerator` and `denominator` are none for what is not a rate; `base` says in words of what
    the denominator is made; `cases` is how many cases the evidence lists.

    Attributes:
        window: the days it is counted over, in words.
        mark: its number in the check copy; 0 for what stands only behind another figure.
        rests_on: the figures under which the evidence lists its cases.
        events: how many different events those cases have.
    """

    id: str
    name: str
    printed: str
    definition: str
    cases: int
    numerator: int | None = None
    denominator: int | None = None
    base: str = ""
    window: str = ""
    mark: int = 0
    rests_on: tuple[str, ...] = ()
    events: int = 0


@dataclass(frozen=True, slots=True)
class EventEntry:
    """One event (事件) and, when it was imported, the ledger's row it came from.

    Attributes:
        record: the stream that it was told in: of which proposal, activity or member it is.
        origin, position: where it stands in which log.
    """

    id: str
    name: str
    occurred_on: date
    file: str = ""
    sheet: str = ""
    row: int | None = None
    record: str = ""
    origin: str = ""
    position: int | None = None


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One case (个案) that a figure counts; `label` is what a clerk knows it by.

    Attributes:
        events: the numbers of its events in the book, from 1, in order.
    """

    figure: str
    case: str
    label: str
    events: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Two ways to one number (核对), with the formula as text; they agree or the paper is wrong."""

    name: str
    formula: str
    left: Side
    right: Side

    @property
    def holds(self) -> bool:
        """Whether both sides are equal."""
        return self.left == self.right


@dataclass(frozen=True, slots=True)
class EvidenceBook:
    """The workbook beside a document: its figures, their cases and events, the checks, the blanks.

    `cut` says up to what was counted; `partial` that some figures are incomplete; `unverified` are
    the numbers that people wrote themselves, each with where it stands. Each event is listed once,
    however many cases of however many figures rest on it.
    """

    title: str
    cut: str
    figures: tuple[FigureEntry, ...]
    evidence: tuple[CaseEntry, ...]
    events: tuple[EventEntry, ...]
    checks: tuple[Identity, ...]
    blanks: tuple[str, ...] = ()
    partial: bool = False
    unverified: tuple[tuple[str, str], ...] = ()


Term = tuple[str, int]


def sum_check(name: str, whole: Term, parts: Sequence[Term]) -> Identity:
    """That a whole is the sum of its parts: 收到 5898 = 立案 5006 + 并案 160 + ...

    Args:
        whole: (Chinese name, count).
        parts: (Chinese name, count), each shown in the formula even when 0.
    """
    formula = f"{_term(whole)} = {' + '.join(map(_term, parts)) or '0'}"
    return Identity(name, formula, whole[1], sum(count for _, count in parts))


def share_check(name: str, part: Term, whole: Term, printed: str, digits: int) -> Identity:
    """That a printed share is the part of the whole, rounded half up to the committee's digits.

    Args:
        printed: as the document has it, e.g. `84.9%`.
        digits: decimals, 0 or more.
    """
    formula = f"{_term(part)} ÷ {_term(whole)}"
    return Identity(name, formula, printed, share(part[1], whole[1], digits))


def _term(term: Term) -> str:
    return f"{term[0]} {term[1]}"
