"""Books of activities with who came and what stands beside, their ledger gone out and come back."""

import io
from dataclasses import replace
from datetime import date
from uuid import UUID

import openpyxl

from contracts.sectors.activity import Attendance
from contracts.sectors.body import body_id
from contracts.sectors.occasion import Benefited, JointHost
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.importing.plan import Terms
from kernel.ledgers import Table, open_ledger, write_table
from rules.names import derived_id
from sectors.activity.ledger.beside import Beside, Told
from sectors.activity.ledger.export import HEADINGS, line
from sectors.activity.ledger.hosts import Hosts, KnownBody
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.returning import Books, planned_returned
from sectors.activity.ledger.roster import Roster
from sectors.activity.ledger.shapes import SHAPES
from sectors.activity.ledger.stamps import FIELDS
from sectors.activity.tables import ActivityRow, AttendanceRow, PersonRow
from sectors.app import HOSTS

HERE = committee_id("999900")
EDUCATION = body_id(HERE, BodyKind.SECTOR, "教育界")
NAMES = ("岑知远", "柏清禾", "黎云舟", "温景川", "翟思齐")
AT = {field: at for at, field in enumerate(FIELDS)}
STUDY, VISIT = UUID(int=1), UUID(int=2)
ROWS = {"study": STUDY, "visit": VISIT}


def sector(name):
    return JointHost(
        kind=BodyKind.SECTOR, body=Named(id=body_id(HERE, BodyKind.SECTOR, name), name=name)
    )


SECTORS = tuple(map(sector, ("教育界", "经济界", "农业界", "医卫界")))
TEACHING, TRADE, FARMING, HEALING = SECTORS


def member(name, number=None, sector="教育界", who=None):
    who = who or derived_id(HERE, "person", name)
    return PersonRow(who, HERE, name, number, None, date(2022, 1, 5), None, (sector,), ())


PEOPLE = (*map(member, NAMES), member("裘若谷", "0007"), member("裘若谷", "0008", who=UUID(int=8)))


def activity(number, title, **told):
    row = ActivityRow(
        number, HERE, title, "学习", "study", None, EDUCATION, "教育界", date(2025, 3, 5),
        date(2025, 3, 5), "会议厅", ("理论",), None, None, None, None, None, None,
    )  # fmt: skip
    return replace(row, **told)


def stood(number, name, how=Attendance.PRESENT, *, is_member=True, who=None):
    who = who or derived_id(HERE, "person", name)
    return AttendanceRow(UUID(int=who.int ^ number.int), number, HERE, who, name, is_member, how)


HELD = (
    activity(STUDY, "第一季度集中学习"),
    activity(VISIT, "春耕视察", ends_on=date(2025, 3, 7), money=120_050, beneficiaries=30),
)
STOOD = {
    STUDY: [
        stood(STUDY, "岑知远"),
        stood(STUDY, "裘若谷", who=UUID(int=8)),
        stood(STUDY, "柏清禾", Attendance.LATE),
        stood(STUDY, "黎云舟", Attendance.LEAVE),
        stood(STUDY, "干部甲", is_member=False),
    ],
    VISIT: [stood(VISIT, "岑知远")],
}


def together(*told, planned=()):
    """教育界 hosts; with these by its plan, and these were told."""
    named = {one.body.id: one.body for one in (TEACHING, *planned, *told)}
    return Beside(tuple(named.values()), Told(hosts=told))


def reach(**kinds):
    return tuple(Benefited(kind=kind, number=number) for kind, number in kinds.items())


def books_of(adopted, held=HELD, who=STOOD, beside=None):
    bodies = [KnownBody(host.body.id, host.kind, host.body.name) for host in SECTORS]
    known = Acquaintance([adopted], Roster(PEOPLE), Hosts(HERE, "云岭市政协", bodies), held)
    return Books(known, {row.activity: row for row in held}, who, beside or {})


def went_out(books):
    """The workbook as it was exported."""
    roster = books.known.roster
    rows = [
        line(one, books.stood.get(one.activity, ()), roster, books.of(one.activity))
        for one in books.held.values()
    ]
    headings = [one.text for one in HEADINGS]
    return write_table([Table("活动台账", headings, rows, title=("活动台账",))])


def came_back(data, books, **edits):
    """What the workbook asks for once these cells were edited: `study_place="…"`."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for place, value in edits.items():
        row, _, field = place.partition("_")
        book.active.cell({"study": 3, "visit": 4}[row], AT[field] + 1).value = value
    target = io.BytesIO()
    book.save(target)
    ledger = open_ledger(target.getvalue(), SHAPES, name="x.xlsx")
    return planned_returned(ledger, books, Terms(HERE, "activities-returned"), HOSTS)


def asked(plan):
    return [command for entry in plan.entries for command in entry.commands]
