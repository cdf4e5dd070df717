"""How does an odd proposal stand as a row that its keeper fills in and imports again? Pure.

The headings are those that the importer of proposal ledgers reads. A cell tells which proposal it
is, or waits for what is missing; every other cell is left blank, for a blank cell changes nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from contracts.proposals.proposal import ProposalSubmitted, SponsorsCorrected
from kernel.event import Event
from reporting.cases.proposals import PROPOSALS, SPONSORINGS, ProposalCase
from reporting.readiness.archived import Arrivals, Place
from reporting.readiness.check import PROPOSALS as KEEPER
from reporting.readiness.items import Item
from reporting.readiness.known import Known
from rules.dates import in_time

HEADINGS = (
    "届次",
    "流水号",
    "案号",
    "案由",
    "提案形式",
    "第一提案人",
    "联名人",
    "界别",
    "类别",
    "提交日期",
    "审查意见",
    "主办单位",
    "会办单位",
    "办理方式",
    "交办日期",
    "要求办结日期",
    "答复日期",
    "办理结果",
)
OF_HANDLING = frozenset(HEADINGS[HEADINGS.index("主办单位") :])
FORMS = {
    "individual": "委员提案",
    "joint": "联名提案",
    "party": "党派提案",
    "organisation": "人民团体提案",
    "sector": "界别提案",
    "group": "小组提案",
    "special_committee": "专委会提案",
    "collective": "集体提案",
}
Cell = str | int | date | None


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One proposal under HEADINGS.

    Attributes:
        fills: the headings of the cells that are to be filled in or put right.
        items: what is odd about it.
    """

    cells: Mapping[str, Cell]
    fills: frozenset[str]
    items: Sequence[Item]
    source: Place | None


def arrivals_of(items: Iterable[Item], arrivals: Arrivals) -> set[int]:
    """The arrivals of what was submitted: who signed it and under which serial number."""
    return {at for id in _proposals(items) for at in _told_of(id, arrivals)}


def ledger_rows(
    items: Sequence[Item], known: Known, arrivals: Arrivals, events: Mapping[int, Event]
) -> list[LedgerRow]:
    """One row a proposal, the numbered first, in the order of their numbers.

    Args:
        events: those of `arrivals_of`, by arrival.
    """
    found = []
    for id, about in sorted(_proposals(items).items(), key=lambda one: one[1][0].place):
        told = [events[at] for at in sorted(_told_of(id, arrivals)) if at in events]
        fills = frozenset(heading for one in about for heading in one.check.fills)
        cells = _cells(UUID(id), fills, known, told)
        found.append(LedgerRow(cells, fills, about, about[0].source))
    return found


def _proposals(items: Iterable[Item]) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {}
    for one in items:
        if one.check.keeper == KEEPER:
            found.setdefault(one.odd.about.case, []).append(one)
    return found


def _told_of(id: str, arrivals: Arrivals) -> set[int]:
    return {at for kind in (PROPOSALS, SPONSORINGS) for at in arrivals.get((kind.name, id), ())}


def _cells(id: UUID, fills: frozenset[str], known: Known, told: Sequence[Event]) -> dict[str, Cell]:
    case = known.proposals[id]
    plenary = known.plenaries.get(case.plenary)
    serial = next((one.serial_no for one in told if isinstance(one, ProposalSubmitted)), None)
    listed = not case.by_members or "联名人" in fills
    return {
        "届次": f"{plenary.term}届{plenary.session}次" if plenary else None,
        "流水号": serial,
        "案号": None if case.case_no is None else f"{case.case_no:04d}",
        "案由": case.title,
        "提案形式": FORMS[case.sponsor_kind],
        "第一提案人": case.first_sponsor_name,
        "联名人": _co_sponsors(told) if listed else None,
        "界别": case.sector_name,
        "类别": case.category,
        "提交日期": _submitted(case, known),
        "审查意见": "立案" if case.state == "filed" else None,
    } | (_units(id, known) if fills & OF_HANDLING else {})


def _co_sponsors(told: Sequence[Event]) -> str | None:
    """The others on the list as it was told last."""
    lists = [one for one in told if isinstance(one, ProposalSubmitted | SponsorsCorrected)]
    return "、".join(one.name for one in lists[-1].co_sponsors) or None if lists else None


def _submitted(case: ProposalCase, known: Known) -> date | None:
    """The day, where it tells the same part of the year as the hour did that is not known here."""
    plenary = known.plenaries.get(case.plenary)
    if plenary is None or case.submitted_on is None:
        return None
    in_session = in_time(case.submitted_on, datetime.fromisoformat(plenary.cut_off))
    return case.submitted_on if in_session == (case.timing == "plenary") else None


def _units(id: UUID, known: Known) -> dict[str, Cell]:
    """Who answers it, where a ledger can say so: one unit that leads, or 分办."""
    handling = known.handlings.get(id)
    if handling is None or (handling.mode != "separate" and len(handling.leading) > 1):
        return {}
    names = dict(zip(handling.units, handling.names, strict=True))
    leading = "、".join(names[unit] for unit in handling.leading)
    return {"主办单位": leading, "办理方式": "分办" if handling.mode == "separate" else None}
