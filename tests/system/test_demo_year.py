"""Does the demo's city come out as its manifest says, through the command line alone?"""

import json
import zipfile
from pathlib import Path

import pytest
from whole_year import jianyan

ROOT = Path(__file__).parents[2]
MANIFEST = json.loads((ROOT / "examples/ledgers/manifest.json").read_text(encoding="utf-8"))
PAPERS = ("提案审查情况报告.docx", "年度工作总结.docx", "下一年度工作计划.docx")
FIGURES = {
    "roster": {},
    "proposals": {
        "received": "proposals.received",
        "plenary_received": "proposals.plenary_received",
        "offsession_received": "proposals.offsession_received",
        "filed": "proposals.filed",
        "merged": "proposals.merged",
        "converted": "proposals.converted",
        "not_filed": "proposals.not_filed",
        "withdrawn": "proposals.withdrawn",
        "under_review": "proposals.under_review",
        "filed_individual": "proposals.filed_individual",
        "filed_joint": "proposals.filed_joint",
        "filed_member": "proposals.filed_member",
        "filed_collective": "proposals.filed_collective",
        "sponsors": "proposals.sponsors",
        "units_involved": "proposals.units_involved",
        "lead_units": "proposals.lead_units",
        "assigned": "proposals.assigned",
        "replied": "proposals.replied",
        "replied_by_due": "proposals.replied_on_time",
        "feedback_returned": "proposals.feedback_returned",
        "by_category": "proposals.by_category",
        "grades": "proposals.grades",
    },
    "activities": {
        "activities": "sectors.activities",
        "expected": "sectors.expected",
        "present": "sectors.present",
        "leave": "sectors.leave",
        "absent": "sectors.absent",
        "people_served": "sectors.people_served",
    },
    "situation-reports": {
        "sr_received": "proposals.sr_received",
        "sr_issued": "proposals.sr_issued",
        "sr_used": "proposals.sr_used",
        "sr_instructions": "proposals.sr_instructions",
        "sr_reporters": "proposals.sr_reporters",
    },
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """A home after the demo, with what it wrote."""
    home, out = tmp_path_factory.mktemp("demo") / "home", tmp_path_factory.mktemp("out")
    done = jianyan(home, "demo", "--out", str(out))
    assert done.returncode == 0, done.stdout + done.stderr
    return home, out


def expected(committee: str, plenary: str) -> dict[str, object]:
    """What the manifest's ledgers of one committee and plenary add up to, by figure."""
    totals: dict[str, object] = {}
    for ledger in MANIFEST["ledgers"]:
        if (ledger["committee"], ledger["plenary"]) != (committee, plenary):
            continue
        for name, id in FIGURES[ledger["kind"]].items():
            told = ledger["expected"].get(name)
            if isinstance(told, int):
                before = totals.get(id, 0)
                assert isinstance(before, int)
                totals[id] = before + told
            elif told is not None:
                totals[id] = {part: value for part, value in told.items() if value}
    return totals


def found(figure: dict) -> object:
    if "values" in figure:
        return {name: part["value"] for name, part in figure["values"].items()}
    return figure["value"]


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    ("committee", "plenary"),
    sorted({(one["committee"], one["plenary"]) for one in MANIFEST["ledgers"]}),
)
def test_every_figure_is_what_the_ledgers_were_made_of(demo, committee, plenary):
    home, _ = demo
    told = jianyan(home, "figures", "--committee", committee, "--plenary", plenary, "--json")
    assert told.returncode == 0, told.stderr
    figures = json.loads(told.stdout)
    assert figures["partial"] is None
    wanted = expected(committee, plenary)
    assert {id: found(figures["figures"][id]) for id in wanted} == wanted


def test_the_papers_are_written_with_charts_and_evidence(demo):
    _, out = demo
    for paper in PAPERS:
        names = zipfile.ZipFile(out / paper).namelist()
        assert "word/document.xml" in names
    charts = [
        name for name in zipfile.ZipFile(out / PAPERS[1]).namelist() if "charts/chart" in name
    ]
    assert len([name for name in charts if name.endswith(".xml")]) >= 2
    assert list(out.glob("*依据*.xlsx"))


def test_all_logs_verify(demo):
    home, _ = demo
    told = jianyan(home, "verify")
    assert told.returncode == 0, told.stdout + told.stderr


@pytest.mark.timeout(300)
def test_the_demo_again_changes_nothing(demo, tmp_path):
    home, _ = demo
    code, plenary = MANIFEST["committees"][0]["code"], "5/4"
    before = jianyan(home, "figures", "--committee", code, "--plenary", plenary, "--json")
    done = jianyan(home, "demo", "--out", str(tmp_path))
    assert done.returncode == 0, done.stderr
    after = jianyan(home, "figures", "--committee", code, "--plenary", plenary, "--json")
    assert json.loads(after.stdout)["figures"] == json.loads(before.stdout)["figures"]
