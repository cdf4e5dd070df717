import io
from dataclasses import replace
from posixpath import dirname, join, normpath

import docx as python_docx
import pytest
from lxml import etree

from reporting.documents.tree import Document, Meta, Paragraph, Table, blanks, figures
from reporting.render.docx import docx
from reporting.render.word.closing import signature_indents, width
from reporting.render.word.opening import mark_size

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"


def style(file, id, path):
    return file.find(STYLES, f"//w:style[@w:styleId='{id}']//{path}")


def test_the_page_has_the_measures_of_the_standard(review, opened):
    section = opened(docx(review)).find(DOCUMENT, "//w:sectPr")[0]
    margins = section.find(f"{W}pgMar").attrib
    sides = {side: margins[W + side] for side in ("top", "bottom", "left", "right")}
    assert sides == {"top": "2098", "bottom": "1984", "left": "1588", "right": "1474"}
    size = section.find(f"{W}pgSz").attrib
    assert (size[f"{W}w"], size[f"{W}h"]) == ("11906", "16838")


def test_twenty_two_lines_of_twenty_eight_characters_are_asked_for(review, opened):
    file = opened(docx(review))
    grid = file.find(DOCUMENT, "//w:docGrid")[0]
    assert (grid.get(f"{W}type"), grid.get(f"{W}linePitch")) == ("lines", "579")
    spacing = style(file, "BodyText", "w:pPr/w:spacing")[0]
    assert (spacing.get(f"{W}line"), spacing.get(f"{W}lineRule")) == ("579", "exact")
    assert style(file, "BodyText", "w:rPr/w:spacing/@w:val") == ["-5"]
    assert style(file, "BodyText", "w:rPr/w:sz/@w:val") == ["32"]
    assert style(file, "BodyText", "w:ind/@w:firstLineChars") == ["200"]


@pytest.mark.parametrize(
    ("id", "font", "size"),
    [
        ("Title", "方正小标宋简体", "44"),
        ("Heading1", "黑体", "32"),
        ("Heading2", "楷体_GB2312", "32"),
        ("Heading3", "仿宋_GB2312", "32"),
        ("Heading4", "仿宋_GB2312", "32"),
        ("BodyText", "仿宋_GB2312", "32"),
        ("Occasion", "楷体_GB2312", "32"),
        ("Footer", "宋体", "28"),
    ],
)
def test_each_style_names_its_font_and_size(review, opened, id, font, size):
    file = opened(docx(review))
    assert style(file, id, "w:rFonts/@w:eastAsia") == [font]
    assert style(file, id, "w:sz/@w:val") == [size]


def test_no_theme_can_change_a_font_and_the_text_is_chinese(review, opened):
    file = opened(docx(review))
    assert not [name for name in file.names if "theme" in name.lower()]
    assert not [a for n in file.names if n.endswith(".xml") for a in themed(file.xml(n))]
    assert file.find(STYLES, "//w:docDefaults//w:lang/@w:eastAsia") == ["zh-CN"]
    assert file.find(STYLES, "//w:docDefaults//w:rFonts/@w:ascii") == ["Times New Roman"]


def themed(root):
    return [key for element in root.iter() for key in element.attrib if key.endswith("Theme")]


def test_every_figure_blank_and_number_is_printed(review, opened):
    lines = opened(docx(review)).lines()
    text = "\n".join(lines)
    printed = [f.text for f in figures(review) if "." not in f.text and f.text.endswith("件")]
    assert printed == ["5898件", "1985件"]
    assert all(each in text for each in printed)
    assert all(f"〔待填：{hint}〕" in text for hint in blanks(review))
    headings = ["一、提案工作情况", "（一）基本情况", "1.收到", "（1）个人", "二、下一年安排"]
    assert [line for line in lines if line in headings] == headings
    assert "表1　立案提案分类统计" in lines


def test_blanks_and_nothing_else_in_the_text_are_red(review, opened):
    file = opened(docx(review))
    red = file.find(DOCUMENT, "//w:r[w:rPr/w:color/@w:val='FF0000']//w:t/text()")
    assert sorted(red) == sorted(f"〔待填：{hint}〕" for hint in blanks(review))


def test_punctuation_is_set_in_the_chinese_font(review, opened):
    runs = opened(docx(review)).find(DOCUMENT, "//w:r[w:t]")
    assert {run.find(f"{W}rPr/{W}rFonts").get(f"{W}hint") for run in runs} == {"eastAsia"}


def test_a_speech_has_its_meeting_day_and_speaker_and_no_signature(review, opened):
    lines = opened(docx(review)).lines()
    assert lines[:8] == [
        "",
        "关于政协十四届二次会议",
        "提案审查情况的报告",
        "——在政协第十四届全国委员会第二次会议上",
        "（2024年3月10日）",
        "〔待填：报告人〕",
        "",
        "各位委员、同志们：",
    ]
    assert "提案委员会" not in lines


