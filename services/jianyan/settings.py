"""What does the environment tell this program, besides where its servers are?"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self


@dataclass(frozen=True, slots=True)
class NodeSettings:
    """How a process of this program runs.

    Attributes:
        crash_at: `point:passes` at which a test kills it (JIANYAN_CRASH_AT).
        otlp: where spans are sent (JIANYAN_OTLP_ENDPOINT); nowhere without.
        below: JetStream domains of lower nodes whose feeds come up (JIANYAN_BELOW, by commas).
        log_form: `json` (default) or `plain` lines (JIANYAN_LOG).
    """

    crash_at: str = ""
    otlp: str = ""
    log_form: str = "json"
    below: tuple[str, ...] = ()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Reads JIANYAN_CRASH_AT, JIANYAN_OTLP_ENDPOINT, JIANYAN_LOG and JIANYAN_BELOW."""
        given = os.environ if environment is None else environment
        return cls(
            crash_at=given.get("JIANYAN_CRASH_AT", ""),
            otlp=given.get("JIANYAN_OTLP_ENDPOINT", ""),
            log_form=given.get("JIANYAN_LOG", "json"),
            below=tuple(filter(None, given.get("JIANYAN_BELOW", "").split(","))),
        )
