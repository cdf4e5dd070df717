"""What do the figures say of contact with members and of services to them, and by which events?"""

from datetime import date

from years import HERE, PEOPLE, context

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
from contracts.members.member import MemberAdmitted
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

WANG, LI, ZHANG, CHEN = PEOPLE
KIND = "联络员联系委员"
LIU = Side(kind=SideKind.PERSON, id=derived("person", "柳依依"), name="柳依依")
PARAMS = {"plenary": "5/3", "window": "2025"}
YEAR = {"year": "calendar-2025", "first": date(2025, 1, 1), "last": date(2025, 12, 31)}


def owed(times):
    return Owed(**YEAR, times=times)


def formed(number, who, since=date(2025, 1, 1), times=2):
    side = Side(kind=SideKind.MEMBER, id=who.id, name=who.name)
    sides = {"contacting": LIU, "contacted": side}
    pair = derived("pair", number)
    event = PairFormed(pair=pair, kind=KIND, since=since, owed=(owed(times),), under=None, **sides)
    return event, since


def counted(number, times=2, counts=True):
    return Counted(pair=derived("pair", number), kind=KIND, counts=counts, owed=owed(times))


def made(number, day, *who, of=None, way="走访"):
    event = ContactMade(
        contact=derived("contact", number),
        number=f"2025-{number:04}",
        made_on=day,
        way=way,
        by=LIU,
        reached=tuple(one.id for one in who),
        counted=of,
    )
    return event, day


def admitted(who):
    names = ("member_no", "gender", "nation", "birth_year", "party", "education", "employer")
    told = dict.fromkeys((*names, "position", "since"))
    return MemberAdmitted(member=who.id, name=who.name, term=5, **told), date(2025, 1, 1)


async def told(postgres_url, events, *evidence):
    """The figures by id, and the evidence asked for."""
    async with running(REPORTING, postgres_url) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *events]))
        while await step(reporting.engine):
            pass
        answer = await http.get(f"/committees/{HERE}/figures", params=PARAMS)
        assert answer.status_code == 200, answer.text
        proofs = [
            (await http.get(f"/committees/{HERE}/evidence/{one}", params=PARAMS)).json()
            for one in evidence
        ]
    return answer.json()["figures"], *proofs


def value(figures, name):
    return figures[f"members.{name}"]["value"]


async def test_members_reached_are_counted_once_and_person_times_each_time(database):
    events = [
        *(admitted(who) for who in (WANG, LI, ZHANG)),
        made(1, date(2025, 3, 2), WANG, LI),
        made(2, date(2025, 4, 2), WANG, CHEN, way="电话"),
        made(3, date(2024, 12, 31), ZHANG),
    ]
    figures, proof = await told(database, events, "members.reached")
    assert [value(figures, n) for n in ("contacts", "contact_times", "reached")] == [2, 4, 3]
    assert value(figures, "reached_on_roll") == 2
    rate = figures["members.reach_rate"]
    assert (rate["numerator"], rate["denominator"]) == (2, 3)
    assert [case["events"][0]["title"] for case in proof["cases"]] == ["联系委员"] * 2


async def test_a_contact_that_was_corrected_counts_as_it_is_and_one_taken_back_not(database):
    correction = ContactCorrected(
        contact=derived("contact", 1),
        made_on=date(2025, 3, 3),
        way="座谈",
        by=LIU,
        reached=(LI.id,),
        counted=None,
        formerly=None,
    )
    back = ContactRetracted(contact=derived("contact", 2), formerly=None)
    day = date(2025, 5, 1)
    events = [
        made(1, date(2025, 3, 2), WANG),
        made(2, date(2025, 4, 2), WANG),
        (correction, day),
        (back, day),
    ]
    figures, *_ = await told(database, events)
    assert [value(figures, n) for n in ("contacts", "reached")] == [1, 1]
    ways = figures["members.contacts_by_way"]["values"]
    assert {name: one["value"] for name, one in ways.items()} == {"座谈": 1}


