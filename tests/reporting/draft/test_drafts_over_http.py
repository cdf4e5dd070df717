"""Is a document written by people, commented on, approved, printed and replaced over HTTP?"""

import base64
import io
from datetime import timedelta

import openpyxl
from drafting_town import (
    BASE,
    CONVENOR,
    HERE,
    LEADER,
    LI,
    MEMBER,
    SECTOR,
    TOWN,
    ask,
    asked_by,
    get,
    text_of,
)

from kernel.clock import today
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.issue.gathering import folded

SUMMARY = {"kind": "annual-summary", "plenary": "5/4", "title": "年度工作总结"}
RESULTS = {"section": "工作成效", "blank": "所取得的成果、转化情况和经验体会"}
WRITTEN = {
    **RESULTS,
    "author": "岑知远",
    "text": "全年收到提案{proposals.received}，帮扶32户，同各位代表一起打好脱贫攻坚战。",
}


async def opened(http, **more):
    told = await ask(http, "drafts", **(SUMMARY | more))
    return told["stream"].partition("-")[2]


async def printed(http, draft, status=201, **params):
    path = f"{BASE}/documents/annual-summary"
    answer = await http.post(path, params={"from_draft": draft, **params})
    assert answer.status_code == status, answer.text
    return answer.json()


def listed_on_the_check_sheet(paper):
    book = openpyxl.load_workbook(io.BytesIO(base64.b64decode(paper["files"][1]["content"])))
    return list(book["核对"].iter_rows(min_row=5, values_only=True))


async def test_a_document_is_written_approved_printed_reprinted_and_replaced(database):
    async with asked_by(database) as (http,):
        draft = await opened(http)
        before = await get(http, f"drafts/{draft}")
        assert before["phase"] == "drafted"
        assert RESULTS["blank"] in before["blanks"]
        await ask(http, f"drafts/{draft}/texts", method="PUT", **WRITTEN)
        told = await get(http, f"drafts/{draft}")
        assert told["phase"] == "edited"
        assert RESULTS["blank"] not in told["blanks"]
        assert [(one["section"], one["number"]) for one in told["unverified"]] == [
            ("工作成效", "32")
        ]
        assert {one["found"] for one in told["warnings"]} == {"代表", "脱贫攻坚"}
        await printed(http, draft, 409)
        await ask(http, f"drafts/{draft}/approval", by="主席会议")
        paper = await printed(http, draft)
        assert "帮扶32户" in text_of(paper)
        assert "24件" in text_of(paper)
        assert any("未经核实的数字：32" in one for one in paper["warnings"])
        assert any("脱贫攻坚" in one for one in paper["warnings"])
        assert ("未经核实的数字", "32", "未核实") in [
            (row[0], row[2], row[4]) for row in listed_on_the_check_sheet(paper)
        ]
        assert (await get(http, f"drafts/{draft}"))["phase"] == "issued"
        first = f"/documents/{paper['document']}"
        verified = (await http.get(f"{first}/verify")).json()
        assert verified["same_bytes"], verified
        other = await opened(http, title="年度工作总结（修订）")
        await ask(http, f"drafts/{other}/approval", by="主席会议")
        later = await printed(http, other)
        found = (await http.get("/documents", params={"committee": str(HERE)})).json()
        standing = {one["document"]: (one["draft"], one["superseded_by"]) for one in found}
        assert standing[paper["document"]] == (draft, later["document"])
        assert standing[later["document"]] == (other, None)
        assert (await get(http, f"drafts/{draft}"))["phase"] == "superseded"
        again = (await http.get(first)).json()
        assert again["files"] == paper["files"]
        assert (again["draft"], again["superseded_by"]) == (draft, later["document"])
        assert (await http.get(f"{first}/verify")).json()["same_bytes"]


