"""What may happen to a member?"""

from datetime import date

import pytest
from hypothesis import example
from hypothesis import given as any_of
from hypothesis import strategies as st
from pydantic import ValidationError

from contracts.directory import CommitteeIsOver
from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MemberReappointed,
    MembershipBegan,
    MembershipEnded,
    ParticularsCorrected,
    RoleAssumed,
    RoleLaidDown,
)
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.decider import Known, Refused
from kernel.ids import committee_id
from kernel.log.desk import Books, CommandDesk
from kernel.testing.specification import NOON, specification
from members.member.commands import (
    AdmitMember,
    AssumeRole,
    Belonging,
    CorrectParticulars,
    JoinBody,
    KeepPrivateParticulars,
    LayDownRole,
    LeaveBody,
    SettleBodies,
    SettleRoles,
    member_id,
)
from members.member.domain import MEMBER
from members.member.events import PrivateParticularsKept
from members.member.facts import NOTHING, Facts
from members.member.leaving.commands import RecordLeaving
from members.member.refusals import (
    AnotherOfThatName,
    JoinsBeforeFormer,
    LeftBeforeJoined,
    NotAMember,
    NotOnTheRoll,
)
from rules.names import derived_id

given = specification(MEMBER, NOTHING)
HERE = committee_id("999900")
CEN = derived_id(HERE, "person", "岑知远")
ABOUT = {"committee": HERE, "member": CEN}
TODAY, YESTERDAY = date(2026, 3, 2), date(2026, 3, 1)
OPENING, NEXT_OPENING = date(2025, 1, 8), date(2026, 1, 8)
UNTOLD = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position")
)
EDUCATION = Belonging(kind=BodyKind.SECTOR, name="教育")
ECONOMY = Belonging(kind=BodyKind.SECTOR, name="经济界")
PROPOSALS = Belonging(kind=BodyKind.SPECIAL_COMMITTEE, name="提案委员会")


def admitted(since=date(2022, 1, 12), **more):
    told = UNTOLD | {"name": "岑知远", "term": 5} | more
    return MemberAdmitted(member=CEN, since=since, **told)


def began(body, since=None, as_of=None, duty=None):
    named = Named(id=body_id(HERE, body.kind, body.name), name=body.name)
    return MembershipBegan(
        member=CEN, body=named, kind=body.kind, duty=duty, since=since, as_of=as_of
    )


def ended(body, until):
    return MembershipEnded(member=CEN, body=body_id(HERE, body.kind, body.name), until=until)


def admit(**more):
    return AdmitMember(committee=HERE, **({"name": "岑　知远", "term": 5} | more))


def settle(*bodies, kinds=(BodyKind.SECTOR,), **more):
    return SettleBodies(**ABOUT, kinds=kinds, bodies=bodies, **more)


def test_a_person_is_admitted_into_bodies_and_roles():
    command = admit(since=date(2022, 1, 12), bodies=(EDUCATION,), roles=("常务委员",))
    assert command.member == CEN
    given().when(command).then(
        admitted(),
        began(EDUCATION),
        RoleAssumed(member=CEN, role="常务委员", since=None),
    )


def test_admitting_twice_changes_nothing():
    given(admitted(), began(EDUCATION)).when(admit(bodies=(EDUCATION,))).then_nothing()


def test_the_first_of_a_name_has_the_id_of_any_paper_and_the_second_another():
    assert member_id(HERE, "岑知远", 1) == derived_id(HERE, "person", "岑 知远")
    assert member_id(HERE, "岑知远", 2) == derived_id(HERE, "person", "岑知远#2")


def test_another_number_under_the_same_name_is_another_person():
    given(admitted(member_no="0017")).when(admit(member_no="0018")).then_refused(AnotherOfThatName)


def test_a_later_term_is_a_reappointment_and_an_earlier_one_is_past():
    served_on = MemberReappointed(member=CEN, term=6, since=None, terms=2)
    given(admitted()).when(admit(term=6)).then(served_on)
    given(admitted()).when(admit(term=4, since=date(2017, 1, 1))).then_nothing()
    again = MemberReappointed(member=CEN, term=6, since=date(2027, 1, 12))
    given(admitted(), again).when(admit(term=6, since=date(2027, 1, 12))).then_nothing()