def test_a_paper_is_signed_and_dated_below_its_note_of_appendices(paper, opened):
    lines = opened(docx(paper)).lines()
    start = lines.index("现予印发。")
    assert lines[start + 1 : start + 7] == [
        "",
        "附件：1.任务分解表",
        "2.联系方式",
        "",
        "政协某某市委员会办公室",
        "2026年3月5日",
    ]


def test_a_signature_never_stands_on_a_page_without_text(paper, opened):
    file = opened(docx(paper))
    together = ("现予印发。", "附件：1.任务分解表", "2.联系方式", "政协某某市委员会办公室")
    assert all(file.paragraph(line).find(f"{W}pPr/{W}keepNext") is not None for line in together)


@pytest.mark.parametrize(
    ("many", "loose"),
    [(10, {10}), (30, {*range(2, 29), 30})],
)
def test_no_row_of_a_table_stands_alone_on_a_page(paper, opened, many, loose):
    rows = tuple((f"第{n}项", f"{n}件") for n in range(1, many + 1))
    body = (Table("办理情况", ("事项", "件数"), rows),)
    file = opened(docx(replace(paper, body=body, appendices=())))
    kept = [
        row.find(f".//{W}keepNext") is not None for row in file.find("word/document.xml", "//w:tr")
    ]
    assert len(kept) == many + 1
    assert {n for n, with_next in enumerate(kept) if not with_next} == loose


@pytest.mark.parametrize(
    ("name", "day", "indents"),
    [
        (11, 6, (2, 5)),
        (6, 6, (2, 0)),
        (4, 6, (6, 2)),
    ],
)
def test_the_date_begins_two_characters_right_of_the_name(name, day, indents):
    name_right, day_right = signature_indents(name, day)
    assert (name_right, day_right) == indents
    assert (name + name_right) - (day + day_right) == 2


def test_digits_are_half_as_wide_as_characters():
    assert width("2026年3月5日") == 6


def test_a_red_head_has_mark_number_signer_and_line(paper, opened):
    file = opened(docx(paper))
    assert file.lines()[0] == "政协某某市委员会文件"
    assert file.lines()[1:9] == [
        "",
        "",
        "政协发〔2026〕1号签发人：王某某",
        "",  # the red line
        "",
        "",
        "关于印发工作计划的通知",
        "",
    ]
    assert style(file, "Mark", "w:color/@w:val") == ["FF0000"]
    assert file.paragraph("政协某某市委员会文件").find(f"{W}pPr/{W}spacing").get(f"{W}before") == (
        "1984"
    )
    number = file.paragraph("政协发〔2026〕1号签发人：王某某")
    assert number.find(f"{W}pPr/{W}tabs/{W}tab").get(f"{W}val") == "right"
    assert file.find(DOCUMENT, "//w:pBdr/w:bottom/@w:color") == ["FF0000"]


def test_a_long_mark_is_smaller_and_stays_on_one_line():
    assert mark_size("政协某某市委员会文件") == 84
    long = "中国人民政治协商会议某某市委员会文件"
    assert mark_size(long) == 48
    for mark in (long, "中国人民政治协商会议某某市委员会办公室文件"):
        assert mark_size(mark) * len(mark) * 10 <= 8844


def test_an_appendix_begins_on_a_page_of_its_own(paper, opened):
    file = opened(docx(paper))
    assert file.paragraph("附件1").find(f"{W}pPr/{W}pageBreakBefore") is not None
    start = file.lines().index("附件1")
    assert file.lines()[start : start + 5] == ["附件1", "", "任务分解表", "", "一、任务"]


def test_a_single_appendix_has_no_number(paper, opened):
    lines = opened(docx(replace(paper, appendices=paper.appendices[:1]))).lines()
    assert "附件：任务分解表" in lines
    assert "附件" in lines


def test_a_table_is_as_wide_as_the_text_and_repeats_its_headings(review, opened):
    file = opened(docx(review))
    widths = [int(width) for width in file.find(DOCUMENT, "//w:gridCol/@w:w")]
    assert widths == [1263, 3790, 3791]
    assert sum(widths) == 8844
    headers = file.find(DOCUMENT, "//w:tr[w:trPr/w:tblHeader]")
    assert len(headers) == 1
    assert "".join(headers[0].itertext()) == "序号类别件数"


def test_short_columns_stand_in_the_middle_and_texts_at_the_left(review, opened):
    row = opened(docx(review)).find(DOCUMENT, "//w:tr")[1]
    middle = [cell.find(f"{W}p/{W}pPr/{W}jc") is not None for cell in row.iter(f"{W}tc")]
    assert middle == [True, False, True]


