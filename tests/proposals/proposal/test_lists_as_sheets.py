"""Does every list go out as a sheet, to whom the list itself is shown, in little memory?"""

import asyncio
import gc
import io
import tracemalloc
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import openpyxl
import pytest
from roads import MONEY, ROADS, account, given, unit, unit_id
from sqlalchemy import select

from contracts.committees import plenary_id
from kernel import fetching
from kernel.clock import today
from kernel.http.sheets import numbered, sheet
from kernel.identity import Role
from kernel.rows import as_row, as_values
from proposals.proposal.export import HEADINGS, SHEET, Beside
from proposals.proposal.export import line as ledger_line
from proposals.proposal.queries import Sight, Wanted, pages_of
from proposals.proposal.tables import ProposalRow, proposals
from proposals.proposal.worklist import export, queries
from proposals.proposal.worklist.queries import Narrowed, cases

pytestmark = pytest.mark.asyncio(loop_scope="module")
TODAY = today()


def member(office, name):
    return account(Role.MEMBER, office, name, "person")


async def rows_of(desk, path, **params):
    """The rows of an exported sheet below its headings, by heading."""
    told = await desk.http.get(f"/committees/{desk.code}/{path}", params=params)
    assert told.status_code == 200, told.text
    assert told.headers["content-disposition"].startswith("attachment")
    found = list(openpyxl.load_workbook(io.BytesIO(told.content)).active.values)
    return [dict(zip(found[1], row, strict=True)) for row in found[2:]]


async def asked(desk, path, body, method="post"):
    told = await desk.http.request(method, f"/committees/{desk.code}/{path}", json=body)
    assert told.status_code in (200, 201), told.text
    if "position" in told.json():
        desk.http.headers["at-least"] = told.json()["position"]
    return told.json()


async def test_deadlines_go_out_with_the_days_that_are_left(office, signed_in):
    await given(office, "关于修桥的提案", due_on=str(TODAY + timedelta(days=9)), assisting=(MONEY,))
    found = await rows_of(office, "exports/deadlines", duty="reply")
    (one,) = found
    told = [one[name] for name in ("提案编号", "事项", "责任方", "剩余天数", "完成情况")]
    assert told == ["0001", "答复", ROADS, 9, "未完成"]
    async with signed_in(unit(office, MONEY)) as money:
        assert {one["责任方"] for one in await rows_of(money, "exports/deadlines")} == {MONEY}
    await office.ask("/" + await _only(office) + "/replies", {"unit": ROADS, "grade": "A"})
    ended = await rows_of(office, "exports/deadlines", duty="reply", running=False)
    assert [one["完成情况"] for one in ended] == ["按期完成"]


async def _only(office):
    return (await office.rows())[0]["proposal"]


async def test_drafts_go_out_to_their_author_and_the_office(office, signed_in):
    body = {"plenary": "5/3", "title": "关于养老的提案", "sponsor_kind": "individual"}
    async with signed_in(member(office, "张三")) as zhang:
        told = await asked(zhang, "drafts", body)
        draft = told["stream"].removeprefix("proposal-")
        await asked(zhang, f"drafts/{draft}/invitations", {"invited": [{"name": "李四"}]})
        (own,) = await rows_of(zhang, "exports/drafts")
        assert (own["案由"], own["会签情况"]) == ("关于养老的提案", "李四：未答复")
        office.http.headers["at-least"] = zhang.http.headers["at-least"]
    assert len(await rows_of(office, "exports/drafts", plenary="5/3")) == 1
    async with signed_in(member(office, "王强")) as stranger:
        assert await rows_of(stranger, "exports/drafts") == []


async def test_reviews_go_out_to_their_reviewer_and_the_office(office, signed_in):
    body = {"plenary": "5/3", "title": "关于修桥的提案", "sponsor_kind": "individual"}
    told = await office.ask("", body | {"first_sponsor": {"name": "张三"}})
    proposal = told.json()["stream"].removeprefix("proposal-")
    await office.ask(f"/{proposal}/reviews", {"round": "初审", "reviewer": {"name": "李四"}})
    advice = {"round": "初审", "advice": "file", "reviewer": {"name": "李四"}}
    told = await office.ask(f"/{proposal}/advice", advice | {"intended": [ROADS]})
    assert told.status_code == 201, told.text
    (one,) = await rows_of(office, "exports/reviews")
    told = [one[name] for name in ("案由", "轮次", "审查人", "审查建议", "建议承办单位")]
    assert told == ["关于修桥的提案", "初审", "李四", "立案", ROADS]
    assert await rows_of(office, "exports/reviews", open=True) == []
    for name, expected in (("李四", 1), ("张三", 0)):
        async with signed_in(member(office, name)) as desk:
            assert len(await rows_of(desk, "exports/reviews")) == expected


