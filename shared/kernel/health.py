"""Is a service well, does it live, and is it ready to be asked?"""

from typing import Any

from kernel.clock import wall_clock
from kernel.pulse import State
from kernel.running import Running


def dead_parts(running: Running) -> dict[str, str]:
    """What of a started service is dead in this process, and why; only a restart mends it."""
    told = {name: pulse.told() for name, pulse in running.pulses.items()}
    dead = {name: why for name, (state, why) in told.items() if state is State.DEAD}
    return dead if running.appender.alive else dead | {"append": "it has ended"}


async def health_of(running: Running) -> dict[str, Any]:
    """All of it: `ok` is false for what is dead, failing, forked or unreachable, not for the late.

    `{"ok", "service", "error", "broker", "clock_behind_s", "dead", "readers": {name: {"state",
    "why", "behind": {origin: {"lag", "age_s"}}}}, "parked", "forked": {origin: which two
    disagree}}`; lag in positions; `error` and `broker` say why those failed.
    """
    seen, dead, now = await running.look(), dead_parts(running), wall_clock()
    told = {name: pulse.told() for name, pulse in running.pulses.items()}
    readers: dict[str, Any] = {
        name: {"state": state, "why": why, "behind": {}} for name, (state, why) in told.items()
    }
    for one in seen.behind:
        elsewhere = {"state": "elsewhere", "why": "", "behind": {}}
        behind = readers.setdefault(one.reader, elsewhere)["behind"]
        behind[one.origin] = {"lag": one.lag, "age_s": round(one.age_s(now), 1)}
    failing = any(state is State.FAILING for state, _ in told.values())
    return {
        "ok": not (seen.error or seen.broker or dead or failing or seen.forked),
        "service": running.name,
        "error": seen.error,
        "broker": seen.broker,
        "clock_behind_s": round(seen.clock_behind_s(now), 1),
        "dead": dead,
        "readers": readers,
        "parked": seen.parked,
        "forked": dict(seen.forked),
    }
