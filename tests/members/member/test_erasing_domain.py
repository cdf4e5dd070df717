"""What is forgotten of whom, and when is there nothing left to forget? No I/O."""

from datetime import date
from uuid import UUID

from contracts.members.member import MemberAdmitted, MemberLeft, PersonErased
from kernel.forgetting import Lying
from kernel.ids import committee_id
from kernel.secret import Sealed
from kernel.testing.specification import specification
from members.member.domain import MEMBER
from members.member.erasing.commands import ErasePerson
from members.member.events import PrivateParticularsKept
from members.member.facts import NOTHING
from members.member.refusals import NotAMember

given = specification(MEMBER, NOTHING)
CEN, NUMBER, NOTE = UUID(int=1), UUID(int=51), UUID(int=52)
UNSAID = ("member_no", "gender", "nation", "birth_year", "party", "education", "employer")
admitted = MemberAdmitted(
    member=CEN, name="岑知远", term=5, since=None, position=None, **dict.fromkeys(UNSAID)
)
phone = Sealed(id=NUMBER, kind="phone", length=11, digest="0" * 64)
kept = PrivateParticularsKept(member=CEN, kept=(phone,))
TOLD = {"ground": "requested", "basis": "个人信息保护法第四十七条"}
erase = ErasePerson(committee=committee_id("999900"), member=CEN, **TOLD)
DAY = date(2026, 3, 2)


def erased(*items):
    return PersonErased(member=CEN, erased_on=DAY, forgotten=items, **TOLD)


def lying(item, stream=f"member-{CEN}"):
    return Lying(item, stream, "phone")


def test_all_that_lies_in_the_vault_about_the_person_goes_whatever_its_stream():
    there = lying(NUMBER), lying(NOTE, "contact-1")
    given(admitted, kept).lying(*there).when(erase).then(erased(NUMBER, NOTE))


def test_who_has_nothing_private_here_is_erased_for_the_other_services():
    given(admitted).when(erase).then(erased())


def test_erasing_twice_changes_nothing():
    given(admitted, kept, erased(NUMBER)).when(erase).then_nothing()


def test_what_came_since_the_erasure_is_erased_too():
    given(admitted, kept, erased(NUMBER), kept).lying(lying(NUMBER)).when(erase).then(
        erased(NUMBER)
    )
    given(admitted, erased()).lying(lying(NOTE, "contact-1")).when(erase).then(erased(NOTE))


def test_who_left_and_who_was_entered_by_mistake_is_erased_as_well():
    for how in ("resigned", "retracted"):
        left = MemberLeft(member=CEN, how=how, until=DAY)
        given(admitted, kept, left).lying(lying(NUMBER)).when(erase).then(erased(NUMBER))


def test_nobody_is_erased_who_was_never_on_the_register():
    given().when(erase).then_refused(NotAMember)
