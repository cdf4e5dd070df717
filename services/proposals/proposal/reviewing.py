"""What may the review make of a proposal? Pure."""

from collections.abc import Sequence

from contracts.proposals.proposal import (
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReturned,
    ProposalWithdrawn,
    ReviewRevoked,
)
from contracts.submission import ReasonRule
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.commands import (
    ConvertProposal,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    ReturnProposal,
    Review,
    RevokeReview,
    WithdrawProposal,
)
from proposals.proposal.facts import Facts, waived
from proposals.proposal.lineage.domain import carried
from proposals.proposal.refusals import (
    AlreadyAssigned,
    AlreadyFiled,
    MergedIntoItself,
    NotUnderReview,
    ReasonMissing,
    ReasonNotCoded,
    TargetNotLive,
    UnknownReason,
)
from proposals.proposal.review.domain import undone
from proposals.proposal.review.refusals import RoundsMissing
from proposals.proposal.review.state import intended
from proposals.proposal.state import LIVE, PHASES, Phase, Proposal, Result
from proposals.proposal.submitting import case_numbers, number_claim, take_number

CORRECTED = "台账更正"


def file(command: FileProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """立案: once; the ledger may give it another number or day."""
    if proposal.phase is Phase.FILED and not command.corrects:
        if command.number not in (None, proposal.case_no):
            raise AlreadyFiled(proposal.case_no)
        return []
    before = cleared(command, proposal, Phase.FILED)
    for round_ in undone(proposal, known):
        raise RoundsMissing(round_)
    filed = ProposalFiled(
        proposal=command.proposal,
        case_no=_number(command, proposal, known),
        category=command.category or proposal.category,
        day_assumed=command.day_assumed,
        decided_on=known.today,
        intended_units=command.intended_units or intended(proposal.reviews),
    )
    filed = _as_told_before(command, filed, proposal)
    return [] if _filed_so(filed, proposal) else [*before, filed]


def _as_told_before(
    command: FileProposal, filed: ProposalFiled, proposal: Proposal
) -> ProposalFiled:
    """What a ledger does not tell again stays."""
    held = proposal.decided
    if not command.corrects or not isinstance(held, ProposalFiled):
        return filed
    told: dict[str, object] = {"intended_units": command.intended_units or held.intended_units}
    if command.day_assumed:
        told |= {"day_assumed": held.day_assumed, "decided_on": held.decided_on}
    return filed.model_copy(update=told)


def _filed_so(filed: ProposalFiled, proposal: Proposal) -> bool:
    held = proposal.decided
    return (
        isinstance(held, ProposalFiled)
        and (held.case_no, held.decided_on) == (filed.case_no, filed.decided_on)
        and held.intended_units == filed.intended_units
        and filed.category == proposal.category
    )


def _number(command: FileProposal, proposal: Proposal, known: Known[Facts]) -> int:
    """The printed number, else the one it held before, else the next of the series."""
    assert proposal.plenary is not None
    if command.number is not None:
        take_number(proposal.plenary, command.number, known)
        return command.number
    if proposal.case_no is not None:
        return proposal.case_no
    number = known.next(case_numbers(proposal.plenary))
    known.claim(number_claim(proposal.plenary, number))
    return number


def merge(command: MergeProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """并案: into another one that is under review or filed."""
    if command.into == command.proposal:
        raise MergedIntoItself
    target: Proposal = known.state(f"proposal-{command.into}")
    merged = ProposalMerged(proposal=command.proposal, into=command.into, decided_on=known.today)
    if target.phase not in LIVE and not _holds(command, proposal, merged):
        raise TargetNotLive
    return settled(command, proposal, merged)


def convert(command: ConvertProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """转: goes on in another form."""
    result = ProposalConverted(
        proposal=command.proposal,
        target=command.target,
        decided_on=known.today,
        carried=carried(proposal) if known.live else None,
    )
    return settled(command, proposal, result)


def decline(command: DeclineProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """不予立案."""
    listed = _listed(command, known)
    result = ProposalNotFiled(
        proposal=command.proposal,
        reason=command.reason or (listed.words if listed else None),
        decided_on=known.today,
        code=command.code,
    )
    return settled(command, proposal, result)


def _listed(command: DeclineProposal, known: Known[Facts]) -> ReasonRule | None:
    """The reason of the committee's list; of a ledger's word no code is asked."""
    if not known.live or known.facts.rules is None or not known.facts.rules.not_filed_reasons:
        return None
    if command.code is None:
        raise ReasonNotCoded
    found = known.facts.rules.not_filed_reason(command.code)
    if found is None:
        raise UnknownReason(command.code)
    return found


def give_back(command: ReturnProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """退回补充: with the reason, which an old ledger may not tell."""
    if command.reason is None and not command.corrects:
        raise ReasonMissing
    result = ProposalReturned(
        proposal=command.proposal, reason=command.reason, decided_on=known.today
    )
    return settled(command, proposal, result)


def withdraw(command: WithdrawProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """撤案: as long as nobody has to answer it."""
    assigned = proposal.phase is not Phase.WITHDRAWN and proposal.assignment is not None
    let_off = waived(known, [AlreadyAssigned()] if assigned else [])
    result = ProposalWithdrawn(
        proposal=command.proposal,
        reason=command.reason,
        decided_on=known.today,
        waived=let_off,
    )
    return settled(command, proposal, result, also=(Phase.FILED, Phase.RETURNED))


def revoke(command: RevokeReview, proposal: Proposal) -> Sequence[Event]:
    """撤销审查结果: under review again."""
    if proposal.phase is Phase.UNDER_REVIEW:
        return []
    return [ReviewRevoked(proposal=command.proposal, reason=command.reason)]


def settled(
    command: Review, proposal: Proposal, result: Result, also: tuple[Phase, ...] = ()
) -> Sequence[Event]:
    """The review's result; the same again is nothing, another one needs a correction."""
    result = _still_told(command, proposal, result)
    if _holds(command, proposal, result):
        return []
    return [*cleared(command, proposal, PHASES[type(result)], also), result]


def _still_told(command: Review, proposal: Proposal, result: Result) -> Result:
    """The same result told again by a ledger without its day or reason: those stay."""
    held = proposal.decided
    if not command.corrects or type(held) is not type(result):
        return result
    told: dict[str, object] = {}
    if command.day_assumed:
        told["decided_on"] = held.decided_on
    if getattr(held, "reason", None) is not None and getattr(result, "reason", None) is None:
        told["reason"] = getattr(held, "reason", None)
    return result.model_copy(update=told)


def cleared(
    command: Review, proposal: Proposal, to: Phase, also: tuple[Phase, ...] = ()
) -> list[Event]:
    """What must be revoked first; only a correction revokes."""
    if proposal.phase in (Phase.UNDER_REVIEW, *also):
        return []
    if not command.corrects:
        raise NotUnderReview(proposal.phase)
    if proposal.phase is to:
        return []
    return [ReviewRevoked(proposal=command.proposal, reason=CORRECTED)]


def _holds(command: Review, proposal: Proposal, result: Result) -> bool:
    """Whether it is so already; only a correction minds another day or another reason."""
    if command.corrects or type(proposal.decided) is not type(result):
        return _uncarried(proposal.decided) == _uncarried(result)
    into = getattr(result, "into", None), getattr(result, "target", None)
    held = getattr(proposal.decided, "into", None), getattr(proposal.decided, "target", None)
    return into == held


def _uncarried(result: Result | None) -> Result | None:
    """A conversion without what went on, which a ledger does not tell."""
    if isinstance(result, ProposalConverted):
        return result.model_copy(update={"carried": None})
    return result
