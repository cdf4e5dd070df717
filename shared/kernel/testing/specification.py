"""How does a test of a decider read: given these events, when this is asked, then these?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from kernel.command import Command
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from kernel.forgetting import Lying
from kernel.log.desk import Books, CommandDesk

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""Noon in Shanghai on 2 March 2026, the moment at which tests are recorded."""


@dataclass(frozen=True, slots=True)
class Given:
    """The events that happened, and the books they left; `facts` when a test names none."""

    decider: Decider[Any]
    events: tuple[Event, ...]
    books: Books = field(default_factory=Books)
    others: dict[str, Any] = field(default_factory=dict)
    facts: Any = None
    about: tuple[Lying, ...] = ()

    def numbered(self, **series: int) -> "Given":
        """Series that have come as far as these numbers."""
        return replace(self, books=Books(dict(series)))

    def beside(self, **states: Any) -> "Given":
        """States of other streams that the command names."""
        return replace(self, others=states)

    def holding(self, claims: dict[str, str]) -> "Given":
        """Claims that streams hold already."""
        return replace(self, books=Books(self.books.series, claims))

    def lying(self, *items: Lying) -> "Given":
        """What the vault holds about whomever a command asks for."""
        return replace(self, about=items)

    def when(
        self, command: Command, facts: Any = None, *, backfilled: bool = False, live: bool = True
    ) -> "Outcome":
        """Ask now; what is backfilled is not live."""
        state = self.decider.fold(self.events)
        name = self.decider.stream(command)
        desk = CommandDesk(name, self.books, [], self.others.__getitem__, bytes(32))
        desk.lying = lambda person: self.about
        known = Known(
            self.facts if facts is None else facts,
            NOON,
            command.occurred_on(NOON),
            desk,
            backfilled,
            live and not backfilled,
        )
        try:
            return Outcome(tuple(self.decider.decide(command, state, known)), None)
        except Refused as refused:
            return Outcome((), refused)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: events, or a refusal."""

    events: tuple[Event, ...]
    refused: Refused | None

    def then(self, *expected: Event) -> None:
        """Exactly these events, in this order."""
        assert self.refused is None, f"refused: {self.refused!r}"
        assert self.events == expected

    def then_nothing(self) -> None:
        """It was so already."""
        self.then()

    def then_refused(self, rule: type[Refused]) -> None:
        """This rule said no."""
        assert type(self.refused) is rule, f"expected {rule.__name__}, got {self!r}"

    def then_happened(self, check: Callable[[Sequence[Event]], bool]) -> None:
        """What happened has this property (for events that carry drawn ids)."""
        assert self.refused is None, f"refused: {self.refused!r}"
        assert check(self.events), self.events


def specification(decider: Decider[Any], facts: Any = None) -> Callable[..., Given]:
    """`given(*events)` for one decider; `facts` are known when a test names none."""
    return lambda *events: Given(decider, tuple(events), facts=facts)
