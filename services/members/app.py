"""How is the service members put together?"""

from pathlib import Path

from contracts.acting import ACTING, may_act
from contracts.acting import tables as acting_tables
from contracts.calendars import CALENDARS
from contracts.calendars import tables as calendar_tables
from contracts.committees import PLENARIES, RULES, tables
from contracts.directory import DIRECTORY
from contracts.merges import MERGES
from contracts.merges import tables as merge_tables
from kernel.log.registry import Ruled
from kernel.service import Service
from members.cases import CASES
from members.cases import tables as case_tables
from members.committee.api import router as committee_routes
from members.committee.domain import COMMITTEE
from members.member.acting.api import router as acting_routes
from members.member.api import roster_imports
from members.member.api import router as member_routes
from members.member.changes.api import router as change_routes
from members.member.changes.tables import tables as change_tables
from members.member.changes.views import CHANGES
from members.member.domain import MEMBER
from members.member.leaving.api import router as resignation_routes
from members.member.leaving.tables import tables as resignation_tables
from members.member.leaving.views import RESIGNATIONS
from members.member.lookups import facts as whose_member
from members.member.merging.api import router as merge_routes
from members.member.tables import tables as member_tables
from members.member.telephone.api import router as telephone_routes
from members.member.telephone.tables import tables as look_tables
from members.member.telephone.views import LOOKS
from members.member.views import MEMBERS_VIEW, SPELLS_VIEW
from members.organisation.api import router as organisation_routes
from members.organisation.domain import ORGANISATION
from members.organisation.lookups import facts as whose_organisation
from members.organisation.reactions import register_the_units_of_an_assignment
from members.organisation.tables import tables as organisation_tables
from members.organisation.views import ALIASES, ORGANISATIONS

MEMBERS = Service(
    name="members",
    title="委员",
    tables=(
        tables,
        calendar_tables,
        case_tables,
        member_tables,
        look_tables,
        organisation_tables,
        resignation_tables,
        change_tables,
        merge_tables,
        acting_tables,
    ),
    ruled=(
        Ruled(COMMITTEE),
        Ruled(MEMBER, whose_member),
        Ruled(ORGANISATION, whose_organisation),
    ),
    views=(
        DIRECTORY,
        PLENARIES,
        RULES,
        CALENDARS,
        MEMBERS_VIEW,
        SPELLS_VIEW,
        LOOKS,
        RESIGNATIONS,
        CHANGES,
        MERGES,
        ACTING,
        ORGANISATIONS,
        ALIASES,
    ),
    heard=(CASES,),
    reactions=(register_the_units_of_an_assignment,),
    routers=(
        committee_routes,
        member_routes,
        telephone_routes,
        resignation_routes,
        change_routes,
        merge_routes,
        acting_routes,
        roster_imports,
        organisation_routes,
    ),
    migrations=Path(__file__).with_name("migrations"),
    acting=may_act,
)
