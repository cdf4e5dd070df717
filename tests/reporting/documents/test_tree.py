from datetime import date
from decimal import Decimal

import pytest

from reporting.documents.tree import (
    Appendix,
    Blank,
    Chart,
    Document,
    Figure,
    Heading,
    Meta,
    NotRectangular,
    Paragraph,
    RedHead,
    Series,
    Table,
    blanks,
    figures,
)

META = Meta(program="0.1.0", template="proposal-review/1", cut="2024-03-05T20:00+08:00")
RECEIVED = Figure("proposals.received", "5898件")
FILED = Figure("proposals.filed", "5006件")


def document(*body, **lines):
    return Document(title=("题",), body=tuple(body), meta=META, **lines)


def test_figures_come_in_reading_order_with_those_of_tables_charts_and_appendices():
    chart = Chart("bar", "图", ("经济",), (Series("件", (Decimal("39.7"),), ("share",)),))
    paper = document(
        Paragraph(("收到", RECEIVED)),
        Table("表", ("项", "数"), (("立案", FILED),)),
        chart,
        appendices=(Appendix("清单", (Paragraph((RECEIVED,)),)),),
    )
    assert figures(paper) == (RECEIVED, FILED, Figure("share", "39.7"), RECEIVED)


def test_blanks_are_listed_wherever_they_stand():
    paper = document(
        Heading(1, "问题"),
        Paragraph(("不足是", Blank("不足"), "。")),
        Table("表", ("人",), ((Blank("责任人"),),)),
        red_head=RedHead("政协某市委员会文件", Blank("文号")),
        speaker=Blank("报告人"),
        issuer=Blank("署名"),
        issued_on=date(2026, 3, 5),
        appendices=(Appendix("清单", (Paragraph((Blank("附注"),)),)),),
    )
    assert blanks(paper) == ("文号", "报告人", "不足", "责任人", "署名", "附注")


def test_equal_trees_are_equal_and_can_be_keys():
    assert document(Paragraph(("收到", RECEIVED))) == document(Paragraph(("收到", RECEIVED)))
    assert len({document(Paragraph((RECEIVED,))), document(Paragraph((FILED,)))}) == 2


@pytest.mark.parametrize(("row", "widths"), [(("一",), ()), (("一", "二"), (1, 2, 3))])
def test_a_table_is_rectangular(row, widths):
    with pytest.raises(NotRectangular):
        Table("表", ("甲", "乙"), (row,), widths)


def test_every_value_of_a_chart_has_a_category_and_a_figure():
    with pytest.raises(NotRectangular):
        Chart("bar", "图", ("经济", "政治"), (Series("件", (1, 2), ("a",)),))
    with pytest.raises(NotRectangular):
        Chart("line", "图", ("经济",), (Series("件", (1, 2), ("a", "b")),))
    with pytest.raises(NotRectangular):
        Chart("bar", "图", ("经济",), ())


def test_values_are_read_without_powers_of_ten():
    series = Series("件", (5, Decimal("1E+2"), Decimal("9.10")), ("a", "b", "c"))
    assert series.printed() == ("5", "100", "9.10")


def test_a_pie_has_one_series():
    one = Series("件", (1,), ("a",))
    with pytest.raises(NotRectangular):
        Chart("pie", "图", ("经济",), (one, one))
