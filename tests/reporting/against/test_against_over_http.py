"""Does a clerk's table come back with what differs, and with the cases that make it?"""

from contextlib import asynccontextmanager
from datetime import date

import pytest
from years import HERE, PLENARY, context

from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalSubmitted,
    ProposalWithdrawn,
)
from contracts.values import Named
from kernel.identity import Grant, Principal, Role
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

DAY = date(2025, 1, 9)
PATH = f"/committees/{HERE}/figures/against"
PARAMS = {"plenary": "5/3"}
PEOPLE = tuple(Named(id=derived("person", name), name=name) for name in ("岑知远", "戚南乔"))


def submitted(number, timing="plenary", on=DAY, others=()):
    return ProposalSubmitted(
        proposal=derived("proposal", number),
        plenary=PLENARY,
        serial_no=number,
        printed_no=None,
        title=f"关于事项{number}的提案",
        sponsor_kind="joint" if others else "individual",
        first_sponsor=PEOPLE[number % 2],
        co_sponsors=others,
        sector=None,
        category="经济建设" if number < 4 else "社会建设",
        topics=(),
        timing=timing,
        submitted_on=on,
        text=None,
    )


def year():
    """Ten received: six filed (one off-session), two merged, one converted, one withdrawn."""
    for number in range(1, 11):
        yield submitted(number, "off_session" if number == 6 else "plenary"), DAY
    for number in range(1, 7):
        proposal = derived("proposal", number)
        yield (
            ProposalFiled(proposal=proposal, case_no=number, category=None, day_assumed=False),
            DAY,
        )
    for number in (7, 8):
        proposal, into = derived("proposal", number), derived("proposal", 1)
        yield ProposalMerged(proposal=proposal, into=into), DAY
    yield ProposalConverted(proposal=derived("proposal", 9), target="opinion"), DAY
    yield ProposalWithdrawn(proposal=derived("proposal", 10), reason=None), DAY


@asynccontextmanager
async def counted(database, *more):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*context(), *year(), *more]))
        while await step(reporting.engine):
            pass
        yield reporting, http


async def asked(http, data, path=PATH, **params):
    sent = {**PARAMS, **params} if path == PATH else params
    return await http.post(path, params=sent, files={"file": ("数字.csv", data)})


@pytest.fixture
def compared(database, table):
    """The answer for a table of these rows, by the row's name."""

    async def ask(*rows, more=()):
        async with counted(database, *more) as (_, http):
            told = await asked(http, table(rows))
        assert told.status_code == 200, told.text
        return told.json()

    return ask


async def test_equal_numbers_are_equal(compared):
    told = await compared("收到提案|10件", "立案|6|60%", "并案|2", "经济建设|3|50%", "立案率|60.0%")
    assert [(one["title"], one["aspect"], one["equal"]) for one in told["figures"]] == [
        ("收到提案", "count", True),
        ("立案提案", "count", True),
        ("立案提案", "share", True),
        ("并案", "count", True),
        ("立案提案类别：经济建设", "count", True),
        ("立案提案类别：经济建设", "share", True),
        ("立案率", "share", True),
    ]
    assert told["partial"] is None


async def test_a_number_with_the_merged_is_explained_by_the_merged(compared):
    told = await compared("立案|8")
    (one,) = told["figures"]
    assert (one["equal"], one["theirs"], one["ours"], one["more"]) == (False, "8件", "6件", 2)
    assert [case["number"] for case in one["cases"]] == [1, 2, 3, 4, 5, 6]
    by = reasons(one)
    assert by["如把“并案”2件也计入"] == ["关于事项7的提案", "关于事项8的提案"]
    assert by["如把“撤案”和“转为意见建议”2件也计入"] == ["关于事项10的提案", "关于事项9的提案"]


async def test_a_number_without_those_off_session_is_explained_by_them(compared):
    told = await compared("收到提案|9")
    (one,) = told["figures"]
    by = reasons(one)
    assert by["如不计“平时提案”1件"] == ["关于事项6的提案"]
    assert "如不计“撤案”1件" in by
    assert not any("并案" in zh for zh in by)


