"""Is every state and every command of each decider listed, and named when it is refused?"""

import care_states
import committee_states
import contact_states
import organisation_states
import pytest
import roster_states

from kernel.decider import Refused
from members.app import MEMBERS

ROOMS = (committee_states, organisation_states, roster_states, contact_states, care_states)
PAGES = [room.PAGE for room in ROOMS]
WALKS = {walk.decider.category: walk for page in PAGES for walk in page.walks}
EVERYWHERE = [(walk, state) for walk in WALKS.values() for state in walk.states]
NAMES = [f"{walk.decider.category}-{state.split(' ')[0]}" for walk, state in EVERYWHERE]
TRANSITIONS = """
committee: none -> EstablishCommittee -> established
committee: established -> AdoptRules -> under_other_rules
committee: established -> ConvenePlenary -> plenary_convened
committee: plenary_on_other_days -> ConvenePlenary -> plenary_convened
committee: established -> OpenTerm -> term_opened
committee: established -> ChangeCode -> under_another_code
committee: established -> RenameCommittee -> under_another_name
committee: established -> ChangeHost -> below_another
committee: under_another_name -> EndCommittee -> ended
committee: established -> AnnounceWorkingDays -> working_days_announced
committee: ended -> TakeBackEnd -> established
organisation: none -> RegisterOrganisation -> registered
organisation: heard_of -> ConfirmOrganisation -> registered
organisation: registered -> PlaceOrganisation -> placed
organisation: registered -> ConfirmAlias -> with_alias
organisation: with_alias -> TakeBackAlias -> alias_taken_back
organisation: alias_taken_back -> ConfirmAlias -> with_alias
organisation: registered -> RenameOrganisation -> renamed
organisation: renamed -> MergeOrganisation -> merged
organisation: registered -> SplitOrganisation -> split
organisation: registered -> DissolveOrganisation -> dissolved
organisation: merged -> TakeBackEnding -> registered
organisation: registered -> KeepContact -> with_contact
organisation: with_contact -> LookUpContact -> with_contact
organisation: with_contact -> ForgetContact -> registered
turnover: none -> DecideTermChange -> carries_over
upper: listed -> KeepUpperPrivate -> with_telephone
upper: listed -> RecordUpperGone -> moved_away
upper: with_telephone -> EraseUpper -> listed
upper: moved_away -> ListUpperMember -> listed_anew
upper: retracted -> ListUpperMember -> listed_anew
disclosure: none -> DisclosePrivateParticulars -> made
pair: none -> FormPair -> kept
pair: kept_from_another_day -> FormPair -> kept
pair: kept -> EndPair -> ended
pair: ended -> RetractPair -> retracted
pair: retracted -> FormPair -> kept
contact: none -> RecordContact -> recorded
contact: recorded -> CorrectContact -> corrected
contact: recorded -> AskFollowUp -> asked
contact: asked -> FinishFollowUp -> done
contact: done -> RetractContact -> retracted
contact: retracted -> RecordContact -> recorded
contact: recorded -> ForgetContactWords -> recorded
difficulty: none -> RaiseDifficulty -> raised
difficulty: raised -> CountDifficulty -> counted
difficulty: raised -> TakeUpDifficulty -> taken_up
difficulty: taken_up -> PassDifficulty -> passed
difficulty: passed -> SettleDifficulty -> settled
difficulty: passed -> LeaveUnsettled -> unsettled
difficulty: settled -> ReopenDifficulty -> taken_up
difficulty: unsettled -> ReopenDifficulty -> passed
difficulty: settled -> StrikeDifficulty -> struck
difficulty: struck -> RaiseDifficulty -> raised
material: none -> SendMaterial -> sent
material: sent_under_another_title -> SendMaterial -> sent
material: sent -> SendFurther -> sent_further
material: sent -> MarkRead -> read
material: read -> StrikeReading -> sent
material: read -> HandInNotes -> notes_handed_in
material: read -> RetractMaterial -> retracted
material: retracted -> SendMaterial -> sent
letter: none -> SendLetter -> sent
letter: sent -> RecordAnswer -> answered
letter: answered -> RetractLetter -> retracted
letter: retracted -> SendLetter -> sent
letter: sent -> ForgetLetterWords -> sent
"""


SELDOM = {"organisation": ({"NameTaken"}, {"times"})}
"""Told only when a name that was given back is taken again: test_succession_domain.py."""


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
    events, fields = SELDOM.get(walk.decider.category, (set(), set()))
    assert walk.unseen_events() == events
    assert walk.unmoved_fields() == fields


def test_every_decider_of_the_service_has_a_table():
    """The member's own is held by test_member_states.py."""
    deciders = {one.decider.category for one in MEMBERS.ruled} - {"member"}
    assert deciders == set(WALKS)


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
            assert rule.__module__.startswith("members."), rule
            assert rule.__doc__, rule
            assert rule.zh != Refused.zh, rule


@each_state
def test_what_is_asked_twice_happens_once(walk, state):
    """Whatever has just happened is so already, or is refused: never recorded a second time."""
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
