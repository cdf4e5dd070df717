"""What is a check: what it asks of the data, who keeps them, which figures it touches?"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from reporting.cases.kind import Kind
from reporting.readiness.known import Known


@dataclass(frozen=True, slots=True)
class Keeper:
    """Who keeps a ledger and can put it right: one sheet of the workbook each.

    Attributes:
        zh: the ledger's name, which is the sheet's.
    """

    id: str
    zh: str
    en: str


PROPOSALS = Keeper("proposals", "提案台账", "proposal ledger")
REPORTS = Keeper("situation-reports", "社情民意台账", "ledger of situation reports")
ROSTER = Keeper("roster", "委员名册", "roster")
ACTIVITIES = Keeper("activities", "活动台账", "activity ledger")
OFFICE = Keeper("office", "办公室", "office")
KEEPERS = (PROPOSALS, REPORTS, ROSTER, ACTIVITIES, OFFICE)
OF_TITLE = 40
"""So much of a title orders a list: a cursor, which holds it, must stay short."""


class About(NamedTuple):
    """One case: its kind, its id, and what it is called."""

    kind: str
    case: str
    label: str


def about(kind: Kind[Any], case: object, label: str) -> About:
    """What a finding is about."""
    return About(kind.name, str(case), label)


class Odd(NamedTuple):
    """What a check found of one case, said in both languages.

    Attributes:
        place: tells findings of one check apart and orders them; the same in the next answer.
    """

    about: About
    place: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Check:
    """Something that may be missing or odd.

    Attributes:
        means: when a case is listed, in Chinese; the page of checks says it.
        figures: the ids of the figures that come out wrong or incomplete by it.
        todo_zh, todo_en: what its keeper does about it.
        finds: the cases that are so. Pure.
        fills: the columns of the keeper's ledger in which it is put right (`LedgerRow`); with none
            it is not put right by filling in a cell.
    """

    id: str
    zh: str
    en: str
    means: str
    keeper: Keeper
    figures: tuple[str, ...]
    todo_zh: str
    todo_en: str
    finds: Callable[[Known], Iterable[Odd]]
    fills: tuple[str, ...] = ()
