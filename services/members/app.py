"""How is the service members put together?"""

from pathlib import Path

from contracts.calendars import CALENDARS
from contracts.calendars import tables as calendar_tables
from contracts.committees import PLENARIES, RULES, tables
from contracts.directory import DIRECTORY
from kernel.log.registry import Ruled
from kernel.service import Service
from members.cases import CASES
from members.cases import tables as case_tables
from members.committee.api import router as committee_routes
from members.committee.domain import COMMITTEE
from members.member.api import roster_imports
from members.member.api import router as member_routes
from members.member.details.tables import tables as detail_tables
from members.member.details.views import DETAILS_VIEW
from members.member.disclosure.api import router as disclosure_routes
from members.member.disclosure.domain import DISCLOSURE
from members.member.disclosure.tables import tables as disclosure_tables
from members.member.disclosure.views import DISCLOSURES
from members.member.domain import MEMBER
from members.member.lookups import facts as whose_member
from members.member.naming.tables import tables as name_tables
from members.member.naming.views import NAMES
from members.member.reading import router as register_routes
from members.member.record.tables import tables as record_tables
from members.member.record.views import ACTIVITIES, ATTENDED, PROPOSED, REPORTED
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
        detail_tables,
        name_tables,
        record_tables,
        disclosure_tables,
        look_tables,
        organisation_tables,
    ),
    ruled=(
        Ruled(COMMITTEE),
        Ruled(MEMBER, whose_member),
        Ruled(DISCLOSURE),
        Ruled(ORGANISATION, whose_organisation),
    ),
    views=(
        DIRECTORY,
        PLENARIES,
        RULES,
        CALENDARS,
        MEMBERS_VIEW,
        SPELLS_VIEW,
        DETAILS_VIEW,
        NAMES,
        LOOKS,
        DISCLOSURES,
        ORGANISATIONS,
        ALIASES,
    ),
    heard=(CASES, PROPOSED, REPORTED, ACTIVITIES, ATTENDED),
    reactions=(register_the_units_of_an_assignment,),
    routers=(
        committee_routes,
        register_routes,
        member_routes,
        telephone_routes,
        disclosure_routes,
        roster_imports,
        organisation_routes,
    ),
    migrations=Path(__file__).with_name("migrations"),
)
