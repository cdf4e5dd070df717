"""How is the service members put together?"""

from pathlib import Path

from contracts.calendars import CALENDARS
from contracts.calendars import tables as calendar_tables
from contracts.committees import PLENARIES, RULES, tables
from contracts.directory import DIRECTORY
from contracts.organisations import ORGANISATIONS
from contracts.organisations import tables as organisation_tables
from kernel.log.registry import Ruled
from kernel.service import Service
from members.cases import CASES
from members.cases import tables as case_tables
from members.committee.api import router as committee_routes
from members.committee.domain import COMMITTEE
from members.member.api import roster_imports
from members.member.api import router as member_routes
from members.member.domain import MEMBER
from members.member.lookups import facts as whose_member
from members.member.tables import tables as member_tables
from members.member.telephone.api import router as telephone_routes
from members.member.telephone.tables import tables as look_tables
from members.member.telephone.views import LOOKS
from members.member.views import MEMBERS_VIEW, SPELLS_VIEW
from members.organisation.api import router as organisation_routes
from members.organisation.contact.api import router as contact_routes
from members.organisation.contact.tables import tables as contact_tables
from members.organisation.contact.views import CONTACT_LOOKS, CONTACTS
from members.organisation.domain import ORGANISATION
from members.organisation.ledger.api import router as organisation_sheets
from members.organisation.lookups import facts as whose_organisation
from members.organisation.reactions import register_the_units_of_an_assignment
from members.organisation.succession_api import router as succession_routes

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
        contact_tables,
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
        ORGANISATIONS,
        CONTACTS,
        CONTACT_LOOKS,
    ),
    heard=(CASES,),
    reactions=(register_the_units_of_an_assignment,),
    routers=(
        committee_routes,
        member_routes,
        telephone_routes,
        roster_imports,
        succession_routes,
        organisation_routes,
        contact_routes,
        organisation_sheets,
    ),
    migrations=Path(__file__).with_name("migrations"),
)
