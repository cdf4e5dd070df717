"""Does any request that fits the description of a route, from anybody, get an answer that helps?

Requests are made from each service's own OpenAPI description, the same ones in every run, and sent
as every role over loopback to services on real servers. Ids that the description leaves open are
mostly those of records that are there.
"""

import asyncio
import socket
import threading
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import timedelta
from types import MappingProxyType

import pytest
import requests
import schemathesis
import uvicorn
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sectors_told import sectors_told

from kernel.clock import wall_clock
from kernel.http.app import service_app
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, TOKENS, client, eventually, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from proposals.people import people_of
from reporting.app import REPORTING
from rules.names import derived_id
from sectors.app import SECTORS

CODE = "999900"
HERE = committee_id(CODE)
SERVICES = {one.name: one for one in (MEMBERS, PROPOSALS, SECTORS, REPORTING)}
MANY, SOME = 4, 1
"""So many requests a route: from the operator, who may ask for everything, and from others."""

SLOW = {"/imports/", "/log/verify", "/exports/"}
"""Of these fewer are sent."""

COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2026-01-08",
    "closes": "2026-01-11",
    "cut_off": "2026-01-09T18:00:00+08:00",
}
UNIT = "市教育局"
PROPOSAL = {"plenary": "5/3", "sponsor_kind": "joint", "text": "桥窄车多。"}


@dataclass(frozen=True, slots=True)
class World:
    """Services at their addresses, who is there, and what is there by the name of its id."""

    urls: MappingProxyType
    roles: MappingProxyType
    known: MappingProxyType


@pytest.fixture(scope="module")
def world(postgres, nats) -> Iterator[World]:
    """All services in a loop of their own, each on a port; what is not there is not waited for."""
    patience = pytest.MonkeyPatch()
    begun, ending, told = threading.Event(), asyncio.Event(), {}

    async def live():
        async with AsyncExitStack() as stack:
            told["world"] = await _world(stack, postgres, nats.url)
            told["loop"] = asyncio.get_running_loop()
            patience.setattr("kernel.http.asking.PATIENCE_S", 0.05)
            begun.set()
            await ending.wait()

    def run():
        try:
            asyncio.run(live())
        except BaseException as failure:
            told["failure"] = failure
            begun.set()
            raise

    thread = threading.Thread(target=run, name="world")
    thread.start()
    begun.wait()
    if "failure" in told:
        raise told["failure"]
    yield told["world"]
    told["loop"].call_soon_threadsafe(ending.set)
    thread.join()
    patience.undo()


async def _world(stack, postgres, nats_url) -> World:
    started, urls = {}, {}
    for name, service in SERVICES.items():
        database = stack.enter_context(fresh_database(postgres))
        started[name] = await stack.enter_async_context(running(service, database, nats_url))
        urls[name] = await _served(stack, started[name])
    known = await _told(started)
    person = known["member"]
    grants = {
        "operator": OPERATOR,
        "clerk": Principal("office:clerk", (Grant(Role.CLERK, HERE),)),
        "leader": Principal("office:leader", (Grant(Role.LEADER, HERE),)),
        "member": Principal(f"member:{person}", (Grant(Role.MEMBER, HERE),)),
        "unit": Principal(
            f"unit:{derived_id(HERE, 'organisation', UNIT)}", (Grant(Role.UNIT, HERE),)
        ),
        "subscriber": Principal("office:subscriber", (Grant(Role.SUBSCRIBER, HERE),)),
    }
    signed = {
        name: TOKENS.sign(who, wall_clock(), timedelta(hours=1)) for name, who in grants.items()
    }
    return World(MappingProxyType(urls), MappingProxyType(signed), MappingProxyType(known))


async def _served(stack, service) -> str:
    """Its address, as long as the stack is open."""
    # By name as TCP: else the loop does not know it for that, and answers wait for an ACK (40 ms).
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    config = uvicorn.Config(service_app(service), log_level="error", lifespan="off")
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve([listening]))

    async def stop():
        server.should_exit = True
        await serving

    stack.push_async_callback(stop)
    return f"http://127.0.0.1:{listening.getsockname()[1]}"