async def test_leads_go_out_without_their_text(office, signed_in):
    call = {
        "plenary": "5/3",
        "title": "提案线索征集",
        "opens_on": "2025-11-01",
        "closes_on": "2025-12-20",
    }
    number = uuid4()
    await asked(office, f"calls/{number}", call, "put")
    body = {"source": "public", "title": "加装电梯", "text": "六楼老人", "on": "2025-11-20"}
    await asked(office, f"calls/{number}/leads", body)
    (one,) = await rows_of(office, "exports/leads")
    assert (one["来源"], one["线索标题"], one["形成提案数"]) == ("社会公众", "加装电梯", 0)
    assert "六楼老人" not in str(one)
    async with signed_in(unit(office)) as roads:
        told = await roads.http.get(f"/committees/{roads.code}/exports/leads")
        assert told.status_code == 403


async def many(office, name, count):
    """So many proposals that a unit leads, put where the view would have put them."""
    title = "关于加快推进主城区老旧小区加装电梯并完善后续维护管理长效机制的提案"
    await given(office, title, leading=(name,))
    (shown,) = await office.rows(unit=str(unit_id(office, name)))
    async with office.service.engine.begin() as connection:
        wanted = select(proposals).where(proposals.c.proposal == shown["proposal"])
        last = as_row(ProposalRow, (await connection.execute(wanted)).mappings().one())
        others = [
            replace(last, proposal=uuid4(), case_no=1000 + n, serial_no=1000 + n)
            for n in range(count - 1)
        ]
        for start in range(0, len(others), 500):
            page = [as_values(one) for one in others[start : start + 500]]
            await connection.execute(proposals.insert(), page)


async def peak(make):
    """Peak of Python's memory in KiB while a sheet is made and sent off, and its bytes."""
    gc.collect()
    tracemalloc.start()
    response = await make()
    sent = sum([len(chunk) async for chunk in response.body_iterator])
    found = tracemalloc.get_traced_memory()[1] // 1024
    tracemalloc.stop()
    return found, sent


async def test_ten_times_the_list_takes_no_more_memory(office, monkeypatch):
    for module in (fetching, queries):
        monkeypatch.setattr(module, "PAGE", 100)
    engine, here = office.service.engine, office.committee
    few, lots = "市水务局", "市住建局"
    await many(office, few, 300)
    await many(office, lots, 3_000)

    def worklist(name):
        unit_ = unit_id(office, name)
        seen = Sight(unit=unit_)
        found = cases(engine, here, [unit_], Narrowed(), seen, date(2026, 3, 2))
        rows = numbered(found, export.line)
        return lambda: sheet(export.SHEET, export.headings(None), rows, ("表",))

    def ledger(name):
        wanted = Wanted(plenary=plenary_id(here, 5, 3), unit=unit_id(office, name))

        async def rows():
            async for page in pages_of(engine, here, wanted, Sight(everything=True)):
                yield [ledger_line(row, Beside()) for row in page]

        return lambda: sheet(SHEET, HEADINGS, rows(), ("表",))

    for made in (worklist, ledger):
        await peak(made(few))  # What is loaded and cached once is not the list's.
        small, sent_few = await peak(made(few))
        large, sent_lots = await peak(made(lots))
        print(made.__name__, small, large, sent_few, sent_lots)
        assert sent_lots > 5 * sent_few
        # Held beside: one page of rows, and a finished file up to a bound.
        assert large < 1.5 * small + sent_lots // 1024, (made.__name__, small, large)


async def test_many_who_ask_at_once_are_all_answered(office, signed_in):
    await given(office, "关于修桥的提案")
    path = f"exports/units/{unit_id(office)}/worklist"
    async with signed_in(unit(office)) as roads:
        asked_for = [roads.http.get(f"/committees/{roads.code}/{path}") for _ in range(30)]
        told = await asyncio.gather(*asked_for)
    assert {one.status_code for one in told} == {200}
