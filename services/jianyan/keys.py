"""Which secrets and which name does a home keep?"""

import contextlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.tokens import Tokens

OPERATOR = Principal("office:operator", (Grant(Role.OPERATOR),))
# Whoever reads this file could read the key that signs it.
VALID = timedelta(days=3650)


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
    """The home's keys; drawn when it has none. Only the host of a home makes them."""
    folder = home / "keys"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    tokens = Tokens.from_file(folder / "signing.pem")
    operator = folder / "operator.token"
    _kept(operator, lambda: tokens.sign(OPERATOR, wall_clock(), VALID).encode())
    return Keys(
        tokens=tokens,
        lookup=bytes.fromhex(_kept(folder / "lookup.key", _drawn).decode()),
        holder=_kept(folder / "holder.id", lambda: str(uuid4()).encode()).decode(),
        operator=operator,
    )


def _drawn() -> bytes:
    return secrets.token_hex(32).encode()


def _kept(path: Path, draw: Callable[[], bytes]) -> bytes:
    """What the file holds; whole or not at all, also when two draw at once."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_bytes(draw())
        with contextlib.suppress(FileExistsError):
            path.hardlink_to(draft)
        draft.unlink()
    return path.read_bytes()
