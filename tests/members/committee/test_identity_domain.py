"""How may a committee's code, name and place change, and how does it end?"""

from datetime import date
from uuid import UUID

import pytest

from contracts.directory import BEGINNING, history, row
from contracts.members.committee import (
    CodeChanged,
    CommitteeEnded,
    CommitteeEstablished,
    CommitteeRenamed,
    DayNamed,
    EndTakenBack,
    HostChanged,
    RulesAdopted,
    WorkingDaysAnnounced,
)
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.committee.commands import (
    AdoptRules,
    AnnounceWorkingDays,
    ChangeCode,
    ChangeHost,
    EndCommittee,
    RenameCommittee,
    TakeBackEnd,
)
from members.committee.domain import COMMITTEE
from members.committee.facts import NOTHING, Facts
from members.committee.presets import preset
from members.committee.refusals import (
    ChangesOutOfOrder,
    CodeInUse,
    CommitteeHasEnded,
    EndsBeforeItsChanges,
    HostedInACircle,
    NotEstablished,
    NotInEffectYet,
    SucceedsItself,
)

given = specification(COMMITTEE, NOTHING)
HERE, CITY, OTHER = committee_id("999901"), committee_id("999900"), committee_id("999902")
PAPER = {"basis": "关于调整云岭市部分行政区划的批复"}
MARCH, JUNE = date(2025, 3, 1), date(2025, 6, 1)
established = CommitteeEstablished(committee=HERE, code="999901", name="东湖区政协", host=CITY)
recoded = CodeChanged(committee=HERE, code="999911", effective_on=MARCH, **PAPER)
renamed = CommitteeRenamed(committee=HERE, name="云东区政协", effective_on=MARCH, **PAPER)
rehosted = HostChanged(committee=HERE, host=OTHER, effective_on=MARCH, **PAPER)
ended = CommitteeEnded(committee=HERE, succeeded_by=OTHER, effective_on=JUNE, **PAPER)
RECODE = ChangeCode(committee=HERE, code="999911", effective_on=MARCH, **PAPER)
RENAME = RenameCommittee(committee=HERE, name="云东区政协", effective_on=MARCH, **PAPER)
REHOST = ChangeHost(committee=HERE, host=OTHER, effective_on=MARCH, **PAPER)
END = EndCommittee(committee=HERE, succeeded_by=OTHER, effective_on=JUNE, **PAPER)
UNDO = TakeBackEnd(committee=HERE, basis="关于更正区划调整登记的说明")
undone = EndTakenBack(committee=HERE, basis=UNDO.basis)
CHANGES = ((RECODE, recoded), (RENAME, renamed), (REHOST, rehosted), (END, ended))


def adopt(day):
    return AdoptRules(committee=HERE, rules=preset("city")[0], effective_on=day, **PAPER)


def announce(year):
    new_year = DayNamed(day=date(year, 1, 1), name="元旦")
    return AnnounceWorkingDays(committee=HERE, year=year, off=(new_year,), **PAPER)


@pytest.mark.parametrize(("asked", "happened"), CHANGES)
def test_each_change_happens_once(asked, happened):
    given().when(asked).then_refused(NotEstablished)
    given(established).when(asked).then(happened)
    given(established, happened).when(asked).then_nothing()


@pytest.mark.parametrize(("asked", "happened"), CHANGES)
def test_nothing_changes_before_its_day(asked, happened):
    later = asked.model_copy(update={"effective_on": date(2026, 3, 3)})
    given(established).when(later).then_refused(NotInEffectYet)


@pytest.mark.parametrize(
    ("asked", "happened", "other"),
    [
        (RECODE, recoded, {"code": "999921"}),
        (RENAME, renamed, {"name": "东云区政协"}),
        (REHOST, rehosted, {"host": None}),
    ],
)
def test_changes_are_recorded_in_order_and_corrected_on_their_own_day(asked, happened, other):
    again = asked.model_copy(update=other)
    given(established, happened).when(again).then(happened.model_copy(update=other))
    before = again.model_copy(update={"effective_on": date(2025, 2, 1)})
    given(established, happened).when(before).then_refused(ChangesOutOfOrder)


def test_a_code_that_another_committee_holds_is_refused():
    given(established).when(RECODE, Facts(holders=(OTHER,))).then_refused(CodeInUse)


