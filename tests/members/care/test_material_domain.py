"""What is allowed with material sent to members? No I/O."""

from datetime import date
from uuid import UUID

import pytest
from contact_world import CEN, ENTERED_TWICE, HERE, LI, PEOPLE, QIU, RULES, SCHOOLS, TWIN, UNDER

from contracts.members.care import (
    MaterialCorrected,
    MaterialRead,
    MaterialReadingStruck,
    MaterialRetracted,
    MaterialSent,
    MaterialSentFurther,
    StudyNotesHandedIn,
)
from contracts.values import Named
from kernel.secret import Secret
from kernel.testing.specification import specification
from members.adopted import InForce
from members.care.facts import Facts
from members.care.material.commands import (
    HandInNotes,
    MarkRead,
    RetractMaterial,
    SendFurther,
    SendMaterial,
    StrikeReading,
)
from members.care.material.domain import MATERIAL
from members.care.material.events import StudyNotesKept
from members.care.refusals import (
    NobodyToSendTo,
    NoSuchMaterial,
    NotAMember,
    NotARecipient,
    NotesWereHandedIn,
    NotOnTheList,
    NotYet,
    TooEarly,
)

given = specification(MATERIAL, Facts(InForce(RULES, UNDER), PEOPLE))
WHICH = UUID(int=80)
ABOUT = {"committee": HERE, "material": WHICH}
SENT_ON, TODAY = date(2026, 2, 20), date(2026, 3, 2)


def send(kind="学习资料", title="学习材料第三期", sent_on=SENT_ON, **told):
    return SendMaterial(**ABOUT, kind=kind, title=title, sent_on=sent_on, on=sent_on, **told)


sent = MaterialSent(
    material=WHICH,
    kind="学习材料",
    title="学习材料第三期",
    sent_on=SENT_ON,
    way="paper",
    scope=None,
    recipients=(CEN,),
)
read = MaterialRead(material=WHICH, member=CEN, read_on=TODAY, how="self")
struck = MaterialReadingStruck(material=WHICH, member=CEN)
handed_in = StudyNotesHandedIn(material=WHICH, member=CEN, handed_in_on=TODAY)
gone = MaterialRetracted(material=WHICH)
READ = MarkRead(**ABOUT, member=CEN, how="self")
STRIKE = StrikeReading(**ABOUT, member=CEN)
NOTES = HandInNotes(**ABOUT, member=CEN, notes=Secret("学习体会"))
FURTHER = SendFurther(**ABOUT, recipients=(CEN, LI))
RETRACT = RetractMaterial(**ABOUT)


def test_it_goes_to_those_named_once():
    given().when(send(recipients=(CEN, CEN))).then(sent)
    given(sent).when(send(recipients=(CEN,))).then_nothing()
    given().when(send(recipients=(UUID(int=99),))).then_refused(NotAMember)


def test_it_goes_to_all_who_were_in_a_body_or_on_the_roll_that_day():
    body = Named(id=SCHOOLS, name="教育")
    given().when(send(scope=body)).then_happened(
        lambda events: (events[0].recipients, events[0].scope) == ((CEN, LI), body)
    )
    given().when(send(scope=body, sent_on=date(2026, 1, 31))).then_happened(
        lambda events: events[0].recipients == (CEN,)
    )
    given().when(send(everyone=True)).then_happened(
        lambda events: events[0].recipients == (CEN, LI, QIU)
    )
    nowhere = Named(id=UUID(int=404), name="空")
    given().when(send(scope=nowhere)).then_refused(NobodyToSendTo)
    given().when(send()).then_refused(NobodyToSendTo)


def test_another_title_is_a_correction_and_more_members_get_it_too():
    told = MaterialCorrected(
        material=WHICH, kind="通报", title="情况通报", sent_on=SENT_ON, way="online"
    )
    more = MaterialSentFurther(material=WHICH, recipients=(LI,))
    command = send("通报", "情况通报", way="online", recipients=(CEN, LI))
    given(sent).when(command).then(told, more)
    given(sent, told, more).when(command).then_nothing()
    given(sent).when(FURTHER).then(more)
    given(sent, more).when(FURTHER).then_nothing()
    given(sent).when(SendFurther(**ABOUT, recipients=(UUID(int=99),))).then_refused(NotAMember)


