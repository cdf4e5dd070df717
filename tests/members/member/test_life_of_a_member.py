"""Is each step of a member's life recorded with its day and paper, and no time told twice?"""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st
from pydantic import ValidationError

from contracts.members.member import (
    Decision,
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.testing.specification import NOON, specification
from members.member.basis import Basis
from members.member.commands import (
    AdmitMember,
    AssumeRole,
    Belonging,
    JoinBody,
    LayDownRole,
    LeaveBody,
    SettleBodies,
    SettleRoles,
)
from members.member.domain import MEMBER
from members.member.facts import NOTHING
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    RecordLeaving,
    RequestResignation,
    WithdrawResignation,
)
from members.member.leaving.events import (
    ResignationDeclined,
    ResignationRequested,
    ResignationWithdrawn,
)
from members.member.leaving.refusals import LeftAlready, NoResignationWaits
from members.member.refusals import (
    BeforeAdmission,
    LeftBeforeJoined,
    OverlapsFormer,
    OverlapsNext,
)
from rules.names import derived_id

given = specification(MEMBER, NOTHING)
HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
ABOUT = {"committee": HERE, "member": CEN}
TODAY, IN = date(2026, 3, 2), date(2022, 1, 12)
UNTOLD = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position")
)
PAPER = Basis(paper="云政协常〔2026〕3号", by="常务委员会", decided_on=date(2026, 2, 27))
BY_PAPER = Decision(paper="云政协常〔2026〕3号", by="常务委员会", decided_on=date(2026, 2, 27))
WHY = "因工作调动，难以继续履职"
admitted = MemberAdmitted(member=CEN, name="岑知远", term=5, since=IN, **UNTOLD)


def began(name, since=None, kind=BodyKind.SECTOR, basis=None):
    named = Named(id=body_id(HERE, kind, name), name=name)
    return MembershipBegan(member=CEN, body=named, kind=kind, duty=None, since=since, basis=basis)


def ended(name, until, kind=BodyKind.SECTOR):
    return MembershipEnded(member=CEN, body=body_id(HERE, kind, name), until=until)


def assumed(role="副主席", since=None):
    return RoleAssumed(member=CEN, role=role, since=since)


def laid_down(until, role="副主席"):
    return RoleLaidDown(member=CEN, role=role, until=until)


def left(**more):
    return MemberLeft(**({"member": CEN, "how": "ceased", "until": TODAY} | more))


def test_who_is_coopted_is_so_by_a_paper():
    asked = AdmitMember(committee=HERE, name="岑知远", term=5, since=IN, way="coopted", basis=PAPER)
    came = admitted.model_copy(update={"way": "coopted", "basis": BY_PAPER})
    given().when(asked).then(came)
    given(came).when(asked).then_nothing()


def test_the_paper_of_an_admission_is_told_afterwards():
    asked = AdmitMember(committee=HERE, name="岑知远", term=5, basis=PAPER)
    given(admitted).when(asked).then(admitted.model_copy(update={"basis": BY_PAPER}))


def test_terms_served_are_counted_and_a_reappointments_paper_is_told_afterwards():
    asked = AdmitMember(committee=HERE, name="岑知远", term=6, since=date(2027, 1, 12))
    on = MemberReappointed(member=CEN, term=6, since=date(2027, 1, 12), terms=2)
    given(admitted).when(asked).then(on)
    given(admitted, on).when(asked).then_nothing()
    with_paper = asked.model_copy(update={"basis": PAPER})
    told = on.model_copy(update={"basis": BY_PAPER})
    given(admitted, on).when(with_paper).then(told)
    third = MemberReappointed(member=CEN, term=7, since=None, terms=3)
    again = AdmitMember(committee=HERE, name="岑知远", term=7)
    given(admitted, on).when(again).then(third)


def test_a_member_is_moved_to_another_sector_by_a_paper():
    asked = JoinBody(
        **ABOUT, kind=BodyKind.SECTOR, name="经济", since=date(2026, 3, 1), basis=PAPER
    )
    given(admitted, began("教育")).when(asked).then(
        ended("教育", date(2026, 2, 28)), began("经济", date(2026, 3, 1), basis=BY_PAPER)
    )


