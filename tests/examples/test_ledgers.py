"""Are the demo ledgers what their script writes, and does the manifest say what they hold?"""

import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from rules.codes import check_code, level
from rules.names import person_name
from rules.numbers import parse_numeral, parse_term_session

EXAMPLES = Path(__file__).parents[2] / "examples"
LEDGERS = EXAMPLES / "ledgers"
MANIFEST = json.loads((LEDGERS / "manifest.json").read_text(encoding="utf-8"))
OUTCOMES = {
    "filed": {"立案"},
    "merged": {"并案", "归并"},
    "converted": {"转为意见和建议", "转社情民意"},
    "not_filed": {"不予立案", "不立案"},
    "withdrawn": {"撤案"},
    "under_review": {"待立案"},
}
ALIASES = {
    "outcome": ("审查意见", "提案状态", "性质"),
    "number": ("案 号", "案号", "提案编号", "提案序号"),
    "into": ("并入案号", "合并提案"),
    "form": ("提案形式", "提案类型"),
    "co": ("联名人", "联名提案人"),
}
SEPARATORS = re.compile("[、，,;；\n]")


def of_kind(kind):
    return [ledger for ledger in MANIFEST["ledgers"] if ledger["kind"] == kind]


def name_of(ledger):
    return f"{ledger['file']}:{ledger['kind']}"


@cache
def lines(folder, file, sheet):
    if file.endswith(".csv"):
        text = (folder / file).read_bytes().decode("gb18030")
        return list(csv.reader(io.StringIO(text, newline="")))
    return CalamineWorkbook.from_path(folder / file).get_sheet_by_name(sheet).to_python()


def records(ledger, heading_has):
    """The rows of a ledger as dictionaries, found by a heading that must be there."""
    every = lines(LEDGERS, ledger["file"], ledger["sheet"])
    at = next(index for index, line in enumerate(every) if heading_has in line)
    rows = every[at + 1 : at + 1 + ledger["rows"]]
    return [dict(zip(every[at], row, strict=True)) for row in rows]


def cell(record, what):
    return next(str(record[heading]) for heading in ALIASES[what] if heading in record)


def number(text):
    return parse_numeral(re.sub(r"[第号]|\.0$", "", text)) if text else None


def recounted(ledger):
    every = [cell(record, "outcome") for record in records(ledger, "案由")]
    return {what: sum(one in words for one in every) for what, words in OUTCOMES.items()}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ledgers")
    subprocess.run([sys.executable, EXAMPLES / "make_ledgers.py", folder], check=True)
    return folder


def test_the_script_writes_the_same_files_with_the_same_content(made):
    names = sorted(path.name for path in LEDGERS.iterdir())
    assert sorted(path.name for path in made.iterdir()) == names
    for name in names:
        if not name.endswith(".xlsx"):
            assert (made / name).read_bytes() == (LEDGERS / name).read_bytes()
            continue
        sheets = CalamineWorkbook.from_path(LEDGERS / name).sheet_names
        assert CalamineWorkbook.from_path(made / name).sheet_names == sheets
        for sheet in sheets:
            assert lines(made, name, sheet) == lines(LEDGERS, name, sheet)


def test_two_runs_give_the_same_bytes(made, tmp_path):
    subprocess.run([sys.executable, EXAMPLES / "make_ledgers.py", tmp_path], check=True)
    for path in made.iterdir():
        assert path.read_bytes() == (tmp_path / path.name).read_bytes(), path.name


def test_the_year_of_the_city_has_its_size():
    totals = Counter()
    for ledger in MANIFEST["ledgers"]:
        expected = ledger["expected"]
        for what in ("members", "received", "activities", "sr_received"):
            totals[what] += expected.get(what, 0)
    assert totals == {"members": 300, "received": 400, "activities": 200, "sr_received": 300}


def test_every_file_is_in_the_manifest_and_the_other_way_round():
    listed = {ledger["file"] for ledger in MANIFEST["ledgers"]}
    assert listed | {"manifest.json"} == {path.name for path in LEDGERS.iterdir()}


def test_committees_stand_on_their_level_below_their_parent():
    codes = {committee["code"]: committee for committee in MANIFEST["committees"]}
    for code, committee in codes.items():
        assert level(check_code(code)) == committee["preset"]
        assert committee["parent"] is None or committee["parent"] in codes


def test_every_ledger_belongs_to_a_plenary_that_is_convened():
    convened = {
        (committee["code"], plenary["plenary"])
        for committee in MANIFEST["committees"]
        for plenary in committee["plenaries"]
    }
    used = {(ledger["committee"], ledger["plenary"]) for ledger in MANIFEST["ledgers"]}
    assert used == convened
    assert all(parse_term_session(plenary) for _, plenary in convened)


def test_the_cut_off_lies_within_the_plenary():
    for committee in MANIFEST["committees"]:
        for plenary in committee["plenaries"]:
            cut_off = datetime.fromisoformat(plenary["cut_off"])
            opens, closes = (date.fromisoformat(plenary[end]) for end in ("opens", "closes"))
            assert cut_off.utcoffset()
            assert opens <= cut_off.date() <= closes


