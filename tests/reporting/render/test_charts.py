import io

import pytest
from openpyxl import load_workbook
from openpyxl.utils import range_boundaries

from reporting.documents.tree import Chart, Series
from reporting.render.docx import docx
from reporting.render.word.charts import chart_part

KINDS = ("bar", "column", "line", "pie")
PLOTS = {"bar": "barChart", "column": "barChart", "line": "lineChart", "pie": "pieChart"}


def cells(file, number, formula):
    """What the embedded workbook holds where the chart says its data are."""
    sheet = load_workbook(io.BytesIO(file.zip.read(f"word/embeddings/chart{number}.xlsx")))
    name, area = formula.split("!")
    left, top, right, bottom = range_boundaries(area.replace("$", ""))
    return [
        sheet[name].cell(row, column).value
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    ]


@pytest.mark.parametrize(("number", "kind"), list(enumerate(KINDS, start=1)))
def test_a_chart_is_drawn_by_word_from_its_data(review, opened, number, kind):
    file = opened(docx(review))
    plots = file.find(f"word/charts/chart{number}.xml", f"//c:{PLOTS[kind]}")
    assert len(plots) == 1
    assert not [name for name in file.names if name.endswith((".png", ".emf", ".jpeg"))]


@pytest.mark.parametrize("number", range(1, 5))
def test_the_workbook_behind_a_chart_holds_what_the_chart_shows(review, opened, number):
    file = opened(docx(review))
    part = f"word/charts/chart{number}.xml"
    for reference in file.find(part, "//c:strRef"):
        shown = [v.text for v in reference.iter("{*}v")]
        assert cells(file, number, reference.find("{*}f").text) == shown
    for reference in file.find(part, "//c:numRef"):
        shown = [float(v.text) for v in reference.iter("{*}v")]
        assert cells(file, number, reference.find("{*}f").text) == shown


def test_the_workbook_opened_to_edit_the_data_holds_the_tree(review, opened):
    file = opened(docx(review))
    drawn = [node for node in review.body if isinstance(node, Chart)]
    for number, chart in enumerate(drawn, start=1):
        book = load_workbook(io.BytesIO(file.zip.read(f"word/embeddings/chart{number}.xlsx")))
        heads, *rows = book.active.iter_rows(values_only=True)
        assert heads[1:] == tuple(series.name for series in chart.series)
        assert tuple(row[0] for row in rows) == chart.categories
        for column, series in enumerate(chart.series, start=1):
            assert [row[column] for row in rows] == [float(value) for value in series.values]


def test_a_chart_knows_its_workbook(review, opened):
    file = opened(docx(review))
    used = file.find("word/charts/chart1.xml", "//c:externalData/@r:id")
    links = file.xml("word/charts/_rels/chart1.xml.rels")
    assert [(r.get("Id"), r.get("Target")) for r in links] == [
        (used[0], "../embeddings/chart1.xlsx")
    ]


def test_values_are_printed_as_given_and_word_computes_no_share(review, opened):
    file = opened(docx(review))
    values = file.find("word/charts/chart4.xml", "//c:val//c:v/text()")
    assert values == ["39.7", "9.3", "9.10"]
    assert file.find("word/charts/chart1.xml", "//c:ser[2]/c:val//c:v/text()") == ["1", "2", "3"]
    for number in range(1, 5):
        part = f"word/charts/chart{number}.xml"
        assert set(file.find(part, "//c:showPercent/@val")) == {"0"}
        assert set(file.find(part, "//c:showVal/@val")) == {"1"}


def test_labels_have_as_many_decimals_as_the_values(review, opened):
    formats = opened(docx(review)).find("word/charts/chart2.xml", "//c:dLbls/c:numFmt/@formatCode")
    assert formats == ["0.00", "General"]


def test_bars_start_at_zero_unless_something_fell():
    def with_value(value):
        return chart_part(Chart("column", "图", ("甲",), (Series("件", (value,), ("f",)),)))

    assert b'<c:min val="0"/>' in with_value(5)
    assert b"<c:min " not in with_value(-5)


def test_only_several_series_need_a_legend(review, opened):
    file = opened(docx(review))
    assert file.find("word/charts/chart1.xml", "//c:legend")
    assert not file.find("word/charts/chart4.xml", "//c:legend")


def test_charts_are_captioned_below(review, opened):
    lines = opened(docx(review)).lines()
    assert [line for line in lines if line.startswith("图")] == [
        f"图{number}　类别构成 {kind}" for number, kind in enumerate(KINDS, start=1)
    ]
