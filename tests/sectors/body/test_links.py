"""Who is linked to a body, what did it do as link, and which links did nothing?"""

from datetime import date
from uuid import UUID

from contracts.sectors.body import BodyDissolved, BodyFormed, body_id
from contracts.sectors.link import (
    LinkEnded,
    LinkKind,
    LinkMade,
    LinkUsed,
    LinkUseStruck,
    LinkWay,
    link_id,
)
from contracts.values import BodyKind, Named
from kernel.clock import today
from kernel.ids import committee_id
from kernel.testing.specification import specification
from rules.names import derived_id
from sectors.body.domain import BODY
from sectors.body.facts import Facts
from sectors.body.link.commands import EndLink, MakeLink, StrikeUse, UseLink
from sectors.body.link.domain import LINK
from sectors.body.refusals import (
    BodyIsNoMore,
    LinkWasUsed,
    NoSuchLink,
    NoSuchUse,
    NotAMember,
    NotLinkedThen,
    NotYet,
    UnknownBody,
)

given = specification(LINK)
HERE = committee_id("999900")
EDUCATION = body_id(HERE, BodyKind.SECTOR, "教育界")
CEN = Named(id=derived_id(HERE, "person", "岑知远"), name="岑知远")
IT = link_id(EDUCATION, LinkKind.LEADER, CEN.id)
formed = BodyFormed(body=EDUCATION, kind=BodyKind.SECTOR, name="教育界", provisional=False)
SINCE = date(2026, 1, 5)
ABOUT = {"link": IT, "body": EDUCATION, "kind": LinkKind.LEADER}
made = LinkMade(**ABOUT, party=CEN, member=False, since=SINCE)
MAKE = MakeLink(committee=HERE, body=EDUCATION, kind=LinkKind.LEADER, party=CEN, since=SINCE)
THING, DAY = UUID(int=7), date(2026, 2, 20)
USE = UseLink(committee=HERE, link=IT, use=THING, way=LinkWay.GUIDED, used_on=DAY)
used = LinkUsed(
    **ABOUT,
    party=CEN.id,
    use=THING,
    way=LinkWay.GUIDED,
    used_on=DAY,
    activity=None,
    subject=None,
)


def there(*events):
    """The body beside the link."""
    return {f"body-{EDUCATION}": BODY.fold(events)}


def end(until, mistaken=False):
    return EndLink(committee=HERE, link=IT, until=until, mistaken=mistaken)


def ended(until, mistaken=False):
    return LinkEnded(**ABOUT, party=CEN.id, until=until, mistaken=mistaken)


def test_a_link_is_made_once_and_ends_once():
    given().beside(**there(formed)).when(MAKE).then(made)
    given(made).beside(**there(formed)).when(MAKE).then_nothing()
    given(made).when(end(DAY)).then(ended(DAY))
    given(made, ended(DAY)).when(end(DAY)).then_nothing()
    given().when(end(DAY)).then_refused(NoSuchLink)


def test_a_link_is_to_a_body_that_lasts():
    given().beside(**there()).when(MAKE).then_refused(UnknownBody)
    gone = BodyDissolved(body=EDUCATION, until=date(2025, 12, 31), basis=None)
    given().beside(**there(formed, gone)).when(MAKE).then_refused(BodyIsNoMore)


def test_a_leader_who_is_said_to_be_a_member_is_one():
    member = MAKE.model_copy(update={"member": True})
    given().beside(**there(formed)).when(member).then_refused(NotAMember)
    known = Facts(members={CEN.id: object()})
    told = made.model_copy(update={"member": True})
    given().beside(**there(formed)).when(member, known).then(told)


def test_what_a_link_did_is_recorded_once_and_corrected():
    given(made).when(USE).then(used)
    given(made, used).when(USE).then_nothing()
    heard = USE.model_copy(update={"way": LinkWay.HEARD_REPORT, "subject": "年度工作"})
    told = used.model_copy(update={"way": LinkWay.HEARD_REPORT, "subject": "年度工作"})
    given(made, used).when(heard).then(told)
    given().when(USE).then_refused(NoSuchLink)


def test_what_was_done_lies_within_the_link_and_not_ahead():
    early = USE.model_copy(update={"used_on": date(2026, 1, 4)})
    given(made).when(early).then_refused(NotLinkedThen)
    given(made).when(early, backfilled=True).then(
        used.model_copy(update={"used_on": date(2026, 1, 4), "waived": ("NotLinkedThen",)})
    )
    given(made).when(USE.model_copy(update={"used_on": date(2026, 3, 3)})).then_refused(NotYet)
    given(made, ended(date(2026, 2, 1))).when(USE).then_refused(NotLinkedThen)


