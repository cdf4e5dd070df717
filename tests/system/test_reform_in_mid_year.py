"""教育局 becomes 教体局 in mid-year: told over HTTP, read from ledgers, counted, printed by day."""

import base64
import io
from contextlib import AsyncExitStack, asynccontextmanager
from zipfile import ZipFile

import openpyxl
import pytest

from contracts.organisations import organisations_of
from kernel.ids import committee_id
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, eventually, running
from members.app import MEMBERS
from members.committee.presets import preset
from proposals.app import PROPOSALS
from reporting.app import REPORTING
from rules.names import derived_id

CODE = "999900"
HERE = committee_id(CODE)
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2025-01-08",
    "closes": "2025-01-11",
    "cut_off": "2025-01-09T18:00:00+08:00",
}
HEADINGS = (
    "案号", "案由", "提案形式", "第一提案人", "类别", "提交日期", "审查意见", "立案日期",
    "主办单位", "交办日期", "答复日期", "办理结果",
)  # fmt: skip
PAPER = {"since": "2025-06-01", "basis": "云编〔2025〕12号", "basis_on": "2025-05-20"}
SCHOOLS, SPORTS, BOTH = "市教育局", "市体育局", "市教体局"
HALF, YEAR, UNIT = "2025-01-01..2025-05-31", "2025", "proposals.by_unit"


def id_of(name):
    return str(derived_id(HERE, "organisation", name))


def ledger(*cases):
    """A ledger of (number, unit, day of submission, day of assignment)."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.append(HEADINGS)
    for number, unit, submitted, assigned in cases:
        sheet.append((
            f"{number:04d}", f"关于事项{number}的提案", "个人", "岑知远", "社会建设", submitted,
            "立案", submitted, unit, assigned, "2025-08-20", "A",
        ))  # fmt: skip
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


class City:
    """Three services on one broker, and what a clerk does in them."""

    def __init__(self, members, proposals, reporting):
        self.members, self.proposals, self.reporting = members, proposals, reporting

    async def tells(self, path, body):
        """Something of the service members."""
        told = await self.members.post(f"/committees/{CODE}{path}", json=body)
        assert told.status_code == 201, told.text
        self.members.headers["at-least"] = told.json()["position"]

    async def imports(self, *cases):
        """A ledger of proposals; its outcome."""
        files = {"file": ("提案台账.xlsx", ledger(*cases))}
        told = await self.proposals.post(
            f"/committees/{CODE}/imports/proposals", params={"plenary": "5/3"}, files=files
        )
        assert told.status_code == 200, told.text
        return told.json()["outcome"]

    async def parts(self, window):
        """Proposals by unit in a window."""
        params = {"plenary": "5/3", "window": window, "figure": UNIT}
        told = await self.reporting.get(f"/committees/{CODE}/figures", params=params)
        if told.status_code != 200:
            return None
        found = told.json()["figures"][UNIT]["values"]
        return {name: one["value"] for name, one in found.items()}

    async def counts(self, window, parts):
        """Until reporting counts so."""

        async def so():
            return await self.parts(window) == parts

        await eventually(so, 20.0, f"{parts} in {window}")

    async def heard(self, engine, check):
        """Until proposals has heard so much of organisations."""

        async def so():
            return check(await organisations_of(engine, HERE))

        await eventually(so, 20.0, "organisations were heard of")

    async def printed(self, window):
        """The words of the review report of a window."""
        params = {"plenary": "5/3", "window": window}
        url = f"/committees/{CODE}/documents/proposal-review"
        told = await self.reporting.post(url, params=params)
        assert told.status_code == 201, told.text
        content = base64.b64decode(told.json()["files"][0]["content"])
        return ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


@asynccontextmanager
async def city(database, postgres, nats_url):
    async with AsyncExitStack() as stack:
        urls = [stack.enter_context(fresh_database(postgres)) for _ in range(2)]
        places = zip((MEMBERS, PROPOSALS, REPORTING), (database, *urls), strict=True)
        started = [
            await stack.enter_async_context(running(service, place, nats_url))
            for service, place in places
        ]
        desks = [await stack.enter_async_context(client(one, OPERATOR)) for one in started]
        here = City(*desks)
        assert (await here.members.post("/committees", json=COMMITTEE)).status_code == 201
        await here.tells("/plenaries", PLENARY)
        for name in (SCHOOLS, SPORTS):
            await here.tells("/organisations", {"name": name, "family": "政府", "level": "市"})
        yield here, started[1].engine


CASES = (
    (1, SCHOOLS, "2025-01-08", "2025-02-10"),
    (2, SPORTS, "2025-01-08", "2025-02-10"),
    (3, BOTH, "2025-07-01", "2025-07-10"),
    (4, "云岭市教体局", "2025-07-01", "2025-07-10"),
    (5, SCHOOLS, "2025-07-01", "2025-07-10"),
)


async def test_a_plain_renaming_is_one_line_under_the_name_of_the_day(database, postgres, nats_url):
    async with city(database, postgres, nats_url) as (here, engine):
        await here.tells(f"/organisations/{id_of(SCHOOLS)}/names", {"name": BOTH, **PAPER})
        await here.heard(engine, lambda rows: any(len(row.names) == 2 for row in rows))
        outcome = await here.imports(*CASES)
        assert outcome["bad"] == []
        (unknown,) = [one for one in outcome["warnings"] if "单位名录" in one]
        assert "“云岭市教体局”" in unknown
        assert "最接近的是“市教体局”" in unknown
        await here.counts(YEAR, {BOTH: 3, SPORTS: 1, "云岭市教体局": 1})
        await here.tells(f"/organisations/{id_of(SCHOOLS)}/aliases", {"alias": "云岭市教体局"})
        await here.counts(YEAR, {BOTH: 4, SPORTS: 1})
        await here.counts(HALF, {SCHOOLS: 1, SPORTS: 1})
        year, half = await here.printed(YEAR), await here.printed(HALF)
        assert (BOTH in year, SCHOOLS in year) == (True, False)
        assert (BOTH in half, SCHOOLS in half) == (False, True)
        await here.heard(engine, lambda rows: any(row.aliases for row in rows))
        again = await here.imports(*CASES)
        assert (again["unchanged"], again["changed"], again["bad"]) == (5, 0, [])


@pytest.mark.parametrize("rule", [False, True])
async def test_after_a_merger_into_a_new_one_the_rule_says_who_has_what_was_before(
    database, postgres, nats_url, rule
):
    async with city(database, postgres, nats_url) as (here, engine):
        if rule:
            rules = preset("city")[0].model_copy(update={"successor_counts_for_merged": True})
            adopted = rules.model_dump(mode="json")
            body = {"rules": adopted, "effective_on": "2025-01-08", "basis": "主席会议纪要"}
            await here.tells("/rules", body)
        merged = [id_of(SCHOOLS), id_of(SPORTS)]
        into = {"name": BOTH, "family": "政府", "level": "市"}
        await here.tells("/organisations/mergers", {"merged": merged, "into": into, **PAPER})
        await here.heard(engine, lambda rows: sum(row.ended_on is not None for row in rows) == 2)
        await here.imports(*CASES[:3], CASES[4])
        if rule:
            await here.counts(YEAR, {BOTH: 4})
        else:
            await here.counts(YEAR, {BOTH: 2, f"原{SCHOOLS}": 1, f"原{SPORTS}": 1})
        await here.counts(HALF, {SCHOOLS: 1, SPORTS: 1})
        half = await here.printed(HALF)
        assert (SCHOOLS in half, BOTH in half) == (True, False)
