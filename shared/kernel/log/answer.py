"""What is a client told about one command, and how is that remembered?"""

import json
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from kernel.canonical import canonical
from kernel.decider import Refused

Outcome = Literal["recorded", "unchanged", "refused", "conflict", "key_reused", "failed"]


@dataclass(frozen=True, slots=True)
class Answer:
    """The outcome of one command.

    Attributes:
        origin: the log it went to.
        position: the log's position after it; a read that waits for it sees the command's effect.
        stream, version: the stream and its version after the command.
        events: names of the events recorded, in order.
        refusal: for a refusal its `type` (the rule's class), `zh`, `en` and details.
    """

    outcome: Outcome
    origin: str = ""
    position: int = 0
    stream: str = ""
    version: int = 0
    events: tuple[str, ...] = ()
    refusal: dict[str, Any] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Whether what was asked now holds: recorded, or already so."""
        return self.outcome in ("recorded", "unchanged")

    def text(self) -> str:
        """Its canonical JSON, as the answers table remembers it."""
        return canonical({name: getattr(self, name) for name in _NAMES})

    @classmethod
    def read(cls, text: str) -> "Answer":
        """The answer that a remembered text holds."""
        body = json.loads(text)
        return cls(**{**body, "events": tuple(body["events"])})


_NAMES = tuple(one.name for one in fields(Answer))


def refusal_of(refused: Refused) -> dict[str, Any]:
    """What a refusal tells: the rule, its sentence in both languages, and the details."""
    return {
        "type": type(refused).__name__,
        "zh": type(refused).zh,
        "en": refused.english(),
        "details": list(refused.details),
        **({"named": refused.named} if refused.named else {}),
    }