def test_moving_away_is_ceasing_with_a_code_and_a_place():
    asked = RecordLeaving(
        **ABOUT, how="ceased", cause="moved_away", moved_to="青竹区政协", basis=PAPER
    )
    gone = left(cause="moved_away", moved_to="青竹区政协", basis=BY_PAPER)
    given(admitted).when(asked).then(gone)
    given(admitted, gone).when(asked).then_nothing()
    given(admitted, gone).when(RecordLeaving(**ABOUT, how="ceased")).then_nothing()
    died = RecordLeaving(**ABOUT, how="ceased", cause="death")
    given(admitted, gone).when(died).then(left(cause="death", basis=BY_PAPER))
    for wrong in ({"how": "removed", "cause": "death"}, {"how": "ceased", "moved_to": "青竹区"}):
        with pytest.raises(ValidationError):
            RecordLeaving(**ABOUT, **wrong)


def test_why_somebody_left_is_in_no_event():
    asked = RecordLeaving(**ABOUT, how="removed", reason=WHY)
    (gone,) = given(admitted).when(asked).events
    assert (gone.told.kind, gone.reason) == ("leaving_reason", None)
    assert WHY not in gone.as_text()


def test_a_reason_in_clear_words_is_read_and_never_written_again():
    old = MemberLeft.read(
        f'{{"member": "{CEN}", "how": "removed", "until": "2026-03-02", "reason": "长期缺席"}}'
    )
    assert old.reason == "长期缺席"
    given(admitted, old).when(RecordLeaving(**ABOUT, how="removed")).then_nothing()
    later = RecordLeaving(**ABOUT, how="removed", until=date(2026, 3, 5))
    given(admitted, old).when(later).then(left(how="removed", until=date(2026, 3, 5)))


def asked_to_resign():
    (event,) = given(admitted).when(RequestResignation(**ABOUT, reason=WHY)).events
    return event


def test_a_resignation_waits_for_the_standing_committee():
    waits = asked_to_resign()
    assert waits == ResignationRequested(member=CEN, requested_on=TODAY, reason=waits.reason)
    assert MEMBER.fold([admitted, waits]).on_roll
    accept = AcceptResignation(**ABOUT, basis=PAPER, until=TODAY)
    gone = left(how="resigned", basis=BY_PAPER, told=waits.reason)
    given(admitted, waits).when(accept).then(gone)
    given(admitted, waits, gone).when(accept).then_nothing()
    other = AcceptResignation(**ABOUT, basis=PAPER, until=date(2026, 4, 1))
    given(admitted, waits, gone).when(other).then_refused(LeftAlready)
    early = AcceptResignation(**ABOUT, basis=PAPER, until=date(2020, 1, 1))
    given(admitted, waits).when(early).then_refused(LeftBeforeJoined)
    given(admitted, waits, gone).when(RequestResignation(**ABOUT, reason=WHY)).then_refused(
        LeftAlready
    )


def test_a_resignation_is_withdrawn_or_declined_and_then_waits_no_more():
    waits, back = asked_to_resign(), ResignationWithdrawn(member=CEN)
    given(admitted, waits).when(WithdrawResignation(**ABOUT)).then(back)
    given(admitted, waits, back).when(WithdrawResignation(**ABOUT)).then_nothing()
    declined = ResignationDeclined(member=CEN, basis=BY_PAPER, reason=None)
    given(admitted, waits).when(DeclineResignation(**ABOUT, basis=PAPER)).then(declined)
    for before in ((admitted,), (admitted, waits, back), (admitted, waits, declined)):
        accept = AcceptResignation(**ABOUT, basis=PAPER)
        given(*before).when(accept).then_refused(NoResignationWaits)
        given(*before).when(DeclineResignation(**ABOUT)).then_refused(NoResignationWaits)


def test_leaving_at_once_settles_what_waited():
    waits = asked_to_resign()
    given(admitted, waits, left()).when(DeclineResignation(**ABOUT)).then_refused(
        NoResignationWaits
    )


def test_no_role_or_body_begins_before_the_admission():
    early = date(2021, 12, 31)
    given(admitted).when(AssumeRole(**ABOUT, role="副主席", since=early)).then_refused(
        BeforeAdmission
    )
    join = JoinBody(**ABOUT, kind=BodyKind.SPECIAL_COMMITTEE, name="提案委员会", since=early)
    given(admitted).when(join).then_refused(BeforeAdmission)


