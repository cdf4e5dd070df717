"""What holds of every table of states, whatever deciders a page is about?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from state_walk import Page, Walk, short

from kernel.decider import Refused
from kernel.log.registry import Ruled


class EveryState:
    """The tests of some pages; a class of tests says which.

    Attributes:
        transitions: a line each, `category: state -> command -> state`; every command is in one.
            `command#2` is the second one of that name that the walk asks.
        service: whose rules refuse. ruled: its deciders, each of which has a table.
        elsewhere: categories held by tests of their own.
        seldom: by category, events and fields that no table gets to, and why is said beside it.
    """

    pages: Sequence[Page]
    transitions: str
    service: str
    ruled: Iterable[Ruled]
    elsewhere: frozenset[str] = frozenset()
    seldom: Mapping[str, tuple[set[str], set[str]]] = MappingProxyType({})

    @classmethod
    def walks(cls) -> dict[str, Walk]:
        """The walks of the pages by the deciders' categories."""
        return {walk.decider.category: walk for page in cls.pages for walk in page.walks}

    @classmethod
    def listed(cls) -> Iterator[tuple[str, ...]]:
        """(category, state, command, to) of each line."""
        for line in cls.transitions.strip().splitlines():
            category, told = line.split(": ")
            yield (category, *told.split(" -> "))

    def pytest_generate_tests(self, metafunc):
        """One test a page, walk, state or transition, as its arguments say."""
        asked, walks = metafunc.fixturenames, self.walks()
        if "to" in asked:
            metafunc.parametrize(("category", "state", "command", "to"), [*self.listed()])
        elif "state" in asked:
            everywhere = [(walk, state) for walk in walks.values() for state in walk.states]
            names = [f"{walk.decider.category}-{short(state)}" for walk, state in everywhere]
            metafunc.parametrize(("walk", "state"), everywhere, ids=names)
        elif "walk" in asked:
            metafunc.parametrize("walk", walks.values(), ids=walks)
        elif "page" in asked:
            metafunc.parametrize("page", self.pages, ids=[page.name for page in self.pages])

    def test_every_command_event_and_field_is_in_the_table(self, walk):
        assert walk.unasked() == set()
        events, fields = self.seldom.get(walk.decider.category, (set(), set()))
        assert walk.unseen_events() == events
        assert walk.unmoved_fields() == fields

    def test_every_decider_of_the_service_has_a_table(self):
        deciders = {one.decider.category for one in self.ruled}
        assert deciders - self.elsewhere == set(self.walks())

    def test_every_command_is_in_a_listed_transition(self):
        named = {(one[0], one[2].partition("#")[0]) for one in self.listed()}
        assert named == {
            (category, one.__name__)
            for category, walk in self.walks().items()
            for one in walk.decider.commands
        }

    def test_the_commands_that_lead_to_a_state_lead_there(self, walk, state):
        events, _ = walk.led_to(state)
        assert walk.stage(walk.decider.fold(events)) == short(state)

    def test_every_command_leads_to_a_listed_state_or_is_refused_by_a_named_rule(self, walk, state):
        """Any other exception fails here."""
        names = set(map(short, walk.states))
        for command in walk.asked:
            told = walk.asked_in(state, command)
            if told.refused is None:
                assert walk.after(state, told) in names, command
            else:
                rule = type(told.refused)
                assert rule.__module__.startswith(f"{self.service}."), rule
                assert rule.__doc__, rule
                assert rule.zh != Refused.zh, rule

    def test_what_is_asked_twice_happens_once(self, walk, state):
        """Whatever has just happened is so already, or is refused: never recorded a second time."""
        for command in walk.asked:
            told, again = walk.asked_twice(state, command)
            if type(command).__name__ not in walk.again:
                assert again.events == (), (command, again.events)
            elif told.events:
                assert again.events, command

    def test_a_listed_transition_leads_where_it_says(self, category, state, command, to):
        walk = self.walks()[category]
        full = next(one for one in walk.states if short(one) == state)
        name, _, nth = command.partition("#")
        asked = [one for one in walk.asked if type(one).__name__ == name]
        told = walk.asked_in(full, asked[int(nth or 1) - 1])
        assert told.events, told.refused
        assert walk.after(full, told) == to

    def test_the_page_in_the_docs_is_what_the_deciders_do(self, page):
        assert page.path.read_text(encoding="utf-8") == page.text(), f"run `{page.made_by}`"
