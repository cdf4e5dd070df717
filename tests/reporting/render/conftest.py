"""Which papers do the rendering tests draw?"""

import io
from datetime import date
from decimal import Decimal
from zipfile import ZipFile

import pytest
from lxml import etree

from reporting.documents.tree import (
    Appendix,
    Blank,
    Chart,
    Document,
    Figure,
    Heading,
    Meta,
    Paragraph,
    RedHead,
    Series,
    Table,
)

META = Meta(program="0.1.0", template="proposal-review/1", cut="2024-03-05T20:00+08:00")
CATEGORIES = ("经济建设", "政治建设", "文化建设")


class Opened:
    """A written package, read back part by part."""

    def __init__(self, package: bytes) -> None:
        self.zip = ZipFile(io.BytesIO(package))
        self.names = self.zip.namelist()

    def xml(self, name: str) -> etree._Element:
        return etree.fromstring(self.zip.read(name))

    def find(self, name: str, path: str) -> list:
        return self.xml(name).xpath(path, namespaces=NAMESPACES)

    def lines(self) -> list[str]:
        """Each paragraph of the document as the text that is read."""
        paragraphs = self.find("word/document.xml", "//w:p")
        return ["".join(p.xpath(".//w:t/text()", namespaces=NAMESPACES)) for p in paragraphs]

    def paragraph(self, text: str) -> etree._Element:
        """The first paragraph that reads so."""
        return self.find("word/document.xml", "//w:p")[self.lines().index(text)]


NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}


@pytest.fixture(scope="session")
def opened():
    return Opened


def chart(kind: str) -> Chart:
    shares = (Decimal("39.7"), Decimal("9.3"), Decimal("9.10"))
    ids = tuple(f"proposals.by_category/{category}" for category in CATEGORIES)
    years = [Series("本年", shares, ids), Series("上年", (1, 2, 3), ids)]
    return Chart(kind, f"类别构成 {kind}", CATEGORIES, tuple(years[: 1 if kind == "pie" else 2]))


TABLE = Table(
    "立案提案分类统计",
    ("序号", "类别", "件数"),
    (
        ("1", "经济建设", Figure("proposals.by_category/经济建设", "1985件")),
        ("2", "一个很长很长的类别名称", Blank("件数")),
    ),
    (1, 3, 3),
)


@pytest.fixture
def review() -> Document:
    """A report to a meeting: speech head, no signature, every kind of node."""
    text = ("共收到提案", Figure("proposals.received", "5898件"), "，不足是", Blank("不足"), "。")
    return Document(
        title=("关于政协十四届二次会议", "提案审查情况的报告"),
        occasion="——在政协第十四届全国委员会第二次会议上",
        spoken_on=date(2024, 3, 10),
        speaker=Blank("报告人"),
        addressee="各位委员、同志们",
        issuer="提案委员会",
        meta=META,
        draft="数据不全",
        body=(
            Paragraph(text),
            Heading(1, "提案工作情况"),
            Heading(2, "基本情况"),
            Heading(3, "收到"),
            Heading(4, "个人"),
            TABLE,
            *(chart(kind) for kind in ("bar", "column", "line", "pie")),
            Heading(1, "下一年安排"),
            Paragraph(("居中",), "centred"),
        ),
    )


@pytest.fixture
def paper() -> Document:
    """A paper with red head, signature and two appendices."""
    return Document(
        title=("关于印发工作计划的通知",),
        red_head=RedHead("政协某某市委员会文件", "政协发〔2026〕1号", "王某某"),
        addressee="各区县政协",
        issuer="政协某某市委员会办公室",
        issued_on=date(2026, 3, 5),
        meta=META,
        body=(Heading(1, "总体要求"), Paragraph(("现予印发。",))),
        appendices=(
            Appendix("任务分解表", (Heading(1, "任务"), TABLE)),
            Appendix("联系方式", (Paragraph(("略。",)),)),
        ),
    )
