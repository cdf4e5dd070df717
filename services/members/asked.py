"""Which member asks over HTTP, whichever entry the account is of?"""

from uuid import UUID

from contracts.merges import heads_of
from kernel.http.asking import Asking
from kernel.http.whose import own_id


async def own_member(asking: Asking) -> UUID | None:
    """The member who asks, and if that entry was a duplicate, who is kept for it."""
    own = own_id(asking)
    return None if own is None else (await heads_of(asking.engine, asking.here)).meant(own)
