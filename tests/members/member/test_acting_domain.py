"""Whom may a member let act for oneself?"""

from datetime import date

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st
from pydantic import ValidationError

from contracts.acting import ActingRow, kind_of
from contracts.acting import _holds as holds
from contracts.members.member import (
    ActingAuthorised,
    ActingRevoked,
    MemberAdmitted,
    MemberLeft,
    MembersMerged,
)
from contracts.values import Named
from kernel.ids import committee_id, derived
from kernel.testing.specification import specification
from members.member.acting.commands import AuthoriseActing, RevokeActing
from members.member.acting.refusals import ActsForOneself, UnitNeverActs
from members.member.commands import member_id
from members.member.domain import MEMBER
from members.member.facts import NOTHING
from members.member.leaving.commands import RecordLeaving
from members.member.merging.commands import MergeMembers
from members.member.refusals import NotAMember, NotOnTheRoll
from members.member.turnover.commands import EndWithTerm
from rules.names import derived_id

given = specification(MEMBER, NOTHING)
HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
ABOUT = {"committee": HERE, "member": CEN}
WEN = "staff:wen"
UNTOLD = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position")
)
admitted = MemberAdmitted(member=CEN, name="岑知远", term=5, since=None, **UNTOLD)
revoked = ActingRevoked(member=CEN, account=WEN)


def authorise(**more):
    told = {"account": WEN, "name": "温景川", "kinds": ("proposals",), "since": date(2026, 1, 1)}
    return AuthoriseActing(**ABOUT, **told | more)


def authorised(kinds=("proposals",), until=None):
    return ActingAuthorised(
        member=CEN, account=WEN, name="温景川", kinds=kinds, since=date(2026, 1, 1), until=until
    )


def test_an_account_is_authorised_once_and_the_last_word_holds():
    given(admitted).when(authorise()).then(authorised())
    given(admitted, authorised()).when(authorise()).then_nothing()
    more = authorise(kinds=("proposals", "activities"), until=date(2026, 12, 31))
    wider = authorised(("activities", "proposals"), date(2026, 12, 31))
    given(admitted, authorised()).when(more).then(wider)


def test_an_account_is_revoked_once():
    revoke = RevokeActing(**ABOUT, account=WEN)
    given(admitted, authorised()).when(revoke).then(revoked)
    given(admitted, authorised(), revoked).when(revoke).then_nothing()
    given(admitted).when(revoke).then_nothing()


def test_a_unit_never_acts_and_oneself_needs_no_authorisation():
    given(admitted).when(authorise(account="unit:schools")).then_refused(UnitNeverActs)
    given(admitted).when(authorise(account=f"member:{CEN}")).then_refused(ActsForOneself)
    gone = MemberLeft(member=CEN, how="ceased", until=date(2026, 3, 1))
    given(admitted, gone).when(authorise()).then_refused(NotOnTheRoll)


def leaves(how="removed", until=date(2026, 3, 1)):
    return RecordLeaving(**ABOUT, how=how, until=until)


def left(how="removed", until=date(2026, 3, 1)):
    return MemberLeft(member=CEN, how=how, until=until)


TODAY, AHEAD = date(2026, 3, 2), date(2026, 12, 31)
MERGED = MembersMerged(duplicate=CEN, member=Named(id=member_id(HERE, "岑知远", 2), name="岑知远"))


def test_nobody_acts_for_a_member_who_has_left():
    given(admitted, authorised()).when(leaves()).then(left(), revoked)
    retracted = {"how": "retracted", "until": AHEAD}
    given(admitted, authorised()).when(leaves(**retracted)).then(left(**retracted), revoked)
    given(admitted, authorised(), revoked).when(leaves()).then(left())


def test_till_the_last_day_on_the_roll_and_no_longer():
    until = authorised(until=TODAY)
    given(admitted, authorised()).when(leaves(until=TODAY)).then(left(until=TODAY), until)
    given(admitted, until).when(leaves(until=AHEAD)).then(left(until=AHEAD))
    ends = EndWithTerm(**ABOUT, term=6, until=AHEAD)
    term_ended = MemberLeft(member=CEN, how="ceased", until=AHEAD, cause="term_ended")
    given(admitted, authorised()).when(ends).then(term_ended, authorised(until=AHEAD))
    later = authorised().model_copy(update={"since": date(2027, 1, 1)})
    given(admitted, later).when(ends).then(term_ended, revoked)


def test_nobody_acts_for_a_duplicate():
    twin = MERGED.member.id
    other = admitted.model_copy(update={"member": twin})
    beside = {f"member-{twin}": MEMBER.fold([other])}
    merge = MergeMembers(**ABOUT, into=twin)
    given(admitted, authorised()).beside(**beside).when(merge).then(MERGED, revoked)


@pytest.mark.parametrize("gone", [MERGED, left(), left("retracted")])
def test_an_authorisation_is_revoked_of_whomever_it_is(gone):
    revoke = RevokeActing(**ABOUT, account=WEN)
    given(admitted, authorised(), gone).when(revoke).then(revoked)
    given(admitted, gone).when(revoke).then_nothing()
    given().when(revoke).then_refused(NotAMember)


def test_an_authorisation_does_not_end_before_it_begins():
    with pytest.raises(ValidationError):
        authorise(until=date(2025, 12, 31))


@pytest.mark.parametrize(
    ("permission", "kind"),
    [
        ("proposals.proposal.submit", "proposals"),
        ("proposals.proposal.feed_back", "feedback"),
        ("sectors.activity.sign_up", "activities"),
        ("members.change.propose", "particulars"),
        ("members.acting.authorise", None),
        ("members.resignation.request", None),
        ("members.change", None),
    ],
)
def test_each_act_is_of_one_kind_and_some_are_only_ones_own(permission, kind):
    assert kind_of(permission) == kind


DAYS = st.dates(date(2025, 12, 1), date(2026, 2, 1))


@any_of(DAYS, DAYS | st.none(), DAYS, st.booleans())
def test_an_authorisation_holds_from_its_first_day_to_its_last(since, until, on, over):
    key = derived("acting", CEN, WEN)
    row = ActingRow(key, HERE, CEN, WEN, "温景川", ("proposals",), since, until, over)
    inside = since <= on and (until is None or on <= until)
    assert holds(row, "proposals", on) == (inside and not over)
    assert not holds(row, "feedback", on)
    assert not holds(row, None, on)
