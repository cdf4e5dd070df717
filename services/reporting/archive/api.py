"""How does an operator hold the archive against what the origins recorded?"""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from kernel.delivery.reconciling import Reader, Reconciled, reconcile
from kernel.http.asking import Asking, allowed
from kernel.identity import permission
from kernel.log.chain import Origin
from kernel.problems import Problem
from reporting.archive.holding import heard_of, held_by

RECONCILE = permission("reporting.reconcile")
MOST_DAYS = 400

router = APIRouter(tags=["存档 archive"])


class Wanted(BaseModel):
    """Which days, in Asia/Shanghai, and which origins beside those heard of."""

    model_config = ConfigDict(extra="forbid")

    days: Annotated[list[date], Field(min_length=1, max_length=MOST_DAYS)]
    origins: list[str] = []


@router.post("/reconcile", summary="对账 reconcile")
async def reconcile_days(
    wanted: Wanted, asking: Asking = allowed(RECONCILE)
) -> list[dict[str, Any]]:
    """Each origin's manifests of these days against the archive.

    `[{"origin", "day", "counted", "held", "missing", "equal", "differs": [prefix], "failure"}]`
    """
    running = asking.running
    if running.bus is None:
        zh, en = "本机正在不带 NATS 运行，无法对账", "this node runs without NATS: nobody to ask"
        raise Problem(503, "NoBroker", zh, en)
    origins = dict.fromkeys([*await heard_of(asking.engine), *map(_origin, wanted.origins)])
    scope = asking.scope()
    seen = [one for one in origins if scope is None or one.committee in scope]
    reader = Reader(running.service.name, running.token(), held_by(asking.engine))
    return [_row(one) for one in await reconcile(running.bus, reader, seen, wanted.days)]


def _origin(text: str) -> Origin:
    try:
        return Origin.parse(text)
    except ValueError:
        zh, en = f"来源“{text}”无法识别", f"{text!r} names no origin"
        raise Problem(422, "BadOrigin", zh, en) from None


def _row(one: Reconciled) -> dict[str, Any]:
    return {
        "origin": str(one.origin),
        "day": one.day.isoformat(),
        "counted": None if one.there is None else one.there.count,
        "held": one.held,
        "missing": one.missing,
        "equal": one.equal,
        "differs": list(one.differs),
        "failure": one.failure,
    }