async def test_what_was_approved_is_printed_whatever_arrives_afterwards(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        feed = Feed()
        every = [*TOWN.events()]
        await receive(reporting, feed.all(HERE, every[:-40]))
        await folded(reporting.engine, await cut_now(reporting.engine, HERE))
        draft = await opened(http)
        await ask(http, f"drafts/{draft}/approval", by="主席会议")
        then = (await get(http, f"drafts/{draft}"))["as_of"]
        await receive(reporting, feed.all(HERE, every[-40:]))
        paper = await printed(http, draft)
        listed = (await http.get("/documents")).json()
        assert [one["as_of"] for one in listed] == [then]
        assert (await http.get(f"/documents/{paper['document']}/verify")).json()["same_bytes"]


async def test_somebody_who_did_not_see_the_last_change_overwrites_nothing(database):
    async with asked_by(database) as (http,):
        draft = await opened(http)
        seen = (await http.get(f"{BASE}/drafts/{draft}")).headers["etag"]
        await ask(http, f"drafts/{draft}/texts", method="PUT", **WRITTEN)
        late = {**WRITTEN, "text": "另一稿。"}
        told = {"method": "PUT", "headers": {"if-match": seen}, **late}
        assert (await ask(http, f"drafts/{draft}/texts", 409, **told))["type"].endswith("Conflict")
        (kept,) = await get(http, f"drafts/{draft}/texts")
        assert kept["text"] == WRITTEN["text"]


async def test_what_cannot_be_opened_says_why(database):
    async with asked_by(database) as (http,):
        told = await ask(http, "drafts", 422, **{**SUMMARY, "kind": "annual-sumary"})
        assert "annual-summary" in told["title_zh"]
        await ask(http, "drafts", 404, **{**SUMMARY, "plenary": "5/9"})
        await ask(http, "drafts", 422, **{**SUMMARY, "window": "去年"})
        told = await ask(http, "drafts", 422, **SUMMARY, scope="body", of="教育界")
        assert told["type"].endswith("NotOfThisScope")
        of_body = {**SUMMARY, "kind": "body-summary", "scope": "body"}
        await ask(http, "drafts", 422, **of_body)
        told = await ask(http, "drafts", 404, **of_body, of="没有此界")
        assert told["type"].endswith("NobodyMeant")
        draft = await opened(http)
        answer = await http.post(f"{BASE}/documents/annual-plan", params={"from_draft": draft})
        assert answer.json()["type"].endswith("OfAnotherKind")


async def test_a_text_without_a_place_or_with_an_unknown_figure_is_named(database):
    async with asked_by(database) as (http,):
        draft = await opened(http)
        wrong = {"author": "岑知远", "text": "收到{proposals.recieved}"}
        told = await ask(http, f"drafts/{draft}/texts", 422, method="PUT", **wrong)
        assert "proposals.received" in told["near"]
        lost = {"author": "岑知远", "section": "没有此节", "text": "甲"}
        await ask(http, f"drafts/{draft}/texts", method="PUT", **lost)
        told = await ask(http, f"drafts/{draft}/approval", 409, by="主席会议")
        assert told["unplaced"][0]["section"] == "没有此节"
        (text,) = await get(http, f"drafts/{draft}/texts")
        await ask(http, f"drafts/{draft}/texts/{text['text_id']}/withdrawal")
        await ask(http, f"drafts/{draft}/approval", by="主席会议")


async def test_comments_come_from_who_was_asked_and_each_is_answered(database):
    async with asked_by(database, MEMBER, LEADER, CONVENOR) as (http, member, leader, other):
        draft = await opened(http)
        until = (today() + timedelta(days=5)).isoformat()
        readers = [{"name": "黎云舟", "id": str(LI)}, {"name": "市民宗局"}]
        await ask(http, f"drafts/{draft}/consultation", readers=readers, until=until)
        for one in (member, leader, other):
            one.headers["at-least"] = http.headers["at-least"]
        await ask(member, f"drafts/{draft}/comments", section="工作成效", text="建议补充成效。")
        await ask(leader, f"drafts/{draft}/comments", text="压缩篇幅。", by={"name": "裘若谷"})
        await ask(other, f"drafts/{draft}/comments", 404, text="不是征求对象。")
        paper = {"name": "市民宗局"}
        await ask(http, f"drafts/{draft}/comments", text="无不同意见。", by=paper)
        found = await get(http, f"drafts/{draft}/comments")
        assert [one["by"] for one in found] == ["黎云舟", "裘若谷", "市民宗局"]
        mine = await get(member, f"drafts/{draft}/comments")
        assert [one["text"] for one in mine] == ["建议补充成效。"]
        await ask(http, f"drafts/{draft}/approval", 422, by="主席会议")
        path = f"drafts/{draft}/comments"
        for one, accepted in zip(found, (True, False, True), strict=True):
            why = {"accepted": accepted, "reason": "" if accepted else "篇幅已在限内"}
            await ask(http, f"{path}/{one['comment']}/settlement", **why)
        answer = await http.get(f"{BASE}/{path}.xlsx")
        rows = list(
            openpyxl.load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)
        )
        told = [row[1:3] + row[4:7] for row in rows if row[0] in (1, 2, 3)]
        assert told[0][:4] == ("工作成效", "黎云舟", "建议补充成效。", "采纳")
        assert told[1] == ("全文", "裘若谷", "压缩篇幅。", "未采纳", "篇幅已在限内")
        await ask(leader, f"drafts/{draft}/approval", by="裘若谷")


