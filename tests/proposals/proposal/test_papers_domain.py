"""Who may attach which file when, and what becomes of it? No I/O."""

from dataclasses import replace
from uuid import UUID

import pytest
from bridge import (
    ABOUT,
    BRIDGE,
    FACTS,
    LI,
    MONEY,
    ROADS,
    SCHOOLS,
    SITTING,
    TODAY,
    ZHANG,
    assigned,
    filed,
    given,
    happened,
    replied,
    submitted,
)

from contracts.proposals.handling import ProposalClosed
from contracts.proposals.proposal import (
    ProposalRetracted,
    ProposalReturned,
    SponsorKind,
)
from contracts.submission import AttachmentRule
from kernel.secret import Secret, SecretFile
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.drafting.commands import SaveDraft
from proposals.proposal.drafting.events import DraftDiscarded
from proposals.proposal.handling.refusals import AlreadyClosed
from proposals.proposal.papers.commands import AddAttachment, RemoveAttachment
from proposals.proposal.papers.events import AttachmentAdded, AttachmentRemoved, Part
from proposals.proposal.papers.refusals import (
    FileTooLarge,
    KindNotAccepted,
    NotTheirAttachment,
    OfficeAttachesScans,
    SponsorTooLate,
    TooManyFiles,
)
from proposals.proposal.refusals import NotASponsor, NotAssigned, NotSubmitted, NotTheirProposal

FILE, OTHER = UUID(int=901), UUID(int=902)
PLAN = SecretFile(b"%PDF-1.7 plan")
REPLY = {"part": Part.REPLY, "of": SCHOOLS}
SCAN = {"part": Part.FEEDBACK, "of": LI}
returned = ProposalReturned(proposal=BRIDGE, reason="缺少建议", decided_on=TODAY)
closed = ProposalClosed(proposal=BRIDGE, closed_on=TODAY)
retracted = ProposalRetracted(proposal=BRIDGE, reason="重复录入")
draft = SaveDraft(
    **ABOUT,
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.INDIVIDUAL,
    first_sponsor=ZHANG,
)


def add(attachment=FILE, file=PLAN, name="规划图.pdf", **more):
    told = {"kind": "pdf", "file": file, "file_name": Secret(name)} | more
    return AddAttachment(**ABOUT, attachment=attachment, **told)


def remove(attachment=FILE, **more):
    return RemoveAttachment(**ABOUT, attachment=attachment, **more)


def ruled(**rule):
    rules = FACTS.rules.model_copy(update={"attachments": AttachmentRule(basis="办法", **rule)})
    return replace(FACTS, rules=rules)


def test_an_event_names_what_the_vault_keeps_and_tells_nothing_of_it():
    (event,) = given(submitted).when(add(by=ZHANG.id), FACTS).events
    assert (event.attachment, event.part, event.of, event.kind) == (FILE, "proposal", None, "pdf")
    assert (event.content.kind, event.content.length) == ("proposal.attachment", 13)
    assert event.file_name.kind == "proposal.attachment_name"
    assert "规划图" not in event.as_text()
    assert not AttachmentAdded.published
    assert not AttachmentRemoved.published


@pytest.mark.parametrize("before", [[submitted], [submitted, returned]])
def test_the_first_sponsor_attaches_until_the_review_is_decided(before):
    given(*before).when(add(by=ZHANG.id), FACTS).then_happened(len)
    given(*before).when(add(by=LI.id), FACTS).then_refused(NotTheirAttachment)
    given(*before, filed).when(add(by=ZHANG.id), FACTS).then_refused(SponsorTooLate)


def test_the_author_of_a_draft_attaches_and_it_is_submitted_with_it():
    told = happened(draft, add(by=ZHANG.id), before=())
    given(*told).when(add(OTHER, by=LI.id), FACTS).then_refused(NotTheirAttachment)
    before = PROPOSAL.fold(told)
    after = PROPOSAL.fold((submitted,), before)
    assert list(before.attachments) == list(after.attachments) == [FILE]


def test_nothing_is_attached_to_what_is_not_there():
    given().when(add(), FACTS).then_refused(NotSubmitted)
    given(submitted, retracted).when(add(), FACTS).then_refused(NotSubmitted)