def test_nobody_stands_above_itself():
    given(established).when(REHOST, Facts(above=(CITY, HERE))).then_refused(HostedInACircle)
    itself = REHOST.model_copy(update={"host": HERE})
    given(established).when(itself).then_refused(HostedInACircle)


def test_nobody_succeeds_itself():
    given(established).when(END, Facts(above=(HERE,))).then_refused(SucceedsItself)
    itself = END.model_copy(update={"succeeded_by": HERE})
    given(established).when(itself).then_refused(SucceedsItself)


def test_rules_are_adopted_for_days_on_which_it_lasts():
    rules, basis = preset("city")
    adopt = AdoptRules(committee=HERE, rules=rules, effective_on=JUNE, basis=basis)
    given(established, ended).when(adopt).then_refused(CommitteeHasEnded)
    before = adopt.model_copy(update={"effective_on": MARCH})
    given(established, ended).when(before).then(
        RulesAdopted(committee=HERE, rules=rules, effective_on=MARCH, basis=basis)
    )


def test_one_that_has_ended_does_not_change_from_that_day_on():
    later = RENAME.model_copy(update={"effective_on": JUNE})
    given(established, ended).when(later).then_refused(CommitteeHasEnded)
    given(established, ended).when(RENAME).then(renamed)
    given(established, recoded).when(END.model_copy(update={"effective_on": MARCH})).then_refused(
        EndsBeforeItsChanges
    )


def test_another_successor_afterwards_corrects_the_end():
    dissolved = END.model_copy(update={"succeeded_by": None})
    given(established, ended).when(dissolved).then(ended.model_copy(update={"succeeded_by": None}))


def test_the_directory_holds_what_holds_now_and_the_history_what_held_on_each_day():
    now = through_time = None
    for event in (established, recoded, renamed, rehosted, ended):
        now, through_time = row(now, event, None), history(through_time, event, None)
    assert (now.code, now.name, now.host) == ("999911", "云东区政协", OTHER)
    assert now.subject == "99.99.11.000"
    eve = date(2025, 2, 28)
    assert (through_time.code_on(eve), through_time.code_on(MARCH)) == ("999901", "999911")
    assert (through_time.name_on(eve), through_time.name_on(MARCH)) == ("东湖区政协", "云东区政协")
    assert (through_time.host_on(eve), through_time.host_on(MARCH)) == (CITY, OTHER)
    assert through_time.name_on(BEGINNING) == "东湖区政协"
    assert through_time.lasts(date(2025, 5, 31))
    assert not through_time.lasts(JUNE)
    corrected = history(through_time, renamed.model_copy(update={"name": "东云区政协"}), None)
    assert corrected.names == ("东湖区政协", "东云区政协")
    assert history(None, renamed, None) is None
    assert row(None, renamed, None) is None
    assert UUID(str(through_time.succeeded_by)) == OTHER


def test_one_that_has_ended_adopts_and_announces_nothing_from_that_day_on():
    given(established, ended).when(adopt(JUNE)).then_refused(CommitteeHasEnded)
    given(established, ended).when(adopt(MARCH)).then_happened(
        lambda events: isinstance(events[0], RulesAdopted)
    )
    given(established, ended).when(announce(2026)).then_refused(CommitteeHasEnded)
    given(established, ended).when(announce(2025)).then_happened(
        lambda events: isinstance(events[0], WorkingDaysAnnounced)
    )


def test_an_end_recorded_by_mistake_is_taken_back_once():
    given().when(UNDO).then_refused(NotEstablished)
    given(established).when(UNDO).then_nothing()
    given(established, ended).when(UNDO).then(undone)
    given(established, ended, undone).when(UNDO).then_nothing()
    later = RENAME.model_copy(update={"effective_on": JUNE})
    told = renamed.model_copy(update={"effective_on": JUNE})
    given(established, ended, undone).when(later).then(told)
    given(established, ended, undone).when(END).then(ended)


def test_a_code_given_to_another_since_the_end_stays_there():
    given(established, ended).when(UNDO, Facts(holders=(OTHER,))).then_refused(CodeInUse)


def test_the_history_forgets_an_end_that_was_taken_back():
    through_time = None
    for event in (established, ended, undone):
        through_time = history(through_time, event, None)
    assert through_time.lasts(JUNE)
    assert through_time.succeeded_by is None
    assert row(row(None, established, None), undone, None).code == "999901"
