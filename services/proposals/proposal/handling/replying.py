"""How does a draft become the reply: co-signed, passed, issued? Pure."""

from collections.abc import Iterator, Sequence

from contracts.members.rules import GradeRule
from contracts.proposals.proposal import ProposalReplied
from contracts.values import Named, Openness
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts
from proposals.proposal.grades import grade_of
from proposals.proposal.handling.commands import (
    CosignReply,
    DraftReply,
    IssueReply,
    PassReply,
    SendBackReply,
)
from proposals.proposal.handling.events import (
    ReplyCosigned,
    ReplyDrafted,
    ReplyPassed,
    ReplySentBack,
)
from proposals.proposal.handling.refusals import (
    AnsweredAlready,
    ClosedWithoutReason,
    NoDraft,
    NotAssisting,
    NotLeading,
    ReturnPending,
    StepMissing,
)
from proposals.proposal.handling.signing import work_of
from proposals.proposal.handling.state import Draft, Work
from proposals.proposal.refusals import UnknownGrade
from proposals.proposal.state import Proposal
from proposals.proposal.submitting import sealed

REPLY_TEXT = "proposal.reply"


def draft(command: DraftReply, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """拟稿: by a unit that leads; a text that was drafted before stays until another is told."""
    work = leading(command.unit, proposal)
    if command.unit.id in proposal.replies:
        raise AnsweredAlready(command.unit.name)
    if work.wants_out is not None:
        raise ReturnPending(command.unit.name)
    if command.openness is Openness.CLOSED and command.closed_because is None:
        raise ClosedWithoutReason
    before = work.draft
    text = sealed(command.text, REPLY_TEXT, known) or (before.text if before else None)
    rule = graded(command.grade, known)
    grade, outcome = (rule.letter, rule.outcome) if rule else (None, None)
    drafted = Draft(grade, outcome, command.openness, command.closed_because, text)
    if before is not None and before.content() == drafted.content():
        return []
    event = ReplyDrafted(
        proposal=command.proposal,
        unit=command.unit,
        grade=grade,
        outcome=outcome,
        openness=command.openness,
        closed_because=command.closed_because,
        text=text,
        drafted_on=known.today,
    )
    return [event]


def graded(printed: str | None, known: Known[Facts]) -> GradeRule | None:
    """The grade of the committee's scheme that is meant; None when none is given.

    Raises:
        UnknownGrade: the scheme has no such grade.
    """
    if printed is None:
        return None
    rule = grade_of(known.facts.known_rules(), printed)
    if rule is None:
        raise UnknownGrade(printed)
    return rule


def cosign(command: CosignReply, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """会签: every assisting unit says for itself whether it agrees."""
    held = _drafted(command, proposal)
    assert proposal.assignment is not None
    if command.by.id not in {one.id for one in proposal.assignment.assisting}:
        raise NotAssisting(command.by.name)
    if command.by.id in held.cosigned and held.cosigned[command.by.id] == command.objection:
        return []
    event = ReplyCosigned(
        proposal=command.proposal,
        unit=command.unit,
        by=command.by,
        objection=command.objection,
        cosigned_on=known.today,
    )
    return [event]


def let_pass(command: PassReply, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """审核通过: with the unit's grade or another one."""
    held = _drafted(command, proposal)
    rule = graded(command.grade, known)
    grade, outcome = (rule.letter, rule.outcome) if rule else (held.grade, held.outcome)
    if held.passed and held.grade == grade:
        return []
    event = ReplyPassed(
        proposal=command.proposal,
        unit=command.unit,
        grade=grade,
        outcome=outcome,
        note=command.note,
        passed_on=known.today,
    )
    return [event]


def send_back(command: SendBackReply, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """退回修改: a draft that was sent back waits for another one."""
    work = leading(command.unit, proposal)
    if work.draft is None:
        raise NoDraft(command.unit.name)
    if work.draft.sent_back == command.reason:
        return []
    event = ReplySentBack(
        proposal=command.proposal,
        unit=command.unit,
        reason=command.reason,
        sent_back_on=known.today,
    )
    return [event]


def issue(command: IssueReply, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """印发: once every step is done that the committee's rules ask for."""
    if command.unit.id in proposal.replies and leading(command.unit, proposal).draft is None:
        return []
    held = _drafted(command, proposal)
    ready(command.unit, proposal, known)
    event = ProposalReplied(
        proposal=command.proposal,
        unit=command.unit,
        grade=held.grade,
        outcome=held.outcome,
        replied_on=known.today,
        text=held.text,
        doc_no=command.doc_no,
        openness=held.openness,
        closed_because=held.closed_because,
    )
    return [event]


def missing(unit: Named, proposal: Proposal, known: Known[Facts]) -> Iterator[str]:
    """The steps that the rules ask for before a unit's reply and that were not done, in order."""
    work = work_of(unit, proposal)
    assert proposal.assignment is not None
    draft = work.draft or Draft(None, None, None, None, None)
    assisting = {one.id for one in proposal.assignment.assisting}
    agreed = {who for who, objection in draft.cosigned.items() if objection is None}
    done = {
        "contact": bool(work.contacts),
        "cosign": assisting <= agreed,
        "supervise": draft.passed,
    }
    for rule in known.facts.known_rules().reply_steps:
        if not done[rule.step]:
            yield rule.step


def ready(unit: Named, proposal: Proposal, known: Known[Facts]) -> None:
    """Whether a unit may answer now.

    Raises:
        NotLeading: it assists; it sends its opinion to the leading unit.
        ReturnPending: it asked to be let out, and nobody has answered that.
        StepMissing: a step that the rules ask for is not done.
    """
    work = leading(unit, proposal)
    if work.wants_out is not None:
        raise ReturnPending(unit.name)
    for step in missing(unit, proposal, known):
        raise StepMissing(step)


def leading(unit: Named, proposal: Proposal) -> Work:
    """The work of a unit that leads; an assisting one sends its opinion instead."""
    work = work_of(unit, proposal)
    assert proposal.assignment is not None
    if unit.id not in {one.id for one in proposal.assignment.leading}:
        raise NotLeading(unit.name)
    return work


def _drafted(command: CosignReply | PassReply | IssueReply, proposal: Proposal) -> Draft:
    """The draft that may go on; one that was sent back may not."""
    held = leading(command.unit, proposal).draft
    if held is None or held.sent_back is not None:
        raise NoDraft(command.unit.name)
    return held
