"""What may a committee do?"""

from datetime import UTC, date, datetime

from contracts.committees import plenary_id
from contracts.members.committee import (
    CommitteeEstablished,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
)
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.committee.commands import ConvenePlenary, EstablishCommittee
from members.committee.domain import (
    COMMITTEE,
    ClosesBeforeItOpens,
    CodeInUse,
    NotEstablished,
)
from members.committee.presets import preset

given = specification(COMMITTEE)
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
