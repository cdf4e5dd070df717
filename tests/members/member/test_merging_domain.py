"""When may two entries of the register be one person?"""

from datetime import date
from uuid import UUID

from hypothesis import given as any_of
from hypothesis import strategies as st

from contracts.members.member import MemberAdmitted, MemberLeft, MembersMerged, MergeTakenBack
from contracts.values import Named
from kernel.event import Event
from kernel.ids import committee_id
from kernel.secret import Secret
from kernel.testing.specification import specification
from members.member.basis import Basis
from members.member.changes.commands import (
    ApproveChanges,
    LookAtPrivateChanges,
    ProposeChanges,
    RefuseChanges,
    WithdrawChanges,
)
from members.member.changes.events import (
    ChangesRefused,
    ChangesWithdrawn,
    PrivateChangesLookedAt,
)
from members.member.commands import CorrectParticulars, member_id
from members.member.domain import MEMBER
from members.member.facts import NOTHING, Facts
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    RecordLeaving,
    RequestResignation,
    WithdrawResignation,
)
from members.member.leaving.events import ResignationDeclined, ResignationWithdrawn
from members.member.leaving.refusals import KeptForOthers
from members.member.merging.commands import MergeMembers, TakeBackMerge
from members.member.merging.refusals import (
    AlreadyMerged,
    ConfirmTwoNumbers,
    KeepsOthers,
    KeepWhoIsOnTheRoll,
    KeptOneIsMerged,
    MergeCircle,
    MergedIntoAnother,
    MergedIntoItself,
    OfTwoCommittees,
)
from members.member.refusals import NotAMember

given = specification(MEMBER, NOTHING)
HERE = committee_id("999900")
CHANGE = UUID(int=7)
CEN, TWIN, THIRD = (member_id(HERE, "岑知远", nth) for nth in (1, 2, 3))
UNTOLD = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position")
)
TAKE_BACK = TakeBackMerge(committee=HERE, member=TWIN)


def admitted(member, **more):
    told = UNTOLD | {"name": "岑知远", "term": 5, "since": None} | more
    return MemberAdmitted(member=member, **told)


def left(member):
    return MemberLeft(member=member, how="ceased", until=date(2026, 1, 1))


def merged(duplicate=TWIN, kept=CEN):
    return MembersMerged(duplicate=duplicate, member=Named(id=kept, name="岑知远"))


def back(duplicate=TWIN, kept=CEN):
    return MergeTakenBack(duplicate=duplicate, member=kept)


def merge(into=CEN, **more):
    return MergeMembers(committee=HERE, member=TWIN, into=into, **more)


ONE = (admitted(CEN),)


def asked(command, *before, beside=ONE, kept=CEN, facts=NOTHING):
    """Asked of the duplicate, the one to keep having these events."""
    state = MEMBER.fold(beside)
    return given(*before).beside(**{f"member-{kept}": state}).when(command, facts)


def test_a_duplicate_is_merged_once_and_taken_back():
    asked(merge(), admitted(TWIN)).then(merged())
    asked(merge(), admitted(TWIN), merged()).then_nothing()
    asked(TAKE_BACK, admitted(TWIN), merged()).then(back())
    asked(TAKE_BACK, admitted(TWIN), merged(), back()).then_nothing()
    asked(merge(), admitted(TWIN), merged(), back()).then(merged())


def test_what_was_merged_is_asked_of_the_one_that_is_kept():
    correct = CorrectParticulars(committee=HERE, member=TWIN, party="群众")
    asked(correct, admitted(TWIN), merged()).then_refused(MergedIntoAnother)
    asked(merge(THIRD), admitted(TWIN), merged(), kept=THIRD).then_refused(AlreadyMerged)


