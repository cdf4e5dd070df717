"""Does an exported ledger, imported into an empty committee, give the same rows and marks?"""

import pytest
import pytest_asyncio
from place_ledgers import DETAILED, EXPORTED, GIVEN_OUT, IMPORTED, RECEIVED
from sqlalchemy import select

from proposals.proposal.marks.tables import marks

pytestmark = pytest.mark.asyncio(loop_scope="module")
OWN = {
    "proposal", "committee", "plenary", "position", "first_sponsor", "co_sponsors", "lead_units",
    "assisting_units", "replied_units", "feedback_sponsors", "merged_into", "consent_sponsors",
    "awaited", "follow_units", "unhappy_sponsors", "answer_sponsors", "text_length", "printed_no",
}  # fmt: skip
"""Ids, which another committee has of its own, and what an export does not tell."""
BASE = {
    "案由": "关于乙的提案",
    "第一提案人": "张三",
    "联名人": "李四",
    "提交日期": "2026-01-06",
    "审查意见": "立案",
    "审查日期": "2026-01-10",
    "主办单位": "市教育局",
    "会办单位": "市财政局",
    "交办日期": "2026-02-10",
    "答复日期": "2026-04-20",
    "办理结果": "B类",
}
ROWS = [
    {"再办理": "再办理中", "再办理日期": "2026-05-06", "委员意见": "张三：满意；李四：不满意"},
    {"再办理": "是", "委员意见": "不满意", "办理态度": "理解", "走访情况": "未走访"},
    {"委员意见": "张三：满意；李四：理解", "办理态度": "张三：满意；李四：不满意"},
    {"跟踪办理结果": "A", "跟踪办理情况": "已通车", "跟踪日期": "2027-03-01"},
    {"重点提案": "主席会议重点提案", "督办领导": "岑知远", "督办方式": "视察、座谈",
     "重点确定日期": "2026-03-02"},
    {"优秀提案": "2025年度好提案、是", "可否公开": "张三：同意；李四：不同意",
     "不公开原由": "涉及隐私", "可否附议": "否"},
    {"建议办理单位": "市水务局、市交通局", "拟定办理单位": "市交通局", "办理方式": "分办",
     "主办单位": "市教育局、市财政局", "会办单位": None, "办理结果": "A、B",
     "跟踪办理结果": "A、C"},
    {"审查意见": "并案", "并入案号": "1", "委员意见": "满意", "优秀提案": "是"},
    {"审查意见": "不予立案（空泛）", "可否公开": "是", "建议办理单位": "市水务局",
     **dict.fromkeys(("主办单位", "会办单位", "交办日期", "答复日期", "办理结果"))},
]  # fmt: skip
HERE = [
    BASE | {"案号": at, "案由": f"关于第{at}件事的提案"} | row for at, row in enumerate(ROWS, 1)
]
COLUMNS = tuple(dict.fromkeys(name for row in HERE for name in row))


def renamed(row, at):
    """A place's row as another proposal of the same ledger."""
    number = next(name for name in ("提案序号", "提案编号", "提案号") if name in row)
    return (
        row
        | {number: at, "案由": f"关于第{at}件事的提案"}
        | ({"流水号": at} if "流水号" in row else {})
    )


async def shown(office):
    """Rows and marks without what only this committee has, by serial number."""
    rows = {one["proposal"]: one for one in await office.rows()}
    async with office.service.engine.connect() as connection:
        mine = marks.c.committee == office.committee
        found = (await connection.execute(select(marks).where(mine))).mappings().all()
    beside = {str(one["proposal"]): one for one in found}
    return [
        {name: value for name, value in (one | dict(beside.get(id, {}))).items() if name not in OWN}
        for id, one in sorted(rows.items(), key=lambda pair: pair[1]["serial_no"])
    ]


async def exported(office):
    url = f"/committees/{office.code}/exports/proposals"
    told = await office.http.get(url, params={"plenary": "5/3"})
    assert told.status_code == 200
    return told.content


@pytest_asyncio.fixture(loop_scope="module")
async def filled(office):
    """A committee with every column's marks, imported from several places' ledgers."""
    outcome = await office.take(HERE, COLUMNS)
    assert outcome["bad"] == []
    for at, row in enumerate((IMPORTED, EXPORTED, DETAILED, GIVEN_OUT, RECEIVED), 21):
        outcome = await office.take([renamed(row, at)], tuple(row))
        assert outcome["bad"] == []
    return office


async def test_what_is_exported_comes_to_the_same_in_an_empty_committee(filled, another_office):
    told = await another_office.take_file(await exported(filled))
    outcome = told.json()["outcome"]
    assert (outcome["bad"], outcome["good"]) == ([], len(HERE) + 5)
    for theirs, ours in zip(await shown(another_office), await shown(filled), strict=True):
        assert theirs == ours, ours


async def test_what_is_exported_changes_nothing_here(filled):
    before = await filled.events()
    outcome = (await filled.take_file(await exported(filled))).json()["outcome"]
    assert outcome["bad"] == []
    assert await filled.events() == before
