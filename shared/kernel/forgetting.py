"""Which event takes vault items with it, and what else lies in the vault about a person? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import StringConstraints

from kernel.event import Event, zh

Ground = Literal[
    "requested",
    "consent_withdrawn",
    "purpose_served",
    "expired",
    "unlawful",
    "mistake",
]
"""Why something is forgotten: 当事人申请, 撤回同意, 目的已实现, 超过保存期限, 不应处理, 误录."""

GROUNDS_ZH: dict[str, str] = {
    "requested": "当事人申请",
    "consent_withdrawn": "当事人撤回同意",
    "purpose_served": "处理目的已实现或不再需要",
    "expired": "超过保存期限",
    "unlawful": "不应收集或公开",
    "mistake": "误录",
}


Basis = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=200)]
"""依据: the request, paper or article; it is kept in clear, so no private word stands in it."""


class Forgets(Event):
    """An event with which vault items go, in the transaction that writes it.

    With their rows go their salts and what they are found by. What is not there any more is
    passed over, so that a repetition does no harm. `verify` takes an item that is missing for
    forgotten, and not for lost, when such an event names it.
    """

    ground: Annotated[Ground, zh("删除原因")]
    basis: Annotated[str, zh("依据", "文件、条款或申请")]
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