async def test_a_pair_has_met_its_quota_with_the_contact_that_filled_it(database):
    days = [date(2025, month, 2) for month in (3, 6, 9)]
    events = [
        formed(1, WANG),
        formed(2, LI),
        made(1, days[0], WANG, of=counted(1)),
        made(2, days[1], WANG, of=counted(1)),
        made(3, days[0], LI, of=counted(2)),
        made(4, days[1], LI, of=counted(2, counts=False)),
    ]
    figures, proof = await told(database, events, "members.pairs_met_quota")
    assert value(figures, "pairs_met_quota") == 1
    assert value(figures, "contact_pairs") == 2
    (case,) = (one for one in proof["cases"] if one["counts"])
    assert [event["title"] for event in case["events"]] == ["结成联系对子", "联系委员", "联系委员"]


async def test_a_contact_moved_to_another_pair_counts_there_alone(database):
    day = date(2025, 3, 2)
    moved = ContactCorrected(
        contact=derived("contact", 1),
        made_on=day,
        way="走访",
        by=LIU,
        reached=(LI.id,),
        counted=counted(2, times=1),
        formerly=counted(1, times=1),
    )
    before = [
        formed(1, WANG, times=1),
        formed(2, LI, times=1),
        made(1, day, WANG, of=counted(1, 1)),
    ]
    figures, proof = await told(database, [*before, (moved, day)], "members.pairs_met_quota")
    assert value(figures, "pairs_met_quota") == 1
    (case,) = (one for one in proof["cases"] if one["counts"])
    assert case["case"].startswith(str(derived("pair", 2)))


async def test_a_pair_that_ended_has_met_the_part_that_it_owes(database):
    day = date(2025, 3, 2)
    ended = PairEnded(pair=derived("pair", 1), until=date(2025, 6, 30), owed=(owed(1),), under=None)
    events = [formed(1, WANG), made(1, day, WANG, of=counted(1)), (ended, date(2025, 6, 30))]
    figures, *_ = await told(database, events)
    assert value(figures, "pairs_met_quota") == 1
    assert value(figures, "contact_pairs") == 0


async def test_a_pair_that_was_a_mistake_is_none(database):
    back = PairRetracted(pair=derived("pair", 1), years=("calendar-2025",))
    figures, *_ = await told(database, [formed(1, WANG), (back, date(2025, 2, 1))])
    assert value(figures, "contact_pairs") == 0


async def test_difficulties_are_counted_by_what_became_of_them_and_lead_to_nobody(database):
    def raised(number, kind="困难诉求"):
        one = derived("difficulty", number)
        return DifficultyCounted(difficulty=one, raised_on=date(2025, 3, number), kind=kind)

    def concluded(number, outcome):
        one = derived("difficulty", number)
        return DifficultyConcluded(difficulty=one, outcome=outcome, concluded_on=date(2025, 6, 1))

    said = [
        *(raised(number) for number in (1, 2, 3, 4)),
        raised(5, "维权"),
        concluded(1, "settled"),
        concluded(2, "unsettled"),
        concluded(3, "settled"),
        DifficultyReopened(difficulty=derived("difficulty", 3)),
        DifficultyStruck(difficulty=derived("difficulty", 4)),
    ]
    events = [(event, date(2025, 7, 1)) for event in said]
    figures, proof = await told(database, events, "members.difficulties_settled")
    names = ("difficulties_raised", "difficulties_settled", "difficulties_unsettled")
    assert [value(figures, name) for name in names] == [4, 1, 1]
    kinds = figures["members.difficulties_by_kind"]["values"]
    assert {name: one["value"] for name, one in kinds.items()} == {"困难诉求": 3, "维权": 1}
    (case,) = (one for one in proof["cases"] if one["counts"])
    assert [event["title"] for event in case["events"]] == ["困难诉求计数", "困难诉求办结"]
