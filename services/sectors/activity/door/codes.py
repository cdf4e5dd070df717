"""How is a code of the door written, signed and read? What is written nowhere else. Pure."""

import hmac
from base64 import b32decode, b32encode
from binascii import Error
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sectors.activity.door.commands import Code

PASS, DOOR = b"P", b"D"
SIGNED = 13
"""Bytes of the signature that a code bears: 104 bits."""

MINUTE = timedelta(minutes=1)


def door_key(lookup_key: bytes) -> bytes:
    """The service's key for these codes alone."""
    return hmac.digest(lookup_key, b"sectors.activity.door", "sha256")


def pass_code(key: bytes, activity: UUID, person: UUID, expires_at: datetime) -> str:
    """A person's own, 80 signs that a QR code holds in its shortest alphabet."""
    return _written(key, PASS + _seconds(expires_at) + activity.bytes + person.bytes)


def door_code(key: bytes, activity: UUID, now: datetime) -> tuple[str, datetime]:
    """The code that the door shows now, the same for a minute, and when it shows the next.

    It is taken for a minute longer, so that whoever read it in its last second is let in.
    """
    began = now.replace(second=0, microsecond=0)
    code = _written(key, DOOR + _seconds(began + 2 * MINUTE) + activity.bytes)
    return code, began + MINUTE


def read_code(key: bytes, text: str) -> Code | None:
    """What a code says; None unless it was signed with this key."""
    try:
        whole = b32decode(_padded(text.strip().upper()))
    except (Error, ValueError):
        return None
    said, signature = whole[:-SIGNED], whole[-SIGNED:]
    if not hmac.compare_digest(signature, _signature(key, said)):
        return None
    person = UUID(bytes=said[21:37]) if said[:1] == PASS else None
    return Code(
        activity=UUID(bytes=said[5:21]),
        person=person,
        expires_at=datetime.fromtimestamp(int.from_bytes(said[1:5]), UTC),
        serial=signature[:8].hex(),
    )


def _seconds(at: datetime) -> bytes:
    """Whole seconds since 1970 in four bytes, up to the year 2106."""
    return int(at.timestamp()).to_bytes(4)


def _written(key: bytes, said: bytes) -> str:
    return b32encode(said + _signature(key, said)).decode().rstrip("=")


def _signature(key: bytes, said: bytes) -> bytes:
    return hmac.digest(key, said, "sha256")[:SIGNED]


def _padded(text: str) -> str:
    return text + "=" * (-len(text) % 8)