def test_a_committee_that_has_ended_admits_nobody_from_that_day_on():
    over = Facts(HERE, ended_on=date(2025, 6, 1))
    given().when(admit(since=date(2025, 6, 1)), over).then_refused(CommitteeIsOver)
    given().when(admit(), over).then_refused(CommitteeIsOver)
    given().when(admit(since=date(2022, 1, 12)), over).then(admitted())
    given(admitted()).when(admit(), over).then_nothing()
    given(admitted()).when(admit(term=6), over).then_refused(CommitteeIsOver)
    elsewhen = Facts(HERE, ended_on=None)
    given().when(admit(since=date(2025, 6, 1)), elsewhen).then(admitted(date(2025, 6, 1)))


def test_a_wrong_day_of_admission_is_corrected():
    given(admitted()).when(admit(since=date(2022, 1, 21))).then(admitted(date(2022, 1, 21)))


def test_who_left_comes_back_and_what_ended_then_has_ended():
    left = MemberLeft(member=CEN, how="resigned", until=date(2024, 6, 30))
    before = (admitted(), began(EDUCATION), left)
    given(*before).when(admit(since=date(2025, 1, 8), bodies=(ECONOMY,))).then(
        ended(EDUCATION, date(2024, 6, 30)),
        admitted(date(2025, 1, 8)),
        began(ECONOMY, date(2025, 1, 8)),
    )
    given(*before).when(admit(since=date(2022, 1, 12))).then_nothing()


def test_what_is_not_given_stays_and_what_is_blanked_goes():
    before = admitted(party="群众", position="教师")
    told = UNTOLD | {"name": "岑知远", "party": "群众", "nation": "汉族"}
    given(before).when(CorrectParticulars(**ABOUT, nation="汉族", blank=("position",))).then(
        ParticularsCorrected(member=CEN, **told)
    )
    given(before).when(CorrectParticulars(**ABOUT, party="群众")).then_nothing()


def test_only_a_member_of_this_committee_can_be_spoken_of():
    given().when(CorrectParticulars(**ABOUT, party="群众")).then_refused(NotAMember)
    elsewhere = Facts(committee_id("999901"))
    given(admitted()).when(RecordLeaving(**ABOUT, how="ceased"), elsewhere).then_refused(NotAMember)


def test_a_member_has_one_sector():
    given(admitted(), began(EDUCATION)).when(
        JoinBody(**ABOUT, kind=BodyKind.SECTOR, name="经济界", since=date(2025, 6, 1))
    ).then(ended(EDUCATION, date(2025, 5, 31)), began(ECONOMY, date(2025, 6, 1)))
    with pytest.raises(ValidationError):
        settle(EDUCATION, ECONOMY)


def test_a_committee_is_joined_beside_the_sector():
    given(admitted(), began(EDUCATION)).when(
        JoinBody(**ABOUT, kind=BodyKind.SPECIAL_COMMITTEE, name="提案委员会")
    ).then(began(PROPOSALS, TODAY))


def test_the_next_sector_does_not_begin_before_the_former():
    given(admitted(), began(EDUCATION, date(2025, 3, 1))).when(
        JoinBody(**ABOUT, kind=BodyKind.SECTOR, name="经济", since=date(2025, 2, 1))
    ).then_refused(JoinsBeforeFormer)


def test_two_writings_of_a_sector_are_one():
    given(admitted(), began(EDUCATION)).when(
        JoinBody(**ABOUT, kind=BodyKind.SECTOR, name="教育界")
    ).then_nothing()


def test_another_duty_in_the_same_body_keeps_its_first_day():
    given(admitted(), began(EDUCATION, date(2023, 1, 1))).when(
        settle(EDUCATION.model_copy(update={"duty": "界别召集人"}), as_of=OPENING)
    ).then(began(EDUCATION, date(2023, 1, 1), OPENING, "界别召集人"))


def test_a_body_is_left_once_and_not_before_it_was_joined():
    body = body_id(HERE, BodyKind.SECTOR, "教育")
    leave = LeaveBody(**ABOUT, body=body, until=date(2025, 12, 31))
    before = (admitted(), began(EDUCATION, date(2025, 1, 1)))
    given(*before).when(leave).then(ended(EDUCATION, date(2025, 12, 31)))
    given(*before, ended(EDUCATION, date(2025, 12, 31))).when(leave).then_nothing()
    early = leave.model_copy(update={"until": date(2024, 12, 31)})
    given(*before).when(early).then_refused(LeftBeforeJoined)


def test_the_same_plenarys_roster_changed_tells_that_something_changed_today():
    given(admitted(), began(EDUCATION, None, OPENING)).when(settle(ECONOMY, as_of=OPENING)).then(
        ended(EDUCATION, YESTERDAY), began(ECONOMY, TODAY, OPENING)
    )


