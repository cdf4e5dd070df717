"""Are shares made to add up to 100 only where that is true, and few things told without any?"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_facts import facts

from members.committee.presets import preset
from reporting.documents.checks import checks
from reporting.documents.wording import rated, share_of
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Breakdown, Count, Ratio
from reporting.figures.scope import Span
from reporting.figures.value import shares_of
from reporting.findings.quote import Reference
from rules.numbers import shares_to_hundred

RULES, _ = preset("city")
FORCED = RULES.model_copy(update={"shares_to_hundred": True, "share_digits": 1})
PLAIN = RULES.model_copy(update={"share_digits": 1})


def scaled(text, digits):
    return round(float(text.rstrip("%")) * 10**digits)


@given(st.lists(st.integers(0, 9999), min_size=1, max_size=12), st.integers(0, 2))
def test_forced_shares_add_up_to_exactly_a_hundred(parts, digits):
    told = shares_to_hundred(parts, digits)
    if not sum(parts):
        assert set(told) == {"—"}
        return
    units = [scaled(text, digits) for text in told]
    assert sum(units) == 100 * 10**digits
    for part, unit in zip(parts, units, strict=True):
        assert abs(unit - 100 * 10**digits * part / sum(parts)) < 1
        assert part or not unit


def test_what_is_missing_goes_to_the_largest_remainder_then_to_the_larger_then_the_earlier():
    assert shares_to_hundred([1, 1, 1], 1) == ["33.4%", "33.3%", "33.3%"]
    assert shares_to_hundred([1, 2, 3], 0) == ["17%", "33%", "50%"]
    assert shares_to_hundred([5, 0], 2) == ["100%", "0%"]


def test_only_the_rule_forces_them_and_only_where_the_parts_are_the_whole():
    assert shares_of([1, 1, 1], 3, PLAIN) == ["33.3%"] * 3
    assert shares_of([1, 1, 1], 3, FORCED) == ["33.4%", "33.3%", "33.3%"]
    # Joint items stand in several parts: their shares are of the whole and stay as they are.
    assert shares_of([1, 1, 1], 2, FORCED) == ["50.0%"] * 3


def test_a_forced_share_is_held_against_the_same_rule():
    told = facts({"proposals.filed": 3, "proposals.by_category": {"甲": 1, "乙": 1, "丙": 1}})
    told = replace(told, scope=replace(told.scope, rules=FORCED))
    for part, holds in (("甲", True), ("乙", False)):
        quoted = [(Reference("proposals.by_category", part=part, aspect="share"), "33.4%")]
        (check,) = (one for one in checks(told, quoted) if one.name == f"立案提案类别：{part}")
        assert check.holds is holds


@pytest.mark.parametrize(("least", "few"), [(30, True), (6, False)])
def test_of_how_few_no_percentage_is_said_is_the_committees_rule(least, few):
    told = facts({"members.on_roll": 6, "proposals.participants": 5})
    rules = RULES.model_copy(update={"shares_from": least})
    told = replace(told, scope=replace(told.scope, rules=rules))
    ids = ("proposals.participation_rate", "proposals.participants", "members.on_roll")
    said = [one if isinstance(one, str) else one.text for one in rated(told, *ids, "参与率为")]
    assert said == (["6人", "中有", "5人"] if few else ["参与率为", "83.33%"])
    assert bool(share_of(told, "members.by_gender", "女")) is not few


def test_people_and_times_of_people_are_never_mixed():
    counts = [one for one in FIGURES.values() if isinstance(one, Count)]
    for one in counts:
        heads = one.unit == "人"
        assert heads == ("人" in one.unit and "人次" not in one.unit), one.id
        if one.plus is not None:
            assert one.plus.unit == one.unit, one.id
        if heads:
            assert one.distinct is not None or one.what.name == "member", one.id
            assert (one.sums, one.plus) == (None, None), one.id
    for ratio in (one for one in FIGURES.values() if isinstance(one, Ratio)):
        assert ratio.of.unit == ratio.over.unit or "人" not in ratio.of.unit, ratio.id
    for cut in (one for one in FIGURES.values() if isinstance(one, Breakdown)):
        if cut.of.unit == "人":
            assert cut.each is None, cut.id


@pytest.mark.parametrize(
    ("last", "known_on", "said"),
    [
        (date(2025, 12, 31), date(2026, 2, 1), "2025年1月1日至2025年12月31日"),
        (date(2025, 12, 31), date(2025, 12, 31), "2025年1月1日至2025年12月31日"),
        (date(2025, 12, 31), date(2025, 9, 30), "2025年1月1日至2025年12月31日（截至9月30日）"),
        (None, date(2025, 9, 30), "2025年1月1日起（截至9月30日）"),
    ],
)
def test_an_open_window_says_up_to_which_day_it_is_known(last, known_on, said):
    assert Span("2025", date(2025, 1, 1), last, None, known_on).zh() == said
