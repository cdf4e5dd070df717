"""What may happen to a feed? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, assert_never

from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from sectors.calendar.commands import FeedCommand, OpenFeed, RevokeFeed
from sectors.calendar.events import FeedOpened, FeedRevoked


class NoSuchFeed(Refused):
    """There is no such feed; open it first."""

    zh = "没有这个日历订阅，请先开通"


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: which address it has, or had last, and whether it leads somewhere."""

    number: int = 0
    open: bool = False


def decide(command: FeedCommand, feed: Feed, known: Known[Any]) -> Sequence[Event]:
    """What happens if this is asked now?"""
    match command:
        case OpenFeed():
            if feed.open:
                return []
            told = {"whose": command.whose, "of": command.of, "number": feed.number + 1}
            return [FeedOpened.model_validate({"feed": command.feed} | told)]
        case RevokeFeed():
            if not feed.number:
                raise NoSuchFeed(command.feed)
            return [FeedRevoked(feed=command.feed, number=feed.number)] if feed.open else []
    assert_never(command)


def evolve(feed: Feed, event: Event) -> Feed:
    """The feed after an event."""
    match event:
        case FeedOpened():
            return Feed(event.number, open=True)
        case FeedRevoked():
            return replace(feed, open=False)
        case _:
            return feed


FEED = Decider(
    category="feed",
    commands=(OpenFeed, RevokeFeed),
    events=(FeedOpened, FeedRevoked),
    initial=Feed(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"feed-{command.feed}",
)
