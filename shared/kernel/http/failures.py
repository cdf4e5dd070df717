"""How is each failure told to who asked?"""

import logging

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import DBAPIError

from kernel.away import AWAY, is_away, is_full, the_drivers
from kernel.log.failing import NoRoom, OutcomeUnknown
from kernel.log.queue import TooBusy
from kernel.problems import Problem

log = logging.getLogger(__name__)


def tell_failures(app: FastAPI) -> None:
    """Answer with a problem whatever goes wrong in this application."""
    app.add_exception_handler(Problem, _problem)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(TooBusy, _too_busy)
    app.add_exception_handler(OutcomeUnknown, _outcome_unknown)
    app.add_exception_handler(NoRoom, _no_room)
    for failure in (*AWAY, DBAPIError):
        app.add_exception_handler(failure, _server_failed)
    app.add_exception_handler(Exception, _mistaken)


async def _problem(request: Request, problem: Exception) -> JSONResponse:
    assert isinstance(problem, Problem)
    return problem.response()


async def _too_busy(request: Request, full: Exception) -> JSONResponse:
    zh, en = "请求过多，请稍后再试", "too many requests wait; try again later"
    return Problem(503, "TooBusy", zh, en).response()


async def _outcome_unknown(request: Request, lost: Exception) -> JSONResponse:
    zh = "数据库暂时无法连接，不能确定是否已写入；请用同一幂等键重试"
    en = "the database went away: written or not is unknown; repeat it under the same key"
    return Problem(503, "OutcomeUnknown", zh, en).response()


async def _no_room(request: Request, full: Exception) -> JSONResponse:
    zh, en = (
        "数据库磁盘已满，未写入；请稍后重试",
        "the database's disk is full; nothing was written",
    )
    return Problem(503, "NoRoom", zh, en).response()


async def _server_failed(request: Request, failure: Exception) -> JSONResponse:
    """What passes by itself is 503; any other failure is a mistake of ours."""
    if is_full(failure):
        return await _no_room(request, failure)
    if not is_away(failure):
        raise failure
    log.warning("a request failed, a server is away (%s)", type(the_drivers(failure)).__name__)
    zh, en = "数据库或消息服务器暂时无法连接，请稍后重试", "a server is away; try again later"
    return Problem(503, "ServerAway", zh, en).response()


async def _invalid(request: Request, invalid: Exception) -> JSONResponse:
    assert isinstance(invalid, RequestValidationError)
    # The offending value is left out: it may be personal.
    wrong = [
        {"where": ".".join(map(str, one["loc"])), "what": one["msg"]} for one in invalid.errors()
    ]
    problem = Problem(
        422,
        "Invalid",
        "请求内容不符合要求",
        "the request is not valid",
        errors=jsonable_encoder(wrong),
    )
    return problem.response()


async def _mistaken(request: Request, failure: Exception) -> JSONResponse:
    """A mistake of ours: the server logs it and hangs up, which the client should know."""
    zh = "服务内部出错，已记入日志；请联系管理员"
    en = "a mistake of the service's own, which is in its log; tell the operator"
    told = Problem(500, "Mistake", zh, en).response()
    told.headers["Connection"] = "close"
    return told
