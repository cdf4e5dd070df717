"""What must a decision about a situation report know beyond its stream?"""

from collections.abc import Sequence

from sqlalchemy import select

from kernel.log.registry import Reader
from proposals.situation_report.commands import SituationReportCommand
from proposals.situation_report.domain import Facts
from proposals.situation_report.tables import situation_reports


async def facts(reader: Reader, commands: Sequence[SituationReportCommand]) -> Sequence[Facts]:
    """To whom each report belongs: no committee writes on another's report."""
    table = situation_reports.c
    wanted = {command.report for command in commands}
    found = await reader.rows(select(table.report, table.committee).where(table.report.in_(wanted)))
    owners = {row["report"]: row["committee"] for row in found}
    return [Facts(owners.get(command.report)) for command in commands]
