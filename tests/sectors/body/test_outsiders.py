"""Are contacts who are no members kept apart from every event, by day, and forgotten?"""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import func, select

from contracts.sectors.body import BodyFormed, body_id
from contracts.sectors.outsider import OutsiderEnded, OutsiderListed, OutsiderStruck
from contracts.values import BodyKind
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.secret import Secret
from kernel.tables import events, vault
from kernel.testing.running import client
from kernel.testing.specification import specification
from sectors.body.domain import BODY
from sectors.body.outsider.commands import (
    EndOutsider,
    ForgetOutsider,
    ListOutsider,
    LookUpOutsider,
    StrikeOutsider,
)
from sectors.body.outsider.domain import OUTSIDER
from sectors.body.outsider.events import OutsiderForgotten, OutsiderKept
from sectors.body.refusals import (
    EndsBeforeItBegan,
    NameMissing,
    NoSuchOutsider,
    NotAnAreaGroup,
    NothingKept,
    OfAnotherBody,
    UnknownBody,
)

given = specification(OUTSIDER)
HERE = committee_id("999900")
TOWN = body_id(HERE, BodyKind.AREA_GROUP, "城关街道联委会")
WHO = UUID(int=31)
ABOUT = {"committee": HERE, "outsider": WHO}
SINCE = date(2026, 1, 5)
ENLIST = ListOutsider(**ABOUT, body=TOWN, since=SINCE, name=Secret("裘若谷"))
listed = OutsiderListed(outsider=WHO, body=TOWN, since=SINCE)
ended = OutsiderEnded(outsider=WHO, body=TOWN, until=date(2026, 2, 28))
struck = OutsiderStruck(outsider=WHO, body=TOWN)


def there(kind=BodyKind.AREA_GROUP, name="城关街道联委会"):
    formed = BodyFormed(body=TOWN, kind=kind, name=name, provisional=False)
    return {f"body-{TOWN}": BODY.fold([formed])}


def kept(command=ENLIST):
    """What the vault was given for it, as the event says."""
    told = given().beside(**there()).when(command)
    return next(one for one in told.events if isinstance(one, OutsiderKept))


def test_who_it_is_goes_to_the_vault_and_the_listing_says_only_that_there_is_one():
    told = given().beside(**there()).when(ENLIST)
    assert told.events[0] == listed
    assert [item.kind for item in told.events[1].kept] == ["outsider.name"]
    assert "裘若谷" not in "".join(one.as_text() for one in told.events)


def test_only_area_groups_keep_contacts():
    given().beside(**there(BodyKind.SECTOR)).when(ENLIST).then_refused(NotAnAreaGroup)
    given().beside(**{f"body-{TOWN}": BODY.initial}).when(ENLIST).then_refused(UnknownBody)
    nobody = ListOutsider(**ABOUT, body=TOWN)
    given().beside(**there()).when(nobody).then_refused(NameMissing)


def test_a_contact_belongs_to_one_body():
    elsewhere = ListOutsider(**ABOUT, body=UUID(int=5), name=Secret("裘若谷"))
    given(listed, kept()).when(elsewhere).then_refused(OfAnotherBody)


def test_what_is_told_again_is_so_already_and_what_is_not_told_stays():
    again = ListOutsider(**ABOUT, body=TOWN)
    given(listed, kept()).beside(**there()).when(again).then_nothing()
    earlier = ListOutsider(**ABOUT, body=TOWN, since=date(2026, 1, 1))
    told = listed.model_copy(update={"since": date(2026, 1, 1)})
    given(listed, kept()).beside(**there()).when(earlier).then(told)
    phone = ListOutsider(**ABOUT, body=TOWN, telephone=Secret("15490000031"))
    more = given(listed, kept()).beside(**there()).when(phone).events
    assert [item.kind for item in more[0].kept] == ["outsider.name", "outsider.telephone"]


def test_a_contact_ends_by_a_day():
    end = EndOutsider(**ABOUT, until=ended.until)
    given(listed).when(end).then(ended)
    given(listed, ended).when(end).then_nothing()
    given(listed, ended).when(EndOutsider(**ABOUT)).then_nothing()
    given(listed).when(EndOutsider(**ABOUT, until=date(2026, 1, 1))).then_refused(EndsBeforeItBegan)
    given().when(end).then_refused(NoSuchOutsider)
    late = ListOutsider(**ABOUT, body=TOWN, since=date(2026, 3, 1))
    given(listed, kept(), ended).beside(**there()).when(late).then_refused(EndsBeforeItBegan)


