"""What does the environment tell this program, besides where its servers are?"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from kernel.ending import GRACE_S


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """How a process of this program runs.

    Attributes:
        crash_at: `point:passes` at which a test kills it (JIANYAN_CRASH_AT).
        otlp: where spans are sent (JIANYAN_OTLP_ENDPOINT); nowhere without.
        below: JetStream domains of lower nodes whose feeds come up (JIANYAN_BELOW, by commas).
        log_form: `json` (default) or `plain` lines (JIANYAN_LOG).
        log_level: of this program's own loggers (JIANYAN_LOG_LEVEL, default INFO).
        grace_s: seconds from SIGTERM until it has ended (JIANYAN_GRACE_S, default 10).
    """

    crash_at: str = ""
    otlp: str = ""
    log_form: str = "json"
    log_level: str = "INFO"
    grace_s: float = GRACE_S
    below: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Reads JIANYAN_CRASH_AT, _OTLP_ENDPOINT, _LOG, _LOG_LEVEL, _GRACE_S and _BELOW.

        Raises:
            ValueError: the grace period is no number, or there is no such level.
        """
        given = os.environ if environment is None else environment
        return cls(
            crash_at=given.get("JIANYAN_CRASH_AT", ""),
            otlp=given.get("JIANYAN_OTLP_ENDPOINT", ""),
            log_form=given.get("JIANYAN_LOG", "json"),
            log_level=given.get("JIANYAN_LOG_LEVEL", "INFO").upper(),
            grace_s=float(given.get("JIANYAN_GRACE_S", GRACE_S)),
            below=tuple(filter(None, given.get("JIANYAN_BELOW", "").split(","))),
        )
