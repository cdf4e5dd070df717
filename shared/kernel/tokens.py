"""How does a principal prove who it is? ES256 bearer tokens."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from kernel.identity import Grant, Principal, Role

ISSUER = "jianyan"
TRUSTED = "trusted"
"""The folder beside a node's key where public keys of other nodes lie."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """Signs and reads tokens with one P-256 key.

    Attributes:
        trusted: public keys of other nodes. Whom they vouch for may subscribe here, nothing else.
    """

    key: ECKey
    trusted: tuple[ECKey, ...] = ()

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
        own = _read(token, self.key, now)
        if own is not None:
            return own
        told = (_read(token, key, now) for key in self.trusted)
        other = next((one for one in told if one is not None), None)
        return None if other is None else _subscribing(other)


def _read(token: str, key: ECKey, now: datetime) -> Principal | None:
    try:
        claims = jwt.decode(token, key, algorithms=["ES256"]).claims
        if claims["iss"] != ISSUER or claims["exp"] < now.timestamp():
            return None
        return Principal(claims["sub"], tuple(_grant(claim) for claim in claims["grants"]))
    except (JoseError, KeyError, TypeError, ValueError):
        return None


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
