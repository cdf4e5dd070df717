"""Which bodies does a member lead on a day, as slices that let the member act for them are told?"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.values import Named

Led = Mapping[UUID, Named]
"""By every id that means it, each body as it is called that day."""

Leading = Callable[[AsyncEngine, UUID, UUID, date], Awaitable[Led]]
"""The bodies of a committee that a member leads on a day; wired by the service."""
