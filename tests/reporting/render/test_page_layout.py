"""Does a page, once laid out, have the measures of GB/T 9704-2012? Through LibreOffice, if any."""

import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

import pytest

from reporting.documents.tree import Document, Meta, Paragraph, RedHead
from reporting.render.docx import docx
from reporting.render.pdf import office, pdf

pytestmark = pytest.mark.skipif(
    office() is None or shutil.which("pdftotext") is None or shutil.which("pdftoppm") is None,
    reason="LibreOffice and poppler-utils are needed to lay a page out",
)
MM = 72 / 25.4
LEFT, RIGHT, TOP, BOTTOM = 28 * MM, (210 - 26) * MM, 37 * MM, (297 - 35) * MM
CHARACTER = 15.75
"""One 3号 character as it is set, in points: 28 of them fill 156 mm."""
_WORD = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')


@dataclass(frozen=True)
class Line:
    """A line as it stands on the page, in points from the top left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Laid:
    """A paper, laid out: the lines of each page, and its first page as a picture."""

    pages: list[list[Line]]
    red: list[tuple[float, float, float]]


def lines(page: str) -> list[Line]:
    """The words of a page put together by their height, from the top."""
    rows = defaultdict(list)
    for left, top, right, bottom, text in _WORD.findall(page):
        rows[round(float(top))].append((float(left), float(right), float(top), float(bottom), text))
    merged: list[list] = []
    for top in sorted(rows):
        if merged and top - merged[-1][0] < 6:
            merged[-1][1] += rows[top]
        else:
            merged.append([top, list(rows[top])])
    return [_line(sorted(words)) for _, words in merged]


def _line(words: list) -> Line:
    lefts, rights, tops, bottoms, texts = zip(*words, strict=True)
    return Line("".join(texts), min(lefts), max(rights), min(tops), max(bottoms))


def laid_out(document: Document, folder) -> Laid:
    (folder / "paper.pdf").write_bytes(pdf(docx(document)))
    command = ["pdftotext", "-bbox", str(folder / "paper.pdf"), "-"]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    pages = [lines(page) for page in told.split("<page ")[1:]]
    return Laid(pages, red_lines(folder))


def red_lines(folder) -> list[tuple[float, float, float]]:
    """(height, left, right) of each row of the first page that is red for 100 mm, in points."""
    command = ["pdftoppm", "-r", "144", "-l", "1", "-singlefile", str(folder / "paper.pdf")]
    subprocess.run([*command, str(folder / "page")], check=True)
    _, size, _, pixels = (folder / "page.ppm").read_bytes().split(b"\n", 3)
    width, height = map(int, size.split())
    found = []
    for y in range(height):
        row = pixels[y * width * 3 : (y + 1) * width * 3]
        red = [x for x in range(width) if row[3 * x] > 200 and row[3 * x + 1] < 90]
        if len(red) > 200 * MM:
            found.append((y / 2, red[0] / 2, red[-1] / 2))
    return found


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """Four pages of nothing but text."""
    text = "经全体委员共同努力各项工作有序推进成效明显" * 120
    document = Document(("工作情况的报告",), (Paragraph((text,)),), Meta("1", "t/1", "c"))
    return laid_out(document, tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def paper(tmp_path_factory):
    """One page with red head, number, signer, title, text and signature."""
    document = Document(
        title=("关于做好年度工作总结的通知",),
        red_head=RedHead("政协某某市委员会文件", "政协发〔2026〕1号", "王某某"),
        addressee="各区县政协",
        issuer="政协某某市委员会办公室",
        issued_on=date(2026, 3, 5),
        meta=Meta("1", "t/1", "c"),
        body=(Paragraph(("请结合实际，认真做好相关工作。",)),),
    )
    return laid_out(document, tmp_path_factory.mktemp("paper"))


def line_of(laid: Laid, text: str) -> Line:
    (found,) = [line for page in laid.pages for line in page if text in line.text]
    return found


@pytest.mark.timeout(180)
def test_a_full_page_has_22_lines_of_28_characters(plain):
    *body, _ = plain.pages[1]
    assert len(body) == 22
    assert {len(line.text) for line in body} == {28}
    for line in body:
        assert line.left == pytest.approx(LEFT, abs=1.5)
        assert line.right == pytest.approx(RIGHT, abs=4)
    assert body[0].top > TOP - 6
    assert body[-1].bottom < BOTTOM + 6
    pitches = {round(below.top - above.top, 1) for above, below in pairwise(body)}
    assert all(28.8 <= pitch <= 29.1 for pitch in pitches)


@pytest.mark.timeout(180)
def test_page_numbers_stand_at_the_outer_edge_one_character_in_7_mm_below_the_text(plain):
    for number, page in enumerate(plain.pages, start=1):
        last = page[-1]
        assert last.text == f"—{number}—"
        if number % 2:
            assert last.right == pytest.approx(RIGHT - 14, abs=3)
        else:
            assert last.left == pytest.approx(LEFT + 14, abs=3)
        assert last.top - BOTTOM == pytest.approx(7 * MM, abs=2 * MM)


@pytest.mark.timeout(180)
def test_the_red_head_stands_35_mm_below_the_top_and_its_line_4_mm_below_the_number(paper):
    mark, number = line_of(paper, "政协某某市委员会文件"), line_of(paper, "〔2026〕1号")
    assert mark.top - TOP == pytest.approx(35 * MM, abs=5 * MM)
    assert (mark.left + mark.right) / 2 == pytest.approx((LEFT + RIGHT) / 2, abs=3)
    assert number.left == pytest.approx(LEFT + CHARACTER, abs=3)
    assert number.right == pytest.approx(RIGHT - CHARACTER, abs=4)
    assert number.text.endswith("签发人：王某某")
    height, left, right = paper.red[0]
    assert height - number.bottom == pytest.approx(4 * MM, abs=2 * MM)
    assert (left, right) == pytest.approx((LEFT, RIGHT), abs=3)
    assert {round(height - one[0]) for one in paper.red} <= {0, -1, -2}


@pytest.mark.timeout(180)
def test_name_and_date_stand_as_a_paper_without_a_seal_has_them(paper):
    name, day = line_of(paper, "委员会办公室"), line_of(paper, "3月5日")
    assert name.right == pytest.approx(RIGHT - 2 * CHARACTER, abs=4)
    # Six full characters of date begin two right of eleven of name; digits of another font differ.
    assert day.right == pytest.approx(RIGHT - 5 * CHARACTER, abs=3)
    text = line_of(paper, "请结合实际")
    assert text.left == pytest.approx(LEFT + 2 * CHARACTER, abs=2)
    assert len(paper.pages) == 1
