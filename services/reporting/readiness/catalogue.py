"""Which checks are there?"""

from reporting.readiness.check import Check
from reporting.readiness.checks.activities import ACTIVITY_CHECKS
from reporting.readiness.checks.proposals import PROPOSAL_CHECKS
from reporting.readiness.checks.reports import REPORT_CHECKS
from reporting.readiness.checks.roster import ROSTER_CHECKS
from reporting.readiness.checks.sponsors import SPONSOR_CHECKS

CHECKS: dict[str, Check] = {
    check.id: check
    for check in (
        *PROPOSAL_CHECKS,
        *SPONSOR_CHECKS,
        *REPORT_CHECKS,
        *ROSTER_CHECKS,
        *ACTIVITY_CHECKS,
    )
}
"""By id, in the order in which they are listed: those of one keeper together."""