async def test_a_body_hands_its_summary_up_and_the_committee_sees_who_has_not(database):
    async with asked_by(database, CONVENOR, MEMBER) as (http, convenor, member):
        own = {**SUMMARY, "kind": "body-summary", "scope": "body", "of": "教育界"}
        await ask(member, "drafts", 403, **own)
        await ask(convenor, "drafts", 403, **SUMMARY)
        draft = (await ask(convenor, "drafts", **own))["stream"].partition("-")[2]
        words = {"section": "主要工作", "author": "教育界召集人", "text": "本界别开展调研。"}
        await ask(convenor, f"drafts/{draft}/texts", method="PUT", **words)
        asked = {"plenary": "5/4", "body_kind": "sector"}
        assert "教育界" in (await get(http, "handed-in", **asked))["missing"]
        await ask(convenor, f"drafts/{draft}/handing-up", params={"by": "岑知远"})
        more = {**words, "text": "又及。"}
        told = await ask(convenor, f"drafts/{draft}/texts", 422, method="PUT", **more)
        assert told["type"].endswith("LiesWithTheCommittee")
        http.headers["at-least"] = convenor.headers["at-least"]
        assert "教育界" not in (await get(http, "handed-in", **asked))["missing"]
        await ask(http, f"drafts/{draft}/return", reason="请补充数据")
        convenor.headers["at-least"] = http.headers["at-least"]
        await ask(convenor, f"drafts/{draft}/texts", method="PUT", **more)
        await ask(convenor, f"drafts/{draft}/handing-up", params={"by": "岑知远"})
        http.headers["at-least"] = convenor.headers["at-least"]
        await ask(http, f"drafts/{draft}/acceptance")
        told = await get(http, f"drafts/{draft}")
        assert (told["handing"], told["handed_by"]) == ("accepted", "岑知远")
        assert told["of"] == {"id": str(SECTOR), "name": "教育界"}
        assert (await get(member, f"drafts/{draft}", 404))["title_zh"]
        await ask(convenor, f"drafts/{draft}/acceptance", 403)


async def test_forgotten_words_leave_the_draft_and_not_what_was_printed(database):
    async with asked_by(database) as (http,):
        draft = await opened(http)
        await ask(http, f"drafts/{draft}/texts", method="PUT", **WRITTEN)
        await ask(http, f"drafts/{draft}/approval", by="主席会议")
        paper = await printed(http, draft)
        (text,) = await get(http, f"drafts/{draft}/texts")
        why = {"ground": "requested", "basis": "作者申请"}
        await ask(http, f"drafts/{draft}/forgetting/{text['text_id']}", **why)
        (text,) = await get(http, f"drafts/{draft}/texts")
        assert text["text"] is None
        again = (await http.get(f"/documents/{paper['document']}")).json()
        assert again["files"] == paper["files"]
        assert (await http.get(f"/documents/{paper['document']}/verify")).json()["same_bytes"]


async def test_a_text_takes_the_standing_phrases_of_its_day_at_its_cut(database):
    async with asked_by(database) as (http,):
        draft = await opened(http)
        old = {"slot": "总体要求", "text": "抓早抓小、久久为功", "basis": {"title": "工作要点"}}
        await ask(http, "phrases", **old, effective_from="2024-01-01")
        new = old | {"text": "守正创新、团结奋进"}
        await ask(http, "phrases", **new, effective_from="2025-01-01")
        words = {**RESULTS, "author": "岑知远", "text": "坚持抓早抓小、久久为功。"}
        await ask(http, f"drafts/{draft}/texts", method="PUT", **words)
        (one,) = (await get(http, f"drafts/{draft}"))["warnings"]
        assert (one["sort"], one["section"], one["at"]) == ("superseded", "工作成效", 2)
        assert "守正创新、团结奋进" in one["zh"]
