"""How is the service reporting put together?"""

import contracts.members.member
import contracts.members.organisation
import contracts.proposals.proposal
import contracts.proposals.situation_report
import contracts.reporting.issue
import contracts.sectors.activity
import contracts.sectors.body  # noqa: F401  # every published class is known before one arrives
from contracts.directory import DIRECTORY
from kernel.service import Service
from reporting.archive.arrival import take
from reporting.archive.tables import ARCHIVE_APPEND_ONLY
from reporting.archive.tables import tables as archive_tables
from reporting.cases.api import router as case_routes
from reporting.cases.keeping import keep
from reporting.cases.kind import tables as case_tables
from reporting.figures.api import router as figure_routes

REPORTING = Service(
    name="reporting",
    title="统计",
    tables=(archive_tables, case_tables),
    heard=(DIRECTORY,),
    take=take,
    background=(keep,),
    routers=(case_routes, figure_routes),
    statements=(ARCHIVE_APPEND_ONLY,),
)
