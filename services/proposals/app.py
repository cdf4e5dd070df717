"""How is the service proposals put together?"""

from pathlib import Path

from contracts.acting import ACTING, may_act
from contracts.acting import tables as acting_tables
from contracts.calendars import CALENDARS
from contracts.calendars import tables as calendar_tables
from contracts.committees import PLENARIES, RULES
from contracts.committees import tables as committee_tables
from contracts.directory import DIRECTORY, HISTORY
from contracts.erasing import forget_a_person_who_was_erased
from contracts.merges import MERGES
from contracts.merges import tables as merge_tables
from contracts.organisations import ORGANISATIONS
from contracts.organisations import tables as organisation_tables
from kernel.log.registry import Ruled
from kernel.persons import PERSONS
from kernel.service import Service
from proposals.lead.api import router as lead_routes
from proposals.lead.domain import LEAD, LEAD_CALL
from proposals.lead.tables import tables as lead_tables
from proposals.lead.views import CALLS, LEADS
from proposals.people import PEOPLE
from proposals.people import tables as people_tables
from proposals.proposal.api import routers as proposal_routes
from proposals.proposal.deadlines.tables import tables as deadline_tables
from proposals.proposal.deadlines.views import DEADLINES
from proposals.proposal.deadlines.watching import watch
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.drafting.tables import tables as draft_tables
from proposals.proposal.drafting.views import DRAFTS
from proposals.proposal.handling.tables import tables as rating_tables
from proposals.proposal.handling.views import RATINGS
from proposals.proposal.lineage.reactions import REACTIONS as LINEAGE_REACTIONS
from proposals.proposal.lineage.tables import tables as lineage_tables
from proposals.proposal.lineage.views import FORWARDINGS, PARTS
from proposals.proposal.lookups import facts as proposal_facts
from proposals.proposal.marks.tables import tables as mark_tables
from proposals.proposal.marks.views import MARKS
from proposals.proposal.papers.tables import tables as paper_tables
from proposals.proposal.papers.views import PAPERS
from proposals.proposal.review.tables import tables as review_tables
from proposals.proposal.review.views import REVIEWS
from proposals.proposal.tables import tables as proposal_tables
from proposals.proposal.views import PROPOSALS as PROPOSAL_ROWS
from proposals.proposal.wording.tables import tables as wording_tables
from proposals.proposal.wording.views import WORDS
from proposals.proposal.worklist.tables import tables as worklist_tables
from proposals.proposal.worklist.views import UNIT_WORKS
from proposals.situation_report.api import ledger_routes as situation_report_ledgers
from proposals.situation_report.api import router as situation_report_routes
from proposals.situation_report.domain import SITUATION_REPORT
from proposals.situation_report.lookups import facts as situation_report_facts
from proposals.situation_report.reactions import REACTIONS as REPORT_REACTIONS
from proposals.situation_report.tables import tables as situation_report_tables
from proposals.situation_report.views import SITUATION_REPORTS
from proposals.suggestion.api import router as suggestion_routes
from proposals.suggestion.domain import SUGGESTION
from proposals.suggestion.reactions import REACTIONS as SUGGESTION_REACTIONS
from proposals.suggestion.tables import tables as suggestion_tables
from proposals.suggestion.views import SUGGESTIONS
from proposals.texts import RECORD_TEXTS
from proposals.texts import tables as record_text_tables

PROPOSALS = Service(
    name="proposals",
    title="提案",
    tables=(
        committee_tables,
        calendar_tables,
        people_tables,
        merge_tables,
        acting_tables,
        organisation_tables,
        proposal_tables,
        wording_tables,
        deadline_tables,
        draft_tables,
        lead_tables,
        review_tables,
        lineage_tables,
        rating_tables,
        paper_tables,
        worklist_tables,
        mark_tables,
        situation_report_tables,
        suggestion_tables,
        record_text_tables,
    ),
    ruled=(
        Ruled(PROPOSAL, proposal_facts),
        Ruled(SITUATION_REPORT, situation_report_facts),
        Ruled(LEAD_CALL),
        Ruled(LEAD),
        Ruled(SUGGESTION),
        PERSONS,
    ),
    views=(
        PROPOSAL_ROWS,
        WORDS,
        DRAFTS,
        REVIEWS,
        RATINGS,
        PAPERS,
        UNIT_WORKS,
        MARKS,
        DEADLINES,
        PARTS,
        CALLS,
        LEADS,
        SITUATION_REPORTS,
        SUGGESTIONS,
        RECORD_TEXTS,
    ),
    heard=(
        DIRECTORY,
        HISTORY,
        PLENARIES,
        RULES,
        CALENDARS,
        PEOPLE,
        ORGANISATIONS,
        MERGES,
        ACTING,
        FORWARDINGS,
    ),
    reactions=(
        *LINEAGE_REACTIONS,
        *REPORT_REACTIONS,
        *SUGGESTION_REACTIONS,
        forget_a_person_who_was_erased,
    ),
    routers=(
        *proposal_routes,
        lead_routes,
        situation_report_routes,
        situation_report_ledgers,
        suggestion_routes,
    ),
    background=(watch,),
    migrations=Path(__file__).with_name("migrations"),
    acting=may_act,
)
