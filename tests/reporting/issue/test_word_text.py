"""Is every Word file read that a person may hold, and every other refused in bounded memory?"""

import io
import subprocess
import tracemalloc
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from reporting.documents.tree import (
    Blank,
    Chart,
    Document,
    Figure,
    Heading,
    Meta,
    Paragraph,
    Series,
    Table,
)
from reporting.issue.edited import edits
from reporting.issue.word_parts import LARGEST, Unreadable
from reporting.issue.word_text import word_text
from reporting.render.docx import docx
from reporting.render.pdf import office

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
NAMES = ("经济建设", "政治建设")
PAPER = Document(
    ("提案审查情况的报告",),
    (
        Heading(1, "基本情况"),
        Paragraph(("共收到提案", Figure("proposals.received", "12件"), "，", Blank("不足"), "。")),
        Table("分类", ("类别", "件数"), (("经济建设", Figure("f", "7件")), ("政治建设", "5件"))),
        Chart("column", "构成", NAMES, (Series("2025年", (7, 5), NAMES),)),
    ),
    Meta("0.1.0", "proposal-review/1", "7@2026-01-05T10:00:00+00:00", "an-id"),
)


def package(**parts: str | bytes) -> bytes:
    """A zip of the parts; `document` is the text's, `custom` the properties'."""
    names = {"document": "word/document.xml", "custom": "docProps/custom.xml"}
    target = io.BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(names.get(name, name), content)
    return target.getvalue()


def body(inner: str) -> bytes:
    return package(document=f"<w:document {W} {MC}><w:body>{inner}</w:body></w:document>")


def said(data: bytes) -> list[str]:
    return [unit.text for unit in word_text(data).units]


def changed(data: bytes, part: str, was: str, now: str) -> bytes:
    target = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                assert was.encode() in content
                content = content.replace(was.encode(), now.encode())
            new.writestr(name, content)
    return target.getvalue()


def test_it_reads_paragraphs_cells_charts_and_what_the_file_carries():
    text = word_text(docx(PAPER))
    assert [unit.text for unit in text.units if unit.sort == "paragraph"] == [
        "提案审查情况的报告",
        "一、基本情况",
        "共收到提案12件，〔待填：不足〕。",
        "表1　分类",
        "图1　构成",
    ]
    cells = {unit.at: unit.text for unit in text.units if unit.sort == "cell"}
    assert cells[1, 2, 2] == "7件"
    assert [unit.text for unit in text.units if unit.sort == "chart"] == [
        "2025年 经济建设 7",
        "2025年 政治建设 5",
    ]
    assert text.properties["document"] == "an-id"
    assert text.properties["cut"] == PAPER.meta.cut


def test_it_does_not_matter_into_which_runs_a_text_is_cut():
    cut = "<w:p><w:r><w:t>收到</w:t></w:r><w:r><w:t>1</w:t><w:t>2件</w:t></w:r></w:p>"
    assert said(body(cut)) == ["收到12件"]


def test_tabs_breaks_and_hyphens_are_signs_but_a_tab_stop_is_none():
    stops = "<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>"
    runs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
    assert said(body(f"<w:p>{stops}{runs}</w:p>")) == ["a\tb\nc-"]


def test_what_is_proposed_as_deleted_or_moved_away_does_not_count():
    tracked = (
        "<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>新</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>别处</w:t></w:r></w:moveFrom></w:p>"
    )
    assert said(body(tracked)) == ["新"]


def test_a_text_box_is_read_once_and_in_its_place():
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    choices = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    both = f"<mc:AlternateContent>{choices}</mc:AlternateContent>"
    assert said(body(f"<w:p><w:r><w:t>前</w:t>{both}<w:t>后</w:t></w:r></w:p>")) == ["框", "前后"]


