"""How do events become the rows of feeds? Pure."""

from kernel.log.chain import Recorded
from kernel.view import View
from sectors.calendar.events import FeedOpened, FeedRevoked
from sectors.calendar.tables import FeedRow, feeds


def feed_row(
    before: FeedRow | None, event: FeedOpened | FeedRevoked, recorded: Recorded
) -> FeedRow | None:
    """One row a feed that is open."""
    if isinstance(event, FeedRevoked):
        return None
    return FeedRow(event.feed, recorded.origin.committee, event.whose, event.of, event.number)


FEEDS = View(
    feeds, FeedRow, (FeedOpened, FeedRevoked), lambda event, recorded: event.feed, feed_row
)
