"""Do the numbers of an activity add up, whatever was asked in whatever order?"""

from collections import Counter

from activity_world import (
    ASK_LEAVE,
    CEN,
    CLOSE,
    CORRECT,
    ENTER,
    FACTS,
    GRANT,
    HOLD,
    LI,
    LIST,
    ONE,
    PASS,
    QIU,
    REFUSE,
    SCAN,
    SIGN_UP,
    STRIKE,
    STUDY_ANNOUNCED,
    TO_ANNOUNCED,
    TWICE,
    WITHDRAW,
    of,
)
from hypothesis import given as drawn
from hypothesis import strategies as st

from contracts.sectors.activity import Attendance
from contracts.sectors.life import ActivityClosed
from contracts.values import Named
from kernel.testing.specification import specification
from sectors.activity.commands import Attendee, RecordAttendance
from sectors.activity.domain import ACTIVITY
from sectors.activity.events import CheckedIn, CheckInStruck, Way

given = specification(ACTIVITY, FACTS)
WHO = (CEN, LI, QIU, Named(id=TWICE, name="岑知远"))
EACH = (SIGN_UP, WITHDRAW, ASK_LEAVE, GRANT, REFUSE, ENTER, LIST, STRIKE, CORRECT)
TOLD = [(command, who) for command in EACH for who in WHO]
PASSES = [
    SCAN.model_copy(update={"code": PASS.model_copy(update={"person": who.id, "serial": serial})})
    for who in WHO
    for serial in (f"{who.name}1", f"{who.name}2")
]
LISTED = [LIST.model_copy(update={"attendance": how, "person": LI.id}) for how in ("late", "half")]
BY_HAND = [
    RecordAttendance(**ONE, attendees=(Attendee(person=QIU, attendance=how, member=member),))
    for how in ("present", "leave")
    for member in (True, False)
]
ASKED = [*(of(command, who) for command, who in TOLD), *PASSES, *LISTED, *BY_HAND, HOLD, CLOSE]
ORDERS = st.lists(st.sampled_from(ASKED), max_size=40)
BEGUN = st.sampled_from((TO_ANNOUNCED, STUDY_ANNOUNCED))


def happened(commands):
    """All events, of those commands that were not refused."""
    events = ()
    for command in commands:
        events += given(*events).when(command).events
    return events


def tally(state):
    """The members' marks that stand, one a person."""
    marks = {FACTS.meant(who): mark for who, mark in state.attending().items() if mark.member}
    return Counter(mark.attendance for mark in marks.values())


@drawn(BEGUN, ORDERS)
def test_expected_is_the_sum_of_how_each_stood(begun, order):
    events = happened((*begun, *order, HOLD, *(of(GRANT, who) for who in WHO), CLOSE))
    (number,) = [n for n, one in enumerate(events) if isinstance(one, ActivityClosed)]
    told, state = events[number], ACTIVITY.fold(events[:number])
    parts = {how: getattr(told, how) for how in Attendance}
    assert told.expected == sum(parts.values())
    assert parts == {how: tally(state)[how] for how in Attendance}


@drawn(BEGUN, ORDERS)
def test_whoever_was_to_come_or_came_is_settled_once(begun, order):
    before = happened((*begun, *order, HOLD, *(of(GRANT, who) for who in WHO)))
    if any(isinstance(one, ActivityClosed) for one in before):
        return
    state = ACTIVITY.fold(before)
    came = {FACTS.meant(who) for who in state.arrivals}
    if state.plan.must_attend:
        due = {CEN.id, LI.id}
    else:
        due = {FACTS.meant(who) for who in state.signed_up}
    after = ACTIVITY.fold((*before, *given(*before).when(CLOSE).events))
    people = [FACTS.meant(who) for who in after.marks]
    assert set(people) == came | due | {FACTS.meant(who) for who in state.marks}
    absent = {who for who, mark in after.attending().items() if mark.attendance == "absent"}
    assert absent.isdisjoint(came)


@drawn(BEGUN, ORDERS)
def test_nobody_is_checked_in_twice_and_a_pass_works_once(begun, order):
    there, used = set(), set()
    for one in happened((*begun, *order)):
        if isinstance(one, CheckInStruck):
            there.remove(FACTS.meant(one.person))
        if isinstance(one, CheckedIn):
            assert FACTS.meant(one.person.id) not in there
            there.add(FACTS.meant(one.person.id))
            if one.way is Way.PASS:
                assert one.code not in used
                used.add(one.code)


@drawn(ORDERS)
def test_never_are_more_places_taken_than_there_are(order):
    state = ACTIVITY.fold(happened((*TO_ANNOUNCED, *order)))
    assert len({FACTS.meant(who) for who in state.signed_up}) <= state.plan.places
