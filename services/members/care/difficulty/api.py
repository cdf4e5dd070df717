"""How does HTTP ask about members' difficulties?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from members.care.difficulty.bodies import (
    DifficultyShown,
    LeaveBody,
    RaiseBody,
    SettleBody,
    TakeUpBody,
    UnitBody,
)
from members.care.difficulty.commands import (
    LeaveUnsettled,
    PassDifficulty,
    RaiseDifficulty,
    ReopenDifficulty,
    SettleDifficulty,
    StrikeDifficulty,
    TakeUpDifficulty,
)
from members.care.difficulty.counting import count
from members.care.difficulty.queries import (
    NOBODY,
    Counted,
    Sight,
    counts_of,
    difficulties_of,
    difficulty_of,
    words_of,
)
from members.care.difficulty.state import Phase

RAISE = permission("members.difficulty.raise", Role.CLERK, Role.MEMBER)
HANDLE = permission("members.difficulty.handle", Role.CLERK)
READ = permission("members.difficulty.read", Role.CLERK, Role.MEMBER)
COUNT = permission("members.difficulty.count", Role.CLERK, Role.LEADER)

HERE = "/committees/{committee}/difficulties"
ONE = HERE + "/{difficulty}"
router = APIRouter(tags=["委员服务 care"])


@router.post(HERE, summary="提出困难诉求 raise a difficulty", status_code=201)
async def raise_it(
    committee: str, body: RaiseBody, asking: Asking = allowed(RAISE)
) -> JSONResponse:
    """By the member oneself, or entered by the office: others are told that there is one."""
    return await _said(asking, asking.new_id("difficulty"), body, _whose(asking, body))


@router.put(ONE, summary="更正困难诉求 correct a difficulty", status_code=201)
async def correct(
    committee: str, difficulty: UUID, body: RaiseBody, asking: Asking = allowed(RAISE)
) -> JSONResponse:
    """What was said, until it is concluded."""
    found = await difficulty_of(asking.engine, asking.here, difficulty, _sight(asking))
    if found is None:
        raise unknown("困难诉求", difficulty)
    return await _said(asking, difficulty, body, body.member or found.member)


@router.post(ONE + "/handling", summary="受理 take up", status_code=201)
async def take_up(
    committee: str, difficulty: UUID, body: TakeUpBody, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """Somebody of the office deals with it; another name hands it on."""
    command = TakeUpDifficulty(committee=asking.here, difficulty=difficulty, by=body.by)
    return await _alone(asking).ask(command)


@router.post(ONE + "/passing", summary="转办 pass to a unit", status_code=201)
async def pass_on(
    committee: str, difficulty: UUID, body: UnitBody, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """To the unit that can do something."""
    unit = body.named(asking.here)
    return await _alone(asking).ask(
        PassDifficulty(committee=asking.here, difficulty=difficulty, unit=unit)
    )


@router.post(ONE + "/settlement", summary="已解决 settled", status_code=201)
async def settle(
    committee: str, difficulty: UUID, body: SettleBody, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """With what came of it."""
    told = _concluded(asking, difficulty, body.concluded_on)
    return await _alone(asking).ask(SettleDifficulty(outcome=body.outcome, **told))


@router.post(ONE + "/unsettled", summary="未能解决 could not be settled", status_code=201)
async def leave(
    committee: str, difficulty: UUID, body: LeaveBody, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """With the reason."""
    told = _concluded(asking, difficulty, body.concluded_on)
    return await _alone(asking).ask(LeaveUnsettled(reason=body.reason, **told))


@router.post(ONE + "/reopening", summary="重新办理 reopen", status_code=201)
async def reopen(
    committee: str, difficulty: UUID, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """It is dealt with again."""
    return await _alone(asking).ask(ReopenDifficulty(committee=asking.here, difficulty=difficulty))


@router.post(ONE + "/striking", summary="撤销困难诉求 strike", status_code=201)
async def strike(
    committee: str, difficulty: UUID, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """Entered by mistake, or taken back by the member."""
    return await _alone(asking).ask(StrikeDifficulty(committee=asking.here, difficulty=difficulty))


@router.get(HERE, summary="困难诉求 difficulties")
async def read(
    committee: str,
    paging: InPages,
    phase: Phase | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[DifficultyShown]:
    """The latest first: for the office all, for a member one's own."""
    page = await difficulties_of(asking.engine, asking.here, _sight(asking), phase, paging.turn)
    rows = paging.told(page)
    words = await words_of(asking.engine, rows)
    return [DifficultyShown.of(row, words[row.difficulty]) for row in rows]


@router.get(HERE + "/counts", summary="困难诉求统计 counts")
async def read_counts(
    committee: str,
    year: Annotated[int | None, Query(ge=1950, le=2100)] = None,
    asking: Asking = allowed(COUNT),
) -> Sequence[Counted]:
    """Numbers by kind and phase, of those raised in a year or of all."""
    return await counts_of(asking.engine, asking.here, year)


@router.get(ONE, summary="一项困难诉求 one difficulty")
async def read_one(
    committee: str, difficulty: UUID, asking: Asking = allowed(READ)
) -> DifficultyShown:
    """For the office, and for the member whose it is; nobody else is told that it exists."""
    found = await difficulty_of(asking.engine, asking.here, difficulty, _sight(asking))
    if found is None:
        raise unknown("困难诉求", difficulty)
    words = await words_of(asking.engine, [found])
    return DifficultyShown.of(found, words[difficulty])


async def _said(asking: Asking, difficulty: UUID, body: RaiseBody, member: UUID) -> JSONResponse:
    if body.raised_on is not None and not is_office(asking):
        zh, en = "只有办公室可以补录往日事项", "only the office records what happened another day"
        raise Problem(422, "NotThatDay", zh, en)
    names = ("kind", "title", "text", "raised_on")
    told = {name: getattr(body, name) for name in names} | {"on": body.raised_on}
    command = RaiseDifficulty(committee=asking.here, difficulty=difficulty, member=member, **told)
    answer = await asking.ask(command)
    await count(asking, difficulty)
    return answer


def _whose(asking: Asking, body: RaiseBody) -> UUID:
    """The office says whose; a member speaks for oneself.

    Raises:
        Problem: 403, 422.
    """
    own = own_id(asking)
    if body.member is not None and (is_office(asking) or body.member == own):
        return body.member
    if body.member is not None:
        zh, en = "只能以本人的名义提出", "only for oneself"
        raise Problem(403, "NotForOthers", zh, en)
    if own is None:
        zh, en = "请写明是哪位委员的诉求", "say whose difficulty it is"
        raise Problem(422, "NoMember", zh, en)
    return own


def _alone(asking: Asking) -> Asking:
    """The office handles it in its own name: for whom, a published event would tell everybody.

    Raises:
        Problem: 422.
    """
    if asking.request.headers.get("on-behalf-of") is not None:
        zh, en = "办理困难诉求不得代他人进行，请去掉 On-Behalf-Of", "handle it in your own name"
        raise Problem(422, "OnNobodysBehalf", zh, en)
    return asking


def _concluded(asking: Asking, difficulty: UUID, on: date | None) -> dict[str, object]:
    return {"committee": asking.here, "difficulty": difficulty, "concluded_on": on, "on": on}


def _sight(asking: Asking) -> Sight:
    return Sight(is_office(asking), own_id(asking) or NOBODY)
