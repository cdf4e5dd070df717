"""What can be asked at a change of term?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from kernel.command import Command

Term = Annotated[int, Field(ge=2, le=99)]
Basis = Annotated[str, Field(min_length=1, max_length=200)]
MOST = 5_000
"""More than any committee has members."""


class DecideTermChange(Command):
    """换届: those on the roll go on into the term, or end with the one before; all but some."""

    term: Term
    carries_over: bool
    but: Annotated[tuple[UUID, ...], Field(max_length=MOST)] = ()
    basis: Basis


class ServeOn(Command):
    """留任: into a later term from its first day; what ends with a term by the rules ends."""

    member: UUID
    term: Term
    since: date


class EndWithTerm(Command):
    """届满: off the roll after the last day of the term before `term`."""

    member: UUID
    term: Term
    until: date
