"""What can be asked of a body?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.body import Post
from contracts.values import BodyKind, Named
from kernel.command import Command
from rules.names import clean

Name = Annotated[str, Field(min_length=1, max_length=60)]
Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Paper = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


class FormBody(Command):
    """设立机构: a body exists. Without `body` its id follows from kind and name.

    A provisional one was only heard of; forming it plainly afterwards confirms it.

    Attributes:
        since: its first day; None says nothing of it.
    """

    kind: BodyKind
    name: Name
    body: UUID | None = None
    provisional: bool = False
    form: Words | None = None
    since: date | None = None


class OneBody(Command):
    """A command about one body."""

    body: UUID


class ConfirmBody(OneBody):
    """确认机构: a provisional body is a real one."""


class TellForm(OneBody):
    """确定机构形式: what the committee calls a body of this sort."""

    form: Words


class TellFirstDay(OneBody):
    """确定成立日期: the first day on which the body was; None: nobody knows it."""

    since: date | None


class RenameBody(OneBody):
    """机构更名: another name from a day on, today when none is given.

    Attributes:
        stood_for: the id that follows from the new name and the body's kind.
    """

    name: Words
    stood_for: UUID
    since: date | None = None


class DissolveBody(OneBody):
    """撤销机构: the last day, today when none is given; told again, it is corrected."""

    until: date | None = None
    basis: Paper | None = None


class TakeBackDissolution(OneBody):
    """撤回撤销: it was dissolved by mistake."""


class NameConvenor(OneBody):
    """确定召集人: who leads the body, from a day when it is known."""

    convenor: Named
    since: date | None = None


class LayDownConvenor(OneBody):
    """召集人卸任: the last day on which the convenor led the body."""

    convenor: UUID
    until: date


class TakePost(OneBody):
    """任职: somebody takes a post, from a day when it is known."""

    post: Post
    holder: Named
    member: bool
    since: date | None = None


class LayDownPost(OneBody):
    """卸任: the last day in the post, today when none is given; `mistaken`: never held it."""

    post: Post
    holder: UUID
    until: date | None = None
    mistaken: bool = False


class PlaceBody(OneBody):
    """归入: under another body, from a day when it is known."""

    under: UUID
    since: date | None = None


class TakeOutBody(OneBody):
    """移出: the last day under it, today when none is given; `mistaken`: never stood there."""

    under: UUID
    until: date | None = None
    mistaken: bool = False


BodyCommand = (
    FormBody
    | ConfirmBody
    | TellForm
    | TellFirstDay
    | RenameBody
    | DissolveBody
    | TakeBackDissolution
    | NameConvenor
    | LayDownConvenor
    | TakePost
    | LayDownPost
    | PlaceBody
    | TakeOutBody
)
