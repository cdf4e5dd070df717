"""Months apart: a ledger with filings, replies and feedback in different months, and years."""

import io
from contextlib import AsyncExitStack

import openpyxl

from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from reporting.app import REPORTING

HEADINGS = (
    "案号", "案由", "提案形式", "第一提案人", "类别", "提交日期", "审查意见", "立案日期",
    "主办单位", "交办日期", "答复日期", "办理结果", "委员意见", "反馈日期",
)  # fmt: skip
ROWS = (
    ("1", "关于完善社区食堂的提案", "委员提案", "岑知远", "社会建设", "2024-12-20", "立案",
     "2025-02-03", "市民政局", "2025-03-01", "2025-05-06", "A", "满意", "2025-08-01"),
    ("2", "关于修缮乡村道路的提案", "委员提案", "柏行舟", "经济建设", "2025-01-09", "立案",
     "2025-02-28", "市交通局", "2025-03-01", "2026-01-20", "B", "基本满意", "2026-02-02"),
    ("3", "关于保护古树名木的提案", "委员提案", "岑知远", "生态文明建设", "2025-01-10", "立案",
     "2025-03-01", "市林业局", "2025-03-02", "", "", "", ""),
    ("4", "关于增设公交站点的提案", "委员提案", "闻若水", "社会建设", "2025-03-05", "不予立案",
     "", "", "", "", "", "", ""),
)  # fmt: skip
# By hand. Cohorts: of what was submitted in the window; flows: acts whose day lies in it.
EXPECTED = {
    "plenary": {
        "received": 4, "plenary_received": 2, "offsession_received": 2, "filed": 3, "replied": 2,
        "sponsors": 3, "filings": 3, "replies": 1, "feedbacks": 1,
    },
    "2025": {"received": 3, "filed": 2, "replied": 1, "filings": 3, "replies": 1, "feedbacks": 1},
    "2024-12": {"received": 1, "filed": 1, "replied": 1, "feedback_returned": 1, "filings": 0},
    "2025-02": {"received": 0, "filings": 2, "replies": 0, "feedbacks": 0},
    "2025-Q1": {"received": 3, "filed": 2, "filings": 3, "assignments": 3, "replies": 0},
    "2025-05": {"replies": 1, "feedbacks": 0, "filings": 0},
    "2025-08": {"replies": 0, "feedbacks": 1},
    "2026": {"received": 0, "replies": 1, "feedbacks": 1},
    "2025-02-28..2025-03-01": {"filings": 2, "assignments": 2, "replies": 0},
}  # fmt: skip


def ledger() -> bytes:
    book = openpyxl.Workbook()
    for row in (("云岭市政协五届三次会议提案台账",), HEADINGS, *ROWS):
        book.active.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


async def test_each_window_gives_what_a_hand_computes(postgres, nats_url):
    async with AsyncExitStack() as stack:
        http = {}
        for service in (MEMBERS, PROPOSALS, REPORTING):
            urls = stack.enter_context(fresh_database(postgres))
            started = await stack.enter_async_context(running(service, urls, nats_url))
            http[service.name] = await stack.enter_async_context(client(started))
        await http["members"].post(
            "/committees", json={"code": "999900", "name": "云岭市政协", "preset": "city"}
        )
        for session, year in ((3, 2025), (4, 2026)):
            sitting = {
                "term": 5,
                "session": session,
                "opens": f"{year}-01-08",
                "closes": f"{year}-01-11",
                "cut_off": f"{year}-01-09T18:00:00+08:00",
            }
            told = await http["members"].post("/committees/999900/plenaries", json=sitting)
            assert told.status_code == 201, told.text
        told = await http["proposals"].post(
            "/committees/999900/imports/proposals",
            params={"plenary": "5/3"},
            files={"file": ("台账.xlsx", ledger())},
        )
        assert told.json()["outcome"]["bad"] == []
        heads = {}
        for name in ("members", "proposals"):
            heads |= (await http[name].get("/log/heads")).json()
        waited = await http["reporting"].post("/wait", json=heads, timeout=90)
        assert waited.json()["taken"]
        found = {}
        for window, wanted in EXPECTED.items():
            told = await http["reporting"].get(
                "/committees/999900/figures", params={"plenary": "5/3", "window": window}
            )
            figures = told.json()["figures"]
            found[window] = {id: figures[f"proposals.{id}"]["value"] for id in wanted}
    assert found == EXPECTED
