"""Does a research activity travel from its report to the instruction and the proposal it led to?"""

import io
from datetime import date

import openpyxl

from contracts.proposals.proposal import ProposalSubmitted, SponsorKind
from contracts.values import Named
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
BASE = "/committees/999900"
CEN, LI, WEN = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟", "温景川"))
PROPOSAL = derived_id(HERE, "proposal", "乡村产业")
REPORT = {
    "title": "关于云岭市乡村产业发展的调研报告",
    "writers": [{"name": "岑知远", "person": str(CEN)}],
    "team": [{"name": "黎云舟", "person": str(LI)}, {"name": "裘若谷"}],
    "department": "经济委员会",
    "text": "一、基本情况：茶园老化。",
}


def submitted():
    """The service proposals tells that a proposal came."""
    return ProposalSubmitted(
        proposal=PROPOSAL,
        plenary=derived_id(HERE, "plenary", "5/4"),
        serial_no=7,
        printed_no=None,
        title="关于扶持乡村产业的提案",
        sponsor_kind=SponsorKind.INDIVIDUAL,
        first_sponsor=Named(id=CEN, name="岑知远"),
        co_sponsors=(),
        sector=None,
        category=None,
        topics=(),
        timing="off_session",
        submitted_on=date(2025, 6, 1),
        text=None,
    )


async def ask(http, path, body=None, method="POST", status=201):
    told = await http.request(method, f"{BASE}/{path}", json=body)
    assert told.status_code == status, told.text
    if status < 300:
        http.headers["at-least"] = told.json()["position"]
        return told.json()["stream"].partition("-")[2]
    return told.json()["type"].rpartition(":")[2]


async def get(http, path, status=200):
    told = await http.get(f"{BASE}/{path}")
    assert told.status_code == status, told.text
    return told.json()


async def approved(http, **more):
    """A report as far as its approval."""
    report = await ask(http, "research-reports", REPORT | more)
    for step in ("submission", "approval"):
        await ask(http, f"research-reports/{report}/{step}", {"on": "2025-05-06"})
    return report


async def test_what_a_research_activity_led_to(http, hear):
    body = {"title": "乡村产业调研", "kind": "调研", "starts_on": "2025-04-09"}
    which = await ask(http, "activities", body)
    report = await approved(http, activities=[which])
    about = {"about": {"kind": "report", "id": report}}
    sent = {"to": "市农业农村局", "paper": "云协办〔2025〕7号", "sent_on": "2025-05-10"}
    await ask(http, "outcomes/sent", about | sent)
    said = {"leader": "黎云舟", "level": "city", "given_on": "2025-05-20", "words": "请研究。"}
    instruction = await ask(http, "outcomes/instructions", about | said)
    adopted = {"by": "市农业农村局", "how": "列入工作要点", "adopted_on": "2025-06-30"}
    await ask(http, "outcomes/adoptions", about | adopted)
    made = {"title": "关于发展乡村产业的建议案", "meeting": "常委会议", "made_on": "2025-07-01"}
    await ask(http, "outcomes/recommendations", about | made)
    grown = {"kind": "proposal", "grown": str(PROPOSAL), "grown_on": "2025-06-01"}
    assert await ask(http, "outcomes/grown", about | grown, status=422) == "TitleUnknown"
    await hear(submitted())
    await ask(http, "outcomes/grown", about | grown)
    told = await get(http, f"outcomes?about={report}")
    assert [(one["kind"], one["whom"] or one["title"]) for one in told] == [
        ("sent", "市农业农村局"),
        ("instruction", "黎云舟"),
        ("proposal", "关于扶持乡村产业的提案"),
        ("adoption", "市农业农村局"),
        ("recommendation", "关于发展乡村产业的建议案"),
    ]
    assert [one["heard"] for one in told if one["kind"] == "proposal"] == [True]
    assert (await get(http, f"outcomes/{instruction}/text"))["words"] == "请研究。"
    (found,) = await get(http, f"research-reports?activity={which}")
    assert found["report"] == report
    counts = await get(http, "outcomes/counts?first=2025-06-01&last=2025-06-30")
    assert {one["kind"]: (one["number"], one["of"]) for one in counts} == {
        "adoption": (1, 1), "proposal": (1, 1),
    }  # fmt: skip
    await ask(http, f"outcomes/{instruction}", method="DELETE")
    assert len(await get(http, f"outcomes?about={report}")) == 4
    await get(http, f"outcomes/{instruction}/text", 404)
    await ask(http, f"research-reports/{report}/retraction")
    assert await get(http, f"outcomes?about={report}") == []
    assert await get(http, "outcomes/counts") == []


async def test_a_report_is_returned_changed_and_approved(http):
    report = await ask(http, "research-reports", REPORT)
    one = f"research-reports/{report}"
    await ask(http, f"{one}/submission", {})
    assert await ask(http, one, REPORT | {"title": "改过的"}, "PUT", 422) == "UnderReview"
    await ask(http, f"{one}/return", {"reason": "请补充数据来源"})
    assert (await get(http, one))["return_reason"] == "请补充数据来源"
    await ask(http, one, REPORT | {"text": "二稿"}, "PUT")
    await ask(http, f"{one}/submission", {})
    await ask(http, f"{one}/approval", {})
    assert [one["report"] for one in await get(http, "research-reports?phase=approved")] == [report]
    assert await get(http, f"{one}/text") == {"text": "二稿"}


async def test_the_text_is_for_who_wrote_it_and_is_forgotten(sectors, http):
    report = await ask(http, "research-reports", REPORT)
    path = f"research-reports/{report}/text"
    at = {"at-least": http.headers["at-least"]}
    for who, status in ((CEN, 200), (LI, 200), (WEN, 404)):
        async with client(sectors, Principal(f"member:{who}", (Grant(Role.MEMBER, HERE),))) as one:
            told = await one.get(f"{BASE}/{path}", headers=at)
            assert told.status_code == status
    assert not (await get(http, f"research-reports/{report}"))["title"].startswith("一、")
    why = {"ground": "requested", "basis": "执笔人申请"}
    await ask(http, f"research-reports/{report}/forgetting", why)
    assert await get(http, path) == {"text": None}
    assert (await get(http, f"research-reports/{report}"))["has_text"] is False


async def test_the_archive_numbers_without_gaps_and_leaves_as_a_sheet(http):
    reports = [await approved(http, title=f"关于第{n}件事的调研报告") for n in "一二三"]
    for n, report in enumerate(reports):
        body = {"retention_years": 30 if n else None, "on": "2025-12-30"}
        await ask(http, f"research-reports/{report}/archiving", body)
    refused = await ask(http, f"research-reports/{reports[0]}/retraction", status=422)
    assert refused == "InTheArchive"
    over = {"to": "云岭市档案馆", "on": "2026-01-20"}
    await ask(http, f"research-reports/{reports[1]}/handing-over", over)
    shown = await get(http, f"research-reports/{reports[1]}")
    assert (shown["index_number"], shown["kept_until"]) == ("2025-0002", "2055-12-30")
    told = await http.get(f"{BASE}/exports/research-archive?year=2025")
    assert told.status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(told.content))
    lines = [row for row in book.active.iter_rows(values_only=True) if str(row[0])[:4] == "2025"]
    assert [(row[0], row[8], row[10]) for row in lines] == [
        ("2025-0001", "永久", None),
        ("2025-0002", "30年", "云岭市档案馆"),
        ("2025-0003", "30年", None),
    ]
