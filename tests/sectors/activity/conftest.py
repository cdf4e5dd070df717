"""Who asks about planned activities, and what stands in the books of those that were held?"""

from contextlib import asynccontextmanager

import pytest
from activity_books import HELD, ROWS, STOOD, books_of
from plans_over_http import HERE, Account, person

from kernel.identity import Grant, Principal, Role
from kernel.testing.running import client


@pytest.fixture
def member(sectors):
    """`async with member("岑知远") as asked`: that member's own account."""

    @asynccontextmanager
    async def signed_in(name):
        principal = Principal(f"member:{person(name)}", (Grant(Role.MEMBER, HERE),))
        async with client(sectors, principal) as asked:
            yield Account(asked)

    return signed_in


@pytest.fixture
def clerk(http):
    Account.at = ""
    return Account(http)


@pytest.fixture
def books(adopted):
    """`books(rows, stood, study=beside)`: what stands here; the two activities of HELD."""

    def made(held=HELD, who=STOOD, **beside):
        return books_of(adopted, held, who, {ROWS[name]: one for name, one in beside.items()})

    return made
