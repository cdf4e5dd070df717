"""Is a person who stood on the register twice counted once, from the day that this was known?"""

from datetime import date

from years import HERE, PLENARY, context

from contracts.contacts import SideKind
from contracts.members.contact import ContactMade, Side
from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembersMerged,
    MergeTakenBack,
)
from contracts.proposals.proposal import ProposalSubmitted, SponsorKind
from contracts.sectors.activity import ActivityHeld, Attendance, AttendanceRecorded
from contracts.values import BodyKind, Named
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

DAY = date(2025, 1, 9)
PARAMS = {"plenary": "5/3"}
UNTOLD = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "education", "employer", "position")
)
CEN, TWIN, LI = (
    Named(id=derived("person", number), name=name)
    for number, name in enumerate(("岑知远", "岑志远", "黎云舟"))
)
COUNTED = (
    "members.on_roll",
    "members.in_sectors",
    "proposals.sponsors_any_role",
    "proposals.participants",
    "proposals.zero_sponsors",
    "sectors.participants",
    "sectors.present",
    "members.contact_times",
    "members.reached",
)


def admitted(one, party):
    named = {"member": one.id, "name": one.name, "term": 5, "since": None, "party": party}
    return MemberAdmitted(**UNTOLD, **named)


def in_education(one):
    body = Named(id=derived("body", "教育"), name="教育")
    told = {"body": body, "kind": BodyKind.SECTOR, "duty": None, "since": None}
    return MembershipBegan(member=one.id, **told)


def submitted():
    return ProposalSubmitted(
        proposal=derived("proposal", 1),
        plenary=PLENARY,
        serial_no=1,
        printed_no=None,
        title="关于修桥的提案",
        sponsor_kind=SponsorKind.JOINT,
        first_sponsor=CEN,
        co_sponsors=(TWIN,),
        sector=None,
        category="社会建设",
        topics=(),
        timing="plenary",
        submitted_on=DAY,
        text=None,
    )


def visit():
    """Both entries of the one person are ticked as present at one activity."""
    told = dict.fromkeys(ActivityHeld.model_fields)
    told |= {"activity": derived("activity", 1), "title": "视察", "kind": "视察"}
    told |= {"common_kind": "inspection", "starts_on": DAY, "ends_on": DAY, "topics": ()}
    yield ActivityHeld.model_construct(**told | {"by_ledger": False}), DAY
    for one in (CEN, TWIN):
        yield (
            AttendanceRecorded(
                activity=derived("activity", 1),
                person=one,
                member=True,
                attendance=Attendance.PRESENT,
            ),
            DAY,
        )


def talk():
    """Both entries were reached at one visit."""
    return ContactMade(
        contact=derived("contact", 1),
        number="2025-0001",
        made_on=DAY,
        way="走访",
        by=Side(kind=SideKind.PERSON, id=derived("person", 9), name="柳依依"),
        reached=(CEN.id, TWIN.id, LI.id),
        counted=None,
    )


async def fold(reporting):
    while await step(reporting.engine):
        pass


async def counts(http, **more):
    told = await http.get(f"/committees/{HERE}/figures", params=PARAMS | more)
    assert told.status_code == 200, told.text
    found = told.json()
    return found, {name: found["figures"][name]["value"] for name in COUNTED}


async def test_two_entries_are_one_head_until_it_is_taken_back(database):
    people = [(admitted(CEN, "民盟盟员"), DAY), (admitted(TWIN, "群众"), DAY)]
    people.append((admitted(LI, "群众"), DAY))
    people += [(in_education(one), DAY) for one in (CEN, TWIN, LI)]
    merge = MembersMerged(duplicate=TWIN.id, member=CEN)
    back = MergeTakenBack(duplicate=TWIN.id, member=CEN.id)
    two = dict(zip(COUNTED, (3, 3, 2, 2, 1, 2, 2, 3, 3), strict=True))
    one = dict(zip(COUNTED, (2, 2, 1, 1, 1, 1, 1, 2, 2), strict=True))
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed = Feed()
        events = [*context(), *people, (submitted(), DAY), *visit(), (talk(), DAY)]
        await receive(reporting, feed.all(HERE, events))
        await fold(reporting)
        before, told = await counts(http)
        assert told == two
        await receive(reporting, feed.all(HERE, [(merge, DAY)]))
        await fold(reporting)
        after, told = await counts(http)
        assert told == one
        parts = after["figures"]["members.by_party"]["values"].items()
        parties = {name: part["value"] for name, part in parts}
        assert parties == {"民盟盟员": 1, "群众": 1}
        assert (await counts(http, as_of=before["as_of"]))[1] == two
        await receive(reporting, feed.all(HERE, [(back, DAY)]))
        await fold(reporting)
        assert (await counts(http))[1] == two
        assert (await counts(http, as_of=after["as_of"]))[1] == one


async def test_who_left_is_in_no_sector_any_more(database):
    left = MemberLeft(member=LI.id, how="resigned", until=date(2024, 12, 31))
    events = [(admitted(one, "群众"), DAY) for one in (CEN, LI)]
    events += [(in_education(one), DAY) for one in (CEN, LI)]
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *events, (left, DAY)]))
        await fold(reporting)
        found, told = await counts(http)
    assert told["members.in_sectors"] == told["members.on_roll"] == 1
    assert found["figures"]["members.by_sector"]["values"]["教育"]["value"] == 1
