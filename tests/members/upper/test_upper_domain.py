"""What may be recorded of a member of an upper committee who lives here?"""

from datetime import date
from uuid import UUID

from contracts.members.upper import UpperMemberGone, UpperMemberListed
from kernel.forgetting import Lying
from kernel.ids import committee_id
from kernel.secret import Sealed, Secret
from kernel.testing.specification import specification
from members.upper.commands import (
    EraseUpper,
    KeepUpperPrivate,
    ListUpperMember,
    RecordUpperGone,
    upper_id,
)
from members.upper.domain import UPPER
from members.upper.events import UpperErased, UpperPrivateKept
from members.upper.refusals import BackBeforeGone, GoneBeforeListed, NotListed
from rules.names import derived_id

given = specification(UPPER)
HERE, THERE = committee_id("999900"), committee_id("999901")
ZHAI = upper_id(HERE, "翟思齐", 1)
OF = "政协云岭省委员会"
SINCE = date(2023, 1, 10)
LIST = ListUpperMember(committee=HERE, name="翟思齐", level="province", of=OF, since=SINCE)
GO = RecordUpperGone(committee=HERE, upper=ZHAI, how="moved_away", until=date(2025, 9, 30))
KEEP = KeepUpperPrivate(committee=HERE, upper=ZHAI, phone=Secret("15490000024"))
listed = UpperMemberListed(
    upper=ZHAI,
    name="翟思齐",
    level="province",
    of=OF,
    sector=None,
    employer=None,
    position=None,
    since=SINCE,
)
gone = UpperMemberGone(upper=ZHAI, how="moved_away", until=date(2025, 9, 30))
mistaken = UpperMemberGone(upper=ZHAI, how="retracted", until=date(2026, 3, 2))


def test_one_is_listed_once_and_corrected():
    given().when(LIST).then(listed)
    given(listed).when(LIST).then_nothing()
    other = {"sector": "教育"}
    given(listed).when(LIST.model_copy(update=other)).then(listed.model_copy(update=other))


def test_no_member_of_this_committee_has_the_id():
    assert derived_id(HERE, "person", "翟思齐") != ZHAI


def test_one_who_went_may_come_back_later():
    given(listed).when(GO).then(gone)
    given(listed, gone).when(GO).then_nothing()
    given(listed, gone).when(LIST).then_nothing()
    early = LIST.model_copy(update={"since": date(2025, 9, 30)})
    given(listed, gone).when(early).then_refused(BackBeforeGone)
    back = {"since": date(2025, 10, 1)}
    given(listed, gone).when(LIST.model_copy(update=back)).then(listed.model_copy(update=back))


def test_another_way_or_day_of_going_corrects_it():
    ended = {"how": "ended"}
    given(listed, gone).when(GO.model_copy(update=ended)).then(gone.model_copy(update=ended))
    given(listed).when(GO.model_copy(update={"until": date(2022, 1, 1)})).then_refused(
        GoneBeforeListed
    )


def test_one_listed_by_mistake_was_never_here():
    retract = GO.model_copy(update={"how": "retracted", "until": None})
    given(listed).when(retract).then(mistaken)
    given(listed, mistaken).when(retract).then_nothing()
    given(listed, mistaken).when(GO).then_refused(NotListed)
    given(listed, mistaken).when(KEEP).then_refused(NotListed)
    given(listed, mistaken).when(LIST).then(listed)


def test_nobody_unknown_goes_or_has_anything_kept():
    given().when(GO).then_refused(NotListed)
    given().when(KEEP).then_refused(NotListed)
    given(listed).when(GO, THERE).then_refused(NotListed)


def test_the_vault_keeps_what_is_private():
    told = given(listed).when(KEEP)
    (event,) = told.events
    assert "15490000024" not in event.as_text()
    given(listed, event).when(KEEP).then_happened(lambda events: len(events) <= 1)


def test_all_that_lies_about_the_person_is_erased_also_when_gone_or_listed_by_mistake():
    was, now = Lying(UUID(int=50), f"upper-{ZHAI}", "phone"), UUID(int=51)
    phone = Sealed(id=now, kind="phone", length=11, digest="0" * 64)
    kept = UpperPrivateKept(upper=ZHAI, kept=(phone,))
    why = {"ground": "requested", "basis": "本人申请"}
    erase = EraseUpper(committee=HERE, upper=ZHAI, **why)
    erased = UpperErased(upper=ZHAI, forgotten=(was.id, now), **why)
    for after in ((), (gone,), (mistaken,)):
        lying = was, Lying(now, f"upper-{ZHAI}", "phone")
        given(listed, kept, *after).lying(*lying).when(erase).then(erased)
        given(listed, kept, *after, erased).when(erase).then_nothing()
    given().when(erase).then_refused(NotListed)
    given(listed).when(erase, THERE).then_refused(NotListed)
    assert UPPER.about(erase) == [ZHAI]
    given(listed, kept, erased).when(KEEP).then_happened(
        lambda events: [one.kind for one in events[0].kept] == ["phone"]
    )
