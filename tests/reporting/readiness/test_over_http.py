"""What is odd over HTTP: by pages, with an ETag, with the ledger row, and as a workbook."""

import io
import json
from datetime import date

import openpyxl
import pytest
from oddities import (
    DAY,
    LI,
    WANG,
    admitted,
    assigned,
    counted,
    filed,
    held,
    joined,
    replied,
    reported,
    stranger,
    submitted,
)
from years import HERE, context

from kernel.identity import Grant, Principal, Role
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step
from reporting.readiness.catalogue import CHECKS

PARAMS = {"plenary": "5/3"}
PATH = f"/committees/{HERE}/readiness"
ROW = json.dumps({"file": "提案.xlsx", "sha256": "00", "sheet": "台账", "row": 7})
PEOPLE = [admitted(WANG), joined(WANG), admitted(LI, party=None), joined(LI)]
TOLD = [
    *PEOPLE,
    *(submitted(number, category=None) for number in (1, 2, 3)),
    *(filed(number) for number in (1, 2, 3)),
    assigned(1),
    replied(1, grade=None),
    submitted(4, co=(stranger("路过"),), on=None),
    reported(1, None, WANG, topics=()),
    held(1, host=None),
    counted(1, expected=12),
]


@pytest.fixture
async def reporting(database):
    async with running(REPORTING, database) as started:
        await hear(started, Feed(), [*context(), *TOLD])
        yield started


async def hear(started, feed, events, source=ROW):
    await receive(started, [feed.next(HERE, event, on, source) for event, on in events])
    while await step(started.engine):
        pass


