"""How is the service members put together?"""

from pathlib import Path

from contracts.acting import ACTING, may_act
from contracts.acting import tables as acting_tables
from contracts.calendars import CALENDARS
from contracts.calendars import tables as calendar_tables
from contracts.committees import PLENARIES, RULES, tables
from contracts.directory import DIRECTORY, HISTORY
from contracts.merges import MERGES
from contracts.merges import tables as merge_tables
from contracts.organisations import ORGANISATIONS
from contracts.organisations import tables as organisation_tables
from contracts.roll import ROLL
from contracts.roll import tables as roll_tables
from contracts.terms import TERM_CHANGES, TERMS
from contracts.terms import tables as term_tables
from kernel.log.registry import Ruled
from kernel.service import Service
from members.care.difficulty.api import router as difficulty_routes
from members.care.difficulty.domain import DIFFICULTY
from members.care.difficulty.tables import tables as difficulty_tables
from members.care.difficulty.views import DIFFICULTIES
from members.care.ledger.api import material_imports
from members.care.ledger.api import router as material_ledger_routes
from members.care.letter.api import router as letter_routes
from members.care.letter.domain import LETTER
from members.care.letter.tables import tables as letter_tables
from members.care.letter.views import LETTERS
from members.care.lookups import facts as about_care
from members.care.material.api import router as material_routes
from members.care.material.domain import MATERIAL
from members.care.material.tables import tables as material_tables
from members.care.material.views import MATERIALS
from members.cases import CASES
from members.cases import tables as case_tables
from members.committee.api import router as committee_routes
from members.committee.domain import COMMITTEE
from members.committee.identity_api import router as identity_routes
from members.committee.lookups import facts as around_committees
from members.committee.terms_api import router as term_routes
from members.contact.api import router as contact_routes
from members.contact.domain import CONTACT
from members.contact.ledger.api import contact_imports, words_routes
from members.contact.ledger.api import router as contact_ledger_routes
from members.contact.lookups import facts as about_contact
from members.contact.pairing import PAIR
from members.contact.tables import tables as contact_tables
from members.contact.views import CONTACTS, PAIRS
from members.member.acting.api import router as acting_routes
from members.member.api import roster_imports
from members.member.api import router as member_routes
from members.member.changes.api import router as change_routes
from members.member.changes.tables import tables as change_tables
from members.member.changes.views import CHANGES
from members.member.details.tables import tables as detail_tables
from members.member.details.views import DETAILS_VIEW
from members.member.disclosure.api import router as disclosure_routes
from members.member.disclosure.domain import DISCLOSURE
from members.member.disclosure.recording import record
from members.member.disclosure.tables import tables as disclosure_tables
from members.member.disclosure.views import DISCLOSURES
from members.member.domain import MEMBER
from members.member.erasing.api import router as erasing_routes
from members.member.erasing.tables import tables as erasure_tables
from members.member.erasing.views import ERASURES
from members.member.erasing.watching import watch_retention
from members.member.leaving.api import router as resignation_routes
from members.member.leaving.tables import tables as resignation_tables
from members.member.leaving.views import RESIGNATIONS
from members.member.lookups import facts as whose_member
from members.member.merging.api import router as merge_routes
from members.member.naming.tables import tables as name_tables
from members.member.naming.views import NAMES
from members.member.reading import router as register_routes
from members.member.record.tables import tables as record_tables
from members.member.record.views import ACTIVITIES, ATTENDED, PROPOSED, REPORTED
from members.member.tables import tables as member_tables
from members.member.telephone.api import router as telephone_routes
from members.member.telephone.tables import tables as look_tables
from members.member.telephone.views import LOOKS
from members.member.turnover.api import router as turnover_routes
from members.member.turnover.domain import TURNOVER
from members.member.turnover.lookups import facts as around_terms
from members.member.views import MEMBERS_VIEW, SPELLS_VIEW
from members.organisation.api import router as organisation_routes
from members.organisation.contact.api import router as organisation_contact_routes
from members.organisation.contact.tables import tables as organisation_contact_tables
from members.organisation.contact.views import CONTACT_LOOKS
from members.organisation.contact.views import CONTACTS as ORGANISATION_CONTACTS
from members.organisation.domain import ORGANISATION
from members.organisation.lookups import facts as whose_organisation
from members.organisation.reactions import register_the_units_of_an_assignment
from members.organisation.sheets import router as organisation_sheets
from members.organisation.succession_api import router as succession_routes
from members.upper.api import router as upper_routes
from members.upper.domain import UPPER
from members.upper.lookups import facts as whose_upper_member
from members.upper.tables import tables as upper_tables
from members.upper.views import UPPER_MEMBERS

MEMBERS = Service(
    name="members",
    title="委员",
    tables=(
        tables,
        term_tables,
        calendar_tables,
        case_tables,
        member_tables,
        detail_tables,
        name_tables,
        record_tables,
        disclosure_tables,
        look_tables,
        erasure_tables,
        organisation_tables,
        organisation_contact_tables,
        upper_tables,
        resignation_tables,
        change_tables,
        merge_tables,
        acting_tables,
        roll_tables,
        contact_tables,
        difficulty_tables,
        material_tables,
        letter_tables,
    ),
    ruled=(
        Ruled(COMMITTEE, around_committees),
        Ruled(MEMBER, whose_member),
        Ruled(TURNOVER, around_terms),
        Ruled(DISCLOSURE),
        Ruled(ORGANISATION, whose_organisation),
        Ruled(UPPER, whose_upper_member),
        Ruled(PAIR, about_contact),
        Ruled(CONTACT, about_contact),
        Ruled(DIFFICULTY, about_care),
        Ruled(MATERIAL, about_care),
        Ruled(LETTER, about_care),
    ),
    views=(
        DIRECTORY,
        HISTORY,
        PLENARIES,
        TERMS,
        TERM_CHANGES,
        RULES,
        CALENDARS,
        MEMBERS_VIEW,
        SPELLS_VIEW,
        DETAILS_VIEW,
        NAMES,
        LOOKS,
        ERASURES,
        DISCLOSURES,
        RESIGNATIONS,
        CHANGES,
        MERGES,
        ACTING,
        ORGANISATIONS,
        ORGANISATION_CONTACTS,
        CONTACT_LOOKS,
        UPPER_MEMBERS,
        ROLL,
        PAIRS,
        CONTACTS,
        DIFFICULTIES,
        MATERIALS,
        LETTERS,
    ),
    heard=(CASES, PROPOSED, REPORTED, ACTIVITIES, ATTENDED),
    reactions=(register_the_units_of_an_assignment,),
    routers=(
        committee_routes,
        identity_routes,
        term_routes,
        register_routes,
        member_routes,
        telephone_routes,
        disclosure_routes,
        erasing_routes,
        turnover_routes,
        resignation_routes,
        change_routes,
        merge_routes,
        acting_routes,
        roster_imports,
        succession_routes,
        organisation_routes,
        organisation_contact_routes,
        organisation_sheets,
        upper_routes,
        contact_routes,
        contact_ledger_routes,
        words_routes(record),
        contact_imports,
        difficulty_routes,
        material_routes,
        letter_routes,
        material_ledger_routes,
        material_imports,
    ),
    background=(watch_retention,),
    migrations=Path(__file__).with_name("migrations"),
    acting=may_act,
)