def test_days_of_a_link_keep_what_it_did():
    given(made, used).when(end(date(2026, 2, 19))).then_refused(LinkWasUsed)
    given(made, used).when(end(None, mistaken=True)).then_refused(LinkWasUsed)
    later = MAKE.model_copy(update={"since": date(2026, 2, 21)})
    given(made, used).beside(**there(formed)).when(later).then_refused(LinkWasUsed)
    given(made, used).when(end(DAY)).then(ended(DAY))


def test_what_was_not_done_is_struck_once():
    strike = StrikeUse(committee=HERE, link=IT, use=THING)
    struck = LinkUseStruck(link=IT, body=EDUCATION, use=THING)
    given(made, used).when(strike).then(struck)
    given(made, used, struck).when(strike).then_nothing()
    given(made).when(strike).then_refused(NoSuchUse)
    given(made, used, struck).when(USE).then(used)


YEAR = today().year
BEGUN = f"{YEAR}-01-01"


async def test_links_that_did_nothing_are_listed(http, tell, read):
    base = "/committees/999900/body-links"
    leader = {"kind": "leader", "leader": {"name": "岑知远"}, "since": BEGUN}
    await tell(f"/{EDUCATION}/links", leader)
    await tell(f"/{EDUCATION}/links", leader, status=200)
    office = {"kind": "department", "party": {"name": "云岭市教育局"}, "since": BEGUN}
    await tell(f"/{EDUCATION}/links", office)
    seat = {"kind": "special_committee", "party": {"name": "教科卫体委"}}
    await tell(f"/{EDUCATION}/links", seat)
    body = {"way": "guided", "used_on": str(today()), "subject": "指导界别调研选题"}
    told = await http.post(f"{base}/{IT}/uses", json=body)
    assert told.status_code == 201, told.text
    http.headers["at-least"] = told.json()["position"]
    unused = (await http.get(base, params={"unused": True})).json()
    assert [(one["kind"], one["name"]) for one in unused] == [
        ("department", "云岭市教育局"),
        ("special_committee", "教科卫体委"),
    ]
    links = {one["kind"]: one for one in await read(f"/{EDUCATION}/links")}
    assert (links["leader"]["times"], links["leader"]["member"]) == (1, True)
    assert links["leader"]["uses"][0]["subject"] == "指导界别调研选题"
    assert links["leader"]["last_on"] == str(today())
    assert links["special_committee"]["spells"] == [{"since": None, "until": None}]
    assert links["special_committee"]["party"] == str(
        body_id(HERE, BodyKind.SPECIAL_COMMITTEE, "教科卫体委")
    )


async def test_a_link_to_a_body_that_is_no_more_is_not_idle(http, tell):
    base = "/committees/999900/body-links"
    leader = {"kind": "leader", "leader": {"name": "岑知远"}, "since": "2024-01-01"}
    await tell(f"/{EDUCATION}/links", leader)
    await tell(f"/{EDUCATION}/dissolution", {"until": "2024-12-31"})
    spans = [{"first": f"{year}-01-01", "last": f"{year}-12-31"} for year in (2024, 2025)]
    found = [(await http.get(base, params=span | {"unused": True})).json() for span in spans]
    assert list(map(len, found)) == [1, 0]


async def test_what_a_link_did_is_corrected_and_struck_over_http(http, tell, read):
    leader = {"kind": "leader", "leader": {"name": "岑知远"}, "since": BEGUN}
    await tell(f"/{EDUCATION}/links", leader)
    uses = f"/committees/999900/body-links/{IT}/uses"
    body = {"way": "took_part", "used_on": str(today())}
    assert (await http.put(f"{uses}/{THING}", json=body)).status_code == 201
    body["way"] = "coordinated"
    told = await http.put(f"{uses}/{THING}", json=body)
    http.headers["at-least"] = told.json()["position"]
    (link,) = await read(f"/{EDUCATION}/links")
    assert [one["way"] for one in link["uses"]] == ["coordinated"]
    told = await http.post(f"{uses}/{THING}/retraction")
    http.headers["at-least"] = told.json()["position"]
    (link,) = await read(f"/{EDUCATION}/links")
    assert (link["times"], link["last_on"]) == (0, None)
    told = await http.post(f"/committees/999900/body-links/{IT}/end", json={"mistaken": True})
    http.headers["at-least"] = told.json()["position"]
    assert await read(f"/{EDUCATION}/links") == []


async def test_a_leader_is_a_person_and_a_department_is_not(tell, http):
    for body in (
        {"kind": "leader", "party": {"name": "云岭市教育局"}},
        {"kind": "department", "leader": {"name": "岑知远"}},
        {"kind": "department"},
    ):
        await tell(f"/{EDUCATION}/links", body, status=422)
    window = {"first": "2026-02-01", "last": "2026-01-01"}
    told = await http.get("/committees/999900/body-links", params=window)
    assert told.json()["type"] == "urn:jianyan:problem:BadWindow"
