"""Does each rule find what the figures say, and nothing where they say nothing?"""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from told_facts import facts
from told_numbers import YEAR

from reporting.documents.provenance import numbers_in
from reporting.findings.facts import yuan
from reporting.findings.judging import findings, judged, problems, strengths
from reporting.findings.presets import preset
from reporting.findings.quote import Quote, Reference, reference
from reporting.findings.saying import tenths_zh

BY_ID = {rule.id: rule for rule in preset().rules}


def found(rule: str, told: dict, before: dict | None = None, **scope):
    return judged(facts(told, before, **scope), BY_ID[rule])


def text(finding) -> str:
    return "".join(one.text if isinstance(one, Quote) else one for one in finding.said)


@pytest.mark.parametrize(
    ("replied", "kind"), [(100, "strength"), (99, None), (95, None), (94, "problem")]
)
def test_a_rate_is_a_strength_from_good_and_a_problem_below_poor(replied, kind):
    finding = found("replied", {"proposals.replied": replied, "proposals.filed": 100})
    assert (finding and finding.kind) == kind


def test_a_rate_is_not_judged_before_it_is_due():
    told = {"proposals.replied": 0, "proposals.filed": 100}
    early = datetime(2025, 6, 16, tzinfo=UTC)
    assert found("replied", told, now=early) is None
    assert found("replied", told).kind == "problem"


def test_a_rate_without_a_whole_says_nothing():
    assert found("used", {}) is None


def test_a_small_group_is_told_in_people_not_percent():
    told = {"members.on_roll": 6, "proposals.participants": 5}
    group = {"code": "999901101", "name": "柳湾镇政协委员联络组", "level": "township"}
    finding = found("proposing", told, **group)
    assert text(finding) == "在册委员6人中有5人参与提出提案"


def test_a_fall_against_the_year_before_is_a_problem_and_a_rise_a_strength():
    now = {"proposals.received": 90}
    fallen = found("received", now, {"proposals.received": 120})
    assert (fallen.kind, text(fallen)) == ("problem", "收到提案90件，比上年减少30件")
    risen = found("received", now, {"proposals.received": 60})
    assert (risen.kind, text(risen)) == ("strength", "收到提案90件，比上年增加30件")


def test_a_small_change_or_no_year_before_is_no_finding():
    now = {"proposals.received": 90}
    assert found("received", now, {"proposals.received": 95}) is None
    assert found("received", now, {}) is None
    assert found("received", now) is None


def test_sectors_without_a_proposal_are_named_whatever_way_they_are_written():
    finding = found("silent_in_proposals", YEAR)
    assert text(finding) == "有1个界别没有立案的委员提案，为宗教"
    assert finding.figures == (Quote(Reference("proposals.by_sector", aspect="silent"), "1个"),)


def test_sectors_are_not_blamed_where_most_sectors_are_not_recorded():
    unknown = YEAR | {"proposals.by_sector": {"教育": 10, "未填界别": 57}}
    assert found("silent_in_proposals", unknown) is None


def test_three_studies_in_a_year_are_fewer_than_one_a_quarter():
    assert found("quarterly_study", YEAR).kind == "problem"
    assert found("quarterly_study", {"sectors.activities_study": 4}).kind == "strength"
    assert found("quarterly_study", YEAR, now=datetime(2025, 3, 1, tzinfo=UTC)) is None


def test_what_should_be_zero_is_a_problem_when_it_is_not():
    assert found("dissatisfied", YEAR) is None
    assert found("dissatisfied", {"proposals.dissatisfied": 2}).kind == "problem"


def test_every_problem_has_a_measure_and_every_strength_none():
    every = findings(facts(YEAR, YEAR | {"proposals.received": 200}))
    assert problems(every)
    assert strengths(every)
    assert all(one.remedy for one in problems(every))
    assert not any(one.remedy for one in strengths(every))


@given(st.dictionaries(st.sampled_from(sorted(k for k, v in YEAR.items() if v.__class__ is int)),
                       st.integers(0, 400)))  # fmt: skip
def test_no_finding_says_a_number_that_is_no_figure(told):
    for one in findings(facts(told, YEAR)):
        assert one.figures
        words = "".join(part for part in one.said if isinstance(part, str))
        assert numbers_in(words) == ()


@pytest.mark.parametrize(
    "id",
    [
        "proposals.received",
        "proposals.received@5/3",
        "proposals.received@5/3:change",
        "proposals.by_category/经济建设",
        "proposals.by_category@2024/经济/贸易:share",
        "proposals.by_sector:silent",
    ],
)
def test_an_id_is_read_as_it_was_written(id):
    assert str(reference(id)) == id


def test_a_reference_names_its_parts():
    assert reference("proposals.by_category@5/3/经济建设:share") == Reference(
        "proposals.by_category", "5/3", "经济建设", "share"
    )


@pytest.mark.parametrize(
    ("fen", "said"),
    [(50, "0.5元"), (12345_00, "1.2345万元"), (9_999_99, "9999.99元"), (100_000_00, "10万元")],
)
def test_money_keeps_every_digit(fen, said):
    assert yuan(fen) == said


def test_a_target_is_said_in_tenths():
    assert [tenths_zh(one) for one in (60, 95, 20)] == ["六成", "九成五", "二成"]
