"""Which fixtures does every test have?"""

import contextlib

import nats as nats_client
import pytest
from hypothesis import settings
from nats.js.errors import NotFoundError

from kernel.infra.server import Server

pytest_plugins = ["kernel.testing.plugin"]

# How long an example takes tells of the machine and what else it does, not of a fault.
settings.register_profile("jianyan", deadline=None)
settings.load_profile("jianyan")


@pytest.fixture
async def nats_url(nats: Server) -> str:
    """The session's NATS, with an empty stream."""
    connection = await nats_client.connect(nats.url)
    with contextlib.suppress(NotFoundError):
        await connection.jetstream().delete_stream("EVENTS")
    await connection.close()
    return nats.url
