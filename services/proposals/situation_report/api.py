"""How does HTTP ask about situation reports?"""

from functools import partial
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import JSONResponse

from contracts.committees import find_plenary
from kernel.http.asking import Asking, allowed
from kernel.http.paging import link
from kernel.http.sheets import numbered, sheet
from kernel.identity import Role, permission
from kernel.importing.plan import Terms
from kernel.importing.routes import import_routes
from kernel.problems import unknown
from proposals.forgetting import WithdrawText, withdrawal
from proposals.people import register_of
from proposals.situation_report.bodies import (
    Filters,
    ForwardBody,
    InstructionBody,
    IssueBody,
    Page,
    ReportBody,
    ReportShown,
    ReportsShown,
    RetractBody,
    UseBody,
)
from proposals.situation_report.commands import (
    CorrectSituationReport,
    ForwardSituationReport,
    Instruction,
    IssueSituationReport,
    ReceiveSituationReport,
    RecordInstruction,
    RecordUse,
    RetractSituationReport,
    RevokeInstruction,
    RevokeUse,
    Use,
    WithdrawReportText,
)
from proposals.situation_report.ledger.export import HEADINGS, SHEET, line
from proposals.situation_report.ledger.plan import KIND, know
from proposals.situation_report.naming import report_id
from proposals.situation_report.queries import pages_of_reports, report_of, reports
from proposals.situation_report.receiving import first_reporter, particulars
from proposals.texts import Text, noted, text_of, withdrawn_of
from proposals.units import units_of

WRITE = permission("proposals.situation_report.write", Role.CLERK)
READ = permission("proposals.situation_report.read", Role.CLERK, Role.LEADER)
READ_TEXT = permission("proposals.situation_report.read_text", Role.CLERK, Role.LEADER)
WITHDRAW = permission("proposals.situation_report.withdraw_content", Role.CLERK, Role.MEMBER)
IMPORT = permission("proposals.situation_report.import", Role.CLERK)

HERE = "/committees/{committee}/situation-reports"
ONE = HERE + "/{report}"
router = APIRouter(tags=["社情民意 situation reports"])