def test_kinds_and_days_are_such_as_can_be():
    given().when(send("闲书", recipients=(CEN,))).then_refused(NotOnTheList)
    given().when(send(sent_on=date(2026, 3, 3), recipients=(CEN,))).then_refused(NotYet)
    early = MarkRead(**ABOUT, member=CEN, read_on=date(2026, 2, 19))
    given(sent).when(early).then_refused(TooEarly)
    late = MarkRead(**ABOUT, member=CEN, read_on=date(2026, 3, 3))
    given(sent).when(late).then_refused(NotYet)


def test_it_is_read_once_and_the_office_corrects_the_day():
    given(sent).when(READ).then(read)
    given(sent, read).when(READ).then_nothing()
    given(sent, read).when(MarkRead(**ABOUT, member=CEN)).then_nothing()
    day = date(2026, 2, 25)
    told = MaterialRead(material=WHICH, member=CEN, read_on=day, how="office")
    given(sent, read).when(MarkRead(**ABOUT, member=CEN, read_on=day)).then(told)
    given(sent).when(MarkRead(**ABOUT, member=LI)).then_refused(NotARecipient)
    given(sent, read).when(STRIKE).then(struck)
    given(sent).when(STRIKE).then_nothing()
    given(sent, read, struck).when(READ).then(read)


def test_who_hands_in_notes_has_read_it_and_the_notes_lie_in_the_vault():
    events = given(sent).when(NOTES).events
    assert events[:2] == (read, handed_in)
    assert not StudyNotesKept.published
    assert "体会" not in "".join(event.as_text() for event in events)
    again = given(sent, *events).when(
        HandInNotes(**ABOUT, member=CEN, notes=Secret("学习体会，又及"))
    )
    assert [type(event) for event in again.events] == [StudyNotesKept]
    given(sent).when(HandInNotes(**ABOUT, member=LI, notes=Secret("无"))).then_refused(
        NotARecipient
    )
    given(sent, *events).when(STRIKE).then_refused(NotesWereHandedIn)


@pytest.mark.parametrize("before", [(), (sent, gone)])
@pytest.mark.parametrize("command", [READ, STRIKE, NOTES, FURTHER])
def test_what_was_not_sent_is_neither_read_nor_sent_further(before, command):
    given(*before).when(command).then_refused(NoSuchMaterial)


def test_what_was_not_sent_after_all_is_taken_back_once_and_may_be_sent_again():
    given(sent).when(RETRACT).then(gone)
    given(sent, gone).when(RETRACT).then_nothing()
    given().when(RETRACT).then_refused(NoSuchMaterial)
    given(sent, gone).when(send(recipients=(CEN,))).then(sent)


TWICE = Facts(InForce(RULES, UNDER), ENTERED_TWICE)
to_the_twin = sent.model_copy(update={"recipients": (TWIN,)})


def test_who_was_entered_twice_gets_it_once():
    given().when(send(recipients=(TWIN, CEN)), TWICE).then(sent)
    given().when(send(everyone=True), TWICE).then_happened(
        lambda events: events[0].recipients == (CEN, LI, QIU)
    )
    given(to_the_twin).when(SendFurther(**ABOUT, recipients=(CEN,)), TWICE).then_nothing()


def test_who_is_kept_has_read_what_the_other_entry_got_and_read():
    by_the_twin = read.model_copy(update={"member": TWIN})
    given(to_the_twin).when(READ, TWICE).then(by_the_twin)
    given(to_the_twin, by_the_twin).when(READ, TWICE).then_nothing()
    unread = struck.model_copy(update={"member": TWIN})
    given(to_the_twin, by_the_twin).when(STRIKE, TWICE).then(unread)
    both = sent.model_copy(update={"recipients": (CEN, TWIN)})
    given(both, read, by_the_twin).when(STRIKE, TWICE).then(unread, struck)
    events = given(both, by_the_twin).when(NOTES, TWICE).events
    assert [event.member for event in events] == [TWIN, TWIN]
