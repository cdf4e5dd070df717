"""When has everything that was written before been heard, and when has reporting taken it?"""

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager

from jianyan.failed import Failed
from jianyan.link import Host
from jianyan.names import WRITERS
from jianyan.show import working
from jianyan.words import say

PATIENCE_S = 300.0
ROUND_S = 5.0
LOOK_S = 0.05

Positions = Mapping[str, int]


def hear(host: Host, services: Sequence[str], writers: Iterable[str] = ("members",)) -> None:
    """Wait until these services heard what those wrote, and answered to it.

    Raises:
        Failed: five minutes have passed.
    """
    wanted = _heads(host, writers)
    with _patiently():
        until = time.monotonic() + PATIENCE_S
        while not _heard(host, services, wanted):
            if time.monotonic() > until:
                raise _behind("、".join(services))
            time.sleep(LOOK_S)


def settle(host: Host) -> None:
    """Wait until reporting has taken all that was written before, and what that gave rise to.

    Raises:
        Failed: five minutes have passed, or this node runs without the broker.
    """
    if host.get("/servers")["nats"] is None:
        raise Failed(
            "本机正在不带 NATS 运行，统计收不到事件",
            "this node runs without NATS: reporting hears nothing",
        )
    before: Positions | None = None
    # What one service writes may make another write: only equal heads before and after are rest.
    while (heads := _heads(host, WRITERS)) != before:
        before = heads
        _taken(host, heads)
        hear(host, WRITERS, WRITERS)


def _taken(host: Host, positions: Positions) -> None:
    with _patiently():
        until = time.monotonic() + PATIENCE_S
        while not host.post("/reporting/wait", dict(positions), timeout_s=ROUND_S)["taken"]:
            if time.monotonic() > until:
                raise _behind("reporting")


def _heads(host: Host, writers: Iterable[str]) -> Positions:
    found: dict[str, int] = {}
    for name in writers:
        found |= host.get(f"/{name}/log/heads")
    return found


def _heard(host: Host, services: Sequence[str], wanted: Positions) -> bool:
    heard = host.get("/heard")
    return all(
        heard[name].get(origin, 0) >= position
        for name in services
        for origin, position in wanted.items()
    )


def _patiently() -> AbstractContextManager[object]:
    return working(say("等待各服务收齐事件……", "waiting for events to be taken ..."))


def _behind(who: str) -> Failed:
    return Failed(
        f"{who} 在 {PATIENCE_S:.0f} 秒内未收齐已写入的事件",
        f"{who} did not take all that was written within {PATIENCE_S:.0f} s",
    )
