"""Where may a test kill this process? Named points that do nothing unless one is armed."""

import os
import signal

_armed: dict[str, int] = {}


def arm(point: str, passes: int = 1) -> None:
    """Die by SIGKILL when `point` is passed for the `passes`-th time."""
    _armed[point] = passes


def arm_from(text: str) -> None:
    """Arm from `point:passes`, as the setting JIANYAN_CRASH_AT holds it; empty arms nothing."""
    if text:
        point, _, passes = text.partition(":")
        arm(point, int(passes or 1))


def crash_point(point: str) -> None:
    """A moment between two durable steps."""
    if not _armed or point not in _armed:
        return
    _armed[point] -= 1
    if _armed[point] <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
