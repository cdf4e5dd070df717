from hypothesis import given
from hypothesis import strategies as st

from reporting.documents.tree import Chart, Heading, Paragraph, Series, Table
from reporting.render.numbering import heading_label, numbered

TABLE = Table("表", ("甲",), ())
CHART = Chart("bar", "图", ("甲",), (Series("件", (1,), ("f",)),))


def labels(*nodes):
    return [each.label for each in numbered([nodes])[0]]


def test_the_four_levels_are_written_as_the_standard_says():
    assert [heading_label(level, 12) for level in (1, 2, 3, 4)] == [
        "十二、",
        "（十二）",
        "12.",
        "（12）",
    ]


def test_headings_count_within_the_heading_above():
    levels = (1, 2, 2, 3, 1, 2, 3)
    assert labels(*(Heading(level, "题") for level in levels)) == [
        "一、",
        "（一）",
        "（二）",
        "1.",
        "二、",
        "（一）",
        "1.",
    ]


def test_a_heading_without_number_uses_none_up():
    assert labels(Heading(1, "一"), Heading(1, "引言", numbered=False), Heading(1, "二")) == [
        "一、",
        "",
        "二、",
    ]


def test_tables_and_charts_count_through_appendices_and_headings_do_not():
    body = [Heading(1, "题"), TABLE, Paragraph(("文",)), CHART, TABLE]
    first, second = numbered([body, body])
    assert [n.label for n in first] == ["一、", "表1", "", "图1", "表2"]
    assert [n.label for n in second] == ["一、", "表3", "", "图2", "表4"]


@given(st.lists(st.sampled_from([1, 2, 3, 4]), max_size=60))
def test_no_two_headings_of_one_section_bear_the_same_number(levels):
    path, seen = [0, 0, 0, 0], set()
    for each in numbered([[Heading(level, "题") for level in levels]])[0]:
        level = each.node.level
        path[level - 1 :] = [each.number] + [0] * (4 - level)
        assert tuple(path) not in seen
        seen.add(tuple(path))
