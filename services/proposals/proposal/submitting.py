"""May a proposal be submitted, and what differs when it is told again? Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from contracts.committees import PlenaryRow
from contracts.directory import after_its_end
from contracts.proposals.proposal import (
    ProposalClassified,
    ProposalRetitled,
    ProposalSubmitted,
    SponsorKind,
    SponsorsCorrected,
    SubmissionDayCorrected,
    TextReplaced,
    Timing,
)
from contracts.values import Named
from kernel.decider import AlreadyTaken, Known, Refused
from kernel.event import Event
from kernel.secret import Sealed, Secret
from proposals.proposal.commands import CorrectSponsors, SubmitProposal
from proposals.proposal.drafting.commands import SubmitDraft
from proposals.proposal.drafting.events import DraftSaved
from proposals.proposal.facts import Facts, waived
from proposals.proposal.refusals import (
    AlreadySubmitted,
    IndividualHasCoSponsors,
    NumberTaken,
    OtherPlenary,
    SponsorNotOnRoll,
)
from proposals.proposal.requirements import Offered, lacking
from proposals.proposal.state import PERSONAL, Phase, Proposal, Sponsors
from rules.dates import in_time

TEXT = "proposal.text"


def submit(command: SubmitProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """New, or returned and submitted again; what the ledger tells again is corrected."""
    if proposal.phase in (Phase.NONE, Phase.DRAFT, Phase.RETRACTED):
        return [new(command, known)]
    if command.plenary != proposal.plenary:
        raise OtherPlenary
    if command.number is not None:
        take_number(command.plenary, command.number, known)
    differing = differences(command, proposal, known)
    if command.corrects or not differing:
        return differing if command.corrects else _again(command, proposal, known, [])
    if proposal.phase is not Phase.RETURNED:
        raise AlreadySubmitted
    return _again(command, proposal, known, differing)


def _again(
    command: SubmitProposal, proposal: Proposal, known: Known[Facts], differing: list[Event]
) -> list[Event]:
    """A returned proposal is under review again, even unchanged."""
    if proposal.phase is not Phase.RETURNED:
        return []
    return [*differing, new(command, known)]


def new(command: SubmitProposal, known: Known[Facts]) -> ProposalSubmitted:
    """Received, under the next serial number or the printed one."""
    plenary = known.facts.known_plenary()
    if command.number is not None:
        take_number(command.plenary, command.number, known)
    sponsors = sponsors_of(command)
    day = submission_day(command, known)
    when = timing(_moment(command, known), plenary)
    offered = Offered(
        sponsor_kind=str(sponsors.kind),
        title=command.title,
        text_bytes=None if command.text is None else command.text.length,
        parts=command.parts,
        signed_by=command.signed_by,
        timing=when,
    )
    return ProposalSubmitted(
        proposal=command.proposal,
        plenary=command.plenary,
        serial_no=_serial(command, known),
        printed_no=command.printed_no,
        title=command.title,
        sponsor_kind=sponsors.kind,
        first_sponsor=sponsors.first,
        co_sponsors=sponsors.co,
        sector=sponsors.sector,
        category=command.category,
        topics=command.topics,
        timing=when,
        submitted_on=day,
        text=sealed(command.text, TEXT, known),
        waived=waived(known, [*_strangers(known.facts.off_roll, known), *lacking(offered, known)]),
        lead=command.lead,
    )


def _strangers(off_roll: Sequence[str], known: Known[Facts]) -> list[Refused]:
    """What is wrong with who submits to whom: sponsors off the roll, a committee no more."""
    off = [SponsorNotOnRoll(*off_roll)] if off_roll else []
    return [*after_its_end(known.today, known.facts.ended_on), *off]


def as_told(
    command: SubmitDraft, saved: DraftSaved, joined: Sequence[Named], known: Known[Facts]
) -> Sequence[Event]:
    """A draft as it was saved, with those who joined: received, under the next serial number."""
    when = timing(command.at or command.on or known.now, known.facts.known_plenary())
    kind = saved.sponsor_kind
    first = saved.first_sponsor
    joined = [one for one in joined if kind in PERSONAL and one.id != first.id]
    if kind in PERSONAL:
        kind = SponsorKind.JOINT if joined else SponsorKind.INDIVIDUAL
    names = {one.name for one in (saved.first_sponsor, *joined)}
    off_roll = [name for name in known.facts.off_roll if name in names]
    offered = Offered(
        sponsor_kind=str(kind),
        title=saved.title,
        text_bytes=None if saved.text is None else saved.text.length,
        parts=saved.parts,
        signed_by=command.signed_by,
        timing=when,
    )
    event = ProposalSubmitted(
        proposal=command.proposal,
        plenary=saved.plenary,
        serial_no=known.next(serial_numbers(saved.plenary)),
        printed_no=None,
        title=saved.title,
        sponsor_kind=kind,
        first_sponsor=saved.first_sponsor,
        co_sponsors=tuple(joined),
        sector=saved.sector,
        category=saved.category,
        topics=saved.topics,
        timing=when,
        submitted_on=known.today,
        text=saved.text,
        waived=waived(known, [*_strangers(off_roll, known), *lacking(offered, known)]),
        lead=saved.lead,
    )
    return [event]


def differences(command: SubmitProposal, proposal: Proposal, known: Known[Facts]) -> list[Event]:
    """The corrections that make the record say what the command says."""
    about = command.proposal
    sponsors = sponsors_of(command)
    found: list[Event] = []
    if command.title != proposal.title:
        found.append(ProposalRetitled(proposal=about, title=command.title))
    sponsors = _still_signed(command, sponsors, proposal)
    if sponsors != proposal.sponsors:
        found.append(sponsors_corrected(about, sponsors))
    category = command.category or proposal.category
    topics = command.topics or proposal.topics
    if (category, topics) != (proposal.category, proposal.topics):
        found.append(ProposalClassified(proposal=about, category=category, topics=topics))
    return [*found, *_other_day(command, proposal, known), *_other_text(command, proposal, known)]


def _still_signed(command: SubmitProposal, told: Sponsors, proposal: Proposal) -> Sponsors:
    """Who signed and for which sector, where that is not told again."""
    held = proposal.sponsors
    if held is None:
        return told
    told = replace(told, sector=told.sector or held.sector)
    if command.co_sponsors is not None or held.kind is not SponsorKind.JOINT:
        return told
    if told.kind not in PERSONAL:
        return told
    others = tuple(one for one in held.co if one.id != told.first.id)
    return replace(told, kind=SponsorKind.JOINT, co=others)


def _other_day(command: SubmitProposal, proposal: Proposal, known: Known[Facts]) -> list[Event]:
    told = command.on is not None or command.at is not None
    if command.day_unknown or not told:
        return []
    day = submission_day(command, known)
    part = timing(_moment(command, known), known.facts.known_plenary())
    if (day, part) == (proposal.submitted_on, proposal.timing):
        return []
    return [SubmissionDayCorrected(proposal=command.proposal, submitted_on=day, timing=part)]


def _other_text(command: SubmitProposal, proposal: Proposal, known: Known[Facts]) -> list[Event]:
    text = sealed(command.text, TEXT, known)
    if text is None or text == proposal.text:
        return []
    return [TextReplaced(proposal=command.proposal, text=text)]


def sponsors_of(command: SubmitProposal | CorrectSponsors) -> Sponsors:
    """Who stands behind it, each once."""
    first = command.first_sponsor
    others = {one.id: one for one in command.co_sponsors or () if one.id != first.id}
    if command.sponsor_kind is SponsorKind.INDIVIDUAL and others:
        raise IndividualHasCoSponsors
    return Sponsors(command.sponsor_kind, first, tuple(others.values()), command.sector)


def sponsors_corrected(about: UUID, sponsors: Sponsors) -> SponsorsCorrected:
    """The sponsors, whole."""
    return SponsorsCorrected(
        proposal=about,
        sponsor_kind=sponsors.kind,
        first_sponsor=sponsors.first,
        co_sponsors=sponsors.co,
        sector=sponsors.sector,
    )


def submission_day(command: SubmitProposal, known: Known[Facts]) -> date | None:
    """The day in China, None when nobody knows it."""
    return None if command.day_unknown else known.today


def timing(when: date | datetime | None, plenary: PlenaryRow) -> Timing:
    """大会提案 or 平时提案: by the cut-off; of an unknown day, the plenary's ledger is believed."""
    if when is None or in_time(when, plenary.cut_off):
        return "plenary"
    return "off_session"


