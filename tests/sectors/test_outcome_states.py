"""Is every state and command of occasions, campaigns and outcomes listed, and each no named?"""

import campaign_states
import occasion_states
import pytest
import research_states

from kernel.decider import Refused

ROOMS = (occasion_states, campaign_states, research_states)
PAGES = [room.PAGE for room in ROOMS]
WALKS = {walk.decider.category: walk for page in PAGES for walk in page.walks}
EVERYWHERE = [(walk, state) for walk in WALKS.values() for state in walk.states]
NAMES = [f"{walk.decider.category}-{state.split(' ')[0]}" for walk, state in EVERYWHERE]
TRANSITIONS = """
occasion: nothing_told -> TellDocuments -> told
occasion: told -> TellDocuments -> corrected
occasion: corrected -> TellDocuments -> told
occasion: told -> TellMaterial -> told_whole
occasion: told -> TellPlaces -> told_whole
occasion: told -> TellBeneficiaries -> told_whole
occasion: told -> TellMoney -> told_whole
occasion: told -> TellGuests -> told_whole
occasion: told -> TellLeaders -> told_whole
occasion: told -> TellHosts -> told_whole
occasion: told -> TellPriorities -> told_whole
occasion: nothing_told -> HandInNotes -> notes_handed_in
occasion: notes_handed_in -> StrikeNotes -> nothing_told
occasion: notes_handed_in -> ForgetNotes -> notes_forgotten
occasion: notes_forgotten -> HandInNotes -> notes_handed_in
campaign: none -> OpenCampaign -> open
campaign: open -> CorrectCampaign -> corrected
campaign: corrected -> OpenCampaign -> open
campaign: open -> JoinCampaign -> with_an_activity
campaign: with_an_activity -> PartCampaign -> open
campaign: open -> RetractCampaign -> retracted
campaign: retracted -> OpenCampaign -> open
series: none -> BeginSeries -> begun
series: begun -> PlanDates -> planned
series: planned -> MoveDate -> moved
series: planned -> DropDate -> left_out
series: left_out -> MoveDate -> moved
series: planned -> HoldDate -> held
series: held -> FreeDate -> planned
series: planned -> EndSeries -> ended
feed: none -> OpenFeed -> open
feed: open -> RevokeFeed -> revoked
feed: revoked -> OpenFeed -> open_anew
help: none -> BeginHelp -> begun
help: begun -> BeginHelp -> corrected
help: begun -> RecordVisit -> visited
help: visited -> StrikeVisit -> begun
help: begun -> RecordResult -> with_a_result
help: begun -> EndHelp -> ended
help: begun -> RetractHelp -> retracted
help: retracted -> BeginHelp -> begun
help: begun -> ForgetHelpWords -> words_forgotten
research: none -> DraftReport -> draft
research: draft -> SubmitReport -> submitted
research: submitted -> ReturnReport -> returned
research: returned -> SubmitReport -> submitted
research: submitted -> ApproveReport -> approved
research: approved -> ReturnReport -> returned
research: approved -> ArchiveReport -> archived
research: archived -> HandOverReport -> handed_over
research: draft -> RetractReport -> retracted
research: retracted -> DraftReport -> draft
research: draft -> ForgetReportText -> text_forgotten
outcome: none -> RecordInstruction -> told
outcome: told -> ForgetInstruction -> words_forgotten
outcome: told -> StrikeOutcome -> struck
outcome: struck -> RecordInstruction -> told
outcome: none -> SendResult -> of_another_kind
outcome: none -> RecordAdoption -> of_another_kind
outcome: none -> MakeRecommendation -> of_another_kind
outcome: none -> LinkGrown -> of_another_kind
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
    """Whatever has just happened is so already, or is refused: never recorded a second time."""
    for command in walk.asked:
        _, again = walk.asked_twice(state, command)
        assert again.events == (), (command, again.events)


@pytest.mark.parametrize(("category", "state", "command", "to"), [*listed(TRANSITIONS)])
def test_a_listed_transition_leads_where_it_says(category, state, command, to):
    walk = WALKS[category]
    full = next(one for one in walk.states if one.split(" ")[0] == state)
    ways = [one for one in walk.asked if type(one).__name__ == command]
    told = [walk.asked_in(full, one) for one in ways]
    assert to in {walk.after(full, one) for one in told if one.events}, told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_page_in_the_docs_is_what_the_deciders_do(page):
    assert page.path.read_text(encoding="utf-8") == page.text(), f"run `{page.made_by}`"
