"""How is the service members put together?"""

from contracts.directory import DIRECTORY
from kernel.log.registry import Ruled
from kernel.service import Service
from members.committee.api import router as committee_routes
from members.committee.domain import COMMITTEE
from members.committee.tables import tables
from members.committee.views import PLENARIES

MEMBERS = Service(
    name="members",
    title="委员",
    tables=tables,
    ruled=(Ruled(COMMITTEE),),
    views=(DIRECTORY, PLENARIES),
    routers=(committee_routes,),
)
