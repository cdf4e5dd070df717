"""Who goes on into a term, with what, and who ends with the one before?"""

from datetime import date
from uuid import UUID

import pytest

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.members.term import TermChangeDecided
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.committee.presets import preset
from members.member.commands import AdmitMember, Belonging, JoinBody, SettleBodies, member_id
from members.member.domain import MEMBER
from members.member.facts import NOTHING, Facts
from members.member.refusals import (
    LeftBeforeJoined,
    NotAMember,
    NotOnTheRoll,
    TooManySpecialCommittees,
)
from members.member.turnover.commands import DecideTermChange, EndWithTerm, ServeOn
from members.member.turnover.domain import TURNOVER
from members.member.turnover.refusals import (
    LaterTermOpened,
    NoTermBefore,
    ServesInThatTerm,
    TermChangeDecidedOtherwise,
    TermNotOpened,
)
from members.member.turnover.state import TurnoverFacts

HERE = committee_id("999900")
CEN = member_id(HERE, "岑知远", 1)
OPENS, LAST = date(2027, 1, 8), date(2027, 1, 7)
RULES = preset("city")[0]
RULED = Facts(HERE, rules=RULES)
given = specification(MEMBER, RULED)
deciding = specification(TURNOVER)
FACTS = TurnoverFacts(opens=OPENS, before=True)


def body(kind, name):
    return Named(id=body_id(HERE, kind, name), name=name)


def began(kind, name, since=None):
    named = body(kind, name)
    return MembershipBegan(member=CEN, body=named, kind=kind, duty=None, since=since)


admitted = MemberAdmitted(
    member=CEN,
    name="岑知远",
    member_no=None,
    term=5,
    gender=None,
    nation=None,
    birth_year=None,
    party=None,
    education=None,
    employer=None,
    position=None,
    since=date(2022, 1, 8),
)
SECTOR = began(BodyKind.SECTOR, "教育")
SEAT = began(BodyKind.SPECIAL_COMMITTEE, "提案委员会")
STANDING = RoleAssumed(member=CEN, role="常务委员", since=None)
PARTY = RoleAssumed(member=CEN, role="党组成员", since=None)
served = (admitted, SECTOR, SEAT, STANDING, PARTY)
SERVE = ServeOn(committee=HERE, member=CEN, term=6, since=OPENS, on=OPENS)
END = EndWithTerm(committee=HERE, member=CEN, term=6, until=LAST, on=LAST)
reappointed = MemberReappointed(member=CEN, term=6, since=OPENS, terms=2)
ended = MemberLeft(member=CEN, how="ceased", until=LAST, cause="term_ended")


def test_who_serves_on_lays_down_what_ends_with_the_term():
    given(*served).when(SERVE).then(
        RoleLaidDown(member=CEN, role="常务委员", until=LAST),
        MembershipEnded(member=CEN, body=SEAT.body.id, until=LAST),
        reappointed,
    )


def test_without_a_rule_everything_goes_on():
    given(*served).when(SERVE, NOTHING).then(reappointed)
    bare = RULES.model_copy(update={"change_of_term": None})
    given(*served).when(SERVE, Facts(HERE, rules=bare)).then(reappointed)


def test_what_began_in_the_new_term_is_of_that_one():
    anew = RoleAssumed(member=CEN, role="副主席", since=OPENS)
    given(admitted, anew).when(SERVE).then(reappointed)


def test_serving_on_happens_once():
    given(*served, reappointed).when(SERVE).then_nothing()
    given().when(SERVE).then_refused(NotAMember)
    given(admitted, ended).when(SERVE).then_refused(NotOnTheRoll)


def test_who_ends_with_the_term_leaves_once():
    given(*served).when(END).then(ended)
    given(*served, ended).when(END).then_nothing()
    given().when(END).then_refused(NotAMember)


def test_who_serves_in_the_later_term_does_not_end_with_the_former():
    given(*served, reappointed).when(END).then_refused(ServesInThatTerm)


def test_who_came_after_the_last_day_does_not_end_on_it():
    late = admitted.model_copy(update={"since": OPENS})
    given(late).when(END).then_refused(LeftBeforeJoined)


