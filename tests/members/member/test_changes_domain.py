"""What becomes of the changes that a member proposes?"""

from datetime import date
from uuid import UUID

from hypothesis import given as any_of
from hypothesis import strategies as st

from contracts.members.member import MemberAdmitted, MemberLeft, ParticularsCorrected
from kernel.ids import committee_id
from kernel.testing.specification import specification
from members.member.changes.commands import (
    ApproveChanges,
    LookAtPrivateChanges,
    ProposeChanges,
    RefuseChanges,
    WithdrawChanges,
)
from members.member.changes.events import (
    Changed,
    ChangesApproved,
    ChangesProposed,
    ChangesRefused,
    ChangesSuperseded,
    ChangesWithdrawn,
    PrivateChangesLookedAt,
)
from members.member.changes.refusals import (
    ChangeSettled,
    NoSuchChange,
    NotAmongTheChanges,
    NothingPrivateProposed,
    ReasonForTheRest,
)
from members.member.commands import CorrectParticulars
from members.member.domain import MEMBER
from members.member.events import PrivateParticularsKept
from members.member.facts import NOTHING
from members.member.refusals import NotOnTheRoll
from rules.names import derived_id

given = specification(MEMBER, NOTHING)
HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
ABOUT = {"committee": HERE, "member": CEN}
FIRST, SECOND = UUID(int=1), UUID(int=2)
UNTOLD = dict.fromkeys(("member_no", "gender", "nation", "party", "education"))
PHONE = "15490000024"
admitted = MemberAdmitted(
    member=CEN, name="岑知远", term=5, since=None, birth_year=1975, employer="云岭市第一中学",
    position="教师", **UNTOLD,
)  # fmt: skip


def propose(change=FIRST, **more):
    return ProposeChanges(**ABOUT, change=change, **more)


def proposed(change=FIRST, **more):
    (event,) = given(admitted).when(propose(change, **more)).events
    return event


def test_what_is_proposed_stands_beside_what_was_and_changes_nothing():
    asked = propose(position="副校长", birth_year=1976, employer="云岭市第一中学", blank=("party",))
    changed = (
        Changed(particular="position", before="教师", after="副校长"),
        Changed(particular="birth_year", before="1975", after="1976"),
    )
    event = proposed(position="副校长", birth_year=1976)
    assert set(event.changed) == set(changed)
    (same,) = given(admitted).when(asked).events
    assert set(same.changed) == set(changed)
    assert MEMBER.fold([admitted, event]).particulars == MEMBER.fold([admitted]).particulars


def test_a_private_change_is_sealed_at_once():
    event = proposed(phone=PHONE)
    assert [one.kind for one in event.kept] == ["phone"]
    assert PHONE not in event.as_text()
    assert MEMBER.fold([admitted, event]).kept == {}


def test_nothing_new_is_no_proposal():
    given(admitted).when(propose(position="教师")).then_nothing()


def test_a_later_proposal_takes_the_place_of_one_that_waits():
    event = proposed(position="副校长")
    told = given(admitted, event).when(propose(SECOND, position="校长"))
    over, later = told.events
    assert over == ChangesSuperseded(member=CEN, change=FIRST, by=SECOND)
    assert isinstance(later, ChangesProposed)
    given(admitted, event).when(propose(SECOND, position="副校长")).then_nothing()
    approve = ApproveChanges(**ABOUT, change=FIRST)
    given(admitted, event, over, later).when(approve).then_refused(ChangeSettled)


def test_what_is_approved_holds():
    event = proposed(position="副校长", birth_year=1976, phone=PHONE)
    approve = ApproveChanges(**ABOUT, change=FIRST)
    told = given(admitted, event).when(approve).events
    assert [type(one) for one in told] == [
        ChangesApproved,
        ParticularsCorrected,
        PrivateParticularsKept,
    ]
    after = MEMBER.fold([admitted, event, *told])
    assert (after.particulars.position, after.particulars.birth_year) == ("副校长", 1976)
    assert after.kept["phone"] == event.kept[0]
    given(admitted, event, *told).when(approve).then_nothing()
    refuse = RefuseChanges(**ABOUT, change=FIRST, reason="须附文件")
    given(admitted, event, *told).when(refuse).then_refused(ChangeSettled)


