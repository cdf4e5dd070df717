"""What can be asked of material sent to members?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from contracts.values import Named
from kernel.command import Command
from kernel.secret import Secret
from members.care.words import Title, Words

Recipients = Annotated[tuple[UUID, ...], Field(max_length=5000)]
Way = Literal["paper", "online"]


class OneMaterial(Command):
    """A command about one piece of material."""

    material: UUID


class SendMaterial(OneMaterial):
    """发放材料: to those named, to all of a body, or to everyone on the roll that day.

    Asked again it corrects kind, title, day and way, and sends it to whom it names further.
    """

    kind: Words
    title: Title
    sent_on: date
    way: Way = "paper"
    recipients: Recipients = ()
    scope: Named | None = None
    everyone: bool = False


class SendFurther(OneMaterial):
    """补发: to members more."""

    recipients: Annotated[Recipients, Field(min_length=1)]


class MarkRead(OneMaterial):
    """签收: by the member oneself, or entered by the office.

    Attributes:
        read_on: another day than recorded corrects it; None is today, and leaves what is there.
    """

    member: UUID
    how: Literal["self", "office"] = "office"
    read_on: date | None = None


class StrikeReading(OneMaterial):
    """签收撤销: it was not read after all."""

    member: UUID


class HandInNotes(OneMaterial):
    """提交自学心得: who hands in notes has read it."""

    member: UUID
    notes: Secret


class RetractMaterial(OneMaterial):
    """录入撤销: it was not sent."""


MaterialCommand = (
    SendMaterial | SendFurther | MarkRead | StrikeReading | HandInNotes | RetractMaterial
)
