"""What does a route know of who asks, and how does it pass a command on?"""

import asyncio
import json
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from fastapi import Depends, Request
from fastapi.responses import JSONResponse
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.canonical import storable
from kernel.clock import today
from kernel.command import Asked, Command
from kernel.cursors import until
from kernel.decider import NotKnownHereYet
from kernel.follow import READER
from kernel.http.acting import acting_as
from kernel.identity import Permission, Principal, Role
from kernel.ids import derived, drawn
from kernel.log.answer import Answer
from kernel.log.chain import Origin
from kernel.log.failing import NoRoom, OutcomeUnknown
from kernel.log.queue import TooBusy
from kernel.metrics import COMMAND_SECONDS
from kernel.problems import Problem, unknown
from kernel.running import Running
from kernel.telemetry import correlation, here

PATIENCE_S = 5.0


@dataclass(frozen=True, slots=True)
class Asking:
    """One HTTP request, signed in and allowed.

    Attributes:
        principal: whose rights are asked: who signed in, or the member for whom that one acts.
        actor: who signed in.
    """

    running: Running
    principal: Principal
    request: Request
    permission: Permission
    committee: UUID | None
    key: str
    actor: Principal

    def new_id(self, what: str) -> UUID:
        """The id of what this request makes: the same again when it is repeated under its key."""
        return derived("asked", self.principal.id, self.key, what)

    @property
    def engine(self) -> AsyncEngine:
        """The service's database, for queries."""
        return self.running.engine

    @property
    def here(self) -> UUID:
        """The committee named in the path."""
        if self.committee is None:
            raise unknown("委员会", "")
        return self.committee

    def scope(self) -> frozenset[UUID] | None:
        """The committees that this principal may see through this route; None is all."""
        return self.principal.scope(self.permission.roles, today())

    async def ask(self, command: Command) -> JSONResponse:
        """Pass a command on and answer as HTTP does.

        Raises:
            Problem: refused (422), stale If-Match (409), key used for another request (422).
            TooBusy, OutcomeUnknown, NoRoom: as `kernel.log.append` says; all are 503.
        """
        started = time.perf_counter()
        outcome = "failed"
        try:
            answer = await self._patiently(self._asked(command))
            outcome = answer.outcome
        except TooBusy:
            outcome = "busy"
            raise
        except OutcomeUnknown:
            outcome = "unknown"
            raise
        except NoRoom:
            outcome = "no_room"
            raise
        finally:
            taken_s = time.perf_counter() - started
            COMMAND_SECONDS.labels(self.running.service.name, outcome).observe(taken_s)
        return answered(answer)

    async def ask_together(self, commands: Sequence[Command]) -> JSONResponse:
        """Pass several commands on, of which all are accepted or none.

        Answered as the last one, or as the first that was refused. If-Match is of one stream, so
        it is not looked at.

        Raises:
            Problem, TooBusy, OutcomeUnknown, NoRoom: as `ask`.
        """
        unit = [
            replace(self._asked(command), key=f"{self.key}/{at}", if_match=None)
            for at, command in enumerate(commands)
        ]
        (answers,) = await self.running.appender.submit_units([unit])
        refused = next((one for one in answers if not one.done), None)
        return answered(refused or answers[-1])

    async def ask_each(self, commands: Sequence[Command]) -> list[Answer]:
        """Pass any number of commands on, each by itself; their answers, in order.

        Raises:
            OutcomeUnknown, NoRoom: as `kernel.log.append` says; what was written before holds.
        """
        units = [
            [replace(self._asked(command), key=f"{self.key}/{at}", if_match=None)]
            for at, command in enumerate(commands)
        ]
        told = await self.running.appender.submit_bulk(units)
        return [answer for (answer,) in told]

    def _asked(self, command: Command) -> Asked:
        told = self.request.headers
        return Asked(
            command=command,
            principal=self.actor,
            key=self.key,
            correlation=correlation(),
            on_behalf_of=told.get("on-behalf-of"),
            if_match=_version(told.get("if-match")),
            traceparent=here(),
        )

    async def _patiently(self, asked: Asked) -> Answer:
        """What is not known here yet may arrive within 5 s; such a refusal is not remembered."""
        deadline = time.monotonic() + PATIENCE_S
        while True:
            answer = await self.running.appender.submit(asked)
            early = answer.refusal.get("type") == NotKnownHereYet.__name__
            if not early or time.monotonic() > deadline:
                return answer
            await asyncio.sleep(0.1)


def allowed(permission: Permission) -> Any:
    """A dependency: the request is signed in, holds the permission, and reads its own writes."""

    async def asking(request: Request) -> Asking:
        running: Running = request.app.state.running
        actor = await running.authenticate(request.headers.get("authorization", ""))
        if actor is None:
            raise Problem(401, "NotSignedIn", "未登录或登录已过期", "sign in first")
        at_least = request.headers.get("at-least", "")
        await _wait(running, at_least)  # What a code means may be among what was written.
        committee = await _committee(running, request, fresh=bool(at_least))
        principal = await acting_as(running, request, actor, committee, permission)
        if not _roles(principal, committee) & permission.roles:
            zh, en = "没有此项权限", f"the permission {permission.name} is missing"
            raise Problem(403, "NotAllowed", zh, en)
        await _storable(request)
        key = request.headers.get("idempotency-key") or str(drawn())
        return Asking(running, principal, request, permission, committee, key, actor)

    asking.permission = permission  # type: ignore[attr-defined]  # read by the walk over all routes
    return Depends(asking)


