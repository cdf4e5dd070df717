"""Does the office get a document written, commented on, approved and printed by commands alone?"""

from datetime import timedelta

import openpyxl
import pytest

from kernel.clock import today

HERE = ("--committee", "999900")
THIS = (*HERE, "--plenary", "5/3")


@pytest.fixture(scope="module")
def begun(jianyan, ledger):
    jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    told = jianyan(
        "plenary", "convene", "999900", "5/3", "--opens", "2025-01-08",
        "--closes", "2025-01-11", "--cut-off", "2025-01-09T18:00",
    )  # fmt: skip
    assert told.returncode == 0, told.stderr
    people = [["岑知远", "教育"], ["戚南乔", "经济"]]
    roster = ledger("委员.xlsx", ["姓名", "界别"], people)
    assert jianyan("import", "roster", str(roster), *THIS).returncode == 0


def said(told):
    assert told.returncode == 0, told.stderr
    return told.stdout


def file(folder, name, words):
    (folder / name).write_text(words, encoding="utf-8")
    return str(folder / name)


@pytest.fixture(scope="module")
def draft(begun, jianyan, tmp_path_factory):
    """A draft with a text."""
    id = said(jianyan("document", "draft", "annual-summary", *THIS, "--title", "年度总结")).strip()
    words = "在册委员{members.on_roll}，各位代表履职尽责，帮扶32户。"
    text = file(tmp_path_factory.mktemp("texts"), "成效.txt", words)
    where = ("--author", "岑知远", "--section", "工作成效")
    assert said(jianyan("document", "write", id, text, *HERE, *where)) == "已写入\n"
    return id


def test_a_draft_is_shown_with_what_to_look_at(draft, jianyan):
    shown = jianyan("document", "show", draft, *HERE)
    assert "年度总结  撰写中" in said(shown)
    assert "未经核实的数字：32" in shown.stderr
    assert "不称“代表”" in shown.stderr


def test_comments_are_entered_and_answered_before_approval(draft, jianyan, tmp_path):
    one = (draft, *HERE)
    until = (today() + timedelta(days=3)).isoformat()
    sent = ("document", "send-out", *one, "--to", "市民宗局", "--until", until)
    assert said(jianyan(*sent)) == "已送1处征求意见\n"
    comment = file(tmp_path, "意见.txt", "请压缩篇幅。")
    said(jianyan("document", "comment", draft, comment, *HERE, "--by", "市民宗局"))
    early = jianyan("document", "approve", *one, "--by", "主席会议")
    assert (early.returncode, "尚有意见" in early.stderr) == (2, True)
    id = said(jianyan("document", "comments", *one)).splitlines()[1].split("\t")[0]
    no = ("document", "settle", draft, id, *HERE, "--not-accepted", "--reason", "篇幅在限内")
    assert said(jianyan(*no)) == "已登记\n"
    sheet = tmp_path / "意见采纳情况表.xlsx"
    said(jianyan("document", "comments", *one, "--out", str(sheet)))
    cells = [c for row in openpyxl.load_workbook(sheet).active.values for c in row]
    assert {"请压缩篇幅。", "未采纳", "篇幅在限内"} <= set(cells)


def test_an_approved_draft_is_printed(draft, jianyan, tmp_path):
    said(jianyan("document", "approve", draft, *HERE, "--by", "主席会议"))
    out = ("--out", str(tmp_path / "印发"))
    printed = jianyan("report", "annual-summary", *HERE, *out, "--from-draft", draft)
    assert "已印发并留存" in said(printed)
    assert "已印发" in said(jianyan("document", "drafts", *HERE))
    (listed,) = said(jianyan("document", "list", *HERE)).splitlines()[1:]
    assert listed.split("\t")[-2:] == ["现行", draft]
    said(jianyan("report", "annual-summary", *THIS, *out))
    again = jianyan("document", "reprint", listed.split("\t")[0], *out)
    assert (again.returncode, "注意：该文件已被" in again.stderr) == (0, True)
    missing = jianyan("report", "annual-summary", *HERE, *out)
    assert (missing.returncode, "--plenary" in missing.stderr) == (2, True)


def test_who_has_not_handed_in_is_named(begun, jianyan):
    told = jianyan("document", "handed-in", *THIS)
    assert "教育" in said(told)
    assert "尚未上报" in told.stderr
    own = ("--scope", "body", "--of", "教育", "--title", "教育界总结")
    draft = said(jianyan("document", "draft", "body-summary", *THIS, *own)).strip()
    said(jianyan("document", "hand-up", draft, *HERE, "--by", "岑知远"))
    assert "教育" not in jianyan("document", "handed-in", *THIS).stderr
    said(jianyan("document", "return", draft, *HERE, "--reason", "请补充"))
    assert "教育" in jianyan("document", "handed-in", *THIS).stderr
    said(jianyan("document", "hand-up", draft, *HERE, "--by", "岑知远"))
    said(jianyan("document", "accept", draft, *HERE))
    assert "教育\t界别\t已接收" in said(jianyan("document", "handed-in", *THIS))
    wrong = jianyan("document", "draft", "annual-summary", *THIS, *own)
    assert (wrong.returncode, "可用的范围：committee" in wrong.stderr) == (2, True)


def test_phrases_are_adopted_listed_and_ended(begun, jianyan, tmp_path):
    words = tmp_path / "提法.txt"
    words.write_text("围绕中心、服务大局\n", encoding="utf-8")
    paper = ("--from", "2025-01-20", "--paper", "2025年工作要点", "--number", "云协发〔2025〕1号")
    said(jianyan("phrases", "adopt", "总体要求", str(words), *HERE, *paper))
    listed = said(jianyan("phrases", "list", *HERE, "--on", "2025-02-01"))
    assert "围绕中心、服务大局" in listed
    id = listed.splitlines()[1].split("\t")[0]
    assert said(jianyan("phrases", "list", *HERE, "--on", "2025-01-01")).count("\n") == 1
    said(jianyan("phrases", "end", id, *HERE, "--reason", "误录"))
    assert "围绕中心" not in said(jianyan("phrases", "list", *HERE))


def test_what_cannot_be_read_is_refused(begun, jianyan, tmp_path):
    (tmp_path / "总结.docx").write_bytes(b"PK\x03\x04\xff\xfe")
    for source in (str(tmp_path / "总结.docx"), str(tmp_path / "没有.txt")):
        told = jianyan("document", "write", "1", source, *HERE, "--author", "岑知远")
        assert told.returncode == 2
        assert len(told.stderr.splitlines()) == 1
