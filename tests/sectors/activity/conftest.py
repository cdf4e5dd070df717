"""Who asks about planned activities: the office, and members with their own accounts."""

from contextlib import asynccontextmanager

import pytest
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
