"""Does every rule that a committee starts from name its paper, and is it one that can be kept?"""

from datetime import date

import pytest

from contracts.periods import Duty
from members.committee.presets import preset

LEVELS = ("national", "city", "district", "township")
COLLECTIVE = ("party", "organisation", "sector", "group", "special_committee")


@pytest.mark.parametrize("level", LEVELS)
def test_each_rule_names_its_paper(level):
    rules, basis = preset(level)
    assert basis.endswith(f"（{level}）")
    dated = (
        *rules.periods,
        *rules.not_filed_reasons,
        *rules.cosigning,
        *rules.questions,
        *rules.signatures,
    )
    assert dated
    assert all(one.basis for one in dated)


@pytest.mark.parametrize("level", LEVELS)
def test_each_period_begins_somewhere_and_ends(level):
    rules, _ = preset(level)
    assert {Duty.SIGN, Duty.REPLY, Duty.FEEDBACK} <= {one.duty for one in rules.periods}
    assert all(one.term(date(2026, 3, 2)) for one in rules.periods)


@pytest.mark.parametrize("level", LEVELS)
def test_each_collective_form_says_who_signs(level):
    rules, _ = preset(level)
    assert all(rules.signature_rule(form).signature for form in COLLECTIVE)
    assert rules.signature_rule("joint") is None
    assert rules.signature_rule("sector").only_at_plenary is (level == "national")
