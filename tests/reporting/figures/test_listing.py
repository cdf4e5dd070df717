"""Is the page of figures what the catalogue says?"""

from pathlib import Path

from reporting.figures.catalogue import FIGURES
from reporting.figures.catalogue.sourceless import SOURCELESS
from reporting.figures.counting import counts_of
from reporting.figures.listing import page

PAGE = Path(__file__).parents[3] / "docs" / "figures.md"


def test_the_page_of_figures_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_what_has_no_source_yet_is_listed_with_its_reason():
    told = page().split("## 尚无来源")[1]
    assert all(f"| {one.zh} | {one.why} |" in told for one in SOURCELESS)


def test_an_id_means_one_figure():
    counts = [one for figure in FIGURES.values() for one in counts_of([figure])]
    assert [one.id for one in counts if FIGURES.get(one.id, one) != one] == []


def test_every_figure_is_told_in_chinese():
    assert [id for id, one in FIGURES.items() if not (one.zh and one.means)] == []
