"""Is the page of figures what the catalogue says?"""

from pathlib import Path

from reporting.figures.catalogue import FIGURES
from reporting.figures.listing import page

PAGE = Path(__file__).parents[3] / "docs" / "figures.md"


def test_the_page_of_figures_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_figure_is_told_in_chinese():
    assert [id for id, one in FIGURES.items() if not (one.zh and one.means)] == []
