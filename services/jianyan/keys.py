"""Which secrets and which name does a home keep?"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from jianyan.failed import Failed
from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.infra.locks import FileLock
from kernel.tokens import Tokens

OPERATOR = Principal("office:operator", (Grant(Role.OPERATOR),))
# Whoever reads this file could read the key that signs it.
VALID = timedelta(days=3650)
PATIENCE_S = 10.0
SIGNING, OPERATORS, LOOKUP = "signing.pem", "operator.token", "lookup.key"
CARRIED = (SIGNING, OPERATORS, LOOKUP)
"""What a backup holds; not the holder's name: a restored home is another holder."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a home, below `keys/`, each readable by its owner alone.

    Attributes:
        tokens: signs and reads tokens (ES256). lookup: digests what the vault is searched by.
        holder: the home's own name, under which its host holds leases.
        operator: the file that holds the token of commands run by the home's owner.
    """

    tokens: Tokens
    lookup: bytes
    holder: str
    operator: Path


def keys_of(home: Path) -> Keys:
    """The home's keys; drawn when it has none, by whoever comes first."""
    folder = home / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    turn = FileLock(folder / "drawing.lock")
    if not turn.hold(patience_s=PATIENCE_S):
        raise Failed(f"无法取得 {folder} 的锁", f"{folder} stays locked")
    try:
        return _drawn_in(folder)
    finally:
        turn.release()


def carried(home: Path) -> Mapping[str, bytes]:
    """The keys of a home that a backup holds, by name; those that were ever drawn."""
    folder = home / "keys"
    return {name: (folder / name).read_bytes() for name in CARRIED if (folder / name).exists()}


def put(home: Path, keys: Mapping[str, bytes]) -> None:
    """Give a new home the keys of another, each readable by its owner alone."""
    folder = home / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name, content in keys.items():
        file = folder / name
        file.touch(mode=0o600, exist_ok=False)
        file.write_bytes(content)


def _drawn_in(folder: Path) -> Keys:
    tokens = Tokens.from_file(folder / SIGNING)
    operator = folder / OPERATORS
    _kept(operator, lambda: tokens.sign(OPERATOR, wall_clock(), VALID))
    return Keys(
        tokens=tokens,
        lookup=bytes.fromhex(_kept(folder / LOOKUP, lambda: secrets.token_hex(32))),
        holder=_kept(folder / "holder.id", lambda: str(uuid4())),
        operator=operator,
    )


def _kept(path: Path, draw: Callable[[], str]) -> str:
    """What the file holds; written whole or not at all."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.new")
        draft.touch(mode=0o600)
        draft.write_text(draw(), encoding="utf-8")
        draft.replace(path)
    return path.read_text(encoding="utf-8")
