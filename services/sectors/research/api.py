"""How does HTTP ask about research reports and their archive?"""

from collections.abc import Sequence
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response
from fastapi.responses import JSONResponse

from contracts.merges import meant, merges_of
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.sheets import Pages, sheet
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import unknown
from sectors.forgetting import Forget
from sectors.naming import unit_named
from sectors.research.archive import HEADINGS, SHEET, line
from sectors.research.bodies import (
    ArchiveBody,
    HandOverBody,
    OnBody,
    ReportBody,
    ReportShown,
    ReturnBody,
)
from sectors.research.commands import (
    ApproveReport,
    ArchiveReport,
    DraftReport,
    ForgetReportText,
    HandOverReport,
    RetractReport,
    ReturnReport,
    SubmitReport,
)
from sectors.research.queries import archive_of, report_of, reports_of, text_of
from sectors.research.tables import ReportRow

KEEP = permission("sectors.research.keep", Role.CLERK)
FORGET = permission("sectors.research.forget", Role.CLERK)
READ = permission("sectors.research.read", *Role)
READ_TEXT = permission("sectors.research.read_text", Role.CLERK, Role.LEADER, Role.MEMBER)
EXPORT = permission("sectors.research.export", Role.CLERK, Role.LEADER)

HERE = "/committees/{committee}"
ALL = HERE + "/research-reports"
ONE = ALL + "/{report}"
PhaseAsked = Literal["draft", "submitted", "returned", "approved"]
YearAsked = Annotated[int, Query(ge=1950, le=2100)]
router = APIRouter(tags=["调研报告 research"])


@router.post(ALL, summary="起草调研报告 draft a report", status_code=201)
async def draft(committee: str, body: ReportBody, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Title, writers, team and text; the text is kept in the vault."""
    return await asking.ask(await _drafted(asking, asking.new_id("research"), body))


@router.get(ALL, summary="调研报告列表 reports")
async def read(
    committee: str,
    paging: InPages,
    phase: PhaseAsked | None = None,
    activity: UUID | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[ReportShown]:
    """By title, without their texts; those of a phase, or those that an activity led to."""
    page = await reports_of(asking.engine, asking.here, paging.turn, phase, activity)
    return [ReportShown.of(row) for row in paging.told(page)]


@router.get(ONE, summary="一份调研报告 one report")
async def read_one(committee: str, report: UUID, asking: Asking = allowed(READ)) -> ReportShown:
    """One report without its text."""
    return ReportShown.of(await _row(asking, report))


@router.put(ONE, summary="修改调研报告 change a report", status_code=201)
async def change(
    committee: str, report: UUID, body: ReportBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """A draft, whole; without a text the one that is kept stays."""
    await _row(asking, report)
    return await asking.ask(await _drafted(asking, report, body))


@router.get(ONE + "/text", summary="调研报告内容 text")
async def read_text(
    committee: str, report: UUID, asking: Asking = allowed(READ_TEXT)
) -> dict[str, str | None]:
    """For the office, the leaders, and who wrote it; `text` is null when it is forgotten."""
    row = await _row(asking, report)
    if not await _may_read(asking, row):
        raise unknown("调研报告内容", report)
    return {"text": await text_of(asking.engine, row)}


@router.post(ONE + "/submission", summary="提交 submit", status_code=201)
async def submit(
    committee: str, report: UUID, body: OnBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """For approval."""
    told = {"report": report, "submitted_on": body.on}
    return await asking.ask(SubmitReport(committee=asking.here, on=body.on, **told))


@router.post(ONE + "/return", summary="退回 return", status_code=201)
async def send_back(
    committee: str, report: UUID, body: ReturnBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """To be changed, and why."""
    told = {"report": report, "reason": body.reason, "returned_on": body.on}
    return await asking.ask(ReturnReport(committee=asking.here, on=body.on, **told))


@router.post(ONE + "/approval", summary="审核通过 approve", status_code=201)
async def approve(
    committee: str, report: UUID, body: OnBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """It is the committee's report."""
    told = {"report": report, "approved_on": body.on}
    return await asking.ask(ApproveReport(committee=asking.here, on=body.on, **told))


@router.post(ONE + "/archiving", summary="归档 archive", status_code=201)
async def archive(
    committee: str, report: UUID, body: ArchiveBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Under the year's next number; asked again, for how long it is kept."""
    told = {"report": report, "retention_years": body.retention_years, "filed_on": body.on}
    return await asking.ask(ArchiveReport(committee=asking.here, on=body.on, **told))


@router.post(ONE + "/handing-over", summary="移交 hand over", status_code=201)
async def hand_over(
    committee: str, report: UUID, body: HandOverBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """To an archive."""
    told = {"report": report, "to": body.to, "handed_on": body.on}
    return await asking.ask(HandOverReport(committee=asking.here, on=body.on, **told))


@router.post(ONE + "/retraction", summary="撤销录入 retract", status_code=201)
async def retract(committee: str, report: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """There was no such report."""
    return await asking.ask(RetractReport(committee=asking.here, report=report))


@router.post(ONE + "/forgetting", summary="删除内容 forget its text", status_code=201)
async def forget(
    committee: str, report: UUID, body: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """Every text that was kept of it; of one that was taken back as well."""
    why = {"ground": body.ground, "basis": body.basis}
    return await asking.ask(ForgetReportText(committee=asking.here, report=report, **why))


@router.get(
    HERE + "/exports/research-archive",
    summary="导出调研档案目录 the archive's index as .xlsx",
    response_class=Response,
)
async def export(
    committee: str, year: YearAsked | None = None, asking: Asking = allowed(EXPORT)
) -> Response:
    """Of a year, or of all of them, by number."""
    return await sheet(SHEET, HEADINGS, _lines(asking, year), (SHEET,))


async def _lines(asking: Asking, year: int | None) -> Pages:
    async for page in archive_of(asking.engine, asking.here, year):
        yield [line(row) for row in page]


async def _drafted(asking: Asking, report: UUID, body: ReportBody) -> DraftReport:
    department = None
    if body.department is not None:
        department = await unit_named(asking.engine, asking.here, body.department, today())
    plain = ("title", "is_recommendation", "activities", "text")
    return DraftReport(
        committee=asking.here,
        report=report,
        department=department,
        writers=tuple(one.named(asking.here) for one in body.writers),
        team=tuple(one.named(asking.here) for one in body.team),
        **{name: getattr(body, name) for name in plain},
    )


async def _row(asking: Asking, report: UUID) -> ReportRow:
    found = await report_of(asking.engine, asking.here, report)
    if found is None:
        raise unknown("调研报告", report)
    return found


async def _may_read(asking: Asking, row: ReportRow) -> bool:
    """A member reads what one wrote or worked on, under whichever entry of the register."""
    if is_office(asking) or Role.LEADER in asking.principal.roles(asking.here, today()):
        return True
    own = own_id(asking)
    if own is None:
        return False
    merged = await merges_of(asking.engine, asking.here)
    people = {meant(one, merged) for one in (*row.writer_ids, *row.team_ids)}
    return meant(own, merged) in people
