"""What does a table contradict by itself, and what does it leave open?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.against.consistency import inconsistencies
from reporting.against.finding import Kind
from reporting.against.lines import Line, Sheet
from reporting.against.names import Term
from rules.numbers import rounded
from rules.shares import Share


def found(sheet, *rows):
    return [(one.kind, one.rows, one.certain) for one in inconsistencies(sheet(rows))]


def test_parts_that_do_not_sum_to_their_whole_are_named_with_both_numbers(sheet):
    (off,) = inconsistencies(sheet(["立案|100", "委员提案|80", "集体提案|25"]))
    assert (off.kind, off.rows) == (Kind.SUM, (2, 3, 4))
    assert "80+25=105" in off.zh


def test_merged_proposals_may_be_counted_within_the_filed_or_beside_them(sheet):
    beside = ["收到提案|100", "立案|80", "并案|10", "转为意见建议|10"]
    within = ["收到提案|100", "立案|90", "并案|10", "转为意见建议|10"]
    neither = ["收到提案|100", "立案|95", "并案|10", "转为意见建议|10"]
    assert found(sheet, *beside) == []
    assert found(sheet, *within) == []
    assert found(sheet, *neither) == [(Kind.SUM, (2, 3, 4, 5), True)]


def test_what_became_of_some_proposals_may_be_left_out_and_is_asked_after(sheet):
    assert found(sheet, "收到提案|100", "立案|80", "转为意见建议|10") == [
        (Kind.SUM, (2, 3, 4), False)
    ]


def test_a_part_is_never_more_than_its_whole(sheet):
    assert found(sheet, "立案|80", "办复|82") == [(Kind.BIGGER, (3, 2), True)]


@pytest.mark.parametrize(("printed", "kinds"), [
    ("33%", []), ("33.3%", []), ("33.33%", []),
    ("34%", [Kind.ROUNDING]), ("33.4%", [Kind.ROUNDING]), ("33.34%", [Kind.ROUNDING]),
    ("40%", [Kind.SHARE]),
])  # fmt: skip
def test_a_share_is_rounded_half_up_at_the_digits_printed(sheet, printed, kinds):
    told = inconsistencies(sheet(["立案|300", f"委员提案|100|{printed}"]))
    assert [one.kind for one in told] == kinds


def test_half_is_rounded_up(sheet):
    assert found(sheet, "立案|200", "委员提案|1|0.5%", "集体提案|199|99.5%") == []
    assert found(sheet, "立案|200", "委员提案|1|1%", "集体提案|199|100%") == []
    assert found(sheet, "立案|200", "委员提案|1|0%", "集体提案|199|99%") != []


def test_shares_moved_to_make_a_hundred_are_asked_after_only(sheet):
    rows = ["立案|3", "经济建设|1|33.4%", "政治建设|1|33.3%", "文化建设|1|33.3%"]
    assert found(sheet, *rows) == [(Kind.FORCED, (3, 2), False)]


def test_a_rate_may_be_counted_in_either_way_but_not_in_a_third(sheet):
    rows = ["收回征询意见表|200", "满意|150", "基本满意|40"]
    assert found(sheet, *rows, "满意率|75%") == []
    assert found(sheet, *rows, "满意率|95%") == []
    assert found(sheet, *rows, "满意率|90%") == [(Kind.SHARE, (5, 2), True)]


def test_a_rate_that_no_whole_number_gives_is_found(sheet):
    assert found(sheet, "立案|40", "办复率|97.0%") == [(Kind.NO_WHOLE_COUNT, (3, 2), True)]
    assert found(sheet, "立案|40", "办复率|97.5%") == []


def test_topics_that_are_only_some_of_all_need_not_sum(sheet):
    assert found(sheet, "立案|200", "其中：教育|50|25%", "医疗|30|15%") == []


def test_shares_that_claim_to_be_all_must_sum(sheet):
    rows = ["立案|210", "其中：教育|50|25%", "医疗|150|75%"]
    assert (Kind.SUM, (2, 3, 4), True) in found(sheet, *rows)


def test_a_heading_row_says_of_what_its_rows_are(sheet):
    rows = ["收到提案|400", "立案|200", "按主题（占收到提案）", "教育|50|12.5%", "医疗|30|15%"]
    (off,) = inconsistencies(sheet(rows))
    assert (off.kind, off.rows[0], off.bases[0].name) == (Kind.BASE, 6, "立案")


def test_shares_of_something_the_table_does_not_tell_are_left_alone(sheet):
    assert found(sheet, "收到提案|400", "女委员|55|29.4%") == []


CATEGORIES = ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设")


@given(
    st.lists(st.integers(0, 2000), min_size=5, max_size=5).filter(any),
    st.sampled_from([0, 1, 2]),
)
def test_a_table_computed_from_its_counts_is_never_found_wanting(counts, digits):
    whole = sum(counts)
    parts = [
        Line(row, name, Term("proposals.by_category", name), count,
             Share(rounded(count, whole, digits), digits))
        for row, (name, count) in enumerate(zip(CATEGORIES, counts, strict=True), start=3)
    ]  # fmt: skip
    filed = Line(2, "立案", Term("proposals.filed"), whole, None)
    assert inconsistencies(Sheet("", "", (filed, *parts))) == ()
