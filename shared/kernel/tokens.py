"""How does a principal prove who it is? ES256 bearer tokens."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeAlias
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from kernel.identity import Grant, Principal, Role

ISSUER = "jianyan"
TRUSTED = "trusted"
"""The folder beside a node's key where public keys of other nodes lie."""

REMEMBERED = 1_000
"""So many verified tokens a process keeps: verifying one costs as much as half a request."""

Verified: TypeAlias = tuple[Principal, float]
"""Whom a token names, and when it ends: seconds since 1970."""

_INVALID = (JoseError, KeyError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Signs and reads tokens with one P-256 key.

    Attributes:
        trusted: public keys of other nodes. Whom they vouch for may subscribe here, nothing else.
    """

    key: ECKey
    trusted: tuple[ECKey, ...] = ()
    _verified: Callable[[str], Verified] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Remember whose tokens held; one that does not hold is read each time."""
        object.__setattr__(self, "_verified", lru_cache(REMEMBERED)(self._verify))

    @classmethod
    def from_file(cls, path: Path) -> "Tokens":
        """The key in a PEM file; made with mode 0600 when there is none yet."""
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.touch(mode=0o600)
            fresh.write_bytes(ECKey.generate_key("P-256").as_pem(private=True))
            fresh.replace(path)
        others = sorted((path.parent / TRUSTED).glob("*.pem"))
        return cls(
            ECKey.import_key(path.read_bytes()),
            tuple(ECKey.import_key(other.read_bytes()) for other in others),
        )

    def public(self) -> bytes:
        """What other nodes keep to trust this one, as PEM."""
        return self.key.as_pem(private=False)

    def sign(self, principal: Principal, now: datetime, valid: timedelta) -> str:
        """A token that says who this is and which grants are held until it ends."""
        claims = {
            "iss": ISSUER,
            "sub": principal.id,
            "iat": int(now.timestamp()),
            "exp": int((now + valid).timestamp()),
            "grants": [_grant_claim(grant) for grant in principal.grants],
        }
        return jwt.encode({"alg": "ES256"}, claims, self.key)

    def principal(self, header: str, now: datetime) -> Principal | None:
        """Who sends `Authorization: Bearer ...`; None when it does not hold."""
        scheme, _, token = header.partition(" ")
        if scheme.lower() != "bearer" or not token:
            return None
        try:
            principal, ends = self._verified(token)
        except _INVALID:
            return None
        return None if ends < now.timestamp() else principal

    def _verify(self, token: str) -> Verified:
        """Who a well signed token names, and until when."""
        try:
            return _read(token, self.key)
        except _INVALID:
            principal, ends = self._vouched(token)
            return _subscribing(principal), ends

    def _vouched(self, token: str) -> Verified:
        for key in self.trusted:
            with suppress(*_INVALID):
                return _read(token, key)
        raise ValueError("nobody who is trusted signed this")


def _read(token: str, key: ECKey) -> Verified:
    claims = jwt.decode(token, key, algorithms=["ES256"]).claims
    if claims["iss"] != ISSUER:
        raise ValueError(claims["iss"])
    grants = tuple(_grant(claim) for claim in claims["grants"])
    return Principal(claims["sub"], grants), float(claims["exp"])


def _subscribing(other: Principal) -> Principal:
    """Somebody of another node: what a service may read there, it may read here."""
    readers = (grant for grant in other.grants if grant.role in (Role.SERVICE, Role.SUBSCRIBER))
    return Principal(
        f"elsewhere:{other.id}", tuple(replace(grant, role=Role.SUBSCRIBER) for grant in readers)
    )


def _grant_claim(grant: Grant) -> dict[str, Any]:
    told = {
        "role": str(grant.role),
        "committee": grant.committee and str(grant.committee),
        "since": grant.since and grant.since.isoformat(),
        "until": grant.until and grant.until.isoformat(),
    }
    return {name: value for name, value in told.items() if value}


def _grant(claim: dict[str, Any]) -> Grant:
    def day(name: str) -> date | None:
        return date.fromisoformat(claim[name]) if name in claim else None

    committee = UUID(claim["committee"]) if "committee" in claim else None
    return Grant(Role(claim["role"]), committee, day("since"), day("until"))
