"""What may a committee do?"""

from datetime import UTC, date, datetime

import pytest

from contracts.committees import plenary_id
from contracts.members.committee import (
    CommitteeEstablished,
    DayNamed,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
    WorkingDaysAnnounced,
)
from contracts.occasions import COMMON_KINDS, ActivityKindRule
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.committee.commands import (
    AdoptRules,
    AnnounceWorkingDays,
    ConvenePlenary,
    EstablishCommittee,
)
from members.committee.domain import COMMITTEE
from members.committee.facts import NOTHING
from members.committee.presets import preset
from members.committee.refusals import (
    ClosesBeforeItOpens,
    CodeInUse,
    NoConsultation,
    NotEstablished,
    NoWeekend,
    OffAndAtWork,
    OutsideTheYear,
    UnknownCommonKind,
)

given = specification(COMMITTEE, NOTHING)
HERE = committee_id("999900")
RULES, BASIS = preset("city")
CUT_OFF = datetime(2026, 1, 9, 10, tzinfo=UTC)
ESTABLISH = EstablishCommittee(
    committee=HERE, code="999900", name="云岭市政协", rules=RULES, basis=BASIS
)
established = CommitteeEstablished(committee=HERE, code="999900", name="云岭市政协", host=None)
adopted = RulesAdopted(committee=HERE, rules=RULES, effective_on=date(2026, 3, 2), basis=BASIS)
DAYS = {"opens": date(2026, 1, 8), "closes": date(2026, 1, 11), "cut_off": CUT_OFF}
CONVENE = ConvenePlenary(committee=HERE, term=5, session=3, **DAYS)
convened = PlenaryConvened(
    committee=HERE, plenary=plenary_id(HERE, 5, 3), term=5, session=3, **DAYS
)


def test_a_committee_is_established_with_the_rules_it_starts_from():
    given().when(ESTABLISH).then(established, adopted)


def test_establishing_twice_changes_nothing():
    given(established, adopted).when(ESTABLISH).then_nothing()


def test_one_code_stands_for_one_committee():
    given(established, adopted).when(
        ESTABLISH.model_copy(update={"name": "别处政协"})
    ).then_refused(CodeInUse)


def test_a_plenary_needs_a_committee():
    given().when(CONVENE).then_refused(NotEstablished)


def test_a_plenary_is_convened_once():
    given(established).when(CONVENE).then(convened)
    given(established, convened).when(CONVENE).then_nothing()


def test_other_days_later_are_a_rescheduling():
    moved = DAYS | {"closes": date(2026, 1, 12)}
    given(established, convened).when(
        ConvenePlenary(committee=HERE, term=5, session=3, **moved)
    ).then(PlenaryRescheduled(committee=HERE, plenary=plenary_id(HERE, 5, 3), **moved))


def test_a_plenary_does_not_close_before_it_opens():
    wrong = DAYS | {"closes": date(2026, 1, 7)}
    given(established).when(
        ConvenePlenary(committee=HERE, term=5, session=3, **wrong)
    ).then_refused(ClosesBeforeItOpens)


OFF = DayNamed(day=date(2027, 1, 1), name="元旦")
MADE_UP = DayNamed(day=date(2027, 1, 3), name="元旦")
ANNOUNCE = AnnounceWorkingDays(
    committee=HERE, year=2027, off=(OFF,), made_up=(MADE_UP,), basis="放假通知"
)
announced = WorkingDaysAnnounced(
    committee=HERE, year=2027, off=(OFF,), made_up=(MADE_UP,), basis="放假通知"
)


def test_a_years_working_days_are_announced_whole_and_may_be_announced_anew():
    given().when(ANNOUNCE).then_refused(NotEstablished)
    given(established).when(ANNOUNCE).then(announced)
    given(established, announced).when(ANNOUNCE).then_nothing()
    without = ANNOUNCE.model_copy(update={"made_up": ()})
    given(established, announced).when(without).then(announced.model_copy(update={"made_up": ()}))


def test_each_day_of_a_calendar_is_one_thing():
    def asked(**changes):
        return given(established).when(ANNOUNCE.model_copy(update=changes))

    asked(year=2028).then_refused(OutsideTheYear)
    asked(off=(OFF, MADE_UP)).then_refused(OffAndAtWork)
    friday = DayNamed(day=date(2027, 1, 8), name="元旦")
    asked(made_up=(friday,)).then_refused(NoWeekend)


def with_kinds(*kinds):
    """Rules whose kinds of activity are these."""
    return RULES.model_copy(update={"activity_kinds": kinds})


def adopt(rules):
    return AdoptRules(committee=HERE, rules=rules, effective_on=date(2026, 3, 2), basis="议事规则")


HEARING = ActivityKindRule(
    name="议政会",
    common="hearing",
    words=("听证会",),
    form="会议",
    must_attend=True,
    points_unit="次",
)


def test_every_kind_of_activity_counts_as_one_of_the_common_kinds():
    rules = with_kinds(HEARING)
    given(established, adopted).when(adopt(rules)).then(
        RulesAdopted(committee=HERE, rules=rules, effective_on=date(2026, 3, 2), basis="议事规则")
    )
    strange = with_kinds(HEARING.model_copy(update={"common": "picnic"}))
    given(established, adopted).when(adopt(strange)).then_refused(UnknownCommonKind)
    given().when(ESTABLISH.model_copy(update={"rules": strange})).then_refused(UnknownCommonKind)


def test_only_a_kind_of_consultation_says_which_it_is():
    lawmaking = {"name": "立法协商", "words": (), "consultation": "legislative"}
    fitting = with_kinds(ActivityKindRule(common="consultation", **lawmaking))
    assert given(established, adopted).when(adopt(fitting)).refused is None
    wrong = with_kinds(ActivityKindRule(common="hearing", **lawmaking))
    given(established, adopted).when(adopt(wrong)).then_refused(NoConsultation)


@pytest.mark.parametrize("name", ["national", "city", "district", "township"])
def test_a_preset_has_a_kind_for_every_common_kind(name):
    rules, _ = preset(name)
    assert {kind.common for kind in rules.activity_kinds} == set(COMMON_KINDS)
    words = [word for kind in rules.activity_kinds for word in (kind.name, *kind.words)]
    assert len(words) == len(set(words)), "a word stands for two kinds"
