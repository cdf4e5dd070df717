"""Contact with members and their difficulties in an invented year, corrections included."""

from datetime import date, timedelta

from hypothesis import strategies as st

from contracts.contacts import SideKind
from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    Counted,
    Owed,
    PairEnded,
    PairFormed,
    PairRetracted,
    Side,
)
from kernel.ids import derived

DAYS = st.integers(0, 500).map(lambda days: date(2024, 12, 1) + timedelta(days=days))
KIND = "联络员联系委员"
LIU = Side(kind=SideKind.PERSON, id=derived("person", "柳依依"), name="柳依依")
WAYS = ("走访", "电话", "座谈")


def owed(year, times):
    days = {"first": date(year, 1, 1), "last": date(year, 12, 31)}
    return Owed(year=f"calendar-{year}", times=times, **days)


@st.composite
def pair_lives(draw, number, people):
    """A pair, contacts in its name and besides, some corrected or taken back."""
    pair, since = derived("pair", number), draw(DAYS)
    other = draw(st.sampled_from(people))
    formed = PairFormed(
        pair=pair,
        kind=KIND,
        contacting=LIU,
        contacted=Side(kind=SideKind.MEMBER, id=other.id, name=other.name),
        since=since,
        owed=(owed(since.year, draw(st.integers(0, 3))),),
        under=None,
    )
    events = [(formed, since)]
    for nth in range(draw(st.integers(0, 5))):
        events += draw(contact_lives(derived("contact", number, nth), pair, people))
    ended = PairEnded(pair=pair, until=draw(DAYS), owed=(owed(since.year, 1),), under=None)
    back = PairRetracted(pair=pair, years=(f"calendar-{since.year}",))
    last = draw(st.sampled_from((None, None, ended, back)))
    return [*events, *([] if last is None else [(last, since)])]


@st.composite
def contact_lives(draw, contact, pair, people):
    counted = draw(_counted(pair))
    made = ContactMade(contact=contact, number="1", counted=counted, **draw(_told(people)))
    on = made.made_on
    events = [(made, on)]
    if draw(st.booleans()):
        told = draw(_told(people))
        again = draw(_counted(pair))
        events.append(
            (ContactCorrected(contact=contact, counted=again, formerly=counted, **told), on)
        )
        counted = again
    if draw(st.sampled_from((True, False, False, False))):
        events.append((ContactRetracted(contact=contact, formerly=counted), on))
    return events


@st.composite
def _counted(draw, pair):
    if draw(st.sampled_from((True, False, False))):
        return None
    year = draw(st.sampled_from((2024, 2025, 2026)))
    due = draw(st.sampled_from((None, owed(year, 1), owed(year, 2))))
    return Counted(pair=pair, kind=KIND, counts=due is not None and draw(st.booleans()), owed=due)


@st.composite
def _told(draw, people):
    return {
        "made_on": draw(DAYS),
        "way": draw(st.sampled_from(WAYS)),
        "by": LIU,
        "reached": tuple(
            one.id for one in draw(st.permutations(people))[: draw(st.integers(0, 3))]
        ),
    }


@st.composite
def difficulty_lives(draw, number):
    one, on = derived("difficulty", number), draw(DAYS)
    kinds = st.sampled_from(("困难诉求", "维权"))
    counted = st.builds(DifficultyCounted, difficulty=st.just(one), raised_on=DAYS, kind=kinds)
    concluded = st.builds(
        DifficultyConcluded,
        difficulty=st.just(one),
        outcome=st.sampled_from(("settled", "unsettled")),
        concluded_on=DAYS,
    )
    reopened, struck = DifficultyReopened(difficulty=one), DifficultyStruck(difficulty=one)
    others = st.one_of(counted, concluded, concluded, st.just(reopened), st.just(struck))
    later = draw(st.lists(others, max_size=4))
    return [(event, on) for event in (draw(counted), *later)]
