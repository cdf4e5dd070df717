"""Who is in a body on a day, what was it called, who held posts in it: as HTTP tells it?"""

from datetime import date

from contracts.bodies import BodyRules, BodySizeRule
from contracts.members.member import MembershipBegan, MembershipEnded, MembersMerged
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from rules.names import derived_id

HERE = committee_id("999900")
EDUCATION, ECONOMY = (body_id(HERE, BodyKind.SECTOR, name) for name in ("教育界", "经济界"))
GROUP = body_id(HERE, BodyKind.SECTOR_GROUP, "文教经济组")
CEN, BAI, LI = (derived_id(HERE, "person", name) for name in ("岑知远", "柏清禾", "黎云舟"))
DAY = date(2025, 3, 1)


def joins(member, body, kind, name, since=date(2022, 1, 5)):
    return MembershipBegan(
        member=member, body=Named(id=body, name=name), kind=kind, duty=None, since=since
    )


async def names(read, body, **params):
    return [one["name"] for one in await read(f"/{body}/members", **params)]


async def test_members_of_a_shared_group_are_those_of_its_sectors_each_once(
    tell, read, hear, admitted
):
    """柏清禾 is in a sector and in the group itself; the other sector joins later."""
    await hear(
        *admitted("褚望舒", sector="经济界"),
        joins(BAI, GROUP, BodyKind.SECTOR_GROUP, "文教经济组"),
    )
    await tell("", {"kind": "sector_group", "name": "文教经济组"})
    await tell(f"/{EDUCATION}/placings", {"under": str(GROUP), "since": "2025-01-01"})
    await tell(f"/{ECONOMY}/placings", {"under": str(GROUP), "since": "2025-06-01"})
    assert await names(read, GROUP, on="2024-12-31") == ["柏清禾"]
    assert len(await names(read, GROUP, on=str(DAY))) == 5
    assert len(await names(read, GROUP, on="2025-06-01")) == 6
    (bai,) = [one for one in await read(f"/{GROUP}/members") if one["name"] == "柏清禾"]
    assert (bai["own"], bai["through"]) == (True, [str(EDUCATION)])
    bodies = {one["name"]: one for one in await read(on="2025-06-01")}
    assert (bodies["文教经济组"]["members"], bodies["教育界"]["under"]) == (6, str(GROUP))
    await tell(f"/{ECONOMY}/placings/{GROUP}/end", {"until": "2025-09-30"})
    assert len(await names(read, GROUP, on="2025-10-01")) == 5
    below = (await read(f"/{GROUP}"))["below"]
    assert [(one["name"], one["until"]) for one in below] == [
        ("教育界", None),
        ("经济界", "2025-09-30"),
    ]


async def test_a_circle_is_refused_in_two_languages(tell, hear):
    small = body_id(HERE, BodyKind.SECTOR_GROUP, "小组")
    await tell("", {"kind": "sector_group", "name": "文教经济组"})
    await tell("", {"kind": "sector_group", "name": "小组"})
    await tell(f"/{small}/placings", {"under": str(GROUP)})
    told = await tell(f"/{GROUP}/placings", {"under": str(small)}, status=422)
    assert told["type"] == "urn:jianyan:problem:UnderItself"
    assert "下属" in told["title_zh"]


async def test_who_was_entered_twice_is_one_member(tell, read, hear, admitted):
    await hear(*admitted("黎云州"))
    assert len(await names(read, EDUCATION)) == 6
    double = derived_id(HERE, "person", "黎云州")
    await hear(MembersMerged(duplicate=double, member=Named(id=LI, name="黎云舟")))
    found = await read(f"/{EDUCATION}/members")
    assert [one["member"] for one in found].count(str(LI)) == 1
    assert len(found) == 5


async def test_who_left_a_body_and_came_back_was_not_in_it_between(read, hear):
    again = joins(CEN, EDUCATION, BodyKind.SECTOR, "教育界", date(2025, 9, 1))
    await hear(MembershipEnded(member=CEN, body=EDUCATION, until=date(2025, 1, 31)), again)
    days = ("2025-01-31", "2025-02-01", "2025-09-01")
    assert ["岑知远" in await names(read, EDUCATION, on=day) for day in days] == [True, False, True]


async def test_a_renamed_body_is_one_whatever_name_it_is_spoken_of_by(tell, read, hear, admitted):
    await tell(f"/{EDUCATION}/names", {"name": "教育科技界", "since": "2025-07-01"})
    await hear(*admitted("褚望舒", sector="教育科技界", since=date(2025, 8, 1)))
    later = [one for one in await read(kind="sector") if one["members"]]
    assert [(one["name"], one["members"]) for one in later] == [("教育科技界", 6)]
    earlier = [one for one in await read(kind="sector", on="2025-06-30") if one["members"]]
    assert [(one["name"], one["members"]) for one in earlier] == [("教育界", 5)]
    told = await read(f"/{EDUCATION}")
    assert told["names"] == [
        {"name": "教育界", "since": None},
        {"name": "教育科技界", "since": "2025-07-01"},
    ]
    alias = body_id(HERE, BodyKind.SECTOR, "教育科技界")
    assert (await read(f"/{alias}"))["body"] == str(EDUCATION)


async def test_one_that_was_heard_of_by_the_later_name_is_the_same(tell, read, hear, admitted):
    """The members' service spoke of it before the office told of the renaming."""
    await hear(*admitted("褚望舒", sector="教育科技界"))
    assert len(await read(kind="sector")) == 4
    await tell(f"/{EDUCATION}/names", {"name": "教育科技界", "since": "2025-07-01"})
    found = await read(kind="sector")
    assert len(found) == 3
    assert [one["members"] for one in found if one["name"] == "教育科技界"] == [6]


