"""Whatever is asked in whatever order: do the rules only refuse, and do numbers stay unique?"""

from collections import Counter
from datetime import UTC, date, datetime
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.committees import PlenaryRow, plenary_id
from contracts.proposals.proposal import ProposalFiled, SponsorKind
from contracts.values import Named, Satisfaction
from kernel.decider import Known, Refused
from kernel.ids import committee_id
from kernel.log.desk import Books, CommandDesk
from kernel.testing.specification import NOON
from members.committee.presets import preset
from proposals.proposal.commands import (
    ClassifyProposal,
    ConvertProposal,
    CorrectSubmissionDay,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    RetitleProposal,
    RetractProposal,
    ReturnProposal,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.evolving import evolve
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import AssignProposal, GiveFeedback, ReplyToProposal
from proposals.proposal.state import Phase

HERE = committee_id("999900")
SITTING = plenary_id(HERE, 5, 3)
PLENARY = PlenaryRow(
    SITTING, HERE, 5, 3, date(2026, 1, 8), date(2026, 1, 11), datetime(2026, 1, 9, 10, tzinfo=UTC)
)
FACTS = Facts(plenary=PLENARY, rules=preset("city")[0])
IDS = st.integers(1, 3).map(lambda n: UUID(int=n))
PEOPLE = st.integers(11, 13).map(lambda n: Named(id=UUID(int=n), name=f"委员{n}"))
UNITS = st.integers(21, 23).map(lambda n: Named(id=UUID(int=n), name=f"单位{n}"))
DAYS = st.one_of(st.none(), st.dates(date(2026, 1, 1), date(2026, 4, 1)))
NUMBERS = st.one_of(st.none(), st.integers(1, 5))
ABOUT = {"committee": st.just(HERE), "proposal": IDS, "on": DAYS}
REVIEW = ABOUT | {"corrects": st.booleans()}
SITS = {"plenary": st.just(SITTING)}
REASON = {"reason": st.just("理由")}
COMMANDS = st.one_of(
    st.builds(
        SubmitProposal,
        **REVIEW,
        **SITS,
        number=NUMBERS,
        title=st.sampled_from(["甲", "乙"]),
        sponsor_kind=st.sampled_from([SponsorKind.INDIVIDUAL, SponsorKind.JOINT]),
        first_sponsor=PEOPLE,
        co_sponsors=st.lists(PEOPLE, max_size=2).map(tuple),
    ),
    st.builds(FileProposal, **REVIEW, **SITS, number=NUMBERS),
    st.builds(MergeProposal, **REVIEW, into=IDS),
    st.builds(ConvertProposal, **REVIEW, target=st.sampled_from(["opinion", "letter"])),
    st.builds(DeclineProposal, **REVIEW, **REASON),
    st.builds(ReturnProposal, **REVIEW, **REASON),
    st.builds(WithdrawProposal, **REVIEW),
    st.builds(RevokeReview, **ABOUT, **REASON),
    st.builds(
        AssignProposal,
        **ABOUT,
        leading=st.lists(UNITS, min_size=1, max_size=2).map(tuple),
        mode=st.sampled_from([None, "single", "lead_co", "separate"]),
        due_on=DAYS,
    ),
    st.builds(
        ReplyToProposal, **ABOUT, unit=UNITS, grade=st.sampled_from([None, "A", "B类", "优"])
    ),
    st.builds(
        GiveFeedback,
        **ABOUT,
        sponsor=PEOPLE,
        satisfaction=st.sampled_from(Satisfaction),
        printed=st.just("满意"),
    ),
    st.builds(RetitleProposal, **ABOUT, title=st.sampled_from(["甲", "乙"])),
    st.builds(ClassifyProposal, **ABOUT, category=st.sampled_from([None, "经济"])),
    st.builds(CorrectSubmissionDay, **ABOUT, **SITS, submitted_on=DAYS),
    st.builds(RetractProposal, **ABOUT, **REASON),
)


class World:
    """Three proposals of one plenary, asked one command after another."""

    def __init__(self) -> None:
        self.books = Books()
        self.states = {f"proposal-{UUID(int=n)}": PROPOSAL.initial for n in (1, 2, 3)}
        self.numbers: Counter[int] = Counter()

    def ask(self, command, *, backfilled=False):
        """The events, or None when a rule refused."""
        name = PROPOSAL.stream(command)
        desk = CommandDesk(name, self.books, [], self.states.__getitem__, bytes(32))
        known = Known(FACTS, NOON, command.occurred_on(NOON), desk, backfilled)
        try:
            events = PROPOSAL.decide(command, self.states[name], known)
        except Refused:
            return None
        if events:
            desk.accept()
        for event in events:
            self.states[name] = evolve(self.states[name], event)
        return events

    def numbers_in_use(self):
        """The case numbers of what is filed now."""
        return [s.case_no for s in self.states.values() if s.phase is Phase.FILED]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(COMMANDS, st.booleans()), max_size=30))
def test_the_rules_only_ever_refuse_and_no_number_is_given_twice(asked):
    world = World()
    holders: dict[int, set[str]] = {}
    for command, backfilled in asked:
        events = world.ask(command, backfilled=backfilled) or ()
        for event in events:
            if isinstance(event, ProposalFiled):
                holders.setdefault(event.case_no, set()).add(str(event.proposal))
        in_use = world.numbers_in_use()
        assert len(in_use) == len(set(in_use))
    assert all(len(proposals) == 1 for proposals in holders.values())


@settings(max_examples=100, deadline=None)
@given(st.lists(COMMANDS, max_size=20), COMMANDS)
def test_what_was_accepted_changes_nothing_when_it_is_asked_again(asked, last):
    world = World()
    for command in asked:
        world.ask(command)
    if world.ask(last) is not None:
        assert world.ask(last) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(COMMANDS, max_size=25), st.randoms(use_true_random=False))
def test_evolving_never_fails_whatever_the_order(asked, random):
    world, events = World(), []
    for command in asked:
        events += world.ask(command) or ()
    random.shuffle(events)
    state = PROPOSAL.initial
    for event in events:
        state = evolve(state, event)
    assert state.phase in Phase
