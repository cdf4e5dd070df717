"""Does a roster go over into the next term as one act, once, however often it is asked?"""

import time

import pytest
from sqlalchemy import func, select

from kernel.ids import committee_id
from kernel.log.append import Appender
from kernel.tables import events
from members.member.commands import member_id
from rules.names import derived_id

HERE = committee_id("999900")
TERM = {"term": 6, "opened_on": "2027-01-08", "basis": "常务委员会决定"}
CHANGE = {"carries_over": True, "but": [], "basis": "常务委员会决定"}
CITY = ("姓名", "界别", "所属专委会1", "所属专委会2", "政协职务", "手机")
pytestmark = pytest.mark.usefixtures("parsed_here")


def people(number):
    return [
        (
            f"岑{chr(0x5F00 + n)}{chr(0x6F00 + n % 7)}",
            "教育",
            "提案委员会",
            None,
            "常委",
            f"1549000{n:04}",
        )
        for n in range(number)
    ]


def person(name):
    return str(derived_id(HERE, "person", name))


@pytest.fixture
def log(members):
    async def length():
        async with members.engine.connect() as connection:
            return (await connection.execute(select(func.count()).select_from(events))).scalar()

    return length


@pytest.fixture
def change(http):
    async def asked(body, status=200, **params):
        answer = await http.post("/committees/999900/terms/6/change", json=body, params=params)
        assert answer.status_code == status, answer.text
        told = answer.json()
        if told.get("position"):
            http.headers["at-least"] = told["position"]
        return told

    return asked


async def test_terms_are_opened_and_told_by_day(tell, seen):
    told = await seen("terms", on="2026-06-01")
    assert (told["current"]["term"], told["current"]["implied"]) == (5, True)
    assert told["following"] is None
    await tell("terms", TERM)
    told = await seen("terms", on="2026-06-01")
    assert (told["current"]["ends"], told["following"]["term"]) == ("2027-01-07", 6)
    assert (await seen("terms", on="2027-01-08"))["current"]["term"] == 6


async def test_the_roster_goes_over_but_for_those_named(roster, tell, seen, change, xlsx, log):
    three = [("黎云舟", "教育", "提案委员会", None, "常委", None), *people(2)]
    await roster(xlsx(CITY, *three))
    await tell("terms", TERM)
    before = await log()
    body = CHANGE | {"but": [person("黎云舟")]}
    told = await change(body, preview=True)
    assert await log() == before
    assert [one["name"] for one in told["left"]["ends"]] == ["黎云舟"]
    assert len(told["left"]["goes_on"]) == 2
    assert told["left"]["goes_on"][0]["roles_end"] == ["常务委员"]
    assert told["left"]["goes_on"][0]["bodies_end"] == ["提案委员会"]
    told = await change(body)
    assert (told["went_on"], told["ended"], told["refused"]) == (2, 1, [])
    assert told["left"]["goes_on"] == told["left"]["ends"] == []
    assert {one["name"] for one in await seen("members", on="2027-01-08")} == {
        name for name, *_ in people(2)
    }
    (left,) = [one for one in await seen("members", everyone=True) if one["until"]]
    assert (left["name"], left["until"], left["how"]) == ("黎云舟", "2027-01-07", "ceased")
    page = await seen(f"members/{person(people(1)[0][0])}")
    assert page["member"]["term"] == 6
    assert {(one["name"], one["until"]) for one in page["history"]} == {
        ("教育", None),
        ("常务委员", "2027-01-07"),
        ("提案委员会", "2027-01-07"),
    }
    after = await log()
    told = await change(body)
    assert (told["went_on"], told["ended"], await log()) == (0, 0, after)
    other = await change(CHANGE, status=422)
    assert other["type"].endswith(":TermChangeDecidedOtherwise")


async def test_a_run_that_was_cut_off_goes_on_where_it_stopped(
    roster, tell, seen, change, xlsx, log, monkeypatch
):
    await roster(xlsx(CITY, *people(30)))
    await tell("terms", TERM)
    before = await log()
    whole = Appender.submit_bulk

    async def cut_off(self, units):
        await whole(self, units[:11])
        raise RuntimeError("the host was killed")

    monkeypatch.setattr(Appender, "submit_bulk", cut_off)
    with pytest.raises(RuntimeError):
        await change(CHANGE)
    monkeypatch.setattr(Appender, "submit_bulk", whole)
    standing = await seen("terms/6/change")
    assert (standing["decided"], len(standing["left"]["goes_on"])) == (True, 19)
    told = await change(CHANGE)
    assert (told["went_on"], told["left"]["goes_on"]) == (19, [])
    # The decision, and of each one the office, the committee and the reappointment.
    assert await log() == before + 1 + 3 * 30


async def test_a_new_roster_follows_as_a_file(roster, tell, seen, change, xlsx):
    await roster(xlsx(CITY, *people(3)))
    await tell("terms", TERM)
    await tell(
        "plenaries",
        {
            "term": 6,
            "session": 1,
            "opens": "2027-01-08",
            "closes": "2027-01-11",
            "cut_off": "2027-01-09T18:00:00+08:00",
        },
    )
    told = await change(CHANGE | {"carries_over": False})
    assert told["ended"] == 3
    again, new = people(1)[0], ("黎云舟", "经济", "经济委员会", None, None, None)
    told = await roster(
        xlsx((*CITY, "任职日期"), (*again, "2022-01-12"), (*new, None)), plenary="6/1"
    )
    assert (told["outcome"]["good"], told["outcome"]["bad"]) == (2, [])
    found = {one["name"]: one for one in await seen("members", on="2027-01-08")}
    assert set(found) == {again[0], "黎云舟"}
    assert (found[again[0]]["term"], found[again[0]]["since"]) == (6, None)
    assert len(await seen("members", on="2027-01-07")) == 3
    (page,) = [await seen(f"members/{person(again[0])}")]
    seats = [(one["since"], one["until"]) for one in page["history"] if one["name"] == "教育"]
    assert seats == [(None, "2027-01-07"), ("2027-01-08", None)]


