"""How does a feed travel as a file, where two networks may not touch?"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from joserfc import jws
from joserfc.errors import JoseError

from kernel.delivery.envelope import Arrived, Marker, Unreadable, arrived, headers
from kernel.log.chain import Origin, Recorded
from kernel.tokens import Tokens

FORM = "jianyan-feed-1"
MOST = 20_000
"""So many positions a file holds; the next file goes on after the last of them."""


class BadPackage(ValueError):
    """The file is no package, is not signed by a node that is trusted, or does not hold together.

    Attributes:
        zh: what is wrong, in Chinese.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh


@dataclass(frozen=True, slots=True)
class Package:
    """A run of positions of one origin, each with its event or its marker, without a gap."""

    origin: Origin
    events: Sequence[Arrived]

    @property
    def first(self) -> int:
        """The first position; the package follows what is held when that is one less."""
        return self.events[0].position


def packed(origin: Origin, head: int, events: Iterable[Arrived], tokens: Tokens) -> bytes:
    """The package as a file: a line about it, a line an event, the node's signature (ES256).

    Args:
        head: the log's last position when it was made, which may lie beyond the file.
    """
    told = [[headers(one), "" if isinstance(one, Marker) else one.data] for one in events]
    about = {"form": FORM, "origin": str(origin), "events": len(told), "head": head}
    lines = [json.dumps(line, ensure_ascii=False) for line in (about, *told)]
    content = "".join(f"{line}\n" for line in lines).encode()
    signed = jws.serialize_compact({"alg": "ES256"}, sha256(content).hexdigest(), tokens.key)
    return content + signed.encode() + b"\n"


def unpacked(data: bytes, tokens: Tokens) -> Package:
    """The package in a file, once its signature and its chain are proven.

    Raises:
        BadPackage: and why.
    """
    content, _, signed = data.rstrip(b"\n").rpartition(b"\n")
    content += b"\n"
    if not _is_signed(content, signed.decode("ascii", "replace"), tokens):
        raise BadPackage("签名不符或签发节点不受信任", "not signed by a node that is trusted here")
    about, *told = [json.loads(line) for line in content.splitlines()]
    if about.get("form") != FORM or about.get("events") != len(told) or not told:
        raise BadPackage("不是完整的事件包", "this is no whole package")
    try:
        package = Package(Origin.parse(about["origin"]), [arrived(*entry) for entry in told])
    except (Unreadable, KeyError, TypeError, ValueError) as cause:
        raise BadPackage(f"事件无法识别：{cause}", f"an event cannot be read: {cause}") from None
    _check_chain(package)
    return package


def _is_signed(content: bytes, signed: str, tokens: Tokens) -> bool:
    for key in (tokens.key, *tokens.trusted):
        try:
            payload = jws.deserialize_compact(signed, key, algorithms=["ES256"]).payload
        except (JoseError, ValueError):
            continue
        return bool(payload == sha256(content).hexdigest().encode())
    return False


def _check_chain(package: Package) -> None:
    """Each follows the one before it, and says what its hash says."""
    before: Any = None
    for one in package.events:
        at = one.position
        if one.origin != package.origin or (isinstance(one, Recorded) and not one.holds()):
            raise BadPackage(f"第{at}位内容与散列不符", f"position {at}: content and hash disagree")
        follows = before is None or (at, one.prevhash) == (before.position + 1, before.hash)
        if not follows:
            raise BadPackage(f"第{at}位不接前一事件", f"position {at} does not follow")
        before = one
