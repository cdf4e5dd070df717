"""What is a command, who asks it, and under which key?"""

import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, PrivateAttr

from kernel.canonical import canonical, quoted
from kernel.clock import SHANGHAI
from kernel.identity import Principal
from kernel.secret import Hidden, Secret, SecretFile


class Command(BaseModel):
    """What can be asked. `on` is the day the act happened when it is not the day of asking."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    committee: UUID
    on: date | None = None
    at: AwareDatetime | None = None

    def occurred_on(self, now: datetime) -> date:
        """The day of the act in Asia/Shanghai."""
        if self.on is not None:
            return self.on
        return (self.at or now).astimezone(SHANGHAI).date()

    def secrets(self) -> dict[str, Hidden]:
        """The fields whose text or file belongs in the vault, by field name."""
        values = ((name, getattr(self, name)) for name in type(self).model_fields)
        return {name: value for name, value in values if isinstance(value, Secret | SecretFile)}

    _digests: dict[bytes, bytes] = PrivateAttr(default_factory=dict)

    def digest(self, key: bytes) -> bytes:
        """What makes two requests under one key the same request (32 bytes).

        Without secrets it is the same on every node; with secrets it is keyed, so that a stored
        digest does not give a telephone number away to one who tries them all.
        """
        if key not in self._digests:
            self._digests[key] = self._digest(key)
        return self._digests[key]

    def _digest(self, key: bytes) -> bytes:
        body: dict[str, Any] = self.model_dump(mode="json", exclude_none=True)
        secrets = {name: secret.digested() for name, secret in self.secrets().items()}
        text = f"{type(self).__name__}{canonical(body | secrets)}".encode()
        return hmac.digest(key, text, "sha256") if secrets else hashlib.sha256(text).digest()


@dataclass(frozen=True, slots=True)
class Source:
    """Where a back-filled fact was read: the file's name and digest, the sheet, the row."""

    file: str
    sha256: str
    sheet: str
    row: int

    def text(self) -> str:
        """Its canonical JSON, as an event row keeps it."""
        file, sheet = quoted(self.file), quoted(self.sheet)
        return f'{{"file":{file},"row":{self.row},"sha256":"{self.sha256}","sheet":{sheet}}}'


@dataclass(frozen=True, slots=True)
class Asked:
    """One command as it was asked: who, for whom, under which idempotency key, from where.

    Attributes:
        derived_ids: event ids come from key and index (UUIDv5), so that another node that imports
            the same ledger makes the same events; otherwise they are drawn (UUIDv7).
        backfilled: the act lies in the past and answers only to rules of order.
        happening: told in a ledger, but by who does it and as it happens: under all rules.
        if_match: the stream version that the client saw, when it insists on it.
    """

    command: Command
    principal: Principal
    key: str
    correlation: UUID
    causation: UUID | None = None
    on_behalf_of: str | None = None
    source: Source | None = None
    if_match: int | None = None
    derived_ids: bool = False
    backfilled: bool = False
    happening: bool = False
    traceparent: str | None = field(default=None, compare=False)


Unit = Sequence[Asked]
"""Commands that hold together: all are accepted, or none (one ledger row, one request)."""
