"""How is a decider led into each of its states, and asked everything there? Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cache
from pathlib import Path
from typing import Any

from state_table import table

from kernel.command import Command
from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from kernel.log.desk import Books, CommandDesk
from kernel.testing.specification import NOON, Outcome

DOCS = Path(__file__).parents[2] / "docs"
ROOMS = (
    *("committee", "organisation", "member", "roster", "contact", "care", "proposal", "opinion"),
    *("body", "budget", "activity", "occasion", "campaign", "research", "document"),
)
"""The pages of states, docs/*-states.md."""


@dataclass(frozen=True, eq=False)
class Walk:
    """One decider, the states that it knows, and everything that can be asked in them.

    Attributes:
        states: each state, `name 名称`, with the commands that lead to it.
        asked: at least one of every command.
        stage: the name of the state in which a folded stream is.
        beside: states of the other streams that commands name.
        again: commands each of which is an event of its own.
    """

    title: str
    decider: Decider[Any]
    states: Mapping[str, Sequence[Command]]
    asked: Sequence[Command]
    stage: Callable[[Any], str]
    facts: Any = None
    beside: Mapping[str, Any] = field(default_factory=dict)
    again: frozenset[str] = frozenset()

    @cache  # noqa: B019  # walks are as few as deciders
    def led_to(self, state: str) -> tuple[tuple[Event, ...], CommandDesk]:
        """The events that led to a state, and the desk with what they drew, took and kept."""
        events: list[Event] = []
        desk = CommandDesk("", Books(), [], self.beside.__getitem__, bytes(32))
        for command in self.states[state]:
            desk = self._cleared(desk, command)
            told = self.ask(tuple(events), desk, command)
            assert told.refused is None, (state, told.refused)
            desk.accept()
            events += told.events
        return tuple(events), desk

    def _cleared(self, desk: CommandDesk, command: Command) -> CommandDesk:
        """The desk for one command more: nothing drawn, taken or staged on it yet."""
        stream = self.decider.stream(command)
        return replace(desk, stream=stream, items=[], drawn={}, taken=[])

    def ask(self, events: tuple[Event, ...], desk: CommandDesk, command: Command) -> Outcome:
        """What comes of a command after these events; any exception but a refusal comes through."""
        known = Known(self.facts, NOON, command.occurred_on(NOON), desk)
        try:
            decided = self.decider.decide(command, self.decider.fold(events), known)
        except Refused as refused:
            return Outcome((), refused)
        return Outcome(tuple(decided), None)

    def asked_in(self, state: str, command: Command) -> Outcome:
        """What the decider says in a state."""
        events, desk = self.led_to(state)
        return self.ask(events, self._cleared(desk, command), command)

    def asked_twice(self, state: str, command: Command) -> tuple[Outcome, Outcome]:
        """What it says, and what it says to the same thing straight afterwards."""
        events, desk = self.led_to(state)
        desk = replace(desk, books=desk.books.opened(), kept=list(desk.kept))
        first = self._cleared(desk, command)
        told = self.ask(events, first, command)
        if told.refused is None:
            first.accept()
        return told, self.ask((*events, *told.events), self._cleared(first, command), command)

    def after(self, state: str, told: Outcome) -> str:
        """The name of the state to which an outcome leads."""
        return self.stage(self.decider.fold((*self.led_to(state)[0], *told.events)))

    def unasked(self) -> set[str]:
        """Command classes of the decider of which none is asked."""
        return {
            one.__name__ for one in {*self.decider.commands} - {type(one) for one in self.asked}
        }

    def unseen_events(self) -> set[str]:
        """Events of the decider that nothing in the table brings about."""
        led = [one for state in self.states for one in self.led_to(state)[0]]
        told = [self.asked_in(state, one).events for state in self.states for one in self.asked]
        seen = {type(one) for one in (*led, *(one for some in told for one in some))}
        return {one.__name__ for one in {*self.decider.events} - seen}

    def unmoved_fields(self) -> set[str]:
        """Fields of the decider's state that are in every state of the table what they begin as."""
        initial = self.decider.initial
        folded = [self.decider.fold(self.led_to(state)[0]) for state in self.states]
        return {
            one.name
            for one in fields(initial)
            if all(getattr(state, one.name) == getattr(initial, one.name) for state in folded)
        }

    def table(self) -> str:
        """Its part of a page."""
        return table(
            f"## {self.title}\n",
            tuple(self.states),
            self.asked,
            self.asked_in,
            heading="###",
            leads=self._leads,
        )

    def _leads(self, state: str, told: Outcome) -> str:
        to = self.after(state, told)
        return "" if to == short(state) else f" → *{to}*"


def short(state: str) -> str:
    """The name of a state without its Chinese word."""
    return state.split(" ")[0]


@dataclass(frozen=True)
class Page:
    """The tables of one room of the service, as docs/`name`-states.md."""

    name: str
    title: str
    walks: Sequence[Walk]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return DOCS / f"{self.name}-states.md"

    @property
    def made_by(self) -> str:
        """What makes it, from the root."""
        return f"PYTHONPATH=tests/worlds python tests/worlds/{self.name}_states.py"

    def text(self) -> str:
        """The page in Markdown."""
        others = ", ".join(f"[{room}]({room}-states.md)" for room in ROOMS if room != self.name)
        head = f"""# States of {self.title}

Made from the deciders by `python tests/worlds/{self.name}_states.py`; do not edit. In every state:
what happens, and to which state it leads if to another; what is so already (no event); and which
rule refuses. Of several states that hold at once the last one in the table is named. Who may ask
is the routes' business. The other pages: {others}.
"""
        return "\n".join((head, *(walk.table() for walk in self.walks)))

    def write(self) -> None:
        """Made anew."""
        self.path.write_text(self.text(), encoding="utf-8")