@pytest.mark.parametrize("ledger", of_kind("proposals"), ids=name_of)
def test_the_totals_of_proposals_add_up(ledger):
    e = ledger["expected"]
    assert e["received"] == ledger["rows"] == sum(e[outcome] for outcome in OUTCOMES)
    assert e["received"] == e["plenary_received"] + e["offsession_received"]
    assert e["filed"] == e["filed_member"] + e["filed_collective"]
    assert e["filed_member"] == e["filed_individual"] + e["filed_joint"]
    assert e["filed"] == sum(e["by_category"].values()) == sum(e["by_theme"].values())
    assert e["filed"] >= e["assigned"] >= e["replied"] == sum(e["grades"].values())
    assert e["replied"] >= e["feedback_returned"] == sum(e["feedback"].values())


@pytest.mark.parametrize("ledger", of_kind("proposals"), ids=name_of)
def test_the_sheet_holds_the_outcomes_that_the_manifest_counts(ledger):
    assert recounted(ledger) == {what: ledger["expected"][what] for what in OUTCOMES}


@pytest.mark.parametrize("ledger", of_kind("proposals"), ids=name_of)
def test_a_merged_proposal_names_a_filed_one_and_numbers_are_used_once(ledger):
    every = records(ledger, "案由")
    numbers = [number(cell(record, "number")) for record in every]
    printed = [n for n in numbers if n is not None]
    assert len(printed) == len(set(printed))
    outcome = dict(zip(numbers, (cell(record, "outcome") for record in every), strict=True))
    merged = [record for record in every if cell(record, "outcome") in OUTCOMES["merged"]]
    assert len(merged) == ledger["expected"]["merged"]
    assert all(outcome[number(cell(record, "into"))] == "立案" for record in merged)


@pytest.mark.parametrize("ledger", of_kind("activities"), ids=name_of)
def test_the_attendance_of_activities_adds_up(ledger):
    e = ledger["expected"]
    assert e["expected"] == e["present"] + e["leave"] + e["absent"]
    assert e["activities"] == sum(e["by_kind"].values())
    assert 0 < e["participants"] <= e["present"]


def statuses(ledger):
    """Every status that a ledger of activities notes, in whichever shape it is kept."""
    headings = {str(text) for line in lines(LEDGERS, ledger["file"], ledger["sheet"])
                for text in line}  # fmt: skip
    if "参加委员" in headings:
        for record in records(ledger, "参加委员"):
            for heading in ("参加委员", "请假委员", "缺席委员"):
                names = [name for name in SEPARATORS.split(record[heading]) if name]
                assert len(names) == record[STATUS_COUNTS[heading]]
                yield from [heading[:2]] * len(names)
    elif "出席情况" in headings:
        yield from (record["出席情况"] for record in records(ledger, "出席情况"))
    elif "签到" in headings:
        signed = (record["签到"] for record in records(ledger, "签到"))
        yield from (sign if sign in ("请假", "") else "√" for sign in signed)
    else:
        every = lines(LEDGERS, ledger["file"], ledger["sheet"])
        yield from (sign for line in every[-ledger["rows"] :] for sign in line[3:] if sign)


STATUS_COUNTS = {"参加委员": "实到人数", "请假委员": "请假人数", "缺席委员": "缺席人数"}
STATUS_WORDS = {
    "present": ("参加", "已出席", "√"),
    "leave": ("请假",),
    "absent": ("缺席", ""),
}


@pytest.mark.parametrize("ledger", of_kind("activities"), ids=name_of)
def test_the_sheet_holds_the_attendance_that_the_manifest_counts(ledger):
    noted = Counter(statuses(ledger))
    found = {what: sum(noted[word] for word in words) for what, words in STATUS_WORDS.items()}
    assert found == {what: ledger["expected"][what] for what in STATUS_WORDS}


@pytest.mark.parametrize("ledger", of_kind("situation-reports"), ids=name_of)
def test_the_uses_of_reports_add_up(ledger):
    e = ledger["expected"]
    assert e["sr_received"] == ledger["rows"] >= e["sr_used"] == e.get("sr_issued", e["sr_used"])
    assert sum(e["sr_uses_by_level"].values()) == sum(e["sr_uses_by_way"].values())
    assert e["sr_uses_by_level"]["own"] == e["sr_used"]


@cache
def rolls():
    """Per committee the names on its rolls of both years."""
    names = {}
    for ledger in of_kind("roster"):
        people = [person_name(record["姓名"]) for record in records(ledger, "姓名")]
        names.setdefault(ledger["committee"], []).extend(people)
    return names


def named(ledger):
    """Every person whom a ledger names in a cell for persons."""
    for record in records(ledger, "姓名" if ledger["kind"] == "situation-reports" else "案由"):
        if ledger["kind"] == "situation-reports":
            cells = [record["姓名"]]
        elif cell(record, "form") == "集体提案":
            cells = []
        else:
            cells = [record["第一提案人"], cell(record, "co")]
        for text in cells:
            yield from (person_name(name) for name in SEPARATORS.split(text) if name)


@pytest.mark.parametrize("ledger", of_kind("proposals") + of_kind("situation-reports"), ids=name_of)
def test_who_is_named_is_on_the_roll_or_listed_as_not(ledger):
    strangers = set(named(ledger)) - set(rolls()[ledger["committee"]])
    assert sorted(strangers) == ledger["expected"]["not_on_roster"]


def test_only_two_members_of_the_city_share_a_name():
    for committee, names in rolls().items():
        twice = [name for name, times in Counter(names).items() if times > 1]
        assert len(twice) == (1 if committee == "999900" else 0)
