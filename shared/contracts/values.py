"""Which values do published events share?"""

from datetime import date
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, ConfigDict

from kernel.event import zh


class Value(BaseModel):
    """A value inside an event: frozen, read leniently, compared by content."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class BodyKind(StrEnum):
    """What kind of body members belong to."""

    SECTOR = "sector"
    SECTOR_GROUP = "sector_group"
    SPECIAL_COMMITTEE = "special_committee"
    AREA_GROUP = "area_group"
    PARTY = "party"
    ORGANISATION = "organisation"
    OFFICE = "office"


class Named(Value):
    """A person or organisation as it was named on the day, with the id it stands for."""

    id: Annotated[UUID, zh("标识", "由委员会、类别和规范化名称得出，或为名册中的标识")]
    name: Annotated[str, zh("名称", "当日所用的名称")]


class Adopted(Value):
    """The committee's rules by which something was decided: one adoption of them."""

    adoption: Annotated[UUID, zh("规则", "“规则通过”事件的标识")]
    effective_on: Annotated[date, zh("施行日期")]


class CommonOutcome(StrEnum):
    """What a reply's grade means across committees, whatever letter each of them prints."""

    RESOLVED = "resolved"
    PLANNED = "planned"
    REFERENCE = "reference"
    IN_PROGRESS = "in_progress"


class Openness(StrEnum):
    """Whether a reply may be read by everybody (公开属性)."""

    OPEN = "open"
    """公开."""
    ON_REQUEST = "on_request"
    """依申请公开."""
    CLOSED = "closed"
    """不予公开, with the reason."""


class Satisfaction(StrEnum):
    """What a sponsor says of the reply."""

    SATISFIED = "satisfied"
    BASICALLY = "basically"
    DISSATISFIED = "dissatisfied"
