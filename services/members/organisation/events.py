"""What happens to an organisation's names that no other service is told?"""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class NameTaken(Event, name="members.organisation.name_taken", title="单位名称再次启用"):
    """再次启用: its new name was another's or its own before, and had been given back."""

    organisation: Annotated[UUID, zh("单位")]
    stood_for: Annotated[UUID, zh("原指", "该名称原先对应的标识")]
    time: Annotated[int, zh("次", "该名称第几次启用，从2起")]
