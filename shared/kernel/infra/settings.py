"""What must a host know to own a home?"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from kernel.infra.databases import SERVICES
from kernel.infra.leaf import LeafSettings


@dataclass(frozen=True, slots=True)
class HomeSettings:
    """What a host must know to own a home.

    directory: the home. database_url, nats_url: servers run by others; None: run them here.
    pg_bin, nats_server_bin: programs to use instead of the wheels'. services: those that get a
    database. domain: this node's JetStream domain. leaf: its link to the levels above and below.
    without_nats: the broker is away and stays so.
    stays: do not end with the last client. grace_s: seconds to wait after the last client.
    """

    directory: Path
    database_url: str | None = None
    nats_url: str | None = None
    pg_bin: Path | None = None
    nats_server_bin: Path | None = None
    services: tuple[str, ...] = SERVICES
    domain: str = "jianyan"
    leaf: LeafSettings | None = None
    without_nats: bool = False
    stays: bool = False
    grace_s: float = 2.0

    @classmethod
    def from_environment(
        cls,
        directory: Path,
        environment: Mapping[str, str] | None = None,
        *,
        stays: bool = False,
        without_nats: bool = False,
    ) -> Self:
        """Reads JIANYAN_DATABASE_URL, JIANYAN_NATS_URL, JIANYAN_DOMAIN, PG_BIN, NATS_SERVER_BIN,
        JIANYAN_LEAF_LISTEN, JIANYAN_LEAF_PASSWORD, JIANYAN_LEAF_REMOTE."""
        given = os.environ if environment is None else environment
        return cls(
            directory=directory,
            database_url=given.get("JIANYAN_DATABASE_URL") or None,
            nats_url=given.get("JIANYAN_NATS_URL") or None,
            pg_bin=_path(given.get("PG_BIN")),
            nats_server_bin=_path(given.get("NATS_SERVER_BIN")),
            domain=given.get("JIANYAN_DOMAIN") or "jianyan",
            leaf=LeafSettings(
                given.get("JIANYAN_LEAF_LISTEN") or None,
                given.get("JIANYAN_LEAF_PASSWORD") or None,
                given.get("JIANYAN_LEAF_REMOTE") or None,
            ),
            stays=stays,
            without_nats=without_nats,
        )


def _path(text: str | None) -> Path | None:
    return Path(text).absolute() if text else None