@pytest.mark.parametrize("end", [retracted, DraftDiscarded(proposal=BRIDGE)])
def test_what_is_thrown_away_takes_its_attachments_along(end):
    told = happened(add(by=ZHANG.id), before=(submitted,))
    assert PROPOSAL.fold((*told, end)).attachments == {}


def test_the_office_attaches_at_any_time():
    before = (submitted, filed, assigned, replied, closed)
    for told in ({}, REPLY, SCAN):
        given(*before).when(add(**told), FACTS).then_happened(len)


def test_a_unit_attaches_to_its_own_reply_until_the_case_is_closed():
    before = (submitted, filed, assigned)
    mine = add(**REPLY, by=SCHOOLS.id)
    given(*before).when(mine, FACTS).then_happened(len)
    given(*before, replied).when(mine, FACTS).then_happened(len)
    given(*before, replied, closed).when(mine, FACTS).then_refused(AlreadyClosed)
    given(*before).when(add(**REPLY, by=MONEY.id), FACTS).then_refused(NotTheirAttachment)
    given(*before).when(add(by=SCHOOLS.id), FACTS).then_refused(NotTheirAttachment)
    roads = add(part=Part.REPLY, of=ROADS, by=ROADS.id)
    given(*before).when(roads, FACTS).then_refused(NotTheirProposal)
    given(submitted, filed).when(mine, FACTS).then_refused(NotAssigned)


def test_only_the_office_attaches_a_scan_and_only_of_a_sponsors_form():
    before = (submitted, filed, assigned, replied)
    given(*before).when(add(**SCAN, by=LI.id), FACTS).then_refused(OfficeAttachesScans)
    stranger = add(part=Part.FEEDBACK, of=SCHOOLS)
    given(*before).when(stranger, FACTS).then_refused(NotASponsor)


def test_the_rule_of_the_day_says_which_files_how_large_and_how_many():
    large = SecretFile(bytes(2 * 1024**2))
    given(submitted).when(add(), ruled(kinds=("docx", "ofd"))).then_refused(KindNotAccepted)
    told = given(submitted).when(add(), ruled(kinds=("docx", "ofd")))
    assert told.refused.details == (".docx .ofd",)
    given(submitted).when(add(file=large), ruled(file_mb_most=1)).then_refused(FileTooLarge)
    given(submitted).when(add(file=large), ruled(file_mb_most=2)).then_happened(len)
    before = happened(add(), before=(submitted,))
    again = add(OTHER, SecretFile(b"%PDF-1.7 other"))
    given(*before).when(again, ruled(files_most=1)).then_refused(TooManyFiles)
    given(*before).when(again, ruled(files_most=2)).then_happened(len)


def test_no_rule_allows_more_than_the_program_can_hold():
    huge = SecretFile(bytes(20 * 1024**2 + 1))
    given(submitted).when(add(file=huge), ruled(file_mb_most=500)).then_refused(FileTooLarge)
    many = [add(UUID(int=n), SecretFile(b"%PDF" + bytes([n]))) for n in range(20)]
    before = happened(*many, before=(submitted,), facts=ruled(files_most=500))
    one_more = add(FILE, SecretFile(b"%PDF-1.7 one more"))
    given(*before).when(one_more, ruled(files_most=500)).then_refused(TooManyFiles)


def test_asking_again_changes_nothing_and_what_was_removed_stays_so():
    before = happened(add(by=ZHANG.id), before=(submitted,))
    given(*before).when(add(by=ZHANG.id), FACTS).then_nothing()
    gone = AttachmentRemoved(proposal=BRIDGE, attachment=FILE, removed_on=TODAY)
    given(*before).when(remove(by=ZHANG.id), FACTS).then(gone)
    given(*before, gone).when(remove(by=ZHANG.id), FACTS).then_nothing()
    given(*before).when(remove(by=LI.id), FACTS).then_refused(NotTheirAttachment)
    given(*before, filed).when(remove(by=ZHANG.id), FACTS).then_refused(SponsorTooLate)
    given(*before, filed).when(remove(), FACTS).then(gone)
