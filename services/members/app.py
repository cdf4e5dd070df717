"""How is the service members put together?"""

from contracts.committees import PLENARIES, RULES, tables
from contracts.directory import DIRECTORY
from kernel.log.registry import Ruled
from kernel.service import Service
from members.committee.api import router as committee_routes
from members.committee.domain import COMMITTEE

MEMBERS = Service(
    name="members",
    title="委员",
    tables=(tables,),
    ruled=(Ruled(COMMITTEE),),
    views=(DIRECTORY, PLENARIES, RULES),
    routers=(committee_routes,),
)