def test_who_ended_is_admitted_again_by_the_later_terms_roster():
    asked = AdmitMember(
        committee=HERE, name="岑知远", term=6, since=date(2022, 1, 8), as_of=OPENS, on=OPENS
    )
    given(admitted, ended).when(asked).then(admitted, reappointed)
    given(admitted, ended).when(asked.model_copy(update={"term": 5})).then_nothing()
    resigned = ended.model_copy(update={"how": "resigned", "cause": None})
    back = admitted.model_copy(update={"term": 6, "since": OPENS})
    given(admitted, resigned).when(asked).then(back)
    given(admitted, resigned, back).when(asked).then_nothing()


def test_who_serves_on_after_all_has_the_bodies_and_roles_of_the_new_term():
    asked = AdmitMember(
        committee=HERE,
        name="岑知远",
        term=6,
        as_of=OPENS,
        on=OPENS,
        bodies=(Belonging(kind=BodyKind.SECTOR, name="经济"),),
        roles=("副主席",),
    )
    given(*served, ended).when(asked).then(
        MembershipEnded(member=CEN, body=SECTOR.body.id, until=LAST),
        MembershipEnded(member=CEN, body=SEAT.body.id, until=LAST),
        RoleLaidDown(member=CEN, role="常务委员", until=LAST),
        RoleLaidDown(member=CEN, role="党组成员", until=LAST),
        admitted,
        reappointed,
        began(BodyKind.SECTOR, "经济", OPENS).model_copy(update={"as_of": OPENS}),
        RoleAssumed(member=CEN, role="副主席", since=OPENS, as_of=OPENS),
    )


@pytest.mark.parametrize("seats", [2, 3])
def test_a_member_sits_on_two_special_committees_at_most(seats):
    names = ("提案委员会", "经济委员会", "文史学习委员会")[:seats]
    bodies = tuple(Belonging(kind=BodyKind.SPECIAL_COMMITTEE, name=name) for name in names)
    kinds = (BodyKind.SPECIAL_COMMITTEE,)
    settle = SettleBodies(committee=HERE, member=CEN, kinds=kinds, bodies=bodies)
    admit = AdmitMember(committee=HERE, name="岑知远", term=5, bodies=bodies)
    first = [began(BodyKind.SPECIAL_COMMITTEE, name) for name in names[:-1]]
    join = JoinBody(committee=HERE, member=CEN, kind=bodies[-1].kind, name=names[-1])
    for told in (
        given(admitted).when(settle),
        given().when(admit),
        given(admitted, *first).when(join),
    ):
        if seats > RULES.special_committees_at_most.at_most:
            told.then_refused(TooManySpecialCommittees)
        else:
            told.then_happened(len)


def test_history_and_committees_without_the_rule_are_not_held_to_it():
    seats = [began(BodyKind.SPECIAL_COMMITTEE, name) for name in ("提案委员会", "经济委员会")]
    third = JoinBody(
        committee=HERE, member=CEN, kind=BodyKind.SPECIAL_COMMITTEE, name="文史学习委员会"
    )
    given(admitted, *seats).when(third, backfilled=True).then_happened(len)
    given(admitted, *seats).when(third, NOTHING).then_happened(len)
    sector = JoinBody(committee=HERE, member=CEN, kind=BodyKind.SECTOR, name="经济")
    more = began(BodyKind.SPECIAL_COMMITTEE, "文史学习委员会")
    given(admitted, *seats, more).when(sector).then_happened(len)


DECIDE = DecideTermChange(committee=HERE, term=6, carries_over=True, but=(CEN,), basis="决定")
decided = TermChangeDecided(
    committee=HERE, term=6, carries_over=True, but=(CEN,), opened_on=OPENS, basis="决定"
)


def test_a_change_of_term_is_decided_once():
    deciding().when(DECIDE, FACTS).then(decided)
    deciding(decided).when(DECIDE, FACTS).then_nothing()
    twice = DECIDE.model_copy(update={"but": (CEN, CEN)})
    deciding(decided).when(twice, FACTS).then_nothing()
    for other in ({"carries_over": False}, {"but": ()}):
        deciding(decided).when(DECIDE.model_copy(update=other), FACTS).then_refused(
            TermChangeDecidedOtherwise
        )


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        (TurnoverFacts(before=True), TermNotOpened),
        (TurnoverFacts(opens=OPENS, before=True, later=7), LaterTermOpened),
        (TurnoverFacts(opens=OPENS), NoTermBefore),
        (TurnoverFacts(opens=OPENS, before=True, strangers=(str(UUID(int=9)),)), NotAMember),
    ],
)
def test_what_a_change_of_term_must_rest_on(facts, rule):
    deciding().when(DECIDE, facts).then_refused(rule)