def _moment(command: SubmitProposal, known: Known[Facts]) -> date | datetime | None:
    """The instant when it is known, else the bare day, which counts as its first moment."""
    if command.day_unknown:
        return None
    return command.at or command.on or known.now


def sealed(text: Secret | None, kind: str, known: Known[Facts]) -> Sealed | None:
    """What an event may say of a text that goes to the vault."""
    return None if text is None else known.keep(text, kind)


def take_number(plenary: UUID, number: int, known: Known[Facts]) -> None:
    """A printed case number is this proposal's own; drawn ones go on after the highest."""
    try:
        known.claim(number_claim(plenary, number))
    except AlreadyTaken:
        raise NumberTaken(number) from None
    known.reserve(case_numbers(plenary), number)


def serial_numbers(plenary: UUID) -> str:
    """The series of a plenary's serial numbers (流水号)."""
    return f"serial_no/{plenary}"


def case_numbers(plenary: UUID) -> str:
    """The series of a plenary's case numbers (案号)."""
    return f"case_no/{plenary}"


def number_claim(plenary: UUID, number: int) -> str:
    """What makes a case number unique in its plenary."""
    return f"case_no/{plenary}/{number}"


def _serial(command: SubmitProposal, known: Known[Facts]) -> int:
    series = serial_numbers(command.plenary)
    if command.serial_no is None:
        return known.next(series)
    known.reserve(series, command.serial_no)
    return command.serial_no
