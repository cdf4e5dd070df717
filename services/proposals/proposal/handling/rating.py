"""Are the questions of the committee's form answered, by sponsors and by units? Pure."""

from collections.abc import Sequence
from typing import Literal

from contracts.feedback import Answer
from contracts.proposals.handling import ProposalRated
from kernel.decider import Known
from kernel.event import Event
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import RateProposal
from proposals.proposal.handling.refusals import AnswerMissing, NotReplied, UnknownAnswer
from proposals.proposal.handling.signing import work_of
from proposals.proposal.state import PERSONAL, Proposal


def checked(
    answers: Sequence[Answer],
    whom: Literal["sponsor", "unit"],
    proposal: Proposal,
    known: Known[Facts],
) -> None:
    """Every question that must be answered is, with a word that the form offers.

    Raises:
        UnknownAnswer: the form has no such question, or not this choice.
        AnswerMissing: a question that must be answered is not.
    """
    if not known.live or known.facts.rules is None:
        return
    assert proposal.sponsors is not None
    personal = proposal.sponsors.kind in PERSONAL
    asked = {
        rule.id: rule
        for rule in known.facts.rules.questions
        if rule.asks == whom and not (rule.collective_only and personal)
    }
    for answer in answers:
        if answer.question not in asked or answer.choice not in asked[answer.question].choices:
            raise UnknownAnswer(answer.question, answer.choice)
    told = {answer.question for answer in answers}
    missing = [rule.words for rule in asked.values() if rule.required and rule.id not in told]
    if missing:
        raise AnswerMissing(*missing)


def rate(command: RateProposal, proposal: Proposal, known: Known[Facts]) -> Sequence[Event]:
    """评价提案: once it has answered; again with other answers replaces them."""
    work = work_of(command.unit, proposal)
    if command.unit.id not in proposal.replies:
        raise NotReplied(command.unit.name)
    checked(command.answers, "unit", proposal, known)
    if work.rated == command.answers:
        return []
    event = ProposalRated(
        proposal=command.proposal,
        unit=command.unit,
        answers=command.answers,
        rated_on=known.today,
    )
    return [event]
