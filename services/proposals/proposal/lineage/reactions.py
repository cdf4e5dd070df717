"""What does a committee ask of itself when another answers what it was offered?"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from contracts.proposals.forwarding import ForwardedAccepted, ForwardedRefused
from kernel.command import Command
from kernel.log.chain import Recorded
from kernel.reactions import listens
from proposals.proposal.lineage.commands import AnswerForwarding


def whence(event: Any, recorded: Recorded) -> UUID:
    """The committee from which it came: there the answer is recorded."""
    told: UUID = event.origin_committee
    return told


@listens(ForwardedAccepted, whose=whence)
def record_that_it_was_taken_up(
    event: ForwardedAccepted, known: None, recorded: Recorded
) -> Sequence[Command]:
    """The origin's own log tells what became of its proposal."""
    return [_answer(event, recorded, accepted=True, words=None)]


@listens(ForwardedRefused, whose=whence)
def record_that_it_was_refused(
    event: ForwardedRefused, known: None, recorded: Recorded
) -> Sequence[Command]:
    """With the reason that the other committee gives."""
    return [_answer(event, recorded, accepted=False, words=event.reason)]


def _answer(
    event: ForwardedAccepted | ForwardedRefused,
    recorded: Recorded,
    *,
    accepted: bool,
    words: str | None,
) -> AnswerForwarding:
    return AnswerForwarding(
        committee=event.origin_committee,
        proposal=event.origin,
        forwarding=event.proposal,
        accepted=accepted,
        words=words,
        on=recorded.occurred_on,
    )


REACTIONS = (record_that_it_was_taken_up, record_that_it_was_refused)
