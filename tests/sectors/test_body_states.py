"""Is every state and command of bodies and their money listed, and named when it is refused?"""

import body_states
import budget_states
import pytest

from kernel.decider import Refused

PAGES = [body_states.PAGE, budget_states.PAGE]
WALKS = {walk.decider.category: walk for page in PAGES for walk in page.walks}
EVERYWHERE = [(walk, state) for walk in WALKS.values() for state in walk.states]
NAMES = [f"{walk.decider.category}-{state.split(' ')[0]}" for walk, state in EVERYWHERE]
TRANSITIONS = """
body: none -> FormBody -> formed
body: heard_of -> FormBody -> formed
body: heard_of -> ConfirmBody -> formed
body: formed -> TellForm -> of_a_form
body: formed -> RenameBody -> renamed
body: formed -> NameConvenor -> led
body: led -> LayDownConvenor -> formed
body: formed -> TakePost -> post_taken
body: post_taken -> LayDownPost -> post_laid_down
body: formed -> PlaceBody -> placed
body: placed -> TakeOutBody -> taken_out
body: formed -> DissolveBody -> dissolved
body: dissolved -> TakeBackDissolution -> formed
link: none -> MakeLink -> made
link: made_from_another_day -> MakeLink -> made
link: mistaken -> MakeLink -> made
link: made -> UseLink -> used
link: used -> StrikeUse -> use_struck
link: made -> EndLink -> ended
outsider: none -> ListOutsider -> listed
outsider: listed -> EndOutsider -> ended
outsider: listed -> LookUpOutsider -> listed
outsider: listed -> ForgetOutsider -> forgotten
outsider: listed -> StrikeOutsider -> struck
outsider: struck -> ListOutsider -> listed
budget: none -> AskForMoney -> asked
budget: asked -> ApproveMoney -> approved
budget: approved_less -> ApproveMoney -> approved
budget: approved -> RecordSpending -> spent
budget: spent -> StrikeSpending -> spending_struck
budget: approved -> TakeBackMoney -> taken_back
budget: taken_back -> AskForMoney -> asked
"""


def listed(lines):
    """(category, state, command, to) of each line."""
    for line in lines.strip().splitlines():
        category, told = line.split(": ")
        yield (category, *told.split(" -> "))


each_walk = pytest.mark.parametrize("walk", WALKS.values(), ids=WALKS)
each_state = pytest.mark.parametrize(("walk", "state"), EVERYWHERE, ids=NAMES)


@each_walk
def test_every_command_event_and_field_is_in_the_table(walk):
    assert walk.unasked() == set()
    assert walk.unseen_events() == set()
    assert walk.unmoved_fields() == set()


def test_every_command_is_in_a_listed_transition():
    named = {(category, command) for category, _, command, _ in listed(TRANSITIONS)}
    assert named == {
        (category, one.__name__)
        for category, walk in WALKS.items()
        for one in walk.decider.commands
    }


@each_state
def test_the_commands_that_lead_to_a_state_lead_there(walk, state):
    events, _ = walk.led_to(state)
    assert walk.stage(walk.decider.fold(events)) == state.split(" ")[0]


@each_state
def test_every_command_leads_to_a_listed_state_or_is_refused_by_a_named_rule(walk, state):
    """Any other exception fails here."""
    names = {one.split(" ")[0] for one in walk.states}
    for command in walk.asked:
        told = walk.asked_in(state, command)
        if told.refused is None:
            assert walk.after(state, told) in names, command
        else:
            rule = type(told.refused)
            assert rule.__module__.startswith("sectors."), rule
            assert rule.__doc__, rule
            assert rule.zh != Refused.zh, rule


@each_state
def test_what_is_asked_twice_happens_once(walk, state):
    for command in walk.asked:
        told, again = walk.asked_twice(state, command)
        if type(command).__name__ not in walk.again:
            assert again.events == (), (command, again.events)
        elif told.events:
            assert again.events, command


@pytest.mark.parametrize(("category", "state", "command", "to"), [*listed(TRANSITIONS)])
def test_a_listed_transition_leads_where_it_says(category, state, command, to):
    walk = WALKS[category]
    full = next(one for one in walk.states if one.split(" ")[0] == state)
    asked = next(one for one in walk.asked if type(one).__name__ == command)
    told = walk.asked_in(full, asked)
    assert told.events, told.refused
    assert walk.after(full, told) == to


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_in_the_docs_is_what_the_deciders_do(page):
    assert page.path.read_text(encoding="utf-8") == page.text(), f"run `{page.made_by}`"
