"""Does a ledger with a published report's totals give its figures, to the printed digit?"""

from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from published_ledgers import PUBLISHED, Published, ledger
from sqlalchemy import select

from kernel.tables import inbox
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, eventually, running
from members.app import MEMBERS
from members.committee.presets import preset
from proposals.app import PROPOSALS
from reporting.app import REPORTING

PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2025-01-08",
    "closes": "2025-01-11",
    "cut_off": "2025-01-09T18:00:00+08:00",
}


@asynccontextmanager
async def running_all(postgres, nats_url):
    """Clients of the three services by name, and the engine of the one that hears of members."""
    async with AsyncExitStack() as stack:
        clients = {}
        for service in (MEMBERS, PROPOSALS, REPORTING):
            urls = stack.enter_context(fresh_database(postgres))
            started = await stack.enter_async_context(running(service, urls, nats_url))
            clients[service.name] = await stack.enter_async_context(client(started))
            if service is PROPOSALS:
                clients["hearing"] = started.engine
        yield clients


async def kept(members, code: str, report: Published) -> None:
    """A committee with the report's rules, a plenary, and the families of its units."""
    body = {"code": code, "name": f"第{code}号政协", "preset": "city"}
    assert (await members.post("/committees", json=body)).status_code == 201
    rules = preset("city")[0].model_dump(mode="json") | dict(report.rules)
    body = {"rules": rules, "effective_on": "2025-01-01", "basis": "主席会议纪要"}
    told = await members.post(f"/committees/{code}/rules", json=body)
    assert told.status_code in (200, 201), told.text
    told = await members.post(f"/committees/{code}/plenaries", json=PLENARY)
    assert told.status_code == 201, told.text
    for family in report.families:
        for n in range(20):
            body = {"name": f"{family}单位{n}", "family": family, "since": "2020-01-01"}
            told = await members.post(f"/committees/{code}/organisations", json=body)
            assert told.status_code == 201, told.text


async def heard(engine, heads: dict[str, int]) -> None:
    """Until a service has taken everything up to these heads of another's logs."""

    async def so() -> bool:
        async with engine.connect() as connection:
            rows = await connection.execute(select(inbox.c.origin, inbox.c.position))
        taken = dict(rows.tuples().all())
        return all(taken.get(origin, 0) >= position for origin, position in heads.items())

    await eventually(so, 60.0, "what members told")


async def counted(clients, code: str, report: Published) -> dict:
    """The figures of the ledger, after it was imported without a bad row."""
    await heard(clients["hearing"], (await clients["members"].get("/log/heads")).json())
    told = await clients["proposals"].post(
        f"/committees/{code}/imports/proposals",
        params={"plenary": "5/3"},
        files={"file": ("提案台账.csv", ledger(report))},
        timeout=120,
    )
    assert told.status_code == 200, told.text
    assert told.json()["outcome"]["bad"] == []
    heads = {}
    for service in ("members", "proposals"):
        heads |= (await clients[service].get("/log/heads")).json()
    waited = await clients["reporting"].post("/wait", json=heads, timeout=120)
    assert waited.json()["taken"], waited.json()
    told = await clients["reporting"].get(f"/committees/{code}/figures", params={"plenary": "5/3"})
    return told.json()["figures"]


def text(figures: dict, name: tuple[str, ...]) -> str:
    """A figure's text, a part's share, or a part's count."""
    figure = figures[f"proposals.{name[0]}"]
    if len(name) == 1:
        return figure["text"]
    part = figure["values"][name[1]]
    return str(part["value"]) if name[2:] == ("count",) else part["share"]


@pytest.mark.timeout(900)
async def test_each_consistent_report_comes_out_of_its_ledger(postgres, nats_url):
    differ = {}
    async with running_all(postgres, nats_url) as clients:
        for n, report in enumerate(PUBLISHED):
            code = f"{990101 + n}"
            await kept(clients["members"], code, report)
            figures = await counted(clients, code, report)
            for name, printed in report.printed.items():
                if (ours := text(figures, name)) != printed:
                    differ[report.source, *name] = (ours, printed)
    assert differ == {}


def test_every_printed_text_is_of_the_report():
    for report in PUBLISHED:
        assert sum(report.categories.values()) in (0, report.filed), report.source
        assert sum(report.grades.values()) <= report.filed, report.source
