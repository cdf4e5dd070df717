"""Which vault items go when a text, a file or everything is withdrawn, and who may? No I/O."""

from datetime import date
from uuid import UUID

import pytest
from bridge import ABOUT, BRIDGE, MONEY, SCHOOLS, TODAY, ZHANG, given, replied, submitted

from contracts.proposals.content import ContentWithdrawn
from contracts.proposals.handling import CoOpinionSent
from contracts.proposals.proposal import ProposalRetracted, TextReplaced
from kernel.secret import Sealed
from proposals.proposal.content.commands import WithdrawContent
from proposals.proposal.content.refusals import NoSuchContent, NotTheirContent
from proposals.proposal.papers.events import AttachmentAdded, AttachmentRemoved, Part

OLD, NEW, FILE, NAME, REPLY, WORD, SCAN, SCAN_NAME = (UUID(int=n) for n in range(61, 69))
PLAN, FORM = UUID(int=71), UUID(int=72)
WHY = {"ground": "requested", "basis": "书面申请"}


def seal(item, kind="proposal.text"):
    return Sealed(id=item, kind=kind, length=9, digest="0" * 64)


def added(attachment, item, name, part=Part.PROPOSAL, of=None):
    return AttachmentAdded(
        proposal=BRIDGE,
        attachment=attachment,
        part=part,
        of=of,
        kind="pdf",
        content=seal(item),
        file_name=seal(name),
        added_on=TODAY,
    )


HELD = (
    submitted.model_copy(update={"text": seal(OLD)}),
    TextReplaced(proposal=BRIDGE, text=seal(NEW)),
    added(PLAN, FILE, NAME),
    added(FORM, SCAN, SCAN_NAME, Part.FEEDBACK, ZHANG),
    AttachmentRemoved(proposal=BRIDGE, attachment=PLAN, removed_on=TODAY),
    replied.model_copy(update={"text": seal(REPLY)}),
    CoOpinionSent(proposal=BRIDGE, unit=MONEY, text=seal(WORD), sent_on=date(2026, 2, 20)),
)


def withdraw(part, whose=None, by=None):
    return WithdrawContent(**ABOUT, part=part, whose=whose, by=by, **WHY)


def gone(part, *items, whose=None):
    return ContentWithdrawn(
        of="proposal",
        record=BRIDGE,
        part=part,
        whose=whose,
        withdrawn_on=TODAY,
        forgotten=items,
        **WHY,
    )


@pytest.mark.parametrize(
    ("part", "whose", "items"),
    [
        ("text", None, (OLD, NEW)),
        ("attachment", PLAN, (FILE, NAME)),
        ("reply", SCHOOLS.id, (REPLY,)),
        ("opinion", MONEY.id, (WORD,)),
        ("everything", None, (OLD, NEW, FILE, NAME, SCAN, SCAN_NAME, REPLY, WORD)),
    ],
)
def test_earlier_texts_and_files_that_are_off_the_list_go_too(part, whose, items):
    given(*HELD).when(withdraw(part, whose)).then(gone(part, *items, whose=whose))


def test_what_is_gone_stays_so_and_everything_is_what_is_left():
    held = (*HELD, gone("text", OLD, NEW))
    given(*held).when(withdraw("text")).then_nothing()
    rest = gone("everything", FILE, NAME, SCAN, SCAN_NAME, REPLY, WORD)
    given(*held).when(withdraw("everything")).then(rest)
    given(*held, rest).when(withdraw("everything")).then_nothing()


def test_a_text_that_came_since_is_withdrawn_anew():
    again = TextReplaced(proposal=BRIDGE, text=seal(UUID(int=80)))
    held = (*HELD, gone("text", OLD, NEW), again)
    given(*held).when(withdraw("text")).then(gone("text", UUID(int=80)))


def test_what_was_entered_by_mistake_is_withdrawn_as_well():
    held = (*HELD, ProposalRetracted(proposal=BRIDGE, reason="重复"))
    given(*held).when(withdraw("text")).then(gone("text", OLD, NEW))


@pytest.mark.parametrize("part", ["text", "attachment", "reply", "opinion", "everything"])
def test_what_was_never_there_is_refused(part):
    given(submitted).when(withdraw(part, None)).then_refused(NoSuchContent)


def test_the_first_sponsor_withdraws_the_own_words_and_no_one_elses():
    own = gone("everything", OLD, NEW, FILE, NAME)
    given(*HELD).when(withdraw("everything", by=ZHANG.id)).then(own)
    given(*HELD).when(withdraw("reply", SCHOOLS.id, by=ZHANG.id)).then_refused(NotTheirContent)
    given(*HELD).when(withdraw("attachment", FORM, by=ZHANG.id)).then_refused(NotTheirContent)
    given(*HELD).when(withdraw("text", by=UUID(int=99))).then_refused(NotTheirContent)