def test_what_waits_at_a_duplicate_is_ended_there_and_granted_to_the_one_that_is_kept():
    about = {"committee": HERE, "member": TWIN}
    why, paper = Secret("两条记录为同一人"), Basis(paper="云政协常〔2026〕3号")
    before: list[Event] = [admitted(TWIN)]
    resigns = RequestResignation(**about, reason=why)
    proposes = ProposeChanges(**about, change=CHANGE, party="群众", phone=Secret("15490000024"))
    for command in (resigns, proposes):
        before += given(*before).when(command).events
    before.append(merged())
    of_change = about | {"change": CHANGE}
    for ends, event in (
        (WithdrawResignation(**about), ResignationWithdrawn),
        (DeclineResignation(**about, reason=why), ResignationDeclined),
        (WithdrawChanges(**of_change), ChangesWithdrawn),
        (RefuseChanges(**of_change, reason=why), ChangesRefused),
        (LookAtPrivateChanges(**of_change), PrivateChangesLookedAt),
    ):
        (told,) = given(*before).when(ends).events
        assert type(told) is event
    given(*before).when(ApproveChanges(**of_change)).then_refused(MergedIntoAnother)
    accepts = AcceptResignation(**about, basis=paper)
    given(*before).when(accepts).then_refused(MergedIntoAnother)


def test_who_is_kept_for_others_is_not_retracted_and_leaves_like_anybody():
    keeps = Facts(HERE, keeps=(THIRD,))
    retract = RecordLeaving(committee=HERE, member=TWIN, how="retracted")
    asked(retract, admitted(TWIN), facts=keeps).then_refused(KeptForOthers)
    ceases = RecordLeaving(committee=HERE, member=TWIN, how="ceased", until=date(2026, 1, 1))
    asked(ceases, admitted(TWIN), facts=keeps).then(left(TWIN))


def test_no_circle_and_no_chain():
    asked(merge(TWIN), admitted(TWIN), kept=TWIN).then_refused(MergedIntoItself)
    circle = (admitted(CEN), merged(CEN, TWIN))
    asked(merge(), admitted(TWIN), beside=circle).then_refused(MergeCircle)
    third = (admitted(CEN), merged(CEN, THIRD))
    asked(merge(), admitted(TWIN), beside=third).then_refused(KeptOneIsMerged)
    keeps = Facts(keeps=(THIRD,))
    asked(merge(), admitted(TWIN), facts=keeps).then_refused(KeepsOthers)


def test_members_of_two_committees_are_two():
    elsewhere = Facts(HERE, other=committee_id("999901"))
    asked(merge(), admitted(TWIN), facts=elsewhere).then_refused(OfTwoCommittees)
    asked(merge(), admitted(TWIN), beside=()).then_refused(NotAMember)
    asked(merge()).then_refused(NotAMember)


def test_two_numbers_on_the_roll_need_a_confirmation():
    twin, cen = admitted(TWIN, member_no="0024"), (admitted(CEN, member_no="0023"),)
    asked(merge(), twin, beside=cen).then_refused(ConfirmTwoNumbers)
    asked(merge(confirmed=True), twin, beside=cen).then(merged())
    asked(merge(), twin, left(TWIN), beside=cen).then(merged())
    asked(merge(), admitted(TWIN, member_no="0023"), beside=cen).then(merged())


def test_who_is_on_the_roll_is_kept():
    gone = (admitted(CEN), left(CEN))
    asked(merge(), admitted(TWIN), beside=gone).then_refused(KeepWhoIsOnTheRoll)
    asked(merge(), admitted(TWIN), left(TWIN), beside=gone).then(merged())


STEPS = st.tuples(
    st.sampled_from((CEN, TWIN, THIRD)), st.sampled_from((CEN, TWIN, THIRD)), st.booleans()
)


@any_of(st.lists(STEPS, max_size=12))
def test_on_any_walk_nobody_is_merged_into_one_who_is_merged(walk):
    """Whoever asks in whatever order: every duplicate leads to one entry that stands for itself."""
    logs = {one: [admitted(one)] for one in (CEN, TWIN, THIRD)}
    for duplicate, kept, merges in walk:
        states = {one: MEMBER.fold(told) for one, told in logs.items()}
        keeps = tuple(one for one, state in states.items() if state.merged_into == duplicate)
        command = (
            MergeMembers(committee=HERE, member=duplicate, into=kept)
            if merges
            else TakeBackMerge(committee=HERE, member=duplicate)
        )
        beside = {f"member-{one}": state for one, state in states.items()}
        told = given(*logs[duplicate]).beside(**beside).when(command, Facts(HERE, keeps=keeps))
        logs[duplicate] += told.events
    states = {one: MEMBER.fold(told) for one, told in logs.items()}
    for state in states.values():
        assert state.merged_into is None or states[state.merged_into].merged_into is None


def test_ids_of_one_name_differ():
    assert len({CEN, TWIN, THIRD, UUID(int=0)}) == 4