def test_a_role_is_not_held_twice_on_one_day():
    before = (admitted, assumed(), laid_down(date(2025, 6, 30)))
    again = AssumeRole(**ABOUT, role="副主席", since=date(2025, 6, 30))
    given(*before).when(again).then_refused(OverlapsFormer)
    next_day = again.model_copy(update={"since": date(2025, 7, 1)})
    given(*before).when(next_day).then(assumed(since=date(2025, 7, 1)))


def test_the_last_day_of_a_role_or_body_that_is_over_is_corrected():
    roles = (admitted, assumed(since=date(2024, 1, 1)), laid_down(date(2025, 6, 30)))
    other = LayDownRole(**ABOUT, role="副主席", until=date(2025, 5, 31))
    given(*roles).when(other).then(laid_down(date(2025, 5, 31)))
    given(*roles).when(LayDownRole(**ABOUT, role="副主席")).then_nothing()
    early = LayDownRole(**ABOUT, role="副主席", until=date(2023, 12, 31))
    given(*roles).when(early).then_refused(LeftBeforeJoined)
    moved = (
        admitted, began("教育"), ended("教育", date(2025, 5, 31)), began("经济", date(2025, 6, 1)),
    )  # fmt: skip
    education = body_id(HERE, BodyKind.SECTOR, "教育")
    sooner = LeaveBody(**ABOUT, body=education, until=date(2025, 5, 1))
    given(*moved).when(sooner).then(ended("教育", date(2025, 5, 1)))
    into = LeaveBody(**ABOUT, body=education, until=date(2025, 6, 1))
    given(*moved).when(into).then_refused(OverlapsNext)


def test_a_roster_that_names_a_role_anew_begins_after_the_former_time():
    before = (admitted, assumed(), laid_down(date(2025, 6, 30)))
    settle = SettleRoles(**ABOUT, roles=("副主席",), as_of=date(2025, 1, 8))
    (event,) = given(*before).when(settle).events
    assert event.since == date(2025, 7, 1)


DAYS = st.dates(date(2021, 6, 1), date(2026, 12, 31))
NAMES = st.sampled_from(("教育", "经济"))
ROLES = st.sampled_from(("副主席", "常务委员"))
PAPERS = st.none() | st.just(PAPER)


def asks():
    """Any of what an office may ask of a member's spells and life, on any day."""
    sector, committee = BodyKind.SECTOR, BodyKind.SPECIAL_COMMITTEE
    kinds = st.sampled_from((sector, committee))
    ids = st.builds(lambda kind, name: body_id(HERE, kind, name), kinds, NAMES)
    bodies = st.builds(lambda name: (Belonging(kind=sector, name=name),), NAMES)
    about = {"committee": st.just(HERE), "member": st.just(CEN)}
    return st.one_of(
        st.builds(JoinBody, **about, kind=kinds, name=NAMES, since=DAYS, basis=PAPERS),
        st.builds(LeaveBody, **about, body=ids, until=DAYS),
        st.builds(AssumeRole, **about, role=ROLES, since=DAYS),
        st.builds(LayDownRole, **about, role=ROLES, until=DAYS),
        st.builds(SettleRoles, **about, roles=st.tuples(ROLES), as_of=DAYS),
        st.builds(SettleBodies, **about, kinds=st.just((sector,)), bodies=bodies, as_of=DAYS),
    )


@any_of(st.lists(asks(), max_size=12))
def test_no_walk_leaves_two_times_of_one_thing_on_one_day(walk):
    events = [admitted]
    for command in walk:
        events += given(*events).when(command).events
    spells = told_spells(events)
    sectors = [body_id(HERE, BodyKind.SECTOR, name) for name in ("教育", "经济")]
    in_one_sector = sorted(time for one in sectors for time in spells.pop(one, ()))
    for times in (*spells.values(), in_one_sector):
        for (_, until), (since, _) in pairwise(times):
            assert until < since


def told_spells(events):
    """Every time in a body or role as the register folds it: (since, until) by what it is in."""
    spells = {}
    for event in events:
        match event:
            case MembershipBegan() | RoleAssumed():
                what = event.body.id if isinstance(event, MembershipBegan) else event.role
                times = spells.setdefault(what, [])
                if times and times[-1][1] == date.max:
                    times.pop()
                times.append((event.since or IN, date.max))
            case MembershipEnded() | RoleLaidDown():
                what = event.body if isinstance(event, MembershipEnded) else event.role
                spells[what][-1] = (spells[what][-1][0], event.until)
    return spells


def test_the_world_is_of_today():
    assert NOON.date() == TODAY
