"""How is an event of the stream told in one line?"""

import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module

import contracts
from kernel.delivery.envelope import Marker, Unreadable, arrived
from kernel.event import event_class


def told(headers: Mapping[str, str], data: bytes) -> str | None:
    """`2025-01-08  立案  proposal-<id>  proposals.proposal.filed`; nothing for a private event."""
    _know_all()
    try:
        event = arrived(headers, data.decode())
    except (Unreadable, UnicodeDecodeError) as cause:
        return f"？ {cause}"
    if isinstance(event, Marker):
        return None
    known = event_class(event.type)
    title = known.title_zh if known else "（未知事件）"
    return f"{event.occurred_on}  {title}  {event.stream}  {event.type}"


@cache
def _know_all() -> None:
    """Importing a contract registers its event classes."""
    for found in pkgutil.walk_packages(contracts.__path__, "contracts."):
        import_module(found.name)
