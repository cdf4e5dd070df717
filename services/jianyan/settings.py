"""What does the environment tell this program, besides where its servers are?"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from jianyan.failed import refused
from kernel.ending import GRACE_S


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """How a process of this program runs.

    Attributes:
        crash_at: `point:passes` at which a test kills it (JIANYAN_CRASH_AT).
        otlp: where spans are sent (JIANYAN_OTLP_ENDPOINT); nowhere without.
        below: JetStream domains of lower nodes whose feeds come up (JIANYAN_BELOW, by commas).
        hosts: codes of the committees that are kept here (JIANYAN_HOSTS, by commas); all without.
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
    hosts: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Reads JIANYAN_CRASH_AT, _OTLP_ENDPOINT, _LOG, _LOG_LEVEL, _GRACE_S, _BELOW and _HOSTS.

        Raises:
            ValueError: the grace period is no number.
            Failed: feeds come up from below, and it is not said what is kept here.
        """
        given = os.environ if environment is None else environment
        below, hosts = (_listed(given.get(name, "")) for name in ("JIANYAN_BELOW", "JIANYAN_HOSTS"))
        if below and not hosts:
            raise refused(
                "设置了 JIANYAN_BELOW 时须用 JIANYAN_HOSTS 写明本节点承载的委员会代码",
                "with JIANYAN_BELOW, name the codes of the committees kept here in JIANYAN_HOSTS",
            )
        return cls(
            crash_at=given.get("JIANYAN_CRASH_AT", ""),
            otlp=given.get("JIANYAN_OTLP_ENDPOINT", ""),
            log_form=given.get("JIANYAN_LOG", "json"),
            log_level=given.get("JIANYAN_LOG_LEVEL", "INFO").upper(),
            grace_s=float(given.get("JIANYAN_GRACE_S", GRACE_S)),
            below=below,
            hosts=hosts,
        )


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, (one.strip() for one in text.split(","))))