ESCAPED = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
"""How JSON writes what cannot be stored; a pair of surrogates, which can be, looks so too."""


async def _storable(request: Request) -> None:
    """No database holds U+0000, so nothing there is called so: said here, before one is asked."""
    zh, en = "请求含不可存储字符", "the request holds U+0000 or a lone surrogate"
    asked = (*request.path_params.values(), *request.query_params.values())
    if not all(storable(str(text)) for text in asked):
        raise Problem(400, "Unstorable", zh, en)
    if await _says_unstorable(request):
        raise Problem(422, "Unstorable", zh, en)


async def _says_unstorable(request: Request) -> bool:
    """Whether a JSON body does; FastAPI has read it by now, and refuses itself what is no JSON."""
    if getattr(request.scope.get("route"), "body_field", None) is None:
        return False  # A file, which its route reads itself.
    kind = request.headers.get("content-type", "").lower()
    if "json" not in kind:
        return False
    body = await request.body()
    if ESCAPED.search(body) is None and b"\x00" not in body:  # UTF-16 is full of them.
        return False
    try:
        return not _all_storable(json.loads(body))
    except ValueError:
        return False


def _all_storable(told: object) -> bool:
    match told:
        case str():
            return storable(told)
        case dict():
            return all(storable(key) and _all_storable(value) for key, value in told.items())
        case list():
            return all(_all_storable(value) for value in told)
        case _:
            return True


def _roles(principal: Principal, committee: UUID | None) -> frozenset[Role]:
    """A route that names no committee answers for those in the asker's scope."""
    if committee is None:
        return principal.roles_anywhere(today())
    return principal.roles(committee, today())


async def _committee(running: Running, request: Request, *, fresh: bool) -> UUID | None:
    name = request.path_params.get("committee")
    if name is None:
        return None
    if not storable(name):
        raise unknown("委员会", repr(name))
    return await patiently(lambda: running.committee(name, fresh=fresh), unknown("委员会", name))


async def patiently(look: Callable[[], Awaitable[UUID | None]], missing: Problem) -> UUID:
    """What was written elsewhere a moment ago may still be on its way: look for up to 5 s."""
    deadline = time.monotonic() + PATIENCE_S
    while (found := await look()) is None:
        if time.monotonic() > deadline:
            raise missing
        await asyncio.sleep(0.1)
    return found


async def _wait(running: Running, at_least: str) -> None:
    """Wait for the positions in `At-Least: <origin>@<position>[, ...]`."""
    for wanted in filter(None, (one.strip() for one in at_least.split(","))):
        name, _, position = wanted.partition("@")
        try:
            origin, number = Origin.parse(name), int(position)
        except ValueError:
            zh, en = "At-Least 无法识别", "At-Least is `<origin>@<position>`"
            raise Problem(400, "BadPosition", zh, en) from None
        moved = running.moved if running.settings.worker else None
        if not await until(running.engine, READER, origin, number, moved=moved):
            zh, en = "视图尚未更新到该位置", "the view has not got there yet"
            raise Problem(503, "Behind", zh, en)


def _version(header: str | None) -> int | None:
    if header is None:
        return None
    try:
        return int(header.strip('"'))
    except ValueError:
        raise Problem(400, "BadIfMatch", "If-Match 无法识别", "If-Match is a version") from None


def answered(answer: Answer) -> JSONResponse:
    """An answer as HTTP: 201 recorded, 200 already so; otherwise a problem is raised."""
    match answer.outcome:
        case "recorded" | "unchanged":
            body = {
                "outcome": answer.outcome,
                "stream": answer.stream,
                "version": answer.version,
                "position": f"{answer.origin}@{answer.position}",
                "events": list(answer.events),
            }
            told = {"ETag": f'"{answer.version}"', "Jianyan-Position": str(body["position"])}
            return JSONResponse(body, 201 if answer.outcome == "recorded" else 200, told)
        case "conflict":
            zh, en = "数据已被他人修改，请刷新后重试", "the stream has moved on; read it again"
            raise Problem(409, "Conflict", zh, en, version=answer.version)
        case "key_reused":
            zh, en = "同一幂等键用于不同内容", "this idempotency key was used for another request"
            raise Problem(422, "KeyReused", zh, en)
        case _:
            told_of = dict(answer.refusal)
            status = 500 if answer.outcome == "failed" else 422
            raise Problem(
                status,
                told_of.pop("type", "Refused"),
                told_of.pop("zh", "不予受理"),
                told_of.pop("en", "refused"),
                **told_of,
            )
