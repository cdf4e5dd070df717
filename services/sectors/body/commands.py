"""What can be asked of a body?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.values import BodyKind, Named
from kernel.command import Command

Name = Annotated[str, Field(min_length=1, max_length=60)]


class FormBody(Command):
    """设立机构: a body exists. Without `body` its id follows from kind and name.

    A provisional one was only heard of; forming it plainly afterwards confirms it.
    """

    kind: BodyKind
    name: Name
    body: UUID | None = None
    provisional: bool = False


class ConfirmBody(Command):
    """确认机构: a provisional body is a real one."""

    body: UUID


class NameConvenor(Command):
    """确定召集人: who leads the body, from a day when it is known."""

    body: UUID
    convenor: Named
    since: date | None = None


class LayDownConvenor(Command):
    """召集人卸任: the last day on which the convenor led the body."""

    body: UUID
    convenor: UUID
    until: date


BodyCommand = FormBody | ConfirmBody | NameConvenor | LayDownConvenor
