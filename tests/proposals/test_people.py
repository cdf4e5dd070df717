"""Who is on the register, and whom does a name in a paper mean?"""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID, uuid5

import pytest

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembershipEnded,
)
from contracts.merges import MergeRow
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.tables import inbox
from kernel.testing.running import receive, running
from proposals.app import PROPOSALS
from proposals.people import PersonRow, Register, SeveralOfThatName, once_each, register_of, row
from rules.names import derived_id

HERE = committee_id("999900")
LI = derived_id(HERE, "person", "李遥")
FARMING = Named(id=derived_id(HERE, "sector", "农业"), name="农业")
EDUCATION = Named(id=derived_id(HERE, "sector", "教育"), name="教育")
RECORDED = Recorded(
    Origin(HERE, "members", "test"), 1, uuid5(HERE, "e"), "member-1", 1, "", 1, True,
    date(2026, 3, 2), None, datetime(2026, 3, 2, tzinfo=UTC), "office", None, HERE, None, None,
    None, "{}", GENESIS, GENESIS,
)  # fmt: skip
admitted = MemberAdmitted(
    member=LI, name="李遥", member_no="17", term=5, gender=None, nation=None, birth_year=None,
    party="群众", education=None, employer="云岭市第一中学", position=None,
    since=date(2025, 1, 8),
)  # fmt: skip


def joined(body: Named) -> MembershipBegan:
    return MembershipBegan(member=LI, body=body, kind=BodyKind.SECTOR, duty=None, since=None)


def folded(*events):
    state = None
    for event in events:
        state = row(state, event, RECORDED)
    return state


def person(name: str, number: int, **more: object) -> PersonRow:
    blank = PersonRow(UUID(int=number), HERE, name, None, None, None, None, None, None, None)
    return replace(blank, **more)


def test_a_member_is_remembered_with_committee_sector_and_employer():
    li = folded(admitted, joined(FARMING))
    assert (li.committee, li.sector_name, li.employer) == (HERE, "农业", "云岭市第一中学")


def test_leaving_the_former_sector_after_joining_the_next_keeps_the_next():
    left = MembershipEnded(member=LI, body=FARMING.id, until=date(2025, 6, 30))
    assert folded(admitted, joined(FARMING), joined(EDUCATION), left).sector_name == "教育"
    assert folded(admitted, joined(FARMING), left).sector_name is None


def test_the_last_day_on_the_roll_still_counts():
    left = MemberLeft(member=LI, how="resigned", until=date(2025, 9, 1))
    li = folded(admitted, left)
    assert li.on_roll(date(2025, 9, 1))
    assert not li.on_roll(date(2025, 9, 2))
    assert not li.on_roll(date(2025, 1, 7))


def test_one_entered_by_mistake_is_forgotten():
    assert folded(admitted, MemberLeft(member=LI, how="retracted", until=date(2025, 9, 1))) is None


def test_a_name_means_the_one_member_who_bears_it_however_it_is_padded():
    register = Register([person("李遥", 1), person("阿依·古丽", 2)])
    assert register.find("李　遥").person == UUID(int=1)
    assert register.find("阿依•古丽").person == UUID(int=2)
    assert register.find("无此人") is None


@pytest.mark.parametrize("mark", ["农业界", "第二中学", "18"])
def test_sector_unit_or_number_settles_which_of_two(mark):
    one = person("李遥", 1, sector_name="教育", employer="云岭市第一中学", member_no="17")
    two = person("李遥", 2, sector_name="农业", employer="云岭市第二中学", member_no="18")
    assert Register([one, two]).find("李遥", None, mark) is two


def test_two_of_one_name_without_a_mark_are_not_guessed():
    with pytest.raises(SeveralOfThatName):
        Register([person("李遥", 1), person("李遥", 2)]).find("李遥", date(2025, 5, 1), "")


def test_of_two_the_one_on_the_roll_that_day_is_meant():
    gone = person("李遥", 1, until=date(2024, 12, 31))
    here = person("李遥", 2, since=date(2025, 1, 1))
    register = Register([gone, here])
    assert register.find("李遥", date(2025, 5, 1)) is here
    assert register.find("李遥", date(2024, 5, 1)) is gone


async def test_a_register_that_is_kept_is_read_anew_once_more_is_heard(database):
    def told(event, position):
        return replace(
            RECORDED,
            position=position,
            event_id=uuid5(HERE, f"e{position}"),
            stream=f"member-{event.member}",
            type=type(event).event_name,
            data=event.as_text(),
            prevhash=before[-1].hash if before else GENESIS,
        ).sealed()

    before = []
    async with running(PROPOSALS, database) as service:
        before.append(told(admitted, 1))
        await receive(service, before)
        kept = await register_of(service.engine, HERE)
        assert kept.find("李遥").person == LI
        assert await register_of(service.engine, HERE) is kept
        left = MemberLeft(member=LI, term=5, how="resigned", until=date(2025, 6, 30), reason=None)
        await _heard(service, told(left, 2))
        found = (await register_of(service.engine, HERE)).find("李遥")
        assert found.until == date(2025, 6, 30)


async def _heard(service, event):
    """As the inbox does it: folded, and its place moved, in one transaction."""
    await receive(service, [event])
    origin = str(event.origin)
    async with service.engine.begin() as connection:
        place = {"origin": origin, "position": event.position, "hash": "", "reacted": 0}
        await connection.execute(inbox.insert(), [place])


def test_a_duplicates_name_means_the_member_who_is_kept():
    kept, twin, other = person("岑知远", 1), person("岑志远", 2), person("岑知远", 3)
    merged = {twin.person: MergeRow(twin.person, HERE, kept.person, "岑知远")}
    register = Register(once_each([kept, twin], merged), merged)
    assert register.find("岑志远").person == kept.person
    assert register.find("岑知远").person == kept.person
    assert register.meant(twin.person) == kept.person
    both = {other.person: MergeRow(other.person, HERE, kept.person, "岑知远")}
    assert Register(once_each([other, kept], both), both).find("岑知远") == kept
    with pytest.raises(SeveralOfThatName):
        Register(once_each([other, kept], {}), {}).find("岑知远")