FIRST = {
    "term": 6,
    "session": 1,
    "opens": "2027-01-08",
    "closes": "2027-01-11",
    "cut_off": "2027-01-09T18:00:00+08:00",
}


async def test_a_terms_first_roster_ends_whom_it_does_not_name_only_when_told_so(
    roster, tell, seen, xlsx, log
):
    await roster(xlsx(CITY, *people(4)))
    await tell("plenaries", FIRST)
    new = ("黎云舟", "经济", "经济委员会", None, None, None)
    one, two = ((*person[:4], None, person[5]) for person in people(2))
    data = xlsx(CITY, one, two, new)
    before = await log()
    told = await roster(data, plenary="6/1", preview=True, change_of_term=True)
    assert (told["ended"], await log()) == (2, before)
    assert any("2名委员于2027-01-07届满" in one for one in told["outcome"]["warnings"])
    told = await roster(data, plenary="6/1")
    assert told["ended"] == 0
    assert len(await seen("members", on="2027-01-08")) == 5
    told = await roster(data, plenary="6/1", change_of_term=True)
    assert told["ended"] == 2
    found = await seen("members", on="2027-01-08")
    assert {member["name"] for member in found} == {one[0], two[0], "黎云舟"}
    after = await log()
    told = await roster(data, plenary="6/1", change_of_term=True)
    assert (told["ended"], await log()) == (0, after)


async def test_who_is_named_begins_the_term_without_what_ended_with_the_last(
    roster, tell, seen, xlsx
):
    await roster(xlsx(CITY, *people(2)))
    await tell("terms", TERM | {"opened_on": "2027-01-01"})
    await tell("plenaries", FIRST)
    named = (people(1)[0][0], "教育", "提案委员会", None, None, None)
    await roster(xlsx(CITY, named), plenary="6/1", change_of_term=True)
    page = await seen(f"members/{person(named[0])}")
    spells = [(one["name"], one["since"], one["until"]) for one in page["history"]]
    assert spells == [
        ("常务委员", None, "2026-12-31"),
        ("教育", None, None),
        ("提案委员会", None, "2026-12-31"),
        ("提案委员会", "2027-01-08", None),
    ]
    assert page["member"]["term"] == 6
    fifth, sixth = [await seen(f"terms/{term}/special-committees") for term in (5, 6)]
    (former,), (anew,) = fifth, sixth
    assert (former["name"], former["seats"], former["since"]) == ("提案委员会", 2, None)
    assert former["until"] == "2026-12-31"
    assert (anew["seats"], anew["since"], anew["until"]) == (1, "2027-01-08", None)


async def test_a_row_that_comes_back_lets_nobody_end(roster, tell, seen, xlsx):
    await roster(xlsx(CITY, *people(3)))
    await tell("plenaries", FIRST)
    wrong = (people(1)[0][0], "教育", None, None, None, "154")
    told = await roster(xlsx(CITY, wrong), plenary="6/1", change_of_term=True)
    assert (told["ended"], len(told["outcome"]["bad"])) == (0, 1)
    assert any("未作届满登记" in one for one in told["outcome"]["warnings"])
    assert len(await seen("members", on="2027-01-08")) == 3


async def test_only_a_first_sessions_roster_changes_the_term(roster, xlsx):
    told = await roster(xlsx(CITY, *people(1)), status=422, plenary="5/4", change_of_term=True)
    assert told["type"].endswith(":NotAFirstSession")


async def test_a_term_nobody_knows_changes_nothing(change, seen, http):
    told = await change(CHANGE, status=422)
    assert told["type"].endswith(":TermNotOpened")
    assert (await http.get("/committees/999900/terms/6/change")).status_code == 404


async def test_a_thousand_members_go_over(roster, tell, change, xlsx):
    await roster(xlsx(CITY, *people(1000)))
    await tell("terms", TERM)
    started = time.monotonic()
    told = await change(CHANGE)
    assert (told["went_on"], told["left"]["goes_on"]) == (1000, [])
    assert time.monotonic() - started < 60


async def test_a_row_over_the_limit_of_seats_comes_back(roster, xlsx, seen):
    heading = (*CITY[:4], "所属专委会3")
    told = await roster(
        xlsx(
            heading,
            ("黎云舟", "教育", "提案委员会", "经济委员会", "文史学习委员会"),
            ("翟思齐", "教育", "提案委员会", "经济委员会", None),
        )
    )
    (bad,) = told["outcome"]["bad"]
    assert bad["row"] == 2
    assert "最多2个" in bad["reason"]
    assert [one["name"] for one in await seen("members")] == ["翟思齐"]


async def test_a_person_merged_from_two_entries_leaves_nothing_to_do(tell, seen, change):
    await tell("members", {"name": "岑知远", "term": 5, "since": "2022-01-12"})
    await tell("members", {"name": "岑知远", "term": 5, "since": "2022-01-12", "nth": 2})
    kept, twin = (str(member_id(HERE, "岑知远", nth)) for nth in (1, 2))
    await tell(f"members/{twin}/merge", {"into": kept})
    await tell("terms", TERM)
    told = await change(CHANGE)
    assert (told["went_on"], told["refused"]) == (1, [])
    assert told["left"]["goes_on"] == told["left"]["ends"] == []
