"""Which ledgers does a clerk bring, who takes each, and what are they called?"""

from enum import StrEnum


class Kind(StrEnum):
    """Which ledger it is."""

    ROSTER = "roster"
    PROPOSALS = "proposals"
    ACTIVITIES = "activities"
    SITUATION_REPORTS = "situation-reports"
    ORGANISATIONS = "organisations"


class Blank(StrEnum):
    """Which empty workbook is asked for: one ledger, or the four sheets of a group's year."""

    ROSTER = "roster"
    PROPOSALS = "proposals"
    ACTIVITIES = "activities"
    SITUATION_REPORTS = "situation-reports"
    ORGANISATIONS = "organisations"
    YEAR = "year"


TAKEN_BY = {
    Kind.ROSTER: "members",
    Kind.PROPOSALS: "proposals",
    Kind.ACTIVITIES: "sectors",
    Kind.SITUATION_REPORTS: "proposals",
    Kind.ORGANISATIONS: "members",
}
TITLES = {
    Kind.ROSTER: "委员名册",
    Kind.PROPOSALS: "提案台账",
    Kind.ACTIVITIES: "活动台账",
    Kind.SITUATION_REPORTS: "社情民意台账",
    Kind.ORGANISATIONS: "单位名录",
}
