"""May a proposal be submitted, and what differs when it is told again? Pure."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from contracts.committees import PlenaryRow
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
from kernel.decider import AlreadyTaken, Known
from kernel.event import Event
from kernel.secret import Sealed, Secret
from proposals.proposal.commands import CorrectSponsors, SubmitProposal
from proposals.proposal.facts import Facts, waived
from proposals.proposal.refusals import (
    AlreadySubmitted,
    IndividualHasCoSponsors,
    NumberTaken,
    OtherPlenary,
    SponsorNotOnRoll,
)
from proposals.proposal.state import Phase, Proposal, Sponsors
from rules.dates import in_time

TEXT = "proposal.text"


def submit(command: SubmitProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """New, or returned and submitted again; what the ledger tells again is corrected."""
    if proposal.phase in (Phase.NONE, Phase.RETRACTED):
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
        timing=timing(_moment(command, known), plenary),
        submitted_on=day,
        text=sealed(command.text, TEXT, known),
        waived=waived(known, [SponsorNotOnRoll(*known.facts.off_roll)])
        if known.facts.off_roll
        else (),
    )


def differences(command: SubmitProposal, proposal: Proposal, known: Known[Facts]) -> list[Event]:
    """The corrections that make the record say what the command says."""
    about = command.proposal
    sponsors = sponsors_of(command)
    found: list[Event] = []
    if command.title != proposal.title:
        found.append(ProposalRetitled(proposal=about, title=command.title))
    if command.sector is None and proposal.sponsors is not None:
        sponsors = Sponsors(sponsors.kind, sponsors.first, sponsors.co, proposal.sponsors.sector)
    if sponsors != proposal.sponsors:
        found.append(sponsors_corrected(about, sponsors))
    category = command.category or proposal.category
    topics = command.topics or proposal.topics
    if (category, topics) != (proposal.category, proposal.topics):
        found.append(ProposalClassified(proposal=about, category=category, topics=topics))
    return [*found, *_other_day(command, proposal, known), *_other_text(command, proposal, known)]


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
    others = {one.id: one for one in command.co_sponsors if one.id != first.id}
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


def case_numbers(plenary: UUID) -> str:
    """The series of a plenary's case numbers (案号)."""
    return f"case_no/{plenary}"


def number_claim(plenary: UUID, number: int) -> str:
    """What makes a case number unique in its plenary."""
    return f"case_no/{plenary}/{number}"


def _serial(command: SubmitProposal, known: Known[Facts]) -> int:
    series = f"serial_no/{command.plenary}"
    if command.serial_no is None:
        return known.next(series)
    known.reserve(series, command.serial_no)
    return command.serial_no
