"""May a file be attached, or taken off the list? Pure."""

from collections.abc import Sequence
from typing import assert_never
from uuid import UUID

from contracts.submission import AttachmentRule
from contracts.values import Named
from kernel.decider import Known
from kernel.event import Event
from kernel.files.kinds import KINDS, endings
from proposals.proposal.facts import Facts
from proposals.proposal.handling.refusals import AlreadyClosed
from proposals.proposal.papers.commands import AddAttachment, AttachmentCommand, RemoveAttachment
from proposals.proposal.papers.events import AttachmentAdded, AttachmentRemoved, Part
from proposals.proposal.papers.limits import FILE_MB, FILES
from proposals.proposal.papers.refusals import (
    FileTooLarge,
    KindNotAccepted,
    NotTheirAttachment,
    OfficeAttachesScans,
    SponsorTooLate,
    TooManyFiles,
)
from proposals.proposal.papers.state import Attached
from proposals.proposal.refusals import NotASponsor, NotAssigned, NotSubmitted, NotTheirProposal
from proposals.proposal.state import Phase, Proposal

CONTENT, FILE_NAME = "proposal.attachment", "proposal.attachment_name"
OPEN_TO_SPONSOR = (Phase.DRAFT, Phase.RETURNED, Phase.UNDER_REVIEW)


def attach(command: AttachmentCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens to the attachments?"""
    if proposal.phase in (Phase.NONE, Phase.RETRACTED):
        raise NotSubmitted(command.proposal)
    match command:
        case AddAttachment():
            return add(command, proposal, known)
        case RemoveAttachment():
            return remove(command, proposal, known)
    assert_never(command)


def add(command: AddAttachment, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """添加附件: the same file under the same name changes nothing."""
    if command.attachment in proposal.attachments:
        return []
    belongs(command, proposal)
    may(command.by, command.part, command.of, proposal)
    rule = known.facts.known_rules().attachments or AttachmentRule(basis="")
    within(command, rule)
    content = known.keep(command.file, CONTENT)
    name = known.keep(command.file_name, FILE_NAME)
    if Attached(command.part, command.of, content, name) in proposal.attachments.values():
        return []
    most = min(rule.files_most, FILES)
    if len(proposal.attachments) >= most:
        raise TooManyFiles(most)
    event = AttachmentAdded(
        proposal=command.proposal,
        attachment=command.attachment,
        part=command.part,
        of=command.of,
        kind=command.kind,
        content=content,
        file_name=name,
        added_on=known.today,
    )
    return [event]


def within(command: AddAttachment, rule: AttachmentRule) -> None:
    """The rule of the day takes a file of this kind and size.

    Raises:
        KindNotAccepted, FileTooLarge.
    """
    accepted = rule.kinds or tuple(KINDS)
    if command.kind not in accepted or command.kind not in KINDS:
        raise KindNotAccepted(endings(accepted))
    most_mb = min(rule.file_mb_most, FILE_MB)
    if command.file.length > most_mb * 1024**2:
        raise FileTooLarge(f"{most_mb} MB")


def belongs(command: AddAttachment, proposal: Proposal) -> None:
    """A reply's attachment is of a unit that has to answer, a scan of one of the sponsors.

    Raises:
        NotAssigned, NotTheirProposal, NotASponsor.
    """
    name = command.of.name if command.of else ""
    if command.part is Part.REPLY:
        if proposal.assignment is None:
            raise NotAssigned
        if command.of is None or not proposal.assignment.has(command.of.id):
            raise NotTheirProposal(name)
    if command.part is Part.FEEDBACK:
        sponsors = proposal.sponsors.all() if proposal.sponsors else ()
        if command.of is None or command.of.id not in {one.id for one in sponsors}:
            raise NotASponsor(name)


def may(by: UUID | None, part: Part, of: Named | None, proposal: Proposal) -> None:
    """The office at any time; a sponsor until the review is decided, a unit until it is closed.

    Raises:
        NotTheirAttachment, SponsorTooLate, AlreadyClosed, OfficeAttachesScans.
    """
    if by is None:
        return
    if part is Part.FEEDBACK:
        raise OfficeAttachesScans
    if by != (_author(proposal) if part is Part.PROPOSAL else of and of.id):
        raise NotTheirAttachment
    if part is Part.PROPOSAL and proposal.phase not in OPEN_TO_SPONSOR:
        raise SponsorTooLate
    if part is Part.REPLY and proposal.closed:
        raise AlreadyClosed


def _author(proposal: Proposal) -> UUID | None:
    if proposal.phase is Phase.DRAFT and proposal.draft is not None:
        return proposal.draft.saved.first_sponsor.id
    return proposal.sponsors.first.id if proposal.sponsors else None


def remove(command: RemoveAttachment, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """移除附件: what is not listed any more stays so."""
    held = proposal.attachments.get(command.attachment)
    if held is None:
        return []
    may(command.by, held.part, held.of, proposal)
    event = AttachmentRemoved(
        proposal=command.proposal, attachment=command.attachment, removed_on=known.today
    )
    return [event]
