"""Do deadlines begin and end with what is owed, and is what the clock finds told once?"""

from datetime import date, timedelta

from bridge import (
    ABOUT,
    ASSIGNED_ON,
    BRIDGE,
    FACTS,
    LI,
    MONEY,
    ROADS,
    SCHOOLS,
    TODAY,
    ZHANG,
    assigned,
    filed,
    given,
    happened,
    submitted,
)

from contracts.periods import Duty
from contracts.proposals.deadlines import (
    DeadlineEnded,
    DeadlineMoved,
    DeadlineNear,
    DeadlinePassed,
    DeadlineSet,
    Term,
)
from contracts.proposals.handling import ContactWay
from contracts.proposals.proposal import SponsorKind
from contracts.values import Satisfaction
from proposals.proposal.commands import (
    CorrectSponsors,
    RetitleProposal,
    RetractProposal,
    RevokeReview,
)
from proposals.proposal.deadlines.commands import NoteDeadline, ReckonAnew
from proposals.proposal.deadlines.state import running
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import (
    AssignProposal,
    ContactSponsor,
    GiveFeedback,
    GrantReturn,
    ReplyToProposal,
    RequestReturn,
    SendCoOpinion,
    SignHandling,
)
from rules.working_days import Year, shipped

ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
LIVE = happened(ASSIGN)
REPLY = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A")


def owed(events):
    """What is running, by duty and whose it is."""
    held = running(PROPOSAL.fold(events).deadlines).values()
    return {(one.duty.value, one.party.name): one.due_on for one in held}


def deadline_of(events, duty, party):
    """The id of the last deadline of that kind."""
    held = PROPOSAL.fold(events).deadlines
    return [d for d, one in held.items() if (one.duty, one.party) == (duty, party)][-1]


def test_an_assignment_begins_the_clocks_of_every_unit_by_the_rules_of_the_committee():
    assert owed(LIVE) == {
        ("reply", "市教育局"): date(2026, 5, 10),
        ("contact", "市教育局"): date(2026, 3, 9),
        ("sign", "市教育局"): date(2026, 2, 13),
        ("sign", "市财政局"): date(2026, 2, 13),
        ("co_opinion", "市财政局"): date(2026, 3, 10),
    }


def test_a_deadline_names_its_rule_and_its_paper():
    (told,) = (e for e in LIVE if isinstance(e, DeadlineSet) and e.duty is Duty.REPLY)
    assert told == DeadlineSet(
        proposal=BRIDGE,
        deadline=told.deadline,
        duty=Duty.REPLY,
        party=SCHOOLS,
        starts_on=ASSIGNED_ON,
        terms=(Term(length=3, unit="months"),),
        rolls=False,
        due_on=date(2026, 5, 10),
        near_on=date(2026, 4, 25),
        provisional=False,
        basis="提案办理办法（自交办之日起三个月）",
        basis_on=None,
    )


def test_a_due_day_that_the_clerk_set_stands_in_place_of_the_rule():
    set_day = happened(ASSIGN.model_copy(update={"due_on": date(2026, 6, 30)}))
    assert owed(set_day)["reply", "市教育局"] == date(2026, 6, 30)


def test_another_day_set_later_moves_what_is_owed_already():
    later = ASSIGN.model_copy(update={"due_on": date(2026, 6, 30)})
    assigned_anew, moved = given(*LIVE).when(later, FACTS).events
    assert assigned_anew.due_on == date(2026, 6, 30)
    assert (moved.why, moved.due_on) == ("set", date(2026, 6, 30))
    again = [*LIVE, assigned_anew, moved]
    assert owed(again)["reply", "市教育局"] == date(2026, 6, 30)
    given(*again).when(later, FACTS).then_nothing()


def test_the_form_of_a_proposal_may_have_a_rule_of_its_own():
    rules = FACTS.rules
    own = rules.period(Duty.REPLY).model_copy(
        update={"by": "05-10", "length": None, "sponsor_kinds": ("joint",)}
    )
    facts = Facts(rules=rules.model_copy(update={"periods": (*rules.periods, own)}))
    events = happened(ASSIGN, facts=facts)
    assert owed(events)["reply", "市教育局"] == date(2026, 5, 10)
    fixed = happened(ASSIGN.model_copy(update={"on": date(2026, 5, 11)}), facts=facts)
    assert owed(fixed)["reply", "市教育局"] == date(2027, 5, 10)


def test_history_begins_no_clock_not_even_when_it_is_touched_today():
    for how in ({"backfilled": True}, {"live": False}):
        told = given(submitted, filed).when(ASSIGN, FACTS, **how)
        assert [type(event).__name__ for event in told.events] == ["ProposalAssigned"]
    history = [submitted, filed, assigned]
    touched = given(*history).when(RetitleProposal(**ABOUT, title="关于修两座桥的提案"), FACTS)
    assert len(touched.events) == 1
    (_, *begun) = given(*history).when(REPLY, FACTS).events
    assert {event.duty for event in begun} == {Duty.FEEDBACK, Duty.RATE}


def test_what_is_done_ends_its_clock():
    steps = [
        SignHandling(**ABOUT, unit=SCHOOLS, on=ASSIGNED_ON),
        SignHandling(**ABOUT, unit=MONEY, on=ASSIGNED_ON),
        ContactSponsor(**ABOUT, unit=SCHOOLS, sponsor=ZHANG, way=ContactWay.VISIT),
        SendCoOpinion(**ABOUT, unit=MONEY),
    ]
    events = happened(*steps, before=LIVE)
    assert owed(events) == {("reply", "市教育局"): date(2026, 5, 10)}
    ended = [event.how for event in events if isinstance(event, DeadlineEnded)]
    assert ended == ["done"] * 4


