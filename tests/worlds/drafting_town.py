"""Which town has drafts, who leads one of its sectors, and how do they ask?"""

import base64
import io
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from uuid import UUID
from zipfile import ZipFile

from city_years import City

from contracts.members.member import MembershipBegan
from contracts.sectors.body import BodyFormed, ConvenorNamed, body_id
from contracts.values import BodyKind, Named
from kernel.identity import Grant, Principal, Role
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.issue.gathering import folded

TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=1)
HERE = TOWN.here
BASE = f"/committees/{HERE}"
CEN, LI = UUID(int=501), UUID(int=502)
SECTOR = body_id(HERE, BodyKind.SECTOR, "教育界")
CONVENOR = Principal(f"member:{CEN}", (Grant(Role.MEMBER, HERE),))
MEMBER = Principal(f"member:{LI}", (Grant(Role.MEMBER, HERE),))
LEADER = Principal("office:leader", (Grant(Role.LEADER, HERE),))


def bodies():
    """A sector with a convenor and a member."""
    on = date(2025, 1, 2)
    named = Named(id=SECTOR, name="教育界")
    told = [
        BodyFormed(body=SECTOR, kind=BodyKind.SECTOR, name="教育界", provisional=False),
        ConvenorNamed(body=SECTOR, convenor=Named(id=CEN, name="岑知远"), since=on),
    ]
    told += [
        MembershipBegan(member=one, body=named, kind=BodyKind.SECTOR, duty=None, since=on)
        for one in (CEN, LI)
    ]
    return [(event, on) for event in told]


@asynccontextmanager
async def asked_by(database, *principals):
    """The service with a year behind it, and a client for the operator and each principal."""
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, [*TOWN.events(), *bodies()]))
        await folded(reporting.engine, await cut_now(reporting.engine, HERE))
        async with AsyncExitStack() as stack:
            others = [await stack.enter_async_context(client(reporting, one)) for one in principals]
            yield [http, *others]


async def ask(http, path, status=201, method="POST", params=None, headers=None, **body):
    answer = await http.request(method, f"{BASE}/{path}", json=body, params=params, headers=headers)
    assert answer.status_code == status, answer.text
    told = answer.json()
    if "position" in told:
        http.headers["at-least"] = told["position"]
    return told


async def get(http, path, status=200, **params):
    answer = await http.get(f"{BASE}/{path}", params=params)
    assert answer.status_code == status, answer.text
    return answer.json()


def text_of(paper):
    package = ZipFile(io.BytesIO(base64.b64decode(paper["files"][0]["content"])))
    return package.read("word/document.xml").decode()