def test_page_numbers_stand_at_the_outer_edge(review, opened):
    file = opened(docx(review))
    assert file.find("word/settings.xml", "//w:evenAndOddHeaders")
    for name, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        assert file.find(name, "//w:jc/@w:val") == [side]
        assert file.find(name, f"//w:ind/@w:{side}Chars") == ["100"]
        assert "".join(file.find(name, "//w:t/text()")) == "— 1 —"
        assert file.find(name, "//w:instrText/text()") == [" PAGE "]


def test_only_a_draft_says_on_each_page_that_figures_are_missing(review, opened):
    file = opened(docx(review))
    assert file.find(DOCUMENT, "//w:headerReference/@w:type") == ["default", "even"]
    assert file.find("word/header1.xml", "//w:t/text()") == ["〔数据不全〕"]
    clean = opened(docx(replace(review, draft="")))
    assert not clean.find(DOCUMENT, "//w:headerReference")
    assert "word/header1.xml" not in clean.names


def test_the_file_says_what_made_it_and_nothing_of_the_machine(paper, opened):
    file = opened(docx(paper))
    assert [v.text for v in file.xml("docProps/custom.xml").iter("{*}lpwstr")] == [
        "0.1.0",
        "proposal-review/1",
        "2024-03-05T20:00+08:00",
    ]
    core = {etree.QName(e).localname: e.text for e in file.xml("docProps/core.xml")}
    assert core == {
        "title": "关于印发工作计划的通知",
        "creator": "政协某某市委员会办公室",
        "language": "zh-CN",
        "created": "2026-03-05T00:00:00Z",
    }


def test_another_program_opens_it(review):
    read = python_docx.Document(io.BytesIO(docx(review)))
    assert read.paragraphs[1].style.name == "Title"
    assert read.tables[0].cell(1, 2).text == "1985件"
    assert len(read.inline_shapes) == 4
    assert read.core_properties.language == "zh-CN"


def test_every_part_has_a_type_and_every_relationship_a_part(review, opened):
    file = opened(docx(review))
    types = file.xml("[Content_Types].xml")
    named = {t.get("PartName", "").lstrip("/") for t in types} - {""}
    extensions = {t.get("Extension") for t in types} - {None}
    rest = set(file.names) - named - {"[Content_Types].xml"}
    assert {name.rsplit(".", 1)[1] for name in rest} == extensions
    for name in (n for n in file.names if n.endswith(".rels")):
        folder = dirname(dirname(name))
        for relationship in file.xml(name):
            assert normpath(join(folder, relationship.get("Target"))) in file.names


def test_every_relationship_the_document_uses_is_known(review, opened):
    file = opened(docx(review))
    known = {r.get("Id") for r in file.xml("word/_rels/document.xml.rels")}
    used = set(file.find(DOCUMENT, "//@r:id"))
    assert used <= known
    assert len(used) == 2 + 1 + 4


# The order Word's schema asks for; Word refuses a file whose properties stand otherwise.
P_ORDER = """pStyle keepNext keepLines pageBreakBefore widowControl pBdr tabs autoSpaceDE
autoSpaceDN snapToGrid spacing ind jc outlineLvl"""
SER_ORDER = "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth"
AXIS_ORDER = """axId scaling delete axPos majorGridlines numFmt majorTickMark minorTickMark
tickLblPos spPr txPr crossAx crosses crossBetween auto lblAlgn lblOffset noMultiLvlLbl"""
ORDERS = {
    "pPr": P_ORDER.split(),
    "rPr": ["rFonts", "color", "spacing", "sz", "szCs", "lang"],
    "tblPr": ["tblW", "jc", "tblBorders", "tblLayout", "tblCellMar"],
    "sectPr": ["headerReference", "footerReference", "pgSz", "pgMar", "docGrid"],
    "settings": ["defaultTabStop", "evenAndOddHeaders", "characterSpacingControl", "compat"],
    "ser": SER_ORDER.split(),
    "catAx": AXIS_ORDER.split(),
    "valAx": AXIS_ORDER.split(),
    "chartSpace": ["date1904", "lang", "roundedCorners", "chart", "spPr", "txPr", "externalData"],
    "style": ["name", "basedOn", "qFormat", "pPr", "rPr"],
}


def test_properties_stand_in_the_order_of_the_schema(review, paper, opened):
    for document in (review, paper):
        file = opened(docx(document))
        for name in (n for n in file.names if n.startswith("word/") and n.endswith(".xml")):
            for element in file.xml(name).iter():
                order = ORDERS.get(etree.QName(element).localname)
                if order and not element.tag.startswith(A):
                    places = [order.index(etree.QName(child).localname) for child in element]
                    assert places == sorted(places)


def test_a_text_with_markup_or_control_characters_is_text(opened):
    meta = Meta("1", "t", "now")
    odd = Document(("<b>&题\x0b</b>",), (Paragraph(("一\n二]]>\x00",)),), meta)
    lines = opened(docx(odd)).lines()
    assert lines[1] == "<b>&题</b>"
    assert lines[-1] == "一二]]>"