@router.post(HERE, summary="收到信息 receive a report", status_code=201)
async def receive(
    committee: str, body: ReportBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """Receive a report; the same title, day and first reporter again is the same report."""
    here = asking.here
    units = await units_of(asking.engine, here)
    said = particulars(here, body, await register_of(asking.engine, here), units)
    first = first_reporter(here, body, said)
    report = report_id(here, body.title, body.received_on, first)
    command = ReceiveSituationReport(committee=here, on=body.received_on, report=report, **said)
    return await asking.ask(command)


@router.get(HERE, summary="信息列表 reports")
async def read_reports(
    committee: str,
    page: Annotated[Page, Query()],
    request: Request,
    response: Response,
    asking: Asking = allowed(READ),
) -> ReportsShown:
    """The committee's living reports, latest first."""
    total, found = await reports(asking.engine, page.wanted(asking.here), page.turn())
    link(request, response, found.next)
    gone = await withdrawn_of(asking.engine, asking.here, [row.report for row in found.items])
    shown = tuple(ReportShown.of(row, gone.get(row.report)) for row in found.items)
    return ReportsShown(total=total, reports=shown, next=found.next)


@router.get(HERE + "/export", summary="导出台账 export as .xlsx", response_class=Response)
async def export(
    committee: str, filters: Annotated[Filters, Query()], asking: Asking = allowed(READ)
) -> Response:
    """The reports as a ledger that can be imported again; their text stays in the vault."""
    here = asking.here
    known = await know(asking.engine, Terms(here, KIND.name))
    pages = pages_of_reports(asking.engine, filters.wanted(here))
    found = noted(asking.engine, here, pages, lambda row: row.report)
    written = partial(line, register=known.register, levels=known.levels)
    rows = numbered(found, lambda number, told: written(number, *told))
    return await sheet(SHEET, HEADINGS, rows, (SHEET,))


@router.get(ONE, summary="一条信息 one report")
async def read_report(committee: str, report: UUID, asking: Asking = allowed(READ)) -> ReportShown:
    """One report as it stands."""
    found = await report_of(asking.engine, asking.here, report)
    if found is None:
        raise unknown("社情民意信息", report)
    gone = await withdrawn_of(asking.engine, asking.here, [report])
    return ReportShown.of(found, gone.get(report))


@router.get(ONE + "/text", summary="信息正文 the text")
async def read_text(committee: str, report: UUID, asking: Asking = allowed(READ_TEXT)) -> Text:
    """From the vault; where it was forgotten, who decided that, when and why."""
    found = await text_of(asking.engine, asking.here, report)
    if found is None:
        raise unknown("信息正文", report)
    return found


@router.put(ONE, summary="更正信息 correct a report")
async def correct(
    committee: str, report: UUID, body: ReportBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """What was recorded at receipt, whole; a text once given stays when none is sent."""
    here = asking.here
    units, found = await units_of(asking.engine, here), await report_of(asking.engine, here, report)
    held = found.reporter_ids if found else ()
    said = particulars(here, body, await register_of(asking.engine, here), units, held)
    return await asking.ask(CorrectSituationReport(committee=here, report=report, **said))


@router.post(ONE + "/forwardings", summary="报送 send up", status_code=201)
async def forward(
    committee: str, report: UUID, body: ForwardBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """Sent to a level; whether it is used there is another fact."""
    command = ForwardSituationReport(committee=asking.here, report=report, level=body.level)
    return await asking.ask(command)


@router.post(ONE + "/issue", summary="编报 issue", status_code=201)
async def issue(
    committee: str, report: UUID, body: IssueBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """Issue under a number, or under the next of the year."""
    command = IssueSituationReport(
        committee=asking.here,
        report=report,
        on=body.issued_on,
        issue_no=body.issue_no,
        issued_on=body.issued_on,
    )
    return await asking.ask(command)


@router.post(ONE + "/uses", summary="采用 record a use", status_code=201)
async def record_use(
    committee: str, report: UUID, body: UseBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """One use more; the same use twice changes nothing."""
    use = Use(**body.model_dump())
    command = RecordUse(committee=asking.here, report=report, on=body.used_on, use=use)
    return await asking.ask(command)


@router.post(ONE + "/uses/revocations", summary="采用更正 revoke a use", status_code=201)
async def revoke_use(
    committee: str, report: UUID, body: UseBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """A use did not happen: level, kind and day as they are recorded."""
    use = Use(**body.model_dump())
    return await asking.ask(RevokeUse(committee=asking.here, report=report, use=use))


@router.post(ONE + "/instructions", summary="批示 record an instruction", status_code=201)
async def record_instruction(
    committee: str, report: UUID, body: InstructionBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """One instruction more; the same one twice changes nothing."""
    command = RecordInstruction(
        committee=asking.here,
        report=report,
        on=body.instructed_on,
        instruction=Instruction(**body.model_dump()),
    )
    return await asking.ask(command)


@router.post(
    ONE + "/instructions/revocations", summary="批示更正 revoke an instruction", status_code=201
)
async def revoke_instruction(
    committee: str, report: UUID, body: InstructionBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """An instruction was not given: level, leader and day as they are recorded."""
    said = Instruction(**body.model_dump())
    command = RevokeInstruction(committee=asking.here, report=report, instruction=said)
    return await asking.ask(command)


@router.post(ONE + "/retraction", summary="录入撤销 retract", status_code=201)
async def retract(
    committee: str, report: UUID, body: RetractBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """Entered by mistake: it goes with its uses and instructions."""
    command = RetractSituationReport(committee=asking.here, report=report, reason=body.reason)
    return await asking.ask(command)


@router.post(ONE + "/withdrawn-content", summary="删除内容 forget the text", status_code=201)
async def withdraw(
    committee: str, report: UUID, body: WithdrawText, asking: Asking = allowed(WITHDRAW)
) -> JSONResponse:
    """Earlier texts too; its place says who decided, and why.

    The office any, the first reporter one's own; of a retracted report as well.
    """
    told = await withdrawal(asking, report, body)
    return await asking.ask(WithdrawReportText(report=report, **told))


ledger_routes = import_routes(KIND, IMPORT, find_plenary)
