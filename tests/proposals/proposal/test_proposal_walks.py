"""Whatever is asked in whatever order, do a proposal and its deadlines stay of a piece?"""

from datetime import date, timedelta
from types import SimpleNamespace

from bridge import given
from hypothesis import given as whatever
from hypothesis import settings
from hypothesis import strategies as st
from proposal_states import ASKED, BESIDE, KNOWN, STATES, events_of

from proposals.proposal.deadlines.commands import NoteDeadline
from proposals.proposal.deadlines.keeping import owing
from proposals.proposal.deadlines.state import running
from proposals.proposal.deadlines.views import DEADLINES
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.state import HANDLED, Phase
from proposals.proposal.views import PROPOSALS
from rules.deadlines import reckon

STEPS = st.tuples(st.sampled_from(ASKED), st.integers(0, 90), st.booleans())
WALKS = st.tuples(st.sampled_from(sorted(STATES)), st.lists(STEPS, max_size=12))
BEGUN = date(2026, 3, 2)


def walked(start, steps):
    """The events of a walk; days never go back, some steps are read from a ledger."""
    events, day = list(events_of(start)), BEGUN
    for command, days, live in steps:
        day += timedelta(days=days)
        asked = command.model_copy(update={"on": day})
        told = given(*events).beside(**BESIDE).when(asked, KNOWN, live=live)
        events += told.events
    return events, day


@settings(deadline=None, max_examples=150)
@whatever(WALKS)
def test_a_deadline_runs_exactly_as_long_as_something_is_owed(walk):
    events, _ = walked(*walk)
    proposal = PROPOSAL.fold(events)
    held = [(one.duty, one.party.id) for one in running(proposal.deadlines).values()]
    assert len(held) == len(set(held))
    assert set(held) <= {due.key for due in owing(proposal)}
    if proposal.phase not in HANDLED:
        assert held == []


@settings(deadline=None, max_examples=100)
@whatever(WALKS)
def test_every_due_day_is_the_one_that_its_clock_explains(walk):
    events, _ = walked(*walk)
    for one in running(PROPOSAL.fold(events).deadlines).values():
        assert reckon(one.clock, KNOWN.calendar).due_on == one.due_on


@settings(deadline=None, max_examples=100)
@whatever(WALKS)
def test_the_clock_tells_each_deadline_at_most_twice_and_then_rests(walk):
    events, day = walked(*walk)
    for deadline in PROPOSAL.fold(events).deadlines:
        told = []
        for ahead in (0, 1, 30, 400, 401):
            note = NoteDeadline(
                committee=ASKED[0].committee,
                proposal=ASKED[0].proposal,
                deadline=deadline,
                on=day + timedelta(days=ahead),
            )
            told += given(*events, *told).when(note, KNOWN).events
        assert [type(one).__name__ for one in told] in (
            [],
            ["DeadlineNear"],
            ["DeadlinePassed"],
            ["DeadlineNear", "DeadlinePassed"],
        )


@settings(deadline=None, max_examples=100)
@whatever(WALKS)
def test_an_answer_of_a_unit_is_never_lost(walk):
    events, _ = walked(*walk)
    answered = [one for one in events if type(one).__name__ == "ProposalReplied"]
    revoked = any(type(one).__name__ in ("ReviewRevoked", "ProposalRetracted") for one in events)
    proposal = PROPOSAL.fold(events)
    if answered and not revoked and proposal.assignment is not None:
        kept = len(proposal.replies) + sum(len(work.earlier) for work in proposal.works.values())
        assert kept >= 1


def shown(events):
    """The row and the deadlines that readers would see."""
    row, clocks = None, {}
    origin = SimpleNamespace(committee=ASKED[0].committee)
    for position, event in enumerate(events, 1):
        recorded = SimpleNamespace(origin=origin, position=position, occurred_on=BEGUN)
        if isinstance(event, PROPOSALS.events):
            row = PROPOSALS.row(row, event, recorded)
        if isinstance(event, DEADLINES.events):
            clocks[event.deadline] = DEADLINES.row(clocks.get(event.deadline), event, recorded)
    return row, clocks


@settings(deadline=None, max_examples=200)
@whatever(WALKS)
def test_what_is_shown_is_what_was_decided(walk):
    events, _ = walked(*walk)
    proposal = PROPOSAL.fold(events)
    row, clocks = shown(events)
    assert {one.deadline: one.due_on for one in clocks.values() if one.how is None} == {
        deadline: one.due_on for deadline, one in running(proposal.deadlines).items()
    }
    if row is None:
        assert proposal.phase in (Phase.NONE, Phase.DRAFT, Phase.RETRACTED)
        return
    units = proposal.assignment
    assert row.phase == proposal.phase
    assert row.lead_units == (tuple(one.id for one in units.leading) if units else ())
    assert set(row.replied_units) == set(proposal.replies)
    assert row.replied == bool(proposal.replies)
    assert dict(zip(row.feedback_sponsors, row.satisfaction, strict=True)) == {
        who: said.satisfaction for who, said in proposal.feedback.items()
    }