def test_a_reply_drops_what_was_to_go_before_it_and_asks_every_sponsor():
    events = happened(REPLY, before=LIVE)
    how = {
        PROPOSAL.fold(events).deadlines[event.deadline].duty: event.how
        for event in events
        if isinstance(event, DeadlineEnded)
    }
    assert how == {Duty.REPLY: "done", Duty.SIGN: "dropped", Duty.CONTACT: "dropped"}
    assert {key for key in owed(events) if key[0] == "feedback"} == {
        ("feedback", "张三"),
        ("feedback", "李四"),
    }
    given_back = GiveFeedback(
        **ABOUT, sponsor=LI, satisfaction=Satisfaction.SATISFIED, printed="满意"
    )
    assert ("feedback", "李四") not in owed(happened(given_back, before=events))


def test_a_sponsor_who_is_none_any_more_owes_nothing():
    events = happened(REPLY, before=LIVE)
    alone = CorrectSponsors(**ABOUT, sponsor_kind=SponsorKind.INDIVIDUAL, first_sponsor=ZHANG)
    left = owed(happened(alone, before=events))
    assert {key for key in left if key[0] == "feedback"} == {("feedback", "张三")}


def test_a_unit_let_out_owes_nothing_and_the_next_has_its_own_time():
    out = RequestReturn(**ABOUT, unit=SCHOOLS, reason="不属职责", on=ASSIGNED_ON)
    pending = happened(out, before=LIVE)
    assert owed(pending)["answer_return", "市教育局"] == date(2026, 2, 17)
    granted = happened(GrantReturn(**ABOUT, unit=SCHOOLS), before=pending)
    assert all(name == "市财政局" for _, name in owed(granted))
    again = AssignProposal(**ABOUT, leading=(ROADS,), assisting=(MONEY,))
    events = happened(again, before=granted)
    assert owed(events)["reply", "市交通局"] == date(2026, 6, 2)
    assert owed(events)["co_opinion", "市财政局"] == date(2026, 3, 10)


def test_a_unit_that_is_given_it_a_second_time_has_another_deadline():
    out = RequestReturn(**ABOUT, unit=SCHOOLS, reason="不属职责", on=ASSIGNED_ON)
    granted = happened(out, GrantReturn(**ABOUT, unit=SCHOOLS), before=LIVE)
    events = happened(ASSIGN.model_copy(update={"on": TODAY}), before=granted)
    ids = [d for d, one in PROPOSAL.fold(events).deadlines.items() if one.duty is Duty.REPLY]
    assert len(ids) == 2


def test_what_rested_on_the_review_ends_with_it():
    for command in (
        RevokeReview(**ABOUT, reason="误操作"),
        RetractProposal(**ABOUT, reason="重复"),
    ):
        events = happened(command, before=LIVE)
        assert owed(events) == {}
        assert {e.how for e in events if isinstance(e, DeadlineEnded)} == {"dropped"}


def noted(events, day, duty=Duty.REPLY, party=SCHOOLS):
    command = NoteDeadline(**ABOUT, deadline=deadline_of(events, duty, party), on=day)
    return given(*events).when(command, FACTS)


def test_a_deadline_is_called_near_once_and_past_once():
    near, due = date(2026, 4, 25), date(2026, 5, 10)
    noted(LIVE, near - timedelta(days=1)).then_nothing()
    (told,) = noted(LIVE, near).events
    assert told == DeadlineNear(
        proposal=BRIDGE, deadline=told.deadline, duty=Duty.REPLY, party=SCHOOLS, due_on=due
    )
    noted([*LIVE, told], due).then_nothing()
    (past,) = noted([*LIVE, told], due + timedelta(days=1)).events
    assert isinstance(past, DeadlinePassed)
    noted([*LIVE, told, past], due + timedelta(days=9)).then_nothing()


def test_after_a_long_absence_only_that_it_is_past_is_told():
    (past,) = noted(LIVE, date(2026, 12, 1)).events
    assert isinstance(past, DeadlinePassed)
    noted([*LIVE, past], date(2026, 12, 2)).then_nothing()


def test_what_has_ended_or_never_was_is_not_noted():
    done = happened(REPLY, before=LIVE)
    noted(done, date(2026, 12, 1)).then_nothing()
    stray = NoteDeadline(**ABOUT, deadline=BRIDGE)
    given(*LIVE).when(stray, FACTS).then_nothing()
    given().when(stray, FACTS).then_nothing()


def test_what_rested_on_a_year_not_announced_is_reckoned_anew_when_it_is():
    late = ASSIGN.model_copy(update={"on": date(2098, 12, 29)})
    before = Facts(rules=FACTS.rules, calendar=shipped().with_year(2098, Year({}, {})))
    events = happened(late, facts=before)
    deadline = deadline_of(events, Duty.SIGN, SCHOOLS)
    assert PROPOSAL.fold(events).deadlines[deadline].provisional
    command = ReckonAnew(**ABOUT, deadline=deadline)
    given(*events).when(command, before).then_nothing()
    off = Year({date(2099, 1, 1): "元旦"}, {})
    after = Facts(rules=FACTS.rules, calendar=before.calendar.with_year(2099, off))
    (moved,) = given(*events).when(command, after).events
    assert isinstance(moved, DeadlineMoved)
    assert (moved.why, moved.due_on, moved.provisional) == ("announced", date(2099, 1, 2), False)
    given(*events, moved).when(command, after).then_nothing()
