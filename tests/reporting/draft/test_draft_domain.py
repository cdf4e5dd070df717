"""Which order may the steps of a draft take, and what does a change undo?"""

from datetime import date

from document_states import (
    ACCEPT,
    APPROVE,
    BY_CONVENOR,
    COMMENT,
    FORGET,
    HAND_UP,
    OPEN,
    OTHER,
    PAPER,
    RETURN,
    SEND_OUT,
    SETTLE,
    SUPERSEDE,
    TAKE_BACK,
    WRITE,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from contracts.values import Named
from kernel.decider import Known, Refused
from kernel.log.desk import Books, CommandDesk
from kernel.secret import Secret
from kernel.testing.specification import NOON
from reporting.draft import refusals
from reporting.draft.commands import IssueDraft
from reporting.draft.domain import DRAFT
from reporting.draft.state import Draft, Handing, Phase

YESTERDAY = date(2026, 3, 1)


class Told:
    """A draft to which one command after another is asked."""

    def __init__(self):
        self.draft, self.kept = Draft(), []

    def ask(self, command):
        desk = CommandDesk("draft", Books(), self.kept, {}.__getitem__, bytes(32))
        known = Known(None, NOON, command.occurred_on(NOON), desk)
        events = DRAFT.decide(command, self.draft, known)
        desk.accept()
        self.kept = desk.kept
        self.draft = DRAFT.fold(events, self.draft)
        return events


def after(*commands):
    told = Told()
    for command in commands:
        told.ask(command)
    return told


def refused(told, command):
    try:
        told.ask(command)
    except Refused as why:
        return type(why)
    return None


def printing(told, document=PAPER):
    texts = tuple(kept.id for kept in told.draft.texts.values())
    return IssueDraft(committee=OPEN.committee, draft=OPEN.draft, document=document, texts=texts)


def test_a_newer_text_of_the_same_author_in_the_same_place_replaces_the_older():
    told = after(OPEN, WRITE, BY_CONVENOR)
    newer = WRITE.model_copy(update={"text": Secret("又办成一批实事。")})
    (event,) = told.ask(newer)
    assert told.draft.texts[WRITE.written] == event.kept
    assert len(told.draft.texts) == 2
    assert len(told.draft.lying[WRITE.written]) == 2
    assert not told.ask(newer)


def test_the_same_words_of_two_authors_are_kept_apart():
    told = after(OPEN, WRITE, BY_CONVENOR.model_copy(update={"text": WRITE.text}))
    one, other = told.draft.texts.values()
    assert one.id != other.id


def test_a_change_after_approval_needs_approval_again():
    for change in (WRITE, TAKE_BACK, FORGET):
        told = after(OPEN, WRITE, APPROVE)
        told.ask(change.model_copy(update={"text": Secret("改")}) if change is WRITE else change)
        assert told.draft.phase is Phase.EDITED
        assert refused(told, printing(told)) is refusals.NotApproved


def test_what_is_printed_is_what_was_approved():
    told = after(OPEN, WRITE, APPROVE)
    other = printing(told).model_copy(update={"texts": ()})
    assert refused(told, other) is refusals.TextsMovedOn
    assert told.ask(printing(told))
    assert told.draft.document == PAPER


def test_a_printed_draft_may_be_changed_approved_and_printed_again():
    told = after(OPEN, WRITE, APPROVE)
    told.ask(printing(told))
    told.ask(TAKE_BACK)
    told.ask(APPROVE)
    assert told.ask(printing(told, OTHER))
    assert told.draft.document == OTHER


def test_what_another_draft_replaced_is_closed():
    told = after(OPEN, APPROVE)
    told.ask(printing(told))
    told.ask(SUPERSEDE)
    assert refused(told, WRITE) is refusals.SupersededAlready
    assert refused(told, APPROVE) is refusals.SupersededAlready


def test_a_draft_that_is_being_changed_is_not_closed_by_another():
    told = after(OPEN, APPROVE)
    told.ask(printing(told))
    told.ask(WRITE)
    assert not told.ask(SUPERSEDE)


def test_only_who_is_asked_comments_and_only_until_the_day():
    told = after(OPEN, SEND_OUT)
    stranger = COMMENT.model_copy(update={"by": Named(id=OTHER, name="戚南乔")})
    assert refused(told, stranger) is refusals.NotAsked
    assert told.ask(stranger.model_copy(update={"anyway": True}))
    late = SEND_OUT.model_copy(update={"until": YESTERDAY})
    assert refused(told, late) is refusals.UntilIsPast
    assert refused(after(OPEN), COMMENT) is refusals.NotOut


def test_every_comment_is_settled_before_approval_and_a_no_has_a_reason():
    told = after(OPEN, SEND_OUT, COMMENT)
    assert refused(told, APPROVE) is refusals.CommentsOpen
    no = SETTLE.model_copy(update={"accepted": False, "reason": ""})
    assert refused(told, no) is refusals.WhyNot
    told.ask(no.model_copy(update={"reason": "已在第二部分说明"}))
    assert told.ask(APPROVE)


def test_what_lies_with_the_committee_its_body_does_not_change_but_the_office_may():
    told = after(OPEN, HAND_UP)
    assert refused(told, BY_CONVENOR) is refusals.LiesWithTheCommittee
    assert told.ask(WRITE)
    told.ask(RETURN)
    assert told.ask(BY_CONVENOR)
    assert refused(told, APPROVE) is refusals.NotHandedUp
    told.ask(HAND_UP)
    told.ask(ACCEPT)
    assert told.ask(APPROVE)


def test_the_committees_own_draft_is_not_handed_up():
    whose = OPEN.whose.model_copy(update={"sort": "committee", "id": None})
    told = after(OPEN.model_copy(update={"whose": whose}))
    assert refused(told, HAND_UP) is refusals.OnlyABodysSummary


STEPS = (
    *(OPEN, WRITE, BY_CONVENOR, TAKE_BACK, FORGET, SEND_OUT, COMMENT, SETTLE),
    *(APPROVE, "print", SUPERSEDE, HAND_UP, RETURN, ACCEPT),
)


@settings(max_examples=200)
@given(st.lists(st.sampled_from(STEPS), max_size=14))
def test_in_whatever_order_they_are_asked_nothing_unapproved_is_printed(steps):
    told, approved = Told(), None
    for step in (OPEN, *steps):
        before = told.draft
        asked = printing(told) if step == "print" else step
        try:
            events = told.ask(asked)
        except Refused:
            assert told.draft == before
            continue
        now = told.draft
        if step is APPROVE and events:
            approved = dict(now.texts)
            assert all(one.settled for one in now.comments.values())
            assert now.handing in (Handing.NO, Handing.ACCEPTED)
        if step == "print" and events:
            assert before.phase is Phase.APPROVED
            assert dict(before.texts) == approved
        if step is BY_CONVENOR and events:
            assert before.handing not in (Handing.UP, Handing.ACCEPTED)
        if before.phase is Phase.SUPERSEDED:
            assert now.phase is Phase.SUPERSEDED
            assert now.texts == before.texts or step is FORGET
        assert {kept.id for kept in now.texts.values()} <= {
            item for items in now.lying.values() for item in items
        }