def test_a_later_plenarys_roster_holds_from_its_opening():
    given(admitted(), began(EDUCATION, None, OPENING)).when(
        settle(ECONOMY, as_of=NEXT_OPENING)
    ).then(ended(EDUCATION, date(2026, 1, 7)), began(ECONOMY, NEXT_OPENING, NEXT_OPENING))


def test_who_comes_back_keeps_what_was_known_and_is_not_told_again():
    known = admitted(
        member_no="0017", party="民盟盟员", honours="市劳动模范", in_system=True, position="教师"
    )
    left = MemberLeft(member=CEN, how="resigned", until=date(2023, 5, 1))
    back = date(2025, 1, 8)
    told = admit(since=back, position="校长", in_system=False)
    after = {"position": "校长", "in_system": False}
    returned = known.model_copy(update={"since": back, **after})
    given(known, left).when(told).then(returned)
    mistaken = MemberLeft(member=CEN, how="retracted", until=date(2023, 5, 1))
    given(known, mistaken).when(told).then(admitted(back, **after))


def test_what_was_changed_after_the_opening_is_not_dated_back():
    given(admitted(), began(EDUCATION, date(2026, 2, 1))).when(
        settle(ECONOMY, as_of=NEXT_OPENING)
    ).then(ended(EDUCATION, YESTERDAY), began(ECONOMY, TODAY, NEXT_OPENING))


def test_a_day_of_change_in_the_roster_is_the_day():
    given(admitted(), began(EDUCATION, None, OPENING)).when(
        settle(ECONOMY, as_of=OPENING, since=date(2025, 7, 1))
    ).then(ended(EDUCATION, date(2025, 6, 30)), began(ECONOMY, date(2025, 7, 1), OPENING))


def test_a_roster_settles_only_the_kinds_that_it_speaks_of():
    given(admitted(), began(EDUCATION), began(PROPOSALS)).when(
        settle(EDUCATION, as_of=OPENING)
    ).then_nothing()


def test_roles_are_assumed_and_laid_down_once():
    chair = RoleAssumed(member=CEN, role="主席", since=date(2025, 1, 11))
    assume = AssumeRole(**ABOUT, role="主席", since=date(2025, 1, 11))
    given(admitted()).when(assume).then(chair)
    given(admitted(), chair).when(assume).then_nothing()
    lay_down = LayDownRole(**ABOUT, role="主席", until=date(2025, 12, 1))
    down = RoleLaidDown(member=CEN, role="主席", until=date(2025, 12, 1))
    given(admitted(), chair).when(lay_down).then(down)
    given(admitted(), chair, down).when(lay_down).then_nothing()


def test_a_roster_settles_the_roles():
    chair = RoleAssumed(member=CEN, role="主席", since=None, as_of=OPENING)
    given(admitted(), chair).when(SettleRoles(**ABOUT, roles=("秘书长",), as_of=OPENING)).then(
        RoleLaidDown(member=CEN, role="主席", until=YESTERDAY),
        RoleAssumed(member=CEN, role="秘书长", since=TODAY, as_of=OPENING),
    )


def test_who_has_left_joins_nothing():
    left = MemberLeft(member=CEN, how="resigned", until=date(2025, 9, 1))
    join = JoinBody(**ABOUT, kind=BodyKind.SECTOR, name="教育")
    given(admitted(), left).when(join).then_refused(NotOnTheRoll)


def test_leaving_is_recorded_once_and_corrected_by_another_day():
    resign = RecordLeaving(**ABOUT, how="resigned", until=date(2025, 9, 1))
    left = MemberLeft(member=CEN, how="resigned", until=date(2025, 9, 1))
    given(admitted()).when(resign).then(left)
    given(admitted(), left).when(resign).then_nothing()
    later = resign.model_copy(update={"until": date(2025, 9, 30)})
    given(admitted(), left).when(later).then(left.model_copy(update={"until": date(2025, 9, 30)}))
    early = resign.model_copy(update={"until": date(2021, 1, 1)})
    given(admitted()).when(early).then_refused(LeftBeforeJoined)


def test_one_entered_by_mistake_is_no_member_until_admitted_anew():
    gone = MemberLeft(member=CEN, how="retracted", until=TODAY)
    given(admitted(), gone).when(RecordLeaving(**ABOUT, how="retracted")).then_nothing()
    given(admitted(), gone).when(CorrectParticulars(**ABOUT, party="群众")).then_refused(NotAMember)
    given(admitted(), gone).when(admit()).then(admitted(None))