def test_a_part_is_approved_and_the_rest_refused_with_a_reason():
    event = proposed(position="副校长", phone=PHONE)
    part = {**ABOUT, "change": FIRST, "only": ("phone",)}
    given(admitted, event).when(ApproveChanges(**part)).then_refused(ReasonForTheRest)
    told = given(admitted, event).when(ApproveChanges(**part, reason="职务须附文件")).events
    assert [type(one) for one in told] == [ChangesApproved, ChangesRefused, PrivateParticularsKept]
    assert told[1].particulars == ("position",)
    assert "职务须附文件" not in told[1].as_text()
    given(admitted, event, *told).when(ApproveChanges(**part, reason="职务须附文件")).then_nothing()
    stranger = ApproveChanges(**ABOUT, change=FIRST, only=("nation",))
    given(admitted, event).when(stranger).then_refused(NotAmongTheChanges)


def test_what_is_refused_stays_as_it_was():
    event = proposed(position="副校长")
    refuse = RefuseChanges(**ABOUT, change=FIRST, reason="须附文件")
    (refused,) = given(admitted, event).when(refuse).events
    assert refused.particulars == ("position",)
    given(admitted, event, refused).when(refuse).then_nothing()
    given(admitted, event, refused).when(ApproveChanges(**ABOUT, change=FIRST)).then_refused(
        ChangeSettled
    )
    given(admitted, event, refused).when(propose(position="校长")).then_refused(ChangeSettled)


def test_a_member_withdraws_what_waits():
    event, withdraw = proposed(position="副校长"), WithdrawChanges(**ABOUT, change=FIRST)
    back = ChangesWithdrawn(member=CEN, change=FIRST)
    given(admitted, event).when(withdraw).then(back)
    given(admitted, event, back).when(withdraw).then_nothing()
    given(admitted).when(withdraw).then_refused(NoSuchChange)


def test_every_look_at_private_values_is_an_event():
    event, look = proposed(phone=PHONE), LookAtPrivateChanges(**ABOUT, change=FIRST)
    shown = PrivateChangesLookedAt(member=CEN, change=FIRST, shown=(event.kept[0].id,))
    given(admitted, event).when(look).then(shown)
    given(admitted, event, shown).when(look).then(shown)
    given(admitted, proposed(position="副校长")).when(look).then_refused(NothingPrivateProposed)


def test_who_has_left_proposes_nothing():
    gone = MemberLeft(member=CEN, how="ceased", until=date(2026, 3, 1))
    given(admitted, gone).when(propose(position="副校长")).then_refused(NotOnTheRoll)


IDS = st.sampled_from((FIRST, SECOND, UUID(int=3)))
ABOUT_IT = {"committee": st.just(HERE), "member": st.just(CEN), "change": IDS}
POSITIONS = st.sampled_from(("教师", "副校长", "校长"))
WALKS = st.lists(
    st.one_of(
        st.builds(ProposeChanges, **ABOUT_IT, position=POSITIONS),
        st.builds(WithdrawChanges, **ABOUT_IT),
        st.builds(ApproveChanges, **ABOUT_IT),
        st.builds(RefuseChanges, **ABOUT_IT, reason=st.just("须附文件")),
        st.builds(
            CorrectParticulars,
            committee=st.just(HERE),
            member=st.just(CEN),
            position=POSITIONS,
        ),
    ),
    max_size=12,
)


@any_of(WALKS)
def test_on_any_walk_a_particular_is_what_was_last_approved_or_corrected(walk):
    events, position = [admitted], "教师"
    for command in walk:
        told = given(*events).when(command).events
        waiting = MEMBER.fold(events).changes.waiting
        events += told
        if isinstance(command, CorrectParticulars) and not isinstance(command, ProposeChanges):
            position = command.position
        if any(isinstance(one, ChangesApproved) for one in told):
            position = waiting.changed[0].after
        assert MEMBER.fold(events).particulars.position == position
