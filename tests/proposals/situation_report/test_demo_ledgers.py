"""Does the plan of every demo ledger hold what the script that wrote it says?"""

import json
from collections import Counter
from pathlib import Path

import pytest

from contracts.naming import Organisations
from kernel.ids import committee_id
from kernel.importing.plan import Terms
from kernel.ledgers import open_ledger
from members.committee.presets import preset
from proposals.people import Register
from proposals.situation_report.commands import IssueSituationReport, StateLedgerRow
from proposals.situation_report.ledger.levels import Levels
from proposals.situation_report.ledger.plan import KIND, Knowledge, plan

LEDGERS = Path(__file__).parents[3] / "examples" / "ledgers"
MANIFEST = json.loads((LEDGERS / "manifest.json").read_text(encoding="utf-8"))
WORDS = {"single": "单篇", "digest": "综合", None: "未注明"}
RULES, _ = preset("city")


def planned(ledger):
    code = ledger["committee"]
    path = LEDGERS / ledger["file"]
    sheet = None if path.suffix == ".csv" else ledger["sheet"]
    units = Organisations(committee_id(code), ())
    known = Knowledge(Register(()), Levels(RULES.levels, code), units, {})
    opened = open_ledger(path, KIND.shapes, sheet=sheet)
    return opened.headings.values(), plan(opened, known, Terms(committee_id(code), "x"))


@pytest.mark.parametrize(
    "ledger",
    [one for one in MANIFEST["ledgers"] if one["kind"] == "situation-reports"],
    ids=lambda ledger: ledger["file"],
)
def test_a_demo_ledger_gives_the_uses_that_were_written_into_it(ledger):
    headings, found = planned(ledger)
    assert (found.bad, found.warnings) == ((), ())
    commands = [command for entry in found.entries for command in entry.commands]
    rows = [command for command in commands if isinstance(command, StateLedgerRow)]
    uses = [use for row in rows for use in row.uses]
    found_in_it = {
        "sr_received": len(found.entries),
        "sr_issued": sum(isinstance(command, IssueSituationReport) for command in commands),
        "sr_used": sum(bool(row.uses) for row in rows),
        "sr_uses_by_level": dict(Counter(use.level for use in uses)),
        "sr_uses_by_way": dict(Counter(WORDS[use.kind] for use in uses)),
        "sr_instructions": sum(len(row.instructions) for row in rows),
    }
    if "期数" not in headings:
        del found_in_it["sr_issued"]  # such a ledger does not tell what was issued
    assert found_in_it == {name: ledger["expected"][name] for name in found_in_it}
