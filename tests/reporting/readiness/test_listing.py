"""Is the page of checks what the checks are, and are their columns those of the ledgers?"""

from pathlib import Path

from members.member.ledger.shape import SHAPE as ROSTER
from proposals.proposal.ledger.shape import PROPOSALS
from proposals.situation_report.ledger.shape import SITUATION_REPORTS
from reporting.readiness.catalogue import CHECKS
from reporting.readiness.listing import page
from reporting.readiness.proposal_rows import HEADINGS
from sectors.activity.ledger.shapes import BY_ACTIVITY

PAGE = Path(__file__).parents[3] / "docs" / "readiness.md"
SHAPES = {
    "proposals": PROPOSALS,
    "situation-reports": SITUATION_REPORTS,
    "roster": ROSTER,
    "activities": BY_ACTIVITY,
}


def headings(shape):
    return {name for column in shape.columns for name in (column.heading, *column.aliases)}


def test_the_page_of_checks_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_columns_to_fill_in_are_columns_of_the_keepers_ledger():
    for check in CHECKS.values():
        if check.fills:
            assert set(check.fills) <= headings(SHAPES[check.keeper.id]), check.id


def test_the_sheet_of_proposals_has_the_importers_own_headings():
    assert set(HEADINGS) <= {column.heading for column in PROPOSALS.columns}
