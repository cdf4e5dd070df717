"""Does each printed figure know where the evidence lists it, and how many events that is?"""

from reporting.documents.evidence import CaseEntry, FigureEntry
from reporting.documents.resting import rested


def case(figure: str, *events: int) -> CaseEntry:
    return CaseEntry(figure, f"{figure}-{events}", "案", events)


EVIDENCE = (
    case("全部指标", 8),
    case("proposals.received", 1, 2),
    case("proposals.received", 3),
    case("proposals.filed", 1),
    case("proposals.by_category/经济建设", 1),
    case("proposals.by_category", 3),
    case("proposals.received@5/3", 4, 5),
    case("members.by_sector/教育", 6),
)


def found(id: str) -> FigureEntry:
    (entry,) = rested((FigureEntry(id, "", "", "", 0),), EVIDENCE, {id: 4})
    assert entry.mark == 4
    return entry


def test_a_count_rests_on_its_own_cases():
    assert found("proposals.received").rests_on == ("proposals.received",)
    assert found("proposals.received").events == 3


def test_a_rate_rests_on_both_its_counts_and_no_event_counts_twice():
    entry = found("proposals.filing_rate")
    assert entry.rests_on == ("proposals.filed", "proposals.received")
    assert entry.events == 3


def test_a_part_and_its_share_rest_on_the_part_and_the_whole_on_all_parts():
    assert found("proposals.by_category/经济建设").events == 1
    share = found("proposals.by_category/经济建设:share")
    assert share.rests_on == ("proposals.by_category/经济建设",)
    assert found("proposals.by_category").events == 2


def test_a_change_rests_on_both_years():
    entry = found("proposals.received@5/3:change")
    assert entry.rests_on == ("proposals.received", "proposals.received@5/3")
    assert entry.events == 5


def test_what_no_sector_did_rests_on_the_roll_too():
    entry = found("proposals.by_sector:silent")
    assert entry.rests_on == ("members.by_sector/教育",)


def test_what_only_stands_behind_a_figure_has_no_mark():
    (entry,) = rested((FigureEntry("proposals.filed", "", "", "", 0),), EVIDENCE, {})
    assert (entry.mark, entry.events) == (0, 1)
