"""What happens to a feed? No other service is told."""

from typing import Annotated
from uuid import UUID

from kernel.event import Event, zh


class FeedOpened(Event, name="sectors.calendar.feed_opened", title="日历订阅开通"):
    """开通: the feed of a member or body has an address, which follows from its number."""

    feed: Annotated[UUID, zh("订阅")]
    whose: Annotated[str, zh("类型", "委员、机构")]
    of: Annotated[UUID, zh("委员或机构")]
    number: Annotated[int, zh("第几个地址")]


class FeedRevoked(Event, name="sectors.calendar.feed_revoked", title="日历订阅撤销"):
    """撤销: the address leads nowhere any more."""

    feed: Annotated[UUID, zh("订阅")]
    number: Annotated[int, zh("第几个地址")]
