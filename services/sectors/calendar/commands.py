"""What can be asked of a feed?"""

from typing import Literal
from uuid import UUID

from kernel.command import Command
from kernel.ids import derived

Whose = Literal["member", "body"]


def feed_id(committee: UUID, of: UUID) -> UUID:
    """The one feed of a member or body."""
    return derived("calendar-feed", committee, of)


class OpenFeed(Command):
    """开通日历订阅: of a member or body; after it was revoked, under another address."""

    whose: Whose
    of: UUID

    @property
    def feed(self) -> UUID:
        """The id that follows from whose it is."""
        return feed_id(self.committee, self.of)


class RevokeFeed(Command):
    """撤销日历订阅: its address leads nowhere any more."""

    feed: UUID


FeedCommand = OpenFeed | RevokeFeed
