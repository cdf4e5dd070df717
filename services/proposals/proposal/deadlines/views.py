"""How does an event change the row of its deadline? Pure."""

import json
from collections.abc import Sequence
from dataclasses import replace

from contracts.proposals.deadlines import (
    DeadlineEnded,
    DeadlineMoved,
    DeadlineNear,
    DeadlinePassed,
    DeadlineSet,
    Span,
    Term,
)
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.deadlines.state import DeadlineEvent
from proposals.proposal.deadlines.tables import DeadlineRow, deadlines


def row(before: DeadlineRow | None, event: DeadlineEvent, recorded: Recorded) -> DeadlineRow | None:
    """One row a deadline, those that ended too."""
    if isinstance(event, DeadlineSet):
        return _set(event, recorded)
    if before is None:
        return None
    return replace(_after(before, event), position=recorded.position)


def _set(event: DeadlineSet, recorded: Recorded) -> DeadlineRow:
    return DeadlineRow(
        deadline=event.deadline,
        committee=recorded.origin.committee,
        proposal=event.proposal,
        duty=str(event.duty),
        party=event.party.id,
        party_name=event.party.name,
        starts_on=event.starts_on,
        clock=_clock(event.terms, ()),
        rolls=event.rolls,
        first_due_on=event.due_on,
        due_on=event.due_on,
        near_on=event.near_on,
        near_noted=False,
        passed_noted=False,
        provisional=event.provisional,
        basis=event.basis,
        basis_on=event.basis_on,
        how=None,
        ended_on=None,
        position=recorded.position,
    )


def _after(
    before: DeadlineRow, event: DeadlineMoved | DeadlineNear | DeadlinePassed | DeadlineEnded
) -> DeadlineRow:
    match event:
        case DeadlineMoved():
            same = event.due_on == before.due_on
            return replace(
                before,
                clock=_clock(event.terms, event.pauses),
                rolls=event.rolls,
                due_on=event.due_on,
                near_on=event.near_on,
                near_noted=before.near_noted and same,
                passed_noted=before.passed_noted and same,
                provisional=event.provisional,
            )
        case DeadlineNear():
            return replace(before, near_noted=True)
        case DeadlinePassed():
            return replace(before, near_noted=True, passed_noted=True)
        case DeadlineEnded():
            return replace(before, how=event.how, ended_on=event.ended_on)


def _clock(terms: Sequence[Term], pauses: Sequence[Span]) -> str:
    told = {
        "terms": [term.model_dump(mode="json") for term in terms],
        "pauses": [span.model_dump(mode="json") for span in pauses],
    }
    return json.dumps(told)


DEADLINES = View(
    deadlines,
    DeadlineRow,
    (DeadlineSet, DeadlineMoved, DeadlineNear, DeadlinePassed, DeadlineEnded),
    lambda event, recorded: event.deadline,
    row,
)