async def test_a_dissolved_body_is_there_for_the_days_before(tell, read, hear):
    await tell(f"/{ECONOMY}/dissolution", {"until": "2025-06-30", "basis": "云政协〔2025〕9号"})
    assert "经济界" not in [one["name"] for one in await read()]
    assert "经济界" in [one["name"] for one in await read(on="2025-06-30")]
    assert (await read(f"/{ECONOMY}"))["basis"] == "云政协〔2025〕9号"
    assert await read(f"/{ECONOMY}/members") == []
    await tell("", {"kind": "sector", "name": "经济界"}, status=200)  # The rules list it.
    assert "经济界" not in [one["name"] for one in await read()]
    await tell(f"/{ECONOMY}/dissolution/end")
    assert "经济界" in [one["name"] for one in await read()]


async def test_posts_are_kept_by_day_for_members_and_others(tell, read):
    about = {"post": "liaison", "holder": {"name": "黎云舟"}, "since": "2025-02-01"}
    await tell(f"/{EDUCATION}/posts", about)
    await tell(f"/{EDUCATION}/posts", about, status=200)
    desk = {"post": "desk_officer", "holder": {"name": "柳依依"}}
    await tell(f"/{EDUCATION}/posts", desk)
    same_name = {"post": "secretary", "holder": {"name": "黎云舟", "outsider": True}}
    await tell(f"/{EDUCATION}/posts", same_name)
    await tell(f"/{EDUCATION}/posts/liaison/{LI}/end", {"until": "2025-12-31"})
    held = {one["post"]: one for one in (await read(f"/{EDUCATION}"))["posts"]}
    assert (held["liaison"]["holder"], held["liaison"]["member"]) == (str(LI), True)
    assert (held["liaison"]["since"], held["liaison"]["until"]) == ("2025-02-01", "2025-12-31")
    assert (held["desk_officer"]["member"], held["desk_officer"]["since"]) == (False, None)
    assert held["secretary"]["holder"] != str(LI)
    stranger = {"post": "liaison", "holder": {"name": "裘若谷", "member": str(GROUP)}}
    told = await tell(f"/{EDUCATION}/posts", stranger, status=422)
    assert told["type"] == "urn:jianyan:problem:NotAMember"


async def test_convenors_of_before_are_read_by_day(tell, read):
    for name, since in (("岑知远", "2024-01-01"), ("柏清禾", "2025-01-01")):
        await tell(f"/{EDUCATION}/convenors", {"name": name, "since": since})
    await tell(f"/{EDUCATION}/convenors/{CEN}/end", {"until": "2024-12-31"})

    async def convenors(on):
        return next(one["convenors"] for one in await read(on=on) if one["name"] == "教育界")

    days = ("2023-12-31", "2024-12-31", "2025-01-01")
    assert [await convenors(day) for day in days] == [[], ["岑知远"], ["柏清禾"]]


async def test_one_of_several_of_a_name_is_told_by_id(tell, hear, admitted):
    twin = derived_id(HERE, "person", "黎云舟二")
    first, second = admitted("黎云舟", member=twin, sector="经济界")
    await hear(first, second)
    post = {"post": "liaison", "holder": {"name": "黎云舟"}}
    told = await tell(f"/{EDUCATION}/posts", post, status=422)
    assert told["type"] == "urn:jianyan:problem:SeveralOfThatName"
    post["holder"]["member"] = str(twin)
    await tell(f"/{EDUCATION}/posts", post)


async def test_sizes_are_held_to_the_rules_of_the_day(read, hear, adopted_rules):
    sector = {"kind": BodyKind.SECTOR, "basis": "云政协〔2025〕1号"}
    rules = BodyRules(sizes=(BodySizeRule(fewest=3, most=4, **sector),))
    await hear(adopted_rules(rules, date(2025, 1, 1)))
    sizes = {one["name"]: one for one in await read("/sizes", on="2025-06-01")}
    assert (sizes["教育界"]["members"], sizes["教育界"]["verdict"]) == (5, "too_many")
    assert (sizes["经济界"]["verdict"], sizes["经济界"]["basis"]) == ("too_few", sector["basis"])
    before = await read("/sizes", on="2024-12-31")
    assert {one["verdict"] for one in before} == {"no_rule"}
    assert await read("/sizes", on="2024-12-31", misfit=True) == []


async def test_the_listed_form_is_what_a_body_is(tell, read):
    town = {"kind": "area_group", "name": "城关街道", "form": "委员工作室"}
    await tell("", town)
    studio = body_id(HERE, BodyKind.AREA_GROUP, "城关街道")
    await tell(f"/{studio}/form", {"form": "联委会"})
    assert (await read(f"/{studio}"))["form"] == "联委会"


async def test_what_is_not_there_is_not_found(http):
    nowhere = derived_id(HERE, "sector", "无此界")
    base = f"/committees/999900/bodies/{nowhere}"
    assert (await http.get(base)).status_code == 404
    assert (await http.get(f"{base}/members")).status_code == 404
    assert (await http.post(f"{base}/names", json={"name": "某某界"})).status_code == 404
    told = await http.post(f"{base}/form", json={"form": "联委会"})
    assert (told.status_code, told.json()["type"]) == (422, "urn:jianyan:problem:UnknownBody")
