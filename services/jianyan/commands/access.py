"""How does an operator let a person or a program in?"""

from datetime import timedelta
from typing import Annotated

import typer

from jianyan import asked
from jianyan.failed import refused
from jianyan.show import plain
from kernel.clock import wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_named
from kernel.infra.home import Home

EVERYWHERE = (Role.OPERATOR, Role.SERVICE)


def token(
    context: typer.Context,
    role: Annotated[Role, typer.Option("--role", help="角色 role")] = Role.OPERATOR,
    committee: Annotated[
        str | None,
        typer.Option(
            "--committee",
            metavar="CODE|ID",
            help="只在此委员会有效；填最初的代码或标识 here only: its first code, or its id",
        ),
    ] = None,
    days: Annotated[int, typer.Option("--days", min=1, max=3650, help="有效天数 days valid")] = 30,
    name: Annotated[
        str | None, typer.Option("--name", metavar="ID", help="持有人标识 who holds it")
    ] = None,
) -> None:
    """签发访问令牌 Print a bearer token."""
    if committee is None and role not in EVERYWHERE:
        raise refused(f"{role} 须指明 --committee", f"the role {role} needs a --committee")
    scope = None if committee is None else committee_named(asked.committee(committee))
    holder = name or ":".join(filter(None, (str(role), committee)))
    # Signing is only needed here; its libraries would make every command slower.
    from jianyan.keys import keys_of

    keys = keys_of(Home.at(asked.home(context)).root)
    principal = Principal(holder, (Grant(role, scope),))
    plain(keys.tokens.sign(principal, wall_clock(), timedelta(days=days)))
