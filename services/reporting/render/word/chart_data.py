"""Which workbook opens when a clerk edits a chart's data?"""

from reporting.documents.tree import Chart
from reporting.render.spreadsheet import Workbook, spreadsheet
from reporting.render.word.chart_look import number_format
from reporting.render.word.charts import SHEET


def chart_workbook(chart: Chart) -> bytes:
    """An .xlsx: categories in column A from row 2, a series a column, its name in row 1."""
    return spreadsheet(lambda workbook: _fill(workbook, chart))


def _fill(workbook: Workbook, chart: Chart) -> None:
    sheet = workbook.add_worksheet(SHEET)
    sheet.set_column(0, 0, 24)
    for row, category in enumerate(chart.categories, start=1):
        sheet.write_string(row, 0, category)
    for column, series in enumerate(chart.series, start=1):
        shown = workbook.add_format({"num_format": number_format(series.values)})
        sheet.write_string(0, column, series.name)
        for row, value in enumerate(series.values, start=1):
            sheet.write_number(row, column, value, shown)
