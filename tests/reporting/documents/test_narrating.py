"""Does what people wrote come into its place, quote figures, and lose nothing on the way?"""

import pickle
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from told_facts import facts
from told_numbers import YEAR

from reporting.documents.annual_plan import annual_plan
from reporting.documents.annual_summary import annual_summary
from reporting.documents.making import Making
from reporting.documents.narrating import Place, Text, narrated, sections, unverified
from reporting.documents.provenance import unproven
from reporting.documents.quoting import unknown_figures
from reporting.documents.tree import Blank, Figure, Paragraph, Table, Told, blanks, figures, parts

KNOWN = facts(YEAR)
SUMMARY = annual_summary(KNOWN, Making("0.1.0", "report"))
PLAN = annual_plan(KNOWN, Making("0.1.0"))
DAY = date(2025, 12, 18)
RESULTS = "工作成效"
HINT = "所取得的成果、转化情况和经验体会"


def text(words, section="", blank="", nth=1, by="岑知远"):
    return Text(Place(section, blank, nth), words, by, DAY)


def told(document, *texts):
    found = narrated(document, KNOWN, texts)
    assert found.unplaced == ()
    return found.document


def paragraphs(document):
    return [node.parts for node in document.body if isinstance(node, Paragraph)]


def test_sections_are_told_with_their_blanks():
    found = {one.path: one.blanks for one in sections(SUMMARY)}
    assert found[""][0] == "报告人"
    assert found[RESULTS] == (HINT,)
    assert "主要工作/提案工作" in found


def test_a_text_fills_a_blank_as_paragraphs_and_quotes_figures():
    words = "办成一批实事。\n全年收到提案{proposals.received}。"
    after = told(SUMMARY, text(words, RESULTS, HINT))
    assert HINT not in blanks(after)
    received = KNOWN.count("proposals.received")
    assert ("办成一批实事。",) in paragraphs(after)
    assert ("全年收到提案", Figure("proposals.received", received.text), "。") in paragraphs(after)
    assert unverified(after) == ()
    assert unproven(after) == unproven(SUMMARY) == ()


def test_parts_and_shares_are_quoted_and_what_these_facts_lack_stays_a_blank():
    name = KNOWN.parts("proposals.by_category")[0].name
    words = f"占{{proposals.by_category/{name}:share}}，{{proposals.by_category/无此类}}"
    after = told(SUMMARY, text(words, RESULTS))
    share = KNOWN.share("proposals.by_category", name)
    assert Figure(f"proposals.by_category/{name}:share", share.text) in figures(after)
    assert "指标proposals.by_category/无此类" in blanks(after)


def test_a_text_without_a_blank_stands_at_the_end_of_its_own_section():
    after = told(SUMMARY, text("此处补充。", "主要工作"))
    at = paragraphs(after).index(("此处补充。",))
    headings = [one for one in after.body if getattr(one, "text", None) == "提案工作"]
    assert after.body.index(headings[0]) > after.body.index(Paragraph(paragraphs(after)[at]))


def test_a_blank_of_the_head_is_filled_with_words():
    assert told(SUMMARY, text("黎云舟", blank="报告人")).speaker == "黎云舟"


def test_the_nth_blank_of_a_table_is_filled():
    after = told(PLAN, text("提案委", "分月安排", "部门", 2))
    (table,) = [one for one in after.body if isinstance(one, Table)]
    assert [row[3] for row in table.rows[:3]] == [Blank("部门"), "提案委", Blank("部门")]


def test_several_authors_of_one_place_stand_in_the_order_given():
    after = told(SUMMARY, text("甲。", RESULTS, HINT), text("乙。", RESULTS, HINT, by="戚南乔"))
    at = paragraphs(after).index(("甲。",))
    assert paragraphs(after)[at + 1] == ("乙。",)
    assert paragraphs(after)[at + 1][0].by == "戚南乔"


def test_numbers_of_ones_own_are_listed_with_author_and_section():
    after = told(SUMMARY, text("2025年3月帮扶32户，第3次走访。", RESULTS, HINT))
    (one,) = unverified(after)
    assert (one.section, one.number, one.by) == (RESULTS, "32", "岑知远")
    assert one.where.startswith("工作成效（岑知远）：")


def test_what_has_no_place_is_handed_back():
    lost = (text("甲", "没有此节"), text("乙", RESULTS, "没有此空"), text("丙", RESULTS, HINT, 2))
    assert narrated(SUMMARY, KNOWN, lost).unplaced == lost


def test_an_unknown_figure_is_named_with_those_near_it():
    ((id, near),) = unknown_figures("收到{proposals.recieved}，立案{proposals.filed}")
    assert id == "proposals.recieved"
    assert "proposals.received" in near


def test_what_people_wrote_travels_to_the_process_that_draws():
    one = pickle.loads(pickle.dumps(Told("甲", "岑知远", DAY)))
    assert (one, one.by, one.on) == ("甲", "岑知远", DAY)


PLACES = [
    Place(one.path, hint, one.blanks[:at].count(hint) or 1)
    for one in sections(SUMMARY)
    for at, hint in enumerate(("", *one.blanks))
    if not (one.path == "" and hint == "报告人")
]


@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.text("甲乙丙，。\n", min_size=1)), max_size=6)
)
def test_every_word_is_printed_once_and_all_that_was_there_stays(given_texts):
    texts = [Text(place, words, "岑知远", DAY) for place, words in given_texts]
    found = narrated(SUMMARY, KNOWN, texts)
    assert found.unplaced == ()
    mine = sorted("".join(part for part in parts(found.document) if isinstance(part, Told)))
    assert mine == sorted("".join("".join(one.text.split()) for one in texts))
    assert figures(found.document) == figures(SUMMARY)
    rest = [one for one in parts(found.document) if isinstance(one, str)]
    assert [one for one in rest if not isinstance(one, Told)] == [
        one for one in parts(SUMMARY) if isinstance(one, str)
    ]
