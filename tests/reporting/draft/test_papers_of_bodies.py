"""Are papers of a body, a unit and a member written, printed, proved and replaced over HTTP?"""

import base64
import io
from zipfile import ZipFile

import openpyxl
import pytest
from drafting_town import BASE, CONVENOR, HERE, SECTOR, TOWN, ask, asked_by, get, text_of

UNIT = TOWN.units[1]
MEMBER = TOWN.people[4]
OF_BODY = {"kind": "body-summary", "plenary": "5/4", "scope": "body", "of": "教育界"}
WRITTEN = {
    "section": "主要工作及成效/政治协商",
    "author": "岑知远",
    "text": "本界别就托育服务开展调研，走访机构7家。",
}


async def issued(http, kind, status=201, **params):
    answer = await http.post(f"{BASE}/documents/{kind}", params=params)
    assert answer.status_code == status, answer.text
    return answer.json()


def file_of(paper, name):
    (found,) = [one["content"] for one in paper["files"] if one["name"].endswith(name)]
    return base64.b64decode(found)


def contents(paper):
    book = openpyxl.load_workbook(io.BytesIO(file_of(paper, "依据.xlsx")))
    return {row[0]: row for row in book["目录"].iter_rows(min_row=5, values_only=True) if row[0]}


async def test_a_summary_goes_from_its_convenor_to_print(database):
    async with asked_by(database, CONVENOR) as (http, convenor):
        told = await ask(convenor, "drafts", **OF_BODY)
        draft = told["stream"].partition("-")[2]
        await ask(convenor, f"drafts/{draft}/texts", method="PUT", **WRITTEN)
        shown = await get(convenor, f"drafts/{draft}")
        assert (shown["title"], shown["unplaced"]) == ("教育界工作总结 5/4", [])
        assert shown["document_title"] == "云岭市政协教育界别2025年度工作总结"
        assert [one["number"] for one in shown["unverified"]] == ["7"]
        await ask(convenor, f"drafts/{draft}/handing-up", params={"by": "岑知远"})
        http.headers["at-least"] = convenor.headers["at-least"]
        await issued(http, "body-summary", 409, from_draft=draft)
        await ask(http, f"drafts/{draft}/acceptance")
        await ask(http, f"drafts/{draft}/approval", by="提案委员会主任会议")
        paper = await issued(http, "body-summary", from_draft=draft, check_copy=True, html=True)
        assert paper["files"][0]["name"] == "工作总结（教育界别）.docx"
        assert "走访机构7家" in text_of(paper)
        assert "走访机构7家" in file_of(paper, ".html").decode()
        (one,) = (await http.get("/documents", params={"committee": str(HERE)})).json()
        assert (one["scope"], one["of"], one["draft"]) == ("body", str(SECTOR), draft)
        path = f"/documents/{paper['document']}"
        verified = (await http.get(f"{path}/verify")).json()
        assert (verified["same_bytes"], verified["differences"], verified["since"]) == (
            True, [], []
        )  # fmt: skip
        again = (await http.get(path, params={"check_copy": True, "html": True})).json()
        assert again["files"] == paper["files"]
        convenor.headers["at-least"] = http.headers["at-least"]
        assert (await get(convenor, f"drafts/{draft}"))["document"] == paper["document"]


@pytest.mark.parametrize(
    ("kind", "scope", "of", "file", "quoted"),
    [
        ("unit-report", "unit", UNIT, f"（{UNIT.name}）.docx", "proposals.replied"),
        (
            "member-report",
            "member",
            MEMBER,
            f"（{MEMBER.name}-{MEMBER.id}）.docx",
            "sectors.present",
        ),
    ],
)
async def test_a_paper_of_a_unit_or_a_member_is_printed_with_its_proof(
    database, kind, scope, of, file, quoted
):
    async with asked_by(database) as (http,):
        whose = {"plenary": "5/4", "scope": scope, "of": of.name, "check_copy": True}
        paper = await issued(http, kind, **whose)
        assert paper["files"][0]["name"].endswith(file)
        assert of.name in text_of(paper)
        own = await get(http, "figures", plenary="5/4", scope=scope, of=of.name, id=quoted)
        assert contents(paper)[quoted][2].startswith(str(own["figures"][quoted]["value"]))
        marks = (
            ZipFile(io.BytesIO(file_of(paper, "核对稿.docx"))).read("word/document.xml").decode()
        )
        assert "数字核对表" in marks
        verified = (await http.get(f"/documents/{paper['document']}/verify")).json()
        assert (verified["same_bytes"], verified["differences"]) == (True, [])
        by_id = await issued(http, kind, **(whose | {"of": str(of.id)}))
        found = (await http.get("/documents", params={"committee": str(HERE)})).json()
        standing = {one["document"]: one["superseded_by"] for one in found}
        assert standing == {paper["document"]: by_id["document"], by_id["document"]: None}
        told = await issued(http, kind, 422, plenary="5/4")
        assert told["type"].endswith("NotOfThisScope")


async def test_lists_are_told_in_pages_and_not_again_to_who_has_them(database):
    async with asked_by(database) as (http,):
        for title in ("甲年度总结", "乙年度总结", "丙年度总结"):
            await ask(http, "drafts", kind="annual-summary", plenary="5/4", title=title)
            words = {"slot": title[:1] * 2, "text": "守正创新", "basis": {"title": "工作要点"}}
            await ask(http, "phrases", **words, effective_from="2025-01-01")
        for path, asked in (("drafts", {}), ("phrases", {}), ("findings", {"plenary": "5/4"})):
            whole = await http.get(f"{BASE}/{path}", params=asked)
            same = {"if-none-match": whole.headers["etag"]}
            again = await http.get(f"{BASE}/{path}", params=asked, headers=same)
            assert (again.status_code, again.content) == (304, b"")
            if path == "findings":
                continue
            first = await http.get(f"{BASE}/{path}", params={"limit": 2})
            rest = await http.get(f"{BASE}/{path}{first.links['next']['url']}")
            assert first.json() + rest.json() == whole.json()
            assert (len(first.json()), rest.links) == (2, {})
