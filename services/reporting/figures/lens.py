"""Whose work is looked at: the committee's, all below too, one body's, one unit's, one member's?"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Sort(StrEnum):
    """What a figure is narrowed to."""

    COMMITTEE = "committee"
    BELOW = "below"
    BODY = "body"
    UNIT = "unit"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Lens:
    """Whose work figures speak of, within a committee.

    Attributes:
        id: the body, unit or member; None for the committee, with or without those below.
        name: as it was called on the window's last day; "" for the committee.
        body_kind: of a body: sector, special_committee, area_group ...
    """

    sort: Sort
    id: UUID | None = None
    name: str = ""
    body_kind: str | None = None


WHOLE = Lens(Sort.COMMITTEE)
"""The committee's own work, not narrowed."""