async def _told(started) -> dict[str, str]:
    """A committee with a member, and a proposal as far as its reply; the ids by their names."""

    async def asked(http, path, **body):
        told = await http.post(f"/committees{path}", json=body)
        assert told.status_code == 201, (path, told.text)
        http.headers["at-least"] = told.json()["position"]
        return told.json()["stream"].partition("-")[2]

    here = f"/{CODE}"
    async with client(started["members"]) as http:
        await asked(http, "", **COMMITTEE)
        await asked(http, here + "/plenaries", **PLENARY)
        await asked(http, here + "/members", name="张三", term=5, since="2022-01-01")
        (member,) = (await http.get(f"/committees{here}/members")).json()
        cared = {
            name: await asked(http, here + path, **body)
            for name, path, body in cared_for(member["member"])
        }

    async def heard():
        return bool(await people_of(started["proposals"].engine, HERE))

    await eventually(heard)
    sponsors = {"first_sponsor": {"name": "张三"}, "co_sponsors": [{"name": "李四"}]}
    async with client(started["proposals"]) as http:
        body = {**PROPOSAL, **sponsors}
        one = await asked(http, here + "/proposals", title="关于修桥的提案", **body)
        at = f"{here}/proposals/{one}"
        await asked(http, at + "/filing")
        await asked(http, at + "/assignment", leading=[UNIT])
        await asked(http, at + "/replies", unit=UNIT, grade="A")
        other = await asked(http, here + "/proposals", title="关于修路的提案", **body)
    formed = await sectors_told(started["sectors"], asked, CODE, UNIT)
    unit = str(derived_id(HERE, "organisation", UNIT))
    return {
        "committee": CODE,
        "member": member["member"],
        "person": member["member"],
        "proposal": one,
        "into": other,
        "unit": unit,
        "organisation": unit,
        **cared,
        **formed,
    }


def cared_for(member):
    """What the office does for a member: the name of its id, the path, the body."""
    pair = {"contacting": {"person": "柳依依"}, "contacted": {"member": member}}
    yield "pair", "/contact-pairs", {"kind": "联络员联系委员", "since": "2026-01-01", **pair}
    visit = {"made_on": "2026-03-02", "way": "走访", "by": {"person": "柳依依"}}
    yield "contact", "/contacts", {**visit, "reached": [member], "said": "谈了学校。"}
    yield "difficulty", "/difficulties", {"member": member, "kind": "维权", "title": "住房"}
    sent = {"kind": "通报", "title": "情况通报", "sent_on": "2026-03-02", "everyone": True}
    yield "material", "/materials", sent
    letter = {"member": member, "purpose": "致谢", "sent_on": "2026-03-02"}
    yield "letter", "/employer-letters", {**letter, "employer": {"name": "市一中"}}


def described(world, name):
    """The service as it describes itself."""
    told = requests.get(f"{world.urls[name]}/openapi.json", timeout=10).json()
    return schemathesis.openapi.from_dict(told)


def operations(schema):
    return [one.ok() for one in schema.get_all_operations()]


def operation_waits(case):
    """Whether the answer may take as long as the asker says."""
    return case.operation.path == "/wait"


def ask(session, url, case, known, at_random):
    """Send it, with the ids of records that are there unless they are to be anything."""
    for name, value in known.items():
        if name in (case.path_parameters or {}) and not (at_random and name != "committee"):
            case.path_parameters[name] = value
    if operation_waits(case):
        case.query = {"timeout_s": 0.05}
    return case.call(base_url=url, session=session, timeout=30)


def helps(answer):
    """What is wrong with an answer: nobody is left without a stable type and two languages."""
    if answer.status_code < 400:
        return ""
    if answer.status_code >= 500 and answer.status_code != 503:
        return f"{answer.status_code} {answer.text}"
    if not answer.headers["content-type"][0].startswith("application/problem+json"):
        return f"{answer.status_code} is no problem document: {answer.text}"
    told = answer.json()
    chinese = any("\u4e00" <= letter <= "\u9fff" for letter in told.get("title_zh", ""))
    stable = told.get("type", "").startswith("urn:jianyan:problem:")
    return "" if stable and told.get("title") and chinese else f"not in two languages: {told}"


def wrong_of(operation, send, many):
    """What is wrong with the answers to an operation, the first of them; "" when all help."""
    found = []

    @settings(
        max_examples=1 if any(part in operation.path for part in SLOW) else many,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), at_random=st.sampled_from([False] * 4 + [True]))
    def asked(case, at_random):
        if wrong := helps(send(case, at_random)):
            found.append(f"{case.as_curl_command()}\n{wrong}")

    asked()
    return next(iter(found), "")


@pytest.mark.timeout(600)
@pytest.mark.parametrize("role", ["operator", "clerk", "leader", "member", "unit", "subscriber"])
@pytest.mark.parametrize("name", SERVICES)
def test_any_request_gets_an_answer_that_helps(world, name, role):
    session = requests.Session()
    session.trust_env = False
    session.headers["authorization"] = f"Bearer {world.roles[role]}"

    def send(case, at_random):
        return ask(session, world.urls[name], case, world.known, at_random)

    many = MANY if role == "operator" else SOME
    found = [wrong_of(one, send, many) for one in operations(described(world, name))]
    assert not any(found), "\n\n".join(filter(None, found))


@pytest.mark.parametrize("name", SERVICES)
def test_nobody_comes_in_without_a_token(world, name):
    session = requests.Session()
    session.trust_env = False
    for operation in operations(described(world, name)):
        if operation.path == "/health":
            continue
        path = operation.path
        for part, value in world.known.items():
            path = path.replace("{" + part + "}", value)
        told = session.request(operation.method.upper(), world.urls[name] + path, timeout=10)
        assert told.status_code in (401, 422), (operation.label, told.text)
