"""How is the service reporting put together?"""

from pathlib import Path

import contracts.members.care
import contracts.members.committee
import contracts.members.contact
import contracts.members.member
import contracts.members.organisation
import contracts.members.term
import contracts.members.upper
import contracts.proposals.attention
import contracts.proposals.content
import contracts.proposals.deadlines
import contracts.proposals.forwarding
import contracts.proposals.handling
import contracts.proposals.lead
import contracts.proposals.proposal
import contracts.proposals.situation_report
import contracts.proposals.suggestion
import contracts.proposals.wishes
import contracts.reporting.issue
import contracts.reporting.stated
import contracts.sectors.activity
import contracts.sectors.body
import contracts.sectors.budget
import contracts.sectors.campaign
import contracts.sectors.life
import contracts.sectors.link
import contracts.sectors.occasion
import contracts.sectors.outsider
import contracts.sectors.paired_help
import contracts.sectors.research  # noqa: F401  # every published class is known before one arrives
from contracts.directory import DIRECTORY, HISTORY
from kernel.log.registry import Ruled
from kernel.service import Service
from reporting.against.api import router as against_routes
from reporting.archive.api import router as archive_routes
from reporting.archive.arrival import take
from reporting.archive.tables import ARCHIVE_APPEND_ONLY
from reporting.archive.tables import tables as archive_tables
from reporting.archive.verify import check_archive
from reporting.cases.api import router as case_routes
from reporting.cases.keeping import CASES, keep, measured
from reporting.cases.kind import tables as case_tables
from reporting.cases.rebuilding import from_archive, refold
from reporting.figures.api import figure_routes
from reporting.figures.api import router as evidence_routes
from reporting.issue.api import router as document_routes
from reporting.issue.domain import DOCUMENT
from reporting.issue.lookups import facts as document_facts
from reporting.issue.tables import KEPT_APPEND_ONLY
from reporting.issue.tables import tables as document_tables
from reporting.issue.views import ISSUED
from reporting.phrases.api import router as phrase_routes
from reporting.phrases.domain import PHRASES
from reporting.phrases.tables import tables as phrase_tables
from reporting.phrases.views import PHRASE_ROWS
from reporting.readiness.api import router as readiness_routes
from reporting.stated.api import router as stated_routes
from reporting.stated.domain import STATED
from reporting.stated.queries import beside
from reporting.stated.tables import tables as stated_tables
from reporting.stated.views import STATED_FIGURES

REPORTING = Service(
    name="reporting",
    title="统计",
    tables=(archive_tables, case_tables, document_tables, stated_tables, phrase_tables),
    ruled=(Ruled(DOCUMENT, document_facts), Ruled(STATED), Ruled(PHRASES)),
    views=(ISSUED, STATED_FIGURES, PHRASE_ROWS),
    heard=(DIRECTORY, HISTORY),
    take=take,
    background=(keep,),
    measures=(measured,),
    routers=(
        archive_routes,
        case_routes,
        figure_routes(beside),
        evidence_routes,
        against_routes,
        stated_routes,
        phrase_routes,
        readiness_routes,
        document_routes,
    ),
    statements=(ARCHIVE_APPEND_ONLY, KEPT_APPEND_ONLY),
    refold=refold,
    checks=(check_archive,),
    shown=(CASES,),
    refills=from_archive,
    migrations=Path(__file__).with_name("migrations"),
)
