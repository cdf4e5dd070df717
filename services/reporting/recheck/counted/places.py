"""In which bodies were those who acted, on the day on which they did?"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from uuid import UUID

from reporting.recheck.cards import Proposal, Sector
from reporting.recheck.counted.proposals import by_members, filed, tallied
from reporting.recheck.counted.reports import all_received as all_reports
from reporting.recheck.counted.reports import received as reports
from reporting.recheck.tally import Parts, Tally, figure
from reporting.recheck.year import Year

Place = tuple[str, UUID, str]
"""A case, a body in which somebody who acted was that day, and its name."""
UNTOLD = "未填界别"


def places(
    year: Year, case: str, persons: Iterable[UUID], day: date | None, kind: str
) -> list[Place]:
    """The bodies of a kind in which one of these was on a day, each once."""
    found: dict[UUID, str] = {}
    for person in persons:
        for one in year.memberships(person):
            if one.kind == kind and one.held_on(day):
                found[one.body] = year.body_name(one.body, kind)
    return [(case, body, name) for body, name in found.items()]


def sectors(
    year: Year, case: str, persons: Iterable[UUID], day: date | None, written: Sector | None
) -> list[Place]:
    """界别: by the roster, else the one that the ledger wrote."""
    found = places(year, case, persons, day, "sector")
    if found or written is None:
        return found
    id, name = written
    return [(case, id, year.body_name(id, "sector") or name)]


def of_members(year: Year) -> Iterator[tuple[Proposal, list[UUID], date | None]]:
    """立案的委员提案 with sponsors and day: of submission, else the plenary's opening day."""
    for proposal in filed(year):
        if by_members(proposal):
            plenary = year.record.plenaries.get(proposal.plenary)
            opened = None if plenary is None else plenary.opens
            sponsors = [proposal.first, *proposal.others]
            yield proposal, sponsors, proposal.submitted_on or opened


@figure("proposals.sector_sponsorings")
def sponsorings(year: Year) -> Tally:
    """各界别的提案合计: once for each sector, once where there is none."""
    tally = Tally()
    for one, sponsors, day in of_members(year):
        _each(tally, one.case, sectors(year, one.case, sponsors, day, one.sector))
    return tally


def _each(tally: Tally, case: str, found: list[Place]) -> None:
    for _, body, _ in found:
        tally.note(case, (case, body))
    if not found:
        tally.note(case)


@figure("proposals.by_sector")
def by_sector(year: Year) -> Parts:
    """立案的委员提案 once in each sector."""
    parts = Parts(tallied(one for one, _, _ in of_members(year)))
    for one, sponsors, day in of_members(year):
        _part(parts, one.case, sectors(year, one.case, sponsors, day, one.sector), UNTOLD)
    return parts


def _part(parts: Parts, case: str, found: list[Place], blank: str | None = None) -> None:
    for _, body, name in found:
        parts.note(name, case, (case, body))
    if not found and blank is not None:
        parts.note(blank, case)


def _proposals_by(year: Year, kind: str) -> Parts:
    """立案的委员提案 once in each body of a kind; those of none are not listed."""
    parts = Parts(tallied(one for one, _, _ in of_members(year)))
    for one, sponsors, day in of_members(year):
        _part(parts, one.case, places(year, one.case, sponsors, day, kind))
    return parts


figure("proposals.by_special_committee")(partial(_proposals_by, kind="special_committee"))
figure("proposals.by_area_group")(partial(_proposals_by, kind="area_group"))


@figure("proposals.sr_sector_reports")
def sector_reports(year: Year) -> Tally:
    """各界别的信息合计."""
    tally = Tally()
    for id, one in reports(year):
        _each(tally, id, sectors(year, id, one.reporters, one.received_on, one.sector))
    return tally


@figure("proposals.sr_by_sector")
def reports_by_sector(year: Year) -> Parts:
    """收到的信息 once in each sector."""
    parts = Parts(all_reports(year))
    for id, one in reports(year):
        _part(parts, id, sectors(year, id, one.reporters, one.received_on, one.sector), UNTOLD)
    return parts


def _reports_by(year: Year, kind: str) -> Parts:
    parts = Parts(all_reports(year))
    for id, one in reports(year):
        _part(parts, id, places(year, id, one.reporters, one.received_on, kind))
    return parts


figure("proposals.sr_by_special_committee")(partial(_reports_by, kind="special_committee"))
figure("proposals.sr_by_area_group")(partial(_reports_by, kind="area_group"))
