"""Which secret stands in the address of a feed, and whose feed does an address open? Pure."""

import hmac
import re
from base64 import urlsafe_b64encode
from uuid import UUID

from sectors.calendar.tables import FeedRow

SECRET_BYTES = 16
SHAPE = re.compile(r"([0-9a-f]{32})-([A-Za-z0-9_-]{22})")


def token(key: bytes, feed: FeedRow) -> str:
    """Which feed, and what only this service can know: 128 bits of an HMAC-SHA256.

    It is the same as long as the feed is not revoked; another number makes another one.
    """
    return f"{feed.feed.hex}-{_secret(key, feed)}"


def named(text: str) -> UUID | None:
    """Which feed an address names; whether it opens it is asked of `opens`."""
    found = SHAPE.fullmatch(text)
    return None if found is None else UUID(found[1])


def opens(key: bytes, feed: FeedRow, text: str) -> bool:
    """Whether this is the feed's address of today; compared in equal time whatever is wrong."""
    return hmac.compare_digest(token(key, feed).encode(), text.encode())


def _secret(key: bytes, feed: FeedRow) -> str:
    said = f"calendar-feed\x1f{feed.committee}\x1f{feed.of}\x1f{feed.number}"
    mac = hmac.digest(key, said.encode(), "sha256")[:SECRET_BYTES]
    return urlsafe_b64encode(mac).decode().rstrip("=")