def reasons(one):
    """What would explain a difference, each with the titles of its cases."""
    return {each["zh"]: [case["label"] for case in each["cases"]] for each in one["candidates"]}


async def test_a_number_of_the_calendar_year_is_told_from_that_of_the_plenary(compared):
    early = date(2024, 12, 20)
    told = await compared("收到提案|10", more=[(submitted(11, on=early), early)])
    (one,) = told["figures"]
    assert (one["ours"], one["more"]) == ("11件", -1)
    window = "与时间范围2025年1月1日至2025年12月31日相同"
    assert reasons(one)[window] == ["关于事项11的提案"]


async def test_of_people_it_is_told_which_count_of_them_was_meant(compared):
    third = Named(id=derived("person", "解敬亭"), name="解敬亭")
    told = await compared("提交提案委员|3人", more=[(submitted(11, others=(third,)), DAY)])
    (one,) = told["figures"]
    assert (one["ours"], one["more"]) == ("2人", 1)
    assert any("参与提案的委员" in zh for zh in reasons(one))


async def test_titles_that_stand_twice_explain_a_smaller_number(compared):
    again = submitted(11).model_copy(update={"title": "关于事项1的提案"})
    told = await compared("收到提案|10", more=[(again, DAY)])
    titles = reasons(told["figures"][0])["如同题的只计一件"]
    assert titles == ["关于事项1的提案", "关于事项1的提案"]


async def test_of_a_rate_it_is_told_which_way_of_counting_was_meant(compared):
    said = [("satisfied", 1), ("satisfied", 2), ("basically", 3), ("dissatisfied", 4)]
    forms = [
        (
            FeedbackGiven(
                proposal=derived("proposal", number),
                sponsor=PEOPLE[number % 2],
                satisfaction=satisfaction,
                printed="原文",
                given_on=DAY,
            ),
            DAY,
        )
        for satisfaction, number in said
    ]
    told = await compared("满意率|50%", more=forms)
    (one,) = told["figures"]
    assert (one["equal"], one["ours"]) == (False, "75%")
    assert set(reasons(one)) == {
        "如按满意/收回征询意见表=2/4计算",
        "如按满意+基本满意/立案提案=3/6计算",
    }


async def test_what_nothing_explains_gets_no_candidate(compared):
    told = await compared("立案|40")
    assert told["figures"][0]["candidates"] == []
    assert told["figures"][0]["evidence"] == 6


async def test_a_part_and_a_share_that_differ_are_told_each(compared):
    told = await compared("经济建设|4|50%")
    count, share = told["figures"]
    assert (count["equal"], count["ours"], count["more"]) == (False, "3件", 1)
    assert share["equal"]


async def test_names_of_no_figure_are_listed_with_the_nearest(compared):
    told = await compared("收到社情民意的信息|3", "重点办理事项|4")
    assert [(one["row"], one["nearest"]) for one in told["unknown"]] == [
        (2, "收到社情民意信息"),
        (3, None),
    ]


async def test_what_contradicts_itself_is_told_beside_what_differs(compared):
    told = await compared("立案|6", "委员提案|6|99%", "办复|乱")
    assert [(one["kind"], one["rows"]) for one in told["inconsistent"]] == [("rounding", [3, 2])]
    assert [one["row"] for one in told["unread"]] == [4]


async def test_without_a_committee_a_table_is_held_against_itself(database, table):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        data = table(["立案|329", "经济建设|101|30.6%"])
        told = await asked(http, data, "/figures/against")
    assert told.status_code == 200, told.text
    assert [one["should"] for one in told.json()["inconsistent"]] == ["30.7%"]
    assert told.json()["figures"] == []


async def test_a_file_without_a_table_is_refused_with_its_reason(database):
    async with counted(database) as (_, http):
        told = await asked(http, "姓名,电话\n甲,1\n".encode())
    assert (told.status_code, told.json()["type"]) == (422, "urn:jianyan:problem:LedgerRefused")


async def test_only_who_may_read_figures_may_compare(database, table):
    member = Principal("member:1", (Grant(Role.MEMBER, HERE),))
    async with counted(database) as (reporting, _), client(reporting, member) as http:
        assert (await asked(http, table(["立案|6"]))).status_code == 403
