"""What does a year of a whole city look like on paper? Writes the demo ledgers and their totals.

Run `python examples/make_ledgers.py [FOLDER]`; the same program writes the same files. The city,
its districts and all persons are invented.
"""

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from yunling import activities as acts
from yunling import activity_sheets, proposal_sheets, proposals, report_sheets, reports
from yunling.committees import CITY, COMMITTEES, Committee, Plenary
from yunling.people import Member, draw_coopted, draw_members
from yunling.proposal_year import draw_proposals
from yunling.roster_sheets import roster_sheet
from yunling.sheets import Sheet, write_csv, write_workbook

SEED = "yunling-2024-2025"
HERE = Path(__file__).parent
COOPTED_ON = "2025-01-10"
SIGNED_BY_HAND = 2
"""So many activities of Qingxi's second year were noted on sign-in sheets of their own."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """One import: a sheet in a file, what it is, and what must come out of it."""

    file: str
    committee: str
    kind: str
    plenary: str
    sheet: Sheet
    expected: dict[str, object]

    def entry(self) -> dict[str, object]:
        """How the manifest lists it."""
        return {
            "file": self.file,
            "sheet": self.sheet.name,
            "committee": self.committee,
            "kind": self.kind,
            "plenary": self.plenary,
            "rows": len(self.sheet.rows),
            "expected": self.expected,
        }


def main(folder: Path) -> None:
    """Write every ledger and the manifest into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    ledgers = [ledger for committee in COMMITTEES for ledger in ledgers_of(committee)]
    files = dict.fromkeys(ledger.file for ledger in ledgers)
    for file in files:
        sheets = [ledger.sheet for ledger in ledgers if ledger.file == file]
        if file.endswith(".csv"):
            write_csv(folder / file, sheets[0])
        else:
            write_workbook(folder / file, sheets)
    text = json.dumps(manifest(ledgers), ensure_ascii=False, indent=1)
    (folder / "manifest.json").write_text(f"{text}\n", encoding="utf-8")


def manifest(ledgers: list[Ledger]) -> dict[str, object]:
    """What to establish and to import, in order, and what each import must give."""
    return {
        "committees": [_committee_entry(committee) for committee in COMMITTEES],
        "ledgers": [ledger.entry() for ledger in ledgers],
    }


def _committee_entry(committee: Committee) -> dict[str, object]:
    return {
        "code": committee.code,
        "name": committee.name,
        "short_name": committee.short_name,
        "preset": committee.preset,
        "parent": committee.parent,
        "plenaries": [
            {
                "plenary": plenary.key,
                "opens": plenary.opens.isoformat(),
                "closes": plenary.closes.isoformat(),
                "cut_off": plenary.cut_off,
            }
            for plenary in committee.plenaries
        ],
    }


def ledgers_of(committee: Committee) -> list[Ledger]:
    """Rosters first, then each plenary's proposals, activities and situation reports."""
    members = draw_members(committee, SEED)
    first, second = committee.plenaries
    ledgers = [_roster(committee, first, members, members, "委员名册")]
    for plenary in (first, second):
        roll = members
        if committee is CITY and plenary is second:
            coopted = draw_coopted(committee, members, SEED, COOPTED_ON)
            roll = [*members, *coopted]
            ledgers.append(_roster(committee, plenary, coopted, roll, "增补委员名册"))
        ledgers.append(_proposals(committee, plenary, members))
        ledgers += _activities(committee, plenary, roll)
        ledgers.append(_reports(committee, plenary, roll))
    return ledgers


def _ledger(
    committee: Committee, plenary: Plenary, kind: str, sheet: Sheet, expected: dict[str, object]
) -> Ledger:
    return Ledger(
        _file(committee, plenary, kind), committee.code, kind, plenary.key, sheet, expected
    )


def _file(committee: Committee, plenary: Plenary, kind: str) -> str:
    """A township keeps one workbook a year; one district saves its reports of 2024 as .csv."""
    if committee.preset == "township":
        return f"{committee.slug}-{plenary.year}.xlsx"
    old = committee.slug == "qingxi" and kind == "situation-reports" and plenary.year == 2024
    return f"{committee.slug}-{plenary.year}-{kind}{'.csv' if old else '.xlsx'}"