def test_private_particulars_are_kept_once_and_said_by_reference():
    desk = CommandDesk(f"member-{CEN}", Books(), [], {}.__getitem__, bytes(32))
    known = Known(NOTHING, NOON, TODAY, desk)
    state = MEMBER.fold([admitted()])
    ask = KeepPrivateParticulars(**ABOUT, phone="15490000023", birth_date="1975-05-03")
    (kept,) = MEMBER.decide(ask, state, known)
    assert [item.kind for item in kept.kept] == ["phone", "birth_date"]
    assert "15490000023" not in kept.as_text()
    assert "1975" not in kept.as_text()
    desk.accept()
    state = MEMBER.evolve(state, kept)
    assert MEMBER.decide(ask, state, known) == []
    (more,) = MEMBER.decide(KeepPrivateParticulars(**ABOUT, religion="无"), state, known)
    assert isinstance(more, PrivateParticularsKept)
    assert more.kept[:2] == kept.kept


DAYS = st.sampled_from((None, date.min, date(2022, 1, 12), OPENING, TODAY, date.max))
BODIES = st.sampled_from((EDUCATION, ECONOMY, PROPOSALS))
ROLES = st.sampled_from(("主席", "秘书长"))
ASKED = st.one_of(
    st.builds(
        admit,
        since=DAYS,
        since_if_new=DAYS,
        as_of=DAYS,
        term=st.integers(4, 6),
        member_no=st.sampled_from((None, "1", "2")),
        bodies=BODIES.map(lambda body: (body,)),
        roles=ROLES.map(lambda role: (role,)),
    ),
    st.builds(
        CorrectParticulars,
        committee=st.just(HERE),
        member=st.just(CEN),
        party=st.sampled_from((None, "群众")),
        blank=st.sampled_from(((), ("party",))),
    ),
    st.builds(
        KeepPrivateParticulars,
        committee=st.just(HERE),
        member=st.just(CEN),
        phone=st.sampled_from((None, "15490000023", "15490000024")),
    ),
    st.builds(
        lambda body, since: JoinBody(
            **ABOUT, kind=body.kind, name=body.name, duty=body.duty, since=since
        ),
        BODIES,
        DAYS,
    ),
    st.builds(
        lambda body, until: LeaveBody(
            **ABOUT, body=body_id(HERE, body.kind, body.name), until=until
        ),
        BODIES,
        DAYS,
    ),
    st.builds(
        lambda body, since, as_of, on: settle(
            body, kinds=(body.kind,), since=since, as_of=as_of, on=on
        ),
        BODIES,
        DAYS,
        DAYS,
        DAYS,
    ),
    st.builds(lambda role, since: AssumeRole(**ABOUT, role=role, since=since), ROLES, DAYS),
    st.builds(lambda role, until: LayDownRole(**ABOUT, role=role, until=until), ROLES, DAYS),
    st.builds(
        lambda role, since, as_of: SettleRoles(**ABOUT, roles=(role,), since=since, as_of=as_of),
        ROLES,
        DAYS,
        DAYS,
    ),
    st.builds(
        lambda how, until: RecordLeaving(**ABOUT, how=how, until=until),
        st.sampled_from(("resigned", "retracted")),
        DAYS,
    ),
)


SCHOOLS = Belonging(kind=BodyKind.SECTOR, name="教育")
LAST_DAY = (
    admit(roles=("主席",)),
    LayDownRole(**ABOUT, role="主席", until=date.max),
    SettleRoles(**ABOUT, roles=("主席",)),
)
FIRST_DAY = (
    admit(bodies=(SCHOOLS,)),
    JoinBody(**ABOUT, kind=BodyKind.SECTOR, name="经济界", since=date.min),
)


@example([(one, False) for one in LAST_DAY])
@example([(one, False) for one in FIRST_DAY])
@any_of(st.lists(st.tuples(ASKED, st.booleans()), max_size=12))
def test_whatever_is_asked_is_answered_or_refused_and_asking_again_changes_nothing(asked):
    state, kept, books = MEMBER.initial, [], Books()
    for command, backfilled in asked:
        desk = CommandDesk(f"member-{CEN}", books, kept, {}.__getitem__, bytes(32))
        known = Known(NOTHING, NOON, command.occurred_on(NOON), desk, backfilled)
        try:
            events = MEMBER.decide(command, state, known)
        except Refused:
            continue
        desk.accept()
        state = MEMBER.fold(events, state)
        assert sum(held.kind is BodyKind.SECTOR for held in state.bodies.values()) <= 1
        assert MEMBER.decide(command, state, known) == []
