"""Which servers can this node run itself?"""

from kernel.infra.nats import EmbeddedNats
from kernel.infra.postgres import EmbeddedPostgres
from kernel.infra.server import (
    DatabaseUrls,
    InfraFailed,
    NotRunning,
    PostgresServer,
    Server,
    ServerFailed,
)

__all__ = [
    "DatabaseUrls",
    "EmbeddedNats",
    "EmbeddedPostgres",
    "InfraFailed",
    "NotRunning",
    "PostgresServer",
    "Server",
    "ServerFailed",
]