async def asked(http, **params):
    answer = await http.get(PATH, params=PARAMS | params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_what_is_odd_is_told_with_its_ledger_row_what_to_do_and_the_figures(reporting):
    async with client(reporting) as http:
        told = await asked(http, window="2025")
    found = {one["check"]: one["found"] for one in told["found"]}
    assert found["filed_without_category"] == 3
    assert found["received_without_day"] == 1, "no window by days holds it, and yet it is told"
    assert found["month_without_activity"] == 11
    assert told["total"] == len(told["items"]) == sum(found.values())
    first = told["items"][0]
    assert first["label"] == "0001号《关于事项1的提案》"
    assert (first["zh"], first["en"]) == ("已立案，没有类别", "filed, but without a category")
    assert first["source"] == {"file": "提案.xlsx", "sheet": "台账", "row": 7}
    assert first["figures"] == ["proposals.by_category"]
    assert first["todo_zh"]


async def test_who_is_not_on_the_roster_is_called_as_the_paper_calls_him(reporting):
    async with client(reporting) as http:
        told = await asked(http, check="sponsor_not_on_roster")
    assert [one["zh"] for one in told["items"]] == ["提案人路过不在委员名册中"]


async def test_each_ledger_is_asked_for_by_itself(reporting):
    async with client(reporting) as http:
        told = await asked(http, window="2025", keeper="roster")
        assert [one["label"] for one in told["items"]] == [LI.name]
        for wrong in ({"keeper": "nobody"}, {"check": "luck"}, {"plenary": "9/9"}):
            answer = await http.get(PATH, params=PARAMS | wrong)
            assert answer.status_code == 404, wrong


async def test_pages_go_on_where_the_one_before_ended(reporting):
    async with client(reporting) as http:
        whole = await asked(http, window="2025")
        seen, answer = [], await http.get(PATH, params=PARAMS | {"window": "2025", "limit": 4})
        while True:
            told = answer.json()
            assert told["total"] == whole["total"]
            seen += told["items"]
            if told["next"] is None:
                break
            assert 'rel="next"' in answer.headers["link"]
            params = PARAMS | {"window": "2025", "limit": 4, "cursor": told["next"]}
            answer = await http.get(PATH, params=params)
        assert seen == whole["items"]
        refused = await http.get(PATH, params=PARAMS | {"cursor": "abcd"})
    assert (refused.status_code, "link" in answer.headers) == (400, False)


async def test_the_answer_is_sent_again_only_when_it_differs(reporting):
    async with client(reporting) as http:
        tag = (await http.get(PATH, params=PARAMS)).headers["etag"]
        same = await http.get(PATH, params=PARAMS, headers={"if-none-match": tag})
        assert (same.status_code, same.content, same.headers["etag"]) == (304, b"", tag)
        feed = Feed("another")
        await hear(reporting, feed, [submitted(9, category=None), filed(9)])
        other = await http.get(PATH, params=PARAMS, headers={"if-none-match": tag})
    assert other.status_code == 200
    assert other.headers["etag"] != tag


async def test_an_earlier_instant_shows_what_was_odd_then(reporting):
    async with client(reporting) as http:
        before = await asked(http)
        await hear(reporting, Feed("another"), [submitted(9, category=None), filed(9)])
        now, then = await asked(http), await asked(http, as_of=before["as_of"])
    assert now["total"] > before["total"]
    assert then["items"] == before["items"]


async def test_without_a_plenary_the_last_one_of_the_window_is_meant(reporting):
    async with client(reporting) as http:
        for window, plenary in (("2025", "5/3"), ("2026-02", "5/4"), ("2020", "5/3")):
            answer = await http.get(PATH, params={"window": window})
            assert (answer.status_code, answer.json()["plenary"]) == (200, plenary), window
        wrong = await http.get(PATH, params={"window": "someday"})
    assert wrong.status_code == 422


async def test_the_workbook_has_a_sheet_a_keeper_and_that_of_proposals_waits_to_be_filled(
    reporting,
):
    async with client(reporting) as http:
        answer = await http.get(f"{PATH}.xlsx", params=PARAMS | {"window": "2025"})
    assert answer.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    ledgers = ["提案台账", "社情民意台账", "委员名册", "活动台账", "办公室"]
    assert book.sheetnames == ["目录", *ledgers]
    _, heads, *rows = book["提案台账"].values
    first = dict(zip(heads, rows[0], strict=True))
    told = ("届次", "流水号", "案号", "案由", "提案形式", "第一提案人", "审查意见", "主办单位")
    said = ["5届3次", 1, "0001", "关于事项1的提案", "委员提案", WANG.name, "立案", "教育局"]
    assert [first[name] for name in told] == said
    assert (first["类别"], first["办理结果"], first["答复日期"]) == (None, None, None)
    assert first["问题"] == "已立案，没有类别；已答复，没有办理结果"
    assert (first["来源文件"], first["来源工作表"], first["来源行"]) == ("提案.xlsx", "台账", 7)
    assert first["提交日期"].date() == DAY
    filled = {name: book["提案台账"].cell(3, at) for at, name in enumerate(heads, start=1)}
    assert filled["类别"].fill.fgColor.rgb == filled["办理结果"].fill.fgColor.rgb == "FFFFF2CC"
    assert filled["界别"].fill.fgColor.rgb != "FFFFF2CC"
    contents = [row[1] for row in book["目录"].values][2:]
    assert contents == [check.zh for check in CHECKS.values()], "what found nothing is there too"


async def test_a_leader_reads_it_and_a_member_does_not(reporting):
    for role, status in ((Role.LEADER, 200), (Role.CLERK, 200), (Role.MEMBER, 403)):
        person = Principal("person:1", (Grant(role, HERE),))
        async with client(reporting, person) as http:
            assert (await http.get(PATH, params=PARAMS)).status_code == status, role


async def test_the_catalogue_tells_every_check(reporting):
    async with client(reporting) as http:
        told = (await http.get("/catalogue/readiness")).json()
    assert [one["check"] for one in told] == list(CHECKS)
    assert all(one["means"] and one["figures"] for one in told)


async def test_a_report_that_names_nobody_is_folded_and_told(reporting):
    async with client(reporting) as http:
        await hear(reporting, Feed("another"), [reported(2, on=date(2025, 5, 5))])
        told = await asked(http, window="2025", check="report_without_reporter")
    assert [one["label"] for one in told["items"]] == ["《关于情况2的反映》"]
