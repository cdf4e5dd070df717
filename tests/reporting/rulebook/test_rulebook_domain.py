"""What is adopted, and what changes nothing?"""

from datetime import date

import pytest
from pydantic import ValidationError
from rule_sheets import RECEIVED, rule, sheet

from contracts.reporting.findings import FindingRulesAdopted
from kernel.ids import committee_id
from kernel.testing.specification import specification
from reporting.rulebook.commands import AdoptFindingRules
from reporting.rulebook.domain import FINDING_RULES

HERE = committee_id("999900")
PAPER, DAY = "云协〔2026〕1号", date(2026, 1, 1)
OTHER = sheet(rule("{kind: left, figure: proposals.withdrawn}"))

given = specification(FINDING_RULES)


def adopt(text=RECEIVED, day=DAY, paper=PAPER):
    return AdoptFindingRules(committee=HERE, text=text, effective_on=day, basis=paper)


def adopted(text=RECEIVED, day=DAY, version="2026"):
    told = {"name": "本会规则", "version": version, "text": text}
    return FindingRulesAdopted(**told, effective_on=day, basis=PAPER)


def test_a_sheet_is_adopted_whole_with_its_name_and_version():
    given().when(adopt()).then(adopted())


def test_the_same_again_changes_nothing():
    given(adopted()).when(adopt()).then_nothing()


def test_another_sheet_from_the_same_day_takes_its_place():
    given(adopted()).when(adopt(OTHER)).then(adopted(OTHER, version="1"))
    given(adopted(), adopted(OTHER, version="1")).when(adopt()).then(adopted())


def test_the_same_sheet_from_another_day_is_another_adoption():
    later = date(2027, 1, 1)
    given(adopted()).when(adopt(day=later)).then(adopted(day=later))


def test_a_sheet_that_cannot_be_used_is_no_command():
    with pytest.raises(ValidationError, match="没有指标"):
        adopt(RECEIVED.replace("proposals.received", "proposals.recieved"))
