"""How do tests plan an activity over HTTP, and read what was written before?"""

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.clock import today
from kernel.ids import committee_id
from rules.names import derived_id

HERE = committee_id("999900")
PLANS = "/committees/999900/activity-plans"
TEACHERS = {"id": str(body_id(HERE, BodyKind.SECTOR, "教育界")), "name": "教育界"}


def person(name):
    return derived_id(HERE, "person", name)


def plan(**more):
    """Today, so that its door is open."""
    said = {"title": "城东桥梁调研", "kind": "专题调研", "starts_on": str(today())}
    return said | {"host": TEACHERS} | more


class Account:
    """Whoever asks, reading what was written before."""

    at = ""

    def __init__(self, http):
        self.http = http

    async def ask(self, method, path, **more):
        told = await self.http.request(
            method, f"{PLANS}{path}", headers={"at-least": Account.at}, **more
        )
        Account.at = told.headers.get("jianyan-position", Account.at)
        return told

    async def post(self, path, status=201, **body):
        told = await self.ask("POST", path, json=body)
        assert told.status_code == status, told.text
        return told.json()

    async def get(self, path, status=200):
        told = await self.ask("GET", path)
        assert told.status_code == status, told.text
        return told.json()


async def planned(asked, **more):
    """An activity that is planned."""
    made = await asked.post("", **plan(**more))
    return "/" + made["stream"].removeprefix("activity-")


async def announced(clerk, **more):
    """An activity that members know of."""
    one = await planned(clerk, **more)
    await clerk.post(f"{one}/application", short_notice="上级临时通知")
    await clerk.post(f"{one}/approval")
    await clerk.post(f"{one}/announcement")
    return one


def refused(told):
    return told["type"].rsplit(":", 1)[1], bool(told["title"] and told["title_zh"])
