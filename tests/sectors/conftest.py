"""A committee that the service sectors has heard of, and a way to post a ledger to it."""

import io
import json
from datetime import UTC, date, datetime, time
from uuid import uuid4

import pytest
import xlsxwriter

from contracts.committees import RulesRow, plenary_id
from contracts.members.committee import CommitteeEstablished, PlenaryConvened, RulesAdopted
from contracts.members.member import MemberAdmitted, MembershipBegan
from contracts.members.rules import CommitteeRules
from contracts.occasions import ActivityKindRule
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.cursors import lagging
from kernel.hearing import Hearing
from kernel.ids import committee_id
from kernel.ledgers.grid import pack_workbook, unpack_workbook
from kernel.ledgers.parse import parse
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.testing.running import client, eventually, running
from rules.names import derived_id
from sectors.app import SECTORS

HERE = committee_id("999900")
CODE = "999900"
NOW = datetime(2026, 3, 2, 4, tzinfo=UTC)
RULES = CommitteeRules(
    merged_counts_as_filed=False,
    share_digits=2,
    satisfied_with_basically=True,
    adoption_grades=("A",),
    categories=("经济建设",),
    grades=(),
    levels=(),
    activity_kinds=(
        ActivityKindRule(name="学习", common="study", words=("集中学习", "学习培训")),
        ActivityKindRule(name="调研", common="research", words=("专题调研",)),
        ActivityKindRule(name="视察", common="inspection", words=("视察考察",)),
        ActivityKindRule(name="座谈会", common="symposium", words=("座谈",)),
    ),
    sectors=("教育界", "经济界", "中国民主同盟"),
    reply_months=3,
)
MEMBERS = ("岑知远", "柏清禾", "黎云舟", "温景川", "翟思齐")


def recorded(event, position=1):
    """An event as it comes from the service members."""
    return Recorded(
        origin=Origin(HERE, "members", "m1"),
        position=position,
        event_id=uuid4(),
        stream=f"test-{uuid4()}",
        version=1,
        type=type(event).event_name,
        schema_number=1,
        published=True,
        occurred_on=date(2025, 1, 2),
        occurred_at=None,
        recorded_at=NOW,
        actor="office",
        on_behalf_of=None,
        correlation_id=uuid4(),
        causation_id=None,
        source=None,
        traceparent=None,
        data=event.as_text(),
        prevhash=GENESIS,
        hash=b"",
    )


def admitted(name, member=None, number=None, sector="教育界", since=date(2022, 1, 5)):
    """A member and the sector the member represents."""
    who = member or derived_id(HERE, "person", name)
    particulars = dict.fromkeys(
        ("gender", "nation", "birth_year", "party", "education", "employer", "position")
    )
    body = Named(id=body_id(HERE, BodyKind.SECTOR, sector), name=sector)
    return (
        MemberAdmitted(member=who, name=name, member_no=number, term=5, since=since, **particulars),
        MembershipBegan(member=who, body=body, kind=BodyKind.SECTOR, duty=None, since=since),
    )


def founded():
    """The committee, its rules, its plenary."""
    days = {"opens": date(2025, 1, 8), "closes": date(2025, 1, 11)}
    return (
        CommitteeEstablished(committee=HERE, code=CODE, name="云岭市政协", host=None),
        RulesAdopted(committee=HERE, rules=RULES, effective_on=date(2022, 1, 1), basis="规则"),
        PlenaryConvened(
            committee=HERE, plenary=plenary_id(HERE, 5, 4), term=5, session=4, cut_off=NOW, **days
        ),
    )


async def take(started, events):
    """Let the service hear these events of members, and react to them."""
    service = started.service
    hearing = Hearing(
        started.engine, service.heard, service.reactions, started.appender, started.principal
    )
    arrived = [recorded(event, n) for n, event in enumerate(events, 1)]
    async with started.engine.begin() as connection:
        await hearing.take(connection, arrived)
    await hearing.react(arrived)

    async def caught_up():
        async with started.engine.connect() as connection:
            return not await lagging(connection, service.name, "views")

    await eventually(caught_up, what="the views have taken what the reactions wrote")


@pytest.fixture
def parsed_here(monkeypatch):
    """The same parser without its process, whose start costs more than all that it reads here."""

    def parse_here(data, limits):
        return unpack_workbook(json.loads(json.dumps(pack_workbook(parse(data, limits)))))

    monkeypatch.setattr("kernel.ledgers.opening.parse_apart", parse_here)


@pytest.fixture
async def sectors(database):
    """The service, with a committee of five members."""
    async with running(SECTORS, database) as started:
        await take(started, (*founded(), *(e for name in MEMBERS for e in admitted(name))))
        yield started


@pytest.fixture
async def http(sectors):
    async with client(sectors) as asked:
        yield asked


@pytest.fixture
def hear(sectors):
    """`await hear(*events)`: what the service members tells."""

    async def heard(*events):
        await take(sectors, events)

    return heard


@pytest.fixture
def adopted():
    """The committee's rules as a row."""
    return RulesRow(HERE, HERE, date(2022, 1, 1), 1, RULES.model_dump_json())


@pytest.fixture(name="admitted")
def admitted_fixture():
    return admitted


@pytest.fixture(name="founded")
def founded_fixture():
    return founded


@pytest.fixture
def xlsx():
    """`xlsx(line, line, ...)`: a workbook with one sheet."""
    return written


def written(*lines, sheet="Sheet1"):
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    page = book.add_worksheet(sheet)
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for number, line in enumerate(lines):
        for at, value in enumerate(line):
            if isinstance(value, date):
                page.write_datetime(number, at, datetime.combine(value, time()), day)
            elif value is not None:
                page.write(number, at, value)
    book.close()
    return target.getvalue()


@pytest.fixture
def post(http):
    """`await post(data, preview=True, ...)`: import a ledger of activities."""

    async def posted(data, **params):
        told = await http.post(
            f"/committees/{CODE}/imports/activities",
            params={"plenary": "5/4"} | params,
            files={"file": ("活动.xlsx", data)},
        )
        assert told.status_code == 200, told.text
        return told.json()

    return posted


@pytest.fixture
def seen(http):
    """`await seen(path, after)`: read something, once a position has been taken."""

    async def read(path, after=""):
        told = await http.get(f"/committees/{CODE}/{path}", headers={"at-least": after})
        assert told.status_code == 200, told.text
        return told.json()

    return read
