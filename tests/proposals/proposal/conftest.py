"""Which committee, plenary, rules and members do the tests of proposals stand on?"""

import io
import itertools
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

import openpyxl
import pytest
import pytest_asyncio
from sqlalchemy import select

from contracts.committees import PlenaryRow, RulesRow, plenaries, plenary_id, rules
from contracts.directory import DirectoryRow
from kernel.ids import committee_id
from kernel.rows import as_values
from kernel.tables import directory, events, log_head
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, running
from members.committee.presets import preset
from proposals.app import PROPOSALS
from proposals.people import PersonRow, people
from rules.names import derived_id

CODES = itertools.count(999_001)
HEADINGS = (
    "序号", "案 号", "案由", "提案形式", "第一提案人", "联名人", "界别", "类别", "提交日期",
    "审查意见", "并入案号", "主办单位", "会办单位", "交办日期", "答复日期", "办理结果", "委员意见",
)  # fmt: skip


def person(committee, name, sector="教育", tell=""):
    """A member of the register, admitted long ago."""
    return PersonRow(
        person=derived_id(committee, "person", name + tell),
        committee=committee,
        name=name,
        member_no=None,
        party=None,
        employer=None,
        sector=derived_id(committee, "sector", sector),
        sector_name=sector,
        since=None,
        until=None,
    )


async def seed(service, code):
    """What members would have told: a committee, a plenary, its rules, four members."""
    here = committee_id(code)
    sitting = PlenaryRow(
        plenary_id(here, 5, 3),
        here,
        5,
        3,
        date(2026, 1, 8),
        date(2026, 1, 11),
        datetime(2026, 1, 9, 10, tzinfo=UTC),
    )
    adopted = RulesRow(uuid4(), here, sitting.opens, 1, preset("city")[0].model_dump_json())
    members = [("张三",), ("李四", "经济"), ("王强", "教育"), ("王强", "医药卫生", "#2")]
    rows = [
        (directory, DirectoryRow(here, code, "云岭市政协", "99.99.00.000", None)),
        (plenaries, sitting),
        (rules, adopted),
        *((people, person(here, *told)) for told in members),
    ]
    async with service.engine.begin() as connection:
        for table, row in rows:
            await connection.execute(table.insert(), [as_values(row)])


class Office:
    """A clerk's desk: imports, reads and asks over HTTP."""

    def __init__(self, service, http, code):
        self.service, self.http, self.code = service, http, code
        self.committee = committee_id(code)

    async def take(self, rows, headings=HEADINGS, **params):
        """Import these rows; the outcome as `import --json` prints it."""
        told = await self.take_file(book(rows, headings), **params)
        assert told.status_code == 200, told.text
        return told.json()["outcome"]

    async def take_file(self, data, name="ledger.xlsx", **params):
        """Import a file's bytes."""
        params = {"plenary": "5/3"} | params
        url = f"/committees/{self.code}/imports/proposals"
        told = await self.http.post(url, params=params, files={"file": (name, data)})
        if told.status_code == 200 and told.json()["position"]:
            self.http.headers["at-least"] = told.json()["position"]
        return told

    async def rows(self, **narrowed):
        """The view's rows by case number, newest state."""
        told = await self.http.get(
            f"/committees/{self.code}/proposals", params=narrowed | {"limit": 500}
        )
        assert told.status_code == 200, told.text
        return told.json()["items"]

    async def ask(self, path, body, method="post"):
        """One request about proposals; later reads wait for it."""
        url = f"/committees/{self.code}/proposals{path}"
        told = await self.http.request(method, url, json=body)
        if "position" in told.json():
            self.http.headers["at-least"] = told.json()["position"]
        return told

    async def events(self, *columns):
        """The committee's log in order: names without their common beginning, or columns."""
        wanted = columns or (events.c.type,)
        here = log_head.c.committee == self.committee
        query = select(*wanted).join_from(events, log_head).where(here).order_by(events.c.position)
        async with self.service.engine.connect() as connection:
            found = (await connection.execute(query)).all()
        return found if columns else [one.type.removeprefix("proposals.proposal.") for one in found]


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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def service(postgres):
    """One service without NATS for a module; each test has a committee of its own."""
    with fresh_database(postgres) as urls:
        async with running(PROPOSALS, urls) as started:
            yield started


@pytest_asyncio.fixture
async def hearing(postgres, nats_url):
    """One service on NATS for a city and a district: what one offers the other hears."""
    with fresh_database(postgres) as urls:
        async with running(PROPOSALS, urls, nats_url) as started:
            for code in ("999910", "999911"):
                await seed(started, code)
            yield started


@pytest.fixture
def desk():
    """A desk in any committee of any service: `desk(service, code)`, or somebody else's."""

    @asynccontextmanager
    async def enter(service, code, principal=OPERATOR):
        async with client(service, principal) as http:
            yield Office(service, http, code)

    return enter


@pytest_asyncio.fixture(loop_scope="module")
async def office(service):
    """The operator's desk in a new committee, with what the service would have heard."""
    code = str(next(CODES))
    await seed(service, code)
    async with client(service, OPERATOR) as http:
        yield Office(service, http, code)


@pytest_asyncio.fixture(loop_scope="module")
async def another_office(service):
    """The operator's desk in another new committee."""
    code = str(next(CODES))
    await seed(service, code)
    async with client(service, OPERATOR) as http:
        yield Office(service, http, code)


@pytest.fixture
def signed_in(office):
    """A desk for another principal in the same committee."""

    @asynccontextmanager
    async def enter(principal):
        async with client(office.service, principal) as http:
            http.headers["at-least"] = office.http.headers.get("at-least", "")
            yield Office(office.service, http, office.code)

    return enter


@pytest.fixture
def written():
    """Writes a workbook: `written(rows, headings, title)`."""
    return book
