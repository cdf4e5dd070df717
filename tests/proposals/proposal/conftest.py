"""Which committee, plenary, rules and members do the tests of proposals stand on?"""

import io
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

import openpyxl
import pytest
from sqlalchemy import text

from contracts.committees import PlenaryRow, RulesRow, plenaries, plenary_id, rules
from contracts.directory import DirectoryRow
from kernel.ids import committee_id
from kernel.rows import as_values
from kernel.tables import directory
from kernel.testing.running import OPERATOR, client, running
from members.committee.presets import preset
from proposals.app import PROPOSALS
from proposals.people import PersonRow, people
from rules.names import derived_id

CODE = "999900"
HERE = committee_id(CODE)
SITTING = plenary_id(HERE, 5, 3)
HEADINGS = (
    "序号", "案 号", "案由", "提案形式", "第一提案人", "联名人", "界别", "类别", "提交日期",
    "审查意见", "并入案号", "主办单位", "会办单位", "交办日期", "答复日期", "办理结果", "委员意见",
)  # fmt: skip


def person(name, sector="教育", tell="", **more):
    """A member of the register, admitted long ago."""
    return PersonRow(
        person=derived_id(HERE, "person", name + tell),
        committee=HERE,
        name=name,
        member_no=None,
        party=None,
        employer=None,
        sector=derived_id(HERE, "sector", sector),
        sector_name=sector,
        since=None,
        until=None,
        **more,
    )


MEMBERS = (person("张三"), person("李四", "经济"), person("王强", "教育"),
           person("王强", "医药卫生", "#2"))  # fmt: skip


async def seed(service):
    """What members would have told: the committee, a plenary, its rules, four members."""
    sitting = PlenaryRow(
        SITTING,
        HERE,
        5,
        3,
        date(2026, 1, 8),
        date(2026, 1, 11),
        datetime(2026, 1, 9, 10, tzinfo=UTC),
    )
    adopted = RulesRow(uuid4(), HERE, sitting.opens, 1, preset("city")[0].model_dump_json())
    rows = [
        (directory, DirectoryRow(HERE, CODE, "云岭市政协", "99.99.00.000", None)),
        (plenaries, sitting),
        (rules, adopted),
        *((people, one) for one in MEMBERS),
    ]
    async with service.engine.begin() as connection:
        for table, row in rows:
            await connection.execute(table.insert(), [as_values(row)])


class Office:
    """A clerk's desk: imports, reads and asks over HTTP."""

    def __init__(self, service, http):
        self.service, self.http = service, http
        self.committee, self.plenary = HERE, SITTING

    async def take(self, rows, headings=HEADINGS, **params):
        """Import these rows; the outcome as `import --json` prints it."""
        told = await self.take_file(book(rows, headings), **params)
        assert told.status_code == 200, told.text
        return told.json()["outcome"]

    async def take_file(self, data, name="ledger.xlsx", **params):
        """Import a file's bytes."""
        params = {"plenary": "5/3"} | params
        url = f"/committees/{CODE}/imports/proposals"
        told = await self.http.post(url, params=params, files={"file": (name, data)})
        if told.status_code == 200 and told.json()["position"]:
            self.http.headers["at-least"] = told.json()["position"]
        return told

    async def rows(self, **narrowed):
        """The view's rows by case number, newest state."""
        told = await self.http.get(
            f"/committees/{CODE}/proposals", params=narrowed | {"limit": 500}
        )
        assert told.status_code == 200, told.text
        return told.json()["items"]

    async def ask(self, path, body, method="post"):
        """One request about proposals; later reads wait for it."""
        url = f"/committees/{CODE}/proposals{path}"
        told = await self.http.request(method, url, json=body)
        if "position" in told.json():
            self.http.headers["at-least"] = told.json()["position"]
        return told

    async def events(self):
        """The names of the events in the log, in order, without their common beginning."""
        async with self.service.engine.connect() as connection:
            found = await connection.execute(text("select type from events order by position"))
            return [name.removeprefix("proposals.proposal.") for (name,) in found]


def book(rows, headings=HEADINGS, title="云岭市政协五届三次会议提案台账"):
    """An .xlsx with a title row, a heading and these rows (dicts by heading, or tuples)."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append([title])
    sheet.append(list(headings))
    plain = [heading.replace(" ", "") for heading in headings]
    for row in rows:
        cells = [row.get(name) for name in plain] if isinstance(row, dict) else list(row)
        sheet.append(cells)
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


@pytest.fixture
async def office(database):
    """The service without NATS, with what it would have heard."""
    async with opened(database) as desk:
        yield desk


@asynccontextmanager
async def opened(database, principal=OPERATOR):
    async with running(PROPOSALS, database) as service, client(service, principal) as http:
        await seed(service)
        yield Office(service, http)


@pytest.fixture
def signed_in(office):
    """A desk for another principal on the same service."""

    @asynccontextmanager
    async def enter(principal):
        async with client(office.service, principal) as http:
            yield Office(office.service, http)

    return enter


@pytest.fixture
def written():
    """Writes a workbook: `written(rows, headings, title)`."""
    return book