def _title(committee: Committee, plenary: Plenary, what: str) -> str:
    return f"{committee.short_name}{plenary.year}年{what}"


def _roster(
    committee: Committee, plenary: Plenary, named: list[Member], roll: list[Member], what: str
) -> Ledger:
    title = f"{committee.short_name}{what}"
    sheet = roster_sheet(committee, named, title, "委员名册")
    expected: dict[str, object] = {"members": len(named), "on_roll": len(roll)}
    return _ledger(committee, plenary, "roster", sheet, expected)


def _proposals(committee: Committee, plenary: Plenary, roll: list[Member]) -> Ledger:
    drawn = draw_proposals(committee, plenary, roll, SEED)
    title = f"{committee.short_name}{_session_zh(plenary)}会议提案办理台账"
    sheet = proposal_sheets.proposal_sheet(committee, plenary, drawn, title)
    expected = _told(proposals.totals(drawn), sheet, lead_units="办理方式")
    return _ledger(committee, plenary, "proposals", sheet, expected)


def _told(totals: dict[str, object], sheet: Sheet, **needs: str) -> dict[str, object]:
    """Totals that the sheet tells: one whose column it lacks cannot be expected of an import."""
    missing = {name for name, heading in needs.items() if heading not in sheet.heading}
    return {name: total for name, total in totals.items() if name not in missing}


def _session_zh(plenary: Plenary) -> str:
    numerals = "零一二三四五六七八九"
    term = numerals[plenary.term] if plenary.term < 10 else f"十{numerals[plenary.term - 10]}"
    return f"{term}届{numerals[plenary.session]}次"


def _activities(committee: Committee, plenary: Plenary, roll: list[Member]) -> list[Ledger]:
    drawn = acts.draw_activities(committee, plenary, roll, SEED)
    title = _title(committee, plenary, "委员活动")
    match committee.slug, plenary.year:
        case ("yunling", 2025) | ("qingxi", 2024):
            drawn = [_bare(activity) for activity in drawn]
            sheet = activity_sheets.by_attendance(
                committee, plenary, drawn, roll, f"{title}出席情况"
            )
        case ("donghu", 2025):
            drawn = [_bare(activity) for activity in drawn]
            sheet = activity_sheets.matrix(
                committee, plenary, drawn, roll, f"{title}出席情况统计表"
            )
        case ("qingxi", 2025):
            return _activities_with_sign_in(committee, plenary, drawn, roll, title)
        case _:
            sheet = activity_sheets.by_activity(committee, plenary, drawn, f"{title}台账", "活动")
    return [_ledger(committee, plenary, "activities", sheet, acts.totals(drawn, roll))]


def _bare(activity: acts.Activity) -> acts.Activity:
    """What a ledger of attendances can say: neither the last day nor how many people benefited."""
    return replace(activity, last=activity.first, served=None)


def _activities_with_sign_in(
    committee: Committee, plenary: Plenary, drawn: list[acts.Activity], roll: list[Member],
    title: str,
) -> list[Ledger]:  # fmt: skip
    """All but the last few in one ledger, the last few on sheets that people signed."""
    listed, signed = drawn[:-SIGNED_BY_HAND], drawn[-SIGNED_BY_HAND:]
    sheet = activity_sheets.by_activity(committee, plenary, listed, f"{title}台账", "活动")
    ledgers = [_ledger(committee, plenary, "activities", sheet, acts.totals(listed, roll))]
    for number, activity in enumerate(map(_bare, signed), start=1):
        sheet = activity_sheets.sign_in(committee, activity, roll)
        ledger = _ledger(committee, plenary, "activities", sheet, acts.totals([activity], roll))
        ledgers.append(
            replace(ledger, file=f"{committee.slug}-{plenary.year}-sign-in-{number}.xlsx")
        )
    return ledgers


def _reports(committee: Committee, plenary: Plenary, roll: list[Member]) -> Ledger:
    drawn = reports.draw_reports(committee, plenary, roll, SEED)
    title = _title(committee, plenary, "社情民意信息台账")
    sheet = report_sheets.report_sheet(committee, plenary, drawn, title)
    expected = _told(reports.totals(drawn), sheet, sr_issued="期数")
    return _ledger(committee, plenary, "situation-reports", sheet, expected)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "ledgers")