def test_an_edit_is_named_by_paragraph_cell_and_chart():
    kept = docx(PAPER)
    other = changed(kept, "word/document.xml", "12件", "13件")
    other = changed(other, "word/document.xml", "5件", "6件")
    other = changed(other, "word/charts/chart1.xml", "<c:v>5</c:v>", "<c:v>6</c:v>")
    found = edits(word_text(kept).units, word_text(other).units)
    assert [(one.place_zh, one.was.text, one.now.text) for one in found] == [
        ("第3段", "共收到提案12件，〔待填：不足〕。", "共收到提案13件，〔待填：不足〕。"),
        ("表格1第3行第2列", "5件", "6件"),
        ("图1", "2025年 政治建设 5", "2025年 政治建设 6"),
    ]
    assert found[1].place_en == "table 1, row 3, column 2"


def test_what_was_put_in_or_taken_out_is_named_alone():
    kept, other = docx(PAPER), "<w:p><w:r><w:t>另加一句。</w:t></w:r></w:p><w:sectPr>"
    more = changed(kept, "word/document.xml", "<w:sectPr>", other)
    (put,) = edits(word_text(kept).units, word_text(more).units)
    assert (put.was, put.now.text) == (None, "另加一句。")
    (gone,) = edits(word_text(more).units, word_text(kept).units)
    assert (gone.was.text, gone.now) == ("另加一句。", None)


def test_a_picture_a_header_and_a_comment_that_were_added_are_edits():
    paragraph = "<w:p><w:r><w:t>另加</w:t></w:r></w:p>"
    parts = {
        "word/media/image1.png": b"x",
        "word/header9.xml": f"<w:hdr {W}>{paragraph}</w:hdr>",
        "word/comments.xml": f"<w:comments {W}>{paragraph}</w:comments>",
    }
    document = f"<w:document {W}><w:body/></w:document>"
    found = edits(
        word_text(package(document=document)).units,
        word_text(package(document=document, **parts)).units,
    )
    assert {one.place_zh for one in found} == {"页眉", "脚注、尾注或批注", "图片"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7 ...", "PDF"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "旧格式"),
        (b"PK\x03\x04 cut off", "损坏"),
        (b"hello", "不是 .docx"),
        (package(**{"xl/workbook.xml": "<x/>"}), "依据工作簿"),
        (package(document="<w:document"), "损坏"),
        (package(document="<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"), "外部实体"),
        (b"0" * (LARGEST + 1), "32 MB"),
    ],
)
def test_any_other_file_is_refused_with_what_it_is(data, says):
    with pytest.raises(Unreadable) as refused:
        word_text(data)
    assert says in refused.value.zh
    assert refused.value.en


def test_a_packed_bomb_is_refused_before_it_is_unpacked():
    bomb = package(document=b" " * (200 * 1024**2))
    assert len(bomb) < 1024**2
    tracemalloc.start()
    with pytest.raises(Unreadable, match="48 MiB"):
        word_text(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * 1024**2


def test_millions_of_empty_paragraphs_cost_little_and_too_many_texts_are_refused():
    tracemalloc.start()
    assert said(body("<w:p/>" * 500_000)) == []
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 64 * 1024**2
    with pytest.raises(Unreadable, match="20000"):
        word_text(body("<w:p><w:r><w:t>一</w:t></w:r></w:p>" * 20_001))


@pytest.mark.skipif(office() is None, reason="LibreOffice is not installed")
@pytest.mark.timeout(180)
def test_what_libreoffice_saved_again_says_the_same_and_carries_the_same(tmp_path):
    original, saved = docx(PAPER), tmp_path / "saved"
    (tmp_path / "paper.docx").write_bytes(original)
    command = [str(office()), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
    form = ["--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved)]
    subprocess.run([*command, *form, str(tmp_path / "paper.docx")], check=True, timeout=150)
    again = (saved / "paper.docx").read_bytes()
    assert again != original
    assert edits(word_text(original).units, word_text(again).units) == []
    assert word_text(again).properties == word_text(original).properties
