"""Is a tree that was written down the same tree again, to the byte of what is drawn from it?"""

import json
from datetime import date
from decimal import Decimal

from told_facts import facts
from told_numbers import YEAR

from reporting.documents.annual_plan import annual_plan
from reporting.documents.annual_summary import annual_summary
from reporting.documents.making import Making
from reporting.documents.marks import Mark
from reporting.documents.proposal_review import proposal_review
from reporting.documents.stored import restored, stored
from reporting.documents.tree import (
    Appendix,
    Blank,
    Chart,
    Document,
    Heading,
    Meta,
    Paragraph,
    RedHead,
    Series,
)
from reporting.render.docx import docx

MARK = Mark(1, "f", "收到", ("3件", "3"), "收到的提案", "2025年", "2026年1月5日", 3, "目录第5行")


def again(document, marks=()):
    return restored(json.loads(json.dumps(stored(document, marks))))


def test_the_years_papers_come_back_as_they_were():
    told = facts(YEAR, YEAR)
    for write in (annual_summary, annual_plan, proposal_review):
        document = write(told, Making("0.1.0", document="d"))
        found, marks = again(document, (MARK,))
        assert found == document
        assert marks == (MARK,)
        assert docx(found) == docx(document)


def test_decimals_keep_their_digits_and_blanks_stay_blanks():
    series = Series("件", (3, Decimal("9.10"), Decimal("5.0")), ("f", "g", "h"))
    document = Document(
        ("题",),
        (
            Heading(1, "一"),
            Paragraph((Blank("二"), "3")),
            Chart("pie", "图", ("甲", "乙", "丙"), (series,)),
        ),
        Meta("1", "t/1", "c"),
        speaker=Blank("报告人"),
        spoken_on=date(2026, 1, 5),
        red_head=RedHead("某会文件", Blank("文号")),
        appendices=(Appendix("表", ()),),
    )
    found, _ = again(document)
    assert found == document
    assert found.body[2].series[0].printed() == ("3", "9.10", "5.0")


def test_what_was_kept_before_trees_were_has_none():
    assert restored({"figures": [], "blanks": []}) is None
