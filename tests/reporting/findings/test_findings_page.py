"""Is the page of findings what the preset says?"""

from pathlib import Path

from reporting.findings.listing import page
from reporting.findings.presets import preset

PAGE = Path(__file__).parents[3] / "docs" / "findings.md"


def test_the_page_of_findings_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_rule_is_told_with_its_measure():
    told = page()
    assert all(f"| `{one.id}` | {one.name} |" in told for one in preset().rules)
    assert all(one.measure in told for one in preset().rules if one.measure)
