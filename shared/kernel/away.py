"""Is what failed a server's absence or want of room, and what did its driver say?"""

import asyncpg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoneFree

from kernel.log.failing import LOST

AWAY = (ConnectionError, TimeoutError, NoneFree, *(kind for kind in LOST if kind is not OSError))
"""Of these one knows that asking again later may help, and that nothing of the request is wrong."""


def the_drivers(failure: BaseException) -> BaseException:
    """The failure as the driver told it, where SQLAlchemy told it under a name of its own."""
    if isinstance(failure, DBAPIError) and failure.orig is not None:
        return failure.orig.__cause__ or failure.orig
    return failure


def is_away(failure: BaseException) -> bool:
    """A server did not answer, or went away meanwhile."""
    return isinstance(the_drivers(failure), AWAY)


def is_full(failure: BaseException) -> bool:
    """The database answered that its disk is full."""
    return isinstance(the_drivers(failure), asyncpg.DiskFullError)
