"""Which event takes vault items with it, and what else lies in the vault about a person? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class Forgets(Event):
    """An event with which vault items go, in the transaction that writes it.

    With their rows go their salts and what they are found by. What is not there any more is
    passed over, so that a repetition does no harm. `verify` takes an item that is missing for
    forgotten, and not for lost, when such an event names it.
    """

    forgotten: Annotated[tuple[UUID, ...], zh("删除的内容", "保管库条目编号")]


@dataclass(frozen=True, slots=True)
class Lying:
    """An item that lies in this service's vault: which, in which stream, of what kind."""

    id: UUID
    stream: str
    kind: str


def forgotten_by(event: Event) -> Sequence[UUID]:
    """The items that go with an event; none with most."""
    return event.forgotten if isinstance(event, Forgets) else ()
