"""What may happen to paired help? No I/O."""

from datetime import date
from uuid import UUID

import pytest
from occasion_states import BEGIN, CEN_HELPS, END, FORGET_HELP, HELPS, RESULT, RETRACT, VISIT
from occasion_world import CEN

from contracts.sectors.paired_help import HelpBegun, HelpEnded, HelpVisited, HelpVisitStruck
from contracts.values import Named
from kernel.secret import Secret
from kernel.testing.specification import specification
from sectors.paired_help.commands import StrikeVisit
from sectors.paired_help.domain import HELP
from sectors.paired_help.events import HelpNoted, HelpWordsForgotten
from sectors.paired_help.facts import Facts
from sectors.paired_help.refusals import (
    HasVisits,
    KeptPrivate,
    NamedInTheOpen,
    NamedTwice,
    NoSuchHelp,
    NotAMember,
    NotYet,
    NoVisitThen,
    OutsideOfIt,
)

given = specification(HELP, Facts(frozenset({CEN})))
FIRM = Named(id=UUID(int=61), name="云岭茶业")
BEGUN = HelpBegun(
    help=HELPS["help"],
    helpers=(CEN_HELPS,),
    kind="household",
    helped=None,
    since=date(2026, 1, 15),
)
VISITED = HelpVisited(help=HELPS["help"], visited_on=date(2026, 2, 10), by=())


def but(command, **changes):
    return command.model_copy(update=changes)


def test_the_name_of_a_household_stands_in_no_event():
    told = given().when(BEGIN).events
    assert [type(one) for one in told] == [HelpBegun, HelpNoted]
    assert "某户" not in "".join(one.as_text() for one in told)


def test_a_household_is_private_and_a_firm_is_not():
    given().when(but(BEGIN, helped=FIRM)).then_refused(KeptPrivate)
    given().when(but(BEGIN, kind="enterprise")).then_refused(NamedInTheOpen)
    given().when(but(BEGIN, kind="enterprise", helped=FIRM)).then_refused(NamedInTheOpen)
    open_one = but(BEGIN, kind="enterprise", helped=FIRM, name=None)
    given().when(open_one).then(BEGUN.model_copy(update={"kind": "enterprise", "helped": FIRM}))


def test_only_members_and_bodies_help_and_each_once():
    given().when(BEGIN, Facts()).then_refused(NotAMember)
    given().when(but(BEGIN, helpers=(CEN_HELPS, CEN_HELPS))).then_refused(NamedTwice)
    given(BEGUN).when(but(BEGIN, name=None), Facts()).then_nothing()


def test_a_visit_is_recorded_once_a_day_while_the_help_lasts():
    told = given(BEGUN).when(VISIT).events
    assert told[0] == VISITED
    given(*(BEGUN, *told)).when(but(VISIT, words=None)).then_nothing()
    given(BEGUN).when(but(VISIT, visited_on=date(2026, 1, 1))).then_refused(OutsideOfIt)
    given(BEGUN).when(but(VISIT, visited_on=date(2026, 3, 3))).then_refused(NotYet)
    ended = HelpEnded(help=HELPS["help"], until=date(2026, 2, 1))
    given(BEGUN, ended).when(VISIT).then_refused(OutsideOfIt)
    given().when(VISIT).then_refused(NoSuchHelp)


def test_a_struck_visit_takes_its_own_words_along():
    began = given().when(BEGIN).events
    visited = given(*began).when(VISIT).events
    strike = StrikeVisit(**HELPS, visited_on=VISIT.visited_on)
    struck, forgotten = given(*began, *visited).when(strike).events
    assert struck == HelpVisitStruck(help=HELPS["help"], visited_on=VISIT.visited_on)
    assert forgotten.forgotten == (visited[1].kept.id,)
    given(*began, *visited, struck, forgotten).when(strike).then_refused(NoVisitThen)


def test_the_help_ends_after_its_visits_and_begins_before_them():
    given(BEGUN, VISITED).when(but(END, until=date(2026, 2, 1))).then_refused(HasVisits)
    late = but(BEGIN, since=date(2026, 2, 15), name=None)
    given(BEGUN, VISITED).when(late).then_refused(HasVisits)
    given(BEGUN, VISITED).when(END).then(HelpEnded(help=HELPS["help"], until=END.until))
    given(BEGUN).when(but(END, until=date(2026, 1, 1))).then_refused(OutsideOfIt)


def test_a_result_comes_after_the_beginning():
    early = but(RESULT, resulted_on=date(2026, 1, 1))
    given(BEGUN).when(early).then_refused(OutsideOfIt)


@pytest.mark.parametrize("command", [RETRACT, FORGET_HELP], ids=lambda one: type(one).__name__)
def test_name_and_words_go(command):
    events = given().when(BEGIN).events
    for asked in (VISIT, but(VISIT, words=Secret("又去一次")), RESULT):
        events += given(*events).when(asked).events
    told = given(*events).when(command).events
    (gone,) = [one for one in told if isinstance(one, HelpWordsForgotten)]
    assert set(gone.forgotten) == {one.kept.id for one in events if isinstance(one, HelpNoted)}
    assert len(gone.forgotten) == 4
    assert HELP.fold((*events, *told)).lying == {}
