"""Does planning find in the demo ledgers what their script put there?"""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from contracts.committees import RulesRow
from kernel.ids import committee_id
from kernel.importing.plan import Terms
from kernel.ledgers import Column, Shape, open_ledger
from members.committee.presets import preset
from rules.names import derived_id, person_name
from sectors.activity.commands import RecordActivity, RecordAttendance
from sectors.activity.ledger.hosts import Hosts
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.plan import planned
from sectors.activity.ledger.roster import Roster
from sectors.activity.ledger.shapes import SHAPES
from sectors.activity.tables import PersonRow
from sectors.app import HOSTS

LEDGERS = Path(__file__).parents[3] / "examples" / "ledgers"
MANIFEST = json.loads((LEDGERS / "manifest.json").read_text(encoding="utf-8"))
ROSTER = Shape(
    "roster",
    "委员名册",
    (Column("name", "姓名", required=True), Column("sector", "界别", required=True)),
)
pytestmark = pytest.mark.usefixtures("parsed_here")


def of_kind(kind):
    return [ledger for ledger in MANIFEST["ledgers"] if ledger["kind"] == kind]


def people(code):
    """Everybody on the rosters of a committee; the second of a name has an id of its own."""
    found: list[PersonRow] = []
    here = committee_id(code)
    for told in of_kind("roster"):
        if told["committee"] == code:
            ledger = open_ledger(LEDGERS / told["file"], ROSTER, sheet=told["sheet"])
            for row in ledger.rows:
                name = person_name(row.text("name"))
                nth = 1 + sum(one.name == name for one in found)
                who = derived_id(here, "person", name if nth == 1 else f"{name}#{nth}")
                sectors = (row.text("sector"),)
                found.append(PersonRow(who, here, name, None, None, None, None, sectors, ()))
    return found


def plan_of(told):
    here, (rules, _) = committee_id(told["committee"]), preset("city")
    adopted = RulesRow(here, here, date(2022, 1, 1), 1, rules.model_dump_json())
    known = Acquaintance([adopted], Roster(people(told["committee"])), Hosts(here, "", []), ())
    # The township's workbook has a sheet for each kind, and one alone is of this.
    ledger = open_ledger(LEDGERS / told["file"], SHAPES)
    return ledger, planned(ledger, known, Terms(here, "activities"), HOSTS)


@pytest.mark.parametrize("told", of_kind("activities"), ids=lambda told: told["file"])
def test_a_demo_ledger_gives_what_the_manifest_says(told):
    ledger, plan = plan_of(told)
    commands = [command for entry in plan.entries for command in entry.commands]
    held = {one.activity: one for one in commands if isinstance(one, RecordActivity)}
    came = {
        (one.activity, each.person.id): each.attendance.value
        for one in commands
        if isinstance(one, RecordAttendance)
        for each in one.attendees
    }
    marks, expected = Counter(came.values()), told["expected"]
    assert (len(plan.entries), plan.bad, ledger.warnings) == (told["rows"], (), ())
    assert {
        "activities": len(held),
        "expected": len(came),
        "present": marks["present"],
        "leave": marks["leave"],
        "absent": marks["absent"],
        "people_served": sum(one.beneficiaries or 0 for one in held.values()),
        "not_on_roster": list(plan.not_on_roster),
    } == {
        name: expected[name]
        for name in (
            "activities",
            "expected",
            "present",
            "leave",
            "absent",
            "people_served",
            "not_on_roster",
        )
    }
