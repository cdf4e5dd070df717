"""How does an adoption of rules of findings become a row? Pure."""

from contracts.reporting.findings import FindingRulesAdopted
from kernel.log.chain import Recorded
from kernel.view import View
from reporting.findings.adopted import AdoptedRow, adopted_rules


def row(before: AdoptedRow | None, event: FindingRulesAdopted, recorded: Recorded) -> AdoptedRow:
    """An adoption stands as it was made."""
    return AdoptedRow(
        adoption=recorded.event_id,
        committee=recorded.origin.committee,
        effective_on=event.effective_on,
        basis=event.basis,
        text=event.text,
        position=recorded.position,
        since=recorded.recorded_at,
        by=recorded.actor,
    )


ADOPTED_RULES = View(
    adopted_rules,
    AdoptedRow,
    (FindingRulesAdopted,),
    lambda event, recorded: recorded.event_id,
    row,
)