def test_who_was_entered_by_mistake_is_struck_once():
    strike = StrikeOutsider(**ABOUT)
    given(listed).when(strike).then(struck)
    given(listed, struck).when(strike).then_nothing()
    given().when(strike).then_refused(NoSuchOutsider)


@pytest.mark.parametrize("after", [(), (ended,), (struck,)])
def test_everything_that_was_ever_kept_is_forgotten_whatever_came_of_it(after):
    second = kept(ENLIST.model_copy(update={"name": Secret("裘若谷二")}))
    first = kept()
    ids = (first.kept[0].id, second.kept[0].id)
    forget = ForgetOutsider(**ABOUT, ground="consent_withdrawn", basis="本人撤回同意")
    gone = OutsiderForgotten(
        outsider=WHO, ground="consent_withdrawn", basis="本人撤回同意", forgotten=ids
    )
    held = given(listed, first, second, *after)
    held.when(forget).then(gone)
    given(*held.events, gone).when(forget).then_nothing()
    given().when(forget).then_refused(NoSuchOutsider)


def test_without_a_telephone_there_is_nothing_to_look_at():
    given(listed, kept()).when(LookUpOutsider(**ABOUT)).then_refused(NothingKept)


@pytest.fixture
async def town(tell):
    await tell("", {"kind": "area_group", "name": "城关街道联委会", "form": "联委会"})
    return f"/{TOWN}/outsiders"


FULL = {
    "name": "裘若谷",
    "employer": "云岭市城关社区",
    "telephone": "15490000031",
    "since": "2025-01-05",
}


async def test_a_contact_is_kept_looked_up_ended_and_withdrawn(town, tell, read, sectors):
    told = await tell(town, FULL)
    who = told["stream"].partition("-")[2]
    (one,) = await read(town)
    assert (one["name"], one["employer"], one["has_telephone"]) == (
        "裘若谷",
        FULL["employer"],
        True,
    )
    assert (await tell(f"{town}/{who}/looks"))["telephone"] == "15490000031"
    assert len(await read(f"{town}/{who}/looks")) == 1
    await tell(f"{town}/{who}", {"employer": "云岭市城南社区"}, method="PUT")
    assert [one["employer"] for one in await read(town)] == ["云岭市城南社区"]
    await tell(f"{town}/{who}/end", {"until": "2025-06-30"})
    assert await read(town) == []
    assert [one["until"] for one in await read(town, on="2025-06-30")] == ["2025-06-30"]
    forget = {"ground": "consent_withdrawn", "basis": "本人撤回同意"}
    await tell(f"{town}/{who}/erasures", forget)
    await tell(f"{town}/{who}/erasures", forget, status=200)
    (one,) = await read(town, everyone=True)
    assert (one["name"], one["employer"], one["forgotten"]) == (None, None, True)
    assert await _lying(sectors, who) == 0


async def test_no_event_says_who_it_is(town, tell, sectors):
    await tell(town, FULL)
    async with sectors.engine.connect() as connection:
        said = "".join((await connection.execute(select(events.c.data))).scalars())
    assert "联委会" in said
    assert [FULL[name] in said for name in ("name", "employer", "telephone")] == [False] * 3


async def _lying(sectors, who):
    async with sectors.engine.connect() as connection:
        mine = select(func.count()).where(vault.c.stream == f"outsider-{who}")
        return (await connection.execute(mine)).scalar()


async def test_only_the_office_sees_them(town, tell, sectors, http):
    told = await tell(town, FULL)
    member = Principal("member:1", (Grant(Role.MEMBER, HERE),))
    async with client(sectors, member) as asked:
        assert (await asked.get(f"/committees/999900/bodies{town}")).status_code == 403
    who = told["stream"].partition("-")[2]
    elsewhere = f"/committees/999900/bodies/{UUID(int=9)}/outsiders/{who}"
    assert (await http.post(f"{elsewhere}/looks")).status_code == 404
