"""Are all topics of the twenty model texts printed from the demo's data, as docs/texts.md says?"""

import io
import zipfile
from collections import defaultdict
from pathlib import Path

import pytest
from lxml import etree
from whole_year import jianyan

TEXTS = Path(__file__).parents[2] / "docs" / "texts.md"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CITY = ("--committee", "999900", "--plenary", "5/4")
BODY = (*CITY, "--scope", "body", "--of")
WHOSE = {
    "city": CITY,
    "township": ("--committee", "999901101", "--plenary", "11/4"),
    "sector": (*BODY, "教育界"),
    "special-committee": (*BODY, "农业和农村委员会"),
    "area-group": (*BODY, "高铁片区联络组"),
    "retired": (*BODY, "老干部联络组"),
    "member": (*CITY, "--scope", "member", "--of", "屈清禾"),
}
WINDOW = {"mid-year-summary": ("--window", "2025-01-01..2025-06-30")}
"""A paper of less than a year."""
GROUPS = """序号,姓名,活动主题,活动类别,主办,活动开始时间,出席情况
1,屈清禾,片区集中学习,学习,高铁片区联络组,2025-03-05,已出席
2,沐砚秋,片区集中学习,学习,高铁片区联络组,2025-03-05,已出席
3,屈清禾,重阳节座谈会,座谈会,老干部联络组,2025-10-29,已出席
"""
"""Two groups that the demo's own ledgers do not have."""


def topics() -> dict[tuple[str, str], set[tuple[str, str]]]:
    """By kind and for whom the headings that carry a topic, each with its text."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for line in TEXTS.read_text(encoding="utf-8").splitlines():
        if line.startswith("| T"):
            text, _, kind, whose, heading = (c.strip(" `") for c in line.strip("|").split("|"))
            found[kind, whose].add((heading, text.partition(" ")[0]))
    return found


def said(paper: bytes) -> set[str]:
    """The text of every paragraph of a .docx."""
    part = zipfile.ZipFile(io.BytesIO(paper)).read("word/document.xml")
    paragraphs = etree.fromstring(part).iter(f"{W}p")
    return {"".join(one.text or "" for one in each.iter(f"{W}t")) for each in paragraphs}


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """The demo's home, with two groups more."""
    home, out = tmp_path_factory.mktemp("texts") / "home", tmp_path_factory.mktemp("papers")
    done = jianyan(home, "demo", "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    ledger = out / "两组活动.csv"
    ledger.write_text(GROUPS, encoding="utf-8")
    done = jianyan(home, "import", "activities", str(ledger), *CITY)
    assert done.returncode == 0, done.stdout + done.stderr
    return home


@pytest.mark.timeout(600)
def test_every_text_is_printed_with_its_topics(home, tmp_path):
    missing, texts = [], set()
    for (kind, whose), headings in topics().items():
        out = tmp_path / f"{kind}-{whose}"
        asked = (*WHOSE[whose], *WINDOW.get(kind, ()), "--draft", "--out", str(out))
        done = jianyan(home, "report", kind, *asked)
        assert done.returncode == 0, (kind, whose, done.stdout + done.stderr)
        (paper,) = out.glob("*.docx")
        found = said(paper.read_bytes())
        missing += [(kind, whose, one) for one, _ in headings if not any(one in t for t in found)]
        texts |= {text for _, text in headings}
    assert missing == []
    assert texts == {f"T{n}" for n in range(1, 21)}
