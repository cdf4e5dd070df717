"""In which cases did somebody of the body that is looked at act? Found once for many figures."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection

from reporting.figures.belonging import BY_PERSONS
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope


async def with_acting(connection: AsyncConnection, scope: Scope) -> Scope:
    """The same scope; of a body with the cases that belong to it by their persons.

    Nearly every figure asks for them, of its own cases or of those these belong to.
    """
    if scope.lens.sort is not Sort.BODY:
        return scope
    found = {}
    for way in BY_PERSONS:
        own = way.kind.table
        wanted = select(own.c.case_id).where(scope.known(own), way.sql(scope, own))
        found[way.kind.name] = tuple(sorted((await connection.execute(wanted)).scalars()))
    return replace(scope, acting=found)
