"""What is said of a part in which nothing was counted?"""

from reporting.figures.catalogue import FIGURES
from reporting.figures.value import Part, Parts

BY_CATEGORY = FIGURES["proposals.by_category"]


def test_a_category_of_last_year_alone_has_no_share_of_this_one():
    parts = Parts(BY_CATEGORY, (Part("经济建设", 19, 19, "100%"),), 19)
    assert parts.part("经济建设").share == "100%"
    assert (parts.part("政治建设").value, parts.part("政治建设").share) == (0, "0%")


def test_nothing_has_no_shares():
    assert Parts(BY_CATEGORY, (), 0).part("政治建设").share == "—"
