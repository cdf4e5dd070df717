"""What may be recorded of a proposal's weight? Pure."""

from collections.abc import Sequence
from typing import assert_never

from contracts.proposals.attention import (
    AdoptionEvidenced,
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
    PublicationAnswered,
    SupervisionRecorded,
    UnitReminded,
)
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.attention.commands import (
    AnswerPublication,
    AttentionCommand,
    DropKeyProposal,
    EvidenceAdoption,
    GiveAward,
    NameKeyProposal,
    NamePriorities,
    RecordSupervision,
    RemindUnit,
)
from proposals.proposal.attention.refusals import (
    LeadersMissing,
    NotFiledYet,
    NotKey,
    OwesNothing,
    RefusalWithoutReason,
    UnknownPriority,
)
from proposals.proposal.deadlines.state import running
from proposals.proposal.facts import Facts, day_told
from proposals.proposal.refusals import NotASponsor
from proposals.proposal.state import HANDLED, Proposal


def attend(command: AttentionCommand, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """What happens if this is recorded now?"""
    if isinstance(command, AnswerPublication):
        return answer_publication(command, proposal, known)
    if isinstance(command, NamePriorities):
        return name_priorities(command, proposal, known)
    if proposal.phase not in HANDLED:
        raise NotFiledYet(proposal.phase)
    match command:
        case NameKeyProposal():
            return name_key(command, proposal, known)
        case DropKeyProposal():
            return drop_key(command, proposal, known)
        case RecordSupervision():
            return supervise(command, proposal, known)
        case RemindUnit():
            return remind(command, proposal, known)
        case EvidenceAdoption():
            return adopt(command, proposal, known)
        case GiveAward():
            return award(command, proposal, known)
    assert_never(command)


def name_key(command: NameKeyProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """确定为重点提案: the same leaders and ways again change nothing."""
    held = proposal.attention.key
    if known.live and not command.leaders:
        raise LeadersMissing
    kept = None if known.live else held
    named = KeyProposalNamed(
        proposal=command.proposal,
        leaders=command.leaders or (kept.leaders if kept else ()),
        ways=command.ways or (kept.ways if kept else ()),
        basis=command.basis,
        named_on=day_told(command, known) or (kept.named_on if kept else None),
    )
    so = named.model_copy(update={"named_on": held.named_on}) if held and known.live else named
    return [] if so == held else [named]


def drop_key(command: DropKeyProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """不再列为重点提案."""
    if proposal.attention.key is None:
        return []
    dropped = KeyProposalDropped(
        proposal=command.proposal, reason=command.reason, dropped_on=known.today
    )
    return [dropped]


def supervise(
    command: RecordSupervision, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """督办记录: of a key proposal; the same of the same day is one."""
    if proposal.attention.key is None:
        raise NotKey
    event = SupervisionRecorded(
        proposal=command.proposal,
        way=command.way,
        by=command.by,
        note=command.note,
        supervised_on=known.today,
    )
    return [] if event in proposal.attention.supervised else [event]


def remind(command: RemindUnit, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """催办: of a unit that has something to do; in one way once a day."""
    units = proposal.assignment
    owing = any(one.party.id == command.unit.id for one in running(proposal.deadlines).values())
    unanswered = units is not None and units.has(command.unit.id)
    unanswered = unanswered and command.unit.id not in proposal.replies
    if not owing and not unanswered:
        raise OwesNothing(command.unit.name)
    event = UnitReminded(
        proposal=command.proposal, unit=command.unit, way=command.way, reminded_on=known.today
    )
    return [] if event in proposal.attention.reminded else [event]


def adopt(command: EvidenceAdoption, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """采纳佐证: one paper or project is evidence once."""
    told = (command.kind, command.title, command.doc_no)
    if told in {(one.kind, one.title, one.doc_no) for one in proposal.attention.adopted}:
        return []
    event = AdoptionEvidenced(
        proposal=command.proposal,
        kind=command.kind,
        title=command.title,
        doc_no=command.doc_no,
        unit=command.unit,
        adopted_on=known.today,
    )
    return [event]


def award(command: GiveAward, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """评优: an award of a year is given once."""
    told = (command.award, command.year, command.unit)
    if told in {(one.award, one.year, one.unit) for one in proposal.attention.awarded}:
        return []
    event = ProposalAwarded(
        proposal=command.proposal,
        award=command.award,
        year=command.year,
        unit=command.unit,
        awarded_on=day_told(command, known),
    )
    return [event]


def name_priorities(
    command: NamePriorities, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """服务中心工作: as the committee's list names them; where it has none, any word."""
    rules = known.facts.rules
    listed = {one.name for one in rules.priorities} if rules is not None else set()
    strange = [name for name in command.priorities if name not in listed]
    if known.live and listed and strange:
        raise UnknownPriority(*strange)
    named = tuple(dict.fromkeys(command.priorities))
    if named == proposal.attention.priorities:
        return []
    event = PrioritiesNamed(proposal=command.proposal, priorities=named, named_on=known.today)
    return [event]


def answer_publication(
    command: AnswerPublication, proposal: Proposal, known: Known[Facts]
) -> Sequence[Event]:
    """公开意愿: each sponsor's own, whatever became of the proposal."""
    assert proposal.sponsors is not None
    if command.sponsor.id not in {one.id for one in proposal.sponsors.all()}:
        raise NotASponsor(command.sponsor.name)
    if known.live and not command.agrees and command.reason is None:
        raise RefusalWithoutReason
    held = proposal.attention.publication.get(command.sponsor.id)
    reason = command.reason
    if held is not None and held.agrees == command.agrees:
        reason = reason or held.reason
        if reason == held.reason:
            return []
    event = PublicationAnswered(
        proposal=command.proposal,
        sponsor=command.sponsor,
        agrees=command.agrees,
        reason=reason,
        answered_on=day_told(command, known),
    )
    return [event]
