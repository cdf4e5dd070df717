"""How does HTTP ask about who comes to an activity?"""

from collections.abc import Sequence
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem
from sectors.activity.asked import own_or_office, whose
from sectors.activity.attending.bodies import (
    ComingShown,
    LeaveBody,
    PersonBody,
    RefusalBody,
    SettledBody,
)
from sectors.activity.attending.commands import (
    AskLeave,
    CloseActivity,
    CorrectSettled,
    GrantLeave,
    RefuseLeave,
    SignUp,
    WithdrawSignUp,
)
from sectors.activity.attending.queries import UNTOLD, coming_of, words_of
from sectors.activity.for_host import ForHost
from sectors.leading import Leading

SIGN_UP = permission("sectors.activity.sign_up", Role.CLERK, Role.MEMBER)
ASK_LEAVE = permission("sectors.activity.ask_leave", Role.CLERK, Role.MEMBER)
ANSWER = permission("sectors.activity.answer_leave", Role.CLERK)
SETTLE = permission("sectors.activity.settle", Role.CLERK)
READ = permission("sectors.activity.read_coming", Role.CLERK, Role.MEMBER)

ONE = "/committees/{committee}/activity-plans/{activity}"
TAGS = ["报名请假 attending"]


def coming_routes(leading: Leading) -> APIRouter:
    """Who comes, for the office, for who leads the host, and for oneself."""
    shown, for_host = APIRouter(tags=[*TAGS]), ForHost(leading)

    @shown.get(ONE + "/people", summary="报名、请假与签到 who comes")
    async def read(
        committee: str, activity: UUID, asking: Asking = allowed(READ)
    ) -> Sequence[ComingShown]:
        """Who has signed up, asked for leave or been checked in; a member sees oneself.

        Who leads the host sees everybody, and why they asked for leave of oneself alone.
        """
        own = None if is_office(asking) else own_id(asking)
        if own is None and not is_office(asking):
            raise Problem(422, "NoMember", "请以委员本人的账号查询", "ask as a member")
        mine = await coming_of(asking.engine, asking.here, activity, own)
        words = await words_of(asking.engine, mine)
        everybody = own is not None and await for_host.acts(asking, activity)
        rows = await coming_of(asking.engine, asking.here, activity, None) if everybody else mine
        return [ComingShown.of(row, words.get(row.person, UNTOLD)) for row in rows]

    return shown


router = APIRouter(tags=[*TAGS])


@router.post(ONE + "/sign-ups", summary="报名 sign up", status_code=201)
async def sign_up(
    committee: str, activity: UUID, body: PersonBody, asking: Asking = allowed(SIGN_UP)
) -> JSONResponse:
    """Take one of the places."""
    told = {"activity": activity, "person": whose(asking, body.person)}
    return await asking.ask(SignUp(committee=asking.here, **told))


@router.delete(ONE + "/sign-ups/{person}", summary="撤销报名 withdraw", status_code=201)
async def withdraw(
    committee: str, activity: UUID, person: UUID, asking: Asking = allowed(SIGN_UP)
) -> JSONResponse:
    """Give the place back, while others can take it."""
    told = {"activity": activity, "person": own_or_office(asking, person)}
    return await asking.ask(WithdrawSignUp(committee=asking.here, **told))


@router.post(ONE + "/leaves", summary="申请请假 ask for leave", status_code=201)
async def ask_leave(
    committee: str, activity: UUID, body: LeaveBody, asking: Asking = allowed(ASK_LEAVE)
) -> JSONResponse:
    """One who is expected cannot come."""
    told = {"activity": activity, "person": whose(asking, body.person), "reason": body.reason}
    return await asking.ask(AskLeave(committee=asking.here, **told))


@router.post(ONE + "/leaves/{person}/grant", summary="准假 grant", status_code=201)
async def grant(
    committee: str, activity: UUID, person: UUID, asking: Asking = allowed(ANSWER)
) -> JSONResponse:
    """The office agrees."""
    told = {"activity": activity, "person": person}
    return await asking.ask(GrantLeave(committee=asking.here, **told))


@router.post(ONE + "/leaves/{person}/refusal", summary="不准假 refuse", status_code=201)
async def refuse(
    committee: str,
    activity: UUID,
    person: UUID,
    body: RefusalBody,
    asking: Asking = allowed(ANSWER),
) -> JSONResponse:
    """With the reason."""
    told = {"activity": activity, "person": person, "reason": body.reason}
    return await asking.ask(RefuseLeave(committee=asking.here, **told))


@router.post(ONE + "/closing", summary="关闭活动 close", status_code=201)
async def close(committee: str, activity: UUID, asking: Asking = allowed(SETTLE)) -> JSONResponse:
    """Attendance is settled: who was expected and did nothing was absent."""
    return await asking.ask(CloseActivity(committee=asking.here, activity=activity))


@router.put(ONE + "/settled/{person}", summary="更正出席结果 correct", status_code=201)
async def correct(
    committee: str,
    activity: UUID,
    person: UUID,
    body: SettledBody,
    asking: Asking = allowed(SETTLE),
) -> JSONResponse:
    """What was settled of one person was wrong; the reason is kept in the vault."""
    told = {"person": person, "attendance": body.attendance, "reason": body.reason}
    return await asking.ask(CorrectSettled(committee=asking.here, activity=activity, **told))
