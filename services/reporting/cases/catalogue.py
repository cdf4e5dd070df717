"""Which kinds of case are there?"""

from typing import Any

from reporting.cases.activities import ACTIVITIES, ATTENDANCES, BODIES
from reporting.cases.attention import ATTENTIONS
from reporting.cases.contacts import CONTACTS, DIFFICULTIES, PAIR_YEARS, PAIRS
from reporting.cases.context import COMMITTEES, NAMES, PLENARIES, RULES
from reporting.cases.handling import FEEDBACKS, HANDLINGS, REPLIES
from reporting.cases.kind import Kind
from reporting.cases.leads import LEADS, SUGGESTIONS
from reporting.cases.members import MEMBERS, MEMBERSHIPS, MERGES
from reporting.cases.occasions import NOTES, OCCASIONS
from reporting.cases.organisations import ALIASES, MERGERS, ORGANISATIONS
from reporting.cases.proposals import PROPOSALS, SPONSORINGS
from reporting.cases.reports import INSTRUCTIONS, REPORTS, USES
from reporting.cases.research import OUTCOMES, RESEARCH
from reporting.cases.spoken import FIRST_CONTACTS, UNIT_CONTACTS

CONTEXT: tuple[Kind[Any], ...] = (COMMITTEES, NAMES, PLENARIES, RULES, ALIASES, MERGERS, MERGES)
"""Kinds that every figure stands on, whatever it counts."""

KINDS: tuple[Kind[Any], ...] = (
    *CONTEXT,
    MEMBERS,
    MEMBERSHIPS,
    ORGANISATIONS,
    PROPOSALS,
    SPONSORINGS,
    HANDLINGS,
    REPLIES,
    FEEDBACKS,
    FIRST_CONTACTS,
    UNIT_CONTACTS,
    ATTENTIONS,
    LEADS,
    SUGGESTIONS,
    REPORTS,
    USES,
    INSTRUCTIONS,
    ACTIVITIES,
    ATTENDANCES,
    BODIES,
    OCCASIONS,
    NOTES,
    RESEARCH,
    OUTCOMES,
    CONTACTS,
    PAIRS,
    PAIR_YEARS,
    DIFFICULTIES,
)
