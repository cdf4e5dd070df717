"""Which commands does a line come to? Pure; the same line always comes to the same commands.

What a later file says otherwise is told by the same commands with other content, and only those
are sent: they carry `corrects`, so that the decider answers with the correcting events.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from contracts.values import Named
from kernel.command import Command
from kernel.importing.plan import Terms
from kernel.secret import Secret
from proposals.proposal.commands import (
    ConvertProposal,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    ReturnProposal,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.handling.closing import AS_THE_LEDGER_SAYS
from proposals.proposal.handling.commands import (
    AssignProposal,
    GiveFeedback,
    GradeFollowUp,
    OrderRehandling,
    ReplyToProposal,
)
from proposals.proposal.ledger.asking_marks import marks_of
from proposals.proposal.ledger.choices import Again
from proposals.proposal.ledger.handling import Handled
from proposals.proposal.ledger.line import Line
from proposals.proposal.ledger.words import Result

STILL_OPEN = "台账中尚未审结"


def commands_of(
    line: Line, proposal: UUID, into: UUID | None, terms: Terms, plenary: UUID
) -> tuple[Command, ...]:
    """In the order in which they happened."""
    about = {"committee": terms.committee, "proposal": proposal}
    return (
        _submitted(line, about, plenary),
        *_reviewed(line, about, into, plenary),
        *_handled(line, about),
        *marks_of(line, about),
    )


def _submitted(line: Line, about: dict[str, UUID], plenary: UUID) -> Command:
    sponsors = line.signed.sponsors
    return SubmitProposal(
        **about,
        # Of an unknown day the event is dated like the decision; it says itself that it is open.
        on=line.submitted_on or line.decided_on,
        at=line.submitted_at,
        day_unknown=line.submitted_on is None,
        plenary=plenary,
        title=line.title,
        sponsor_kind=sponsors.kind,
        first_sponsor=sponsors.first,
        co_sponsors=sponsors.co if line.signed.others_told else None,
        sector=sponsors.sector,
        category=line.category,
        topics=line.topics,
        text=None if line.text is None else Secret(line.text),
        printed_no=line.number.printed[:100] if line.number else None,
        number=line.number.number if line.number else None,
        serial_no=line.serial.number if line.serial else None,
        corrects=True,
    )


def _reviewed(
    line: Line, about: dict[str, UUID], into: UUID | None, plenary: UUID
) -> Iterator[Command]:
    """The review's result; where the cell is empty, whatever the review came to stays."""
    if line.review.said:
        yield _result(line, about, into, plenary)


def _result(line: Line, about: dict[str, UUID], into: UUID | None, plenary: UUID) -> Command:
    reason = line.review.reason
    on = line.decided_on
    told = {**about, "on": on, "day_assumed": line.day_assumed, "corrects": True}
    match line.review.result:
        case Result.FILED:
            return FileProposal(
                **told,
                plenary=plenary,
                number=line.number.number if line.number else None,
                intended_units=line.marks.intended,
            )
        case Result.MERGED:
            assert into is not None
            return MergeProposal(**told, into=into)
        case Result.CONVERTED:
            return ConvertProposal(**told, target=line.review.target)
        case Result.NOT_FILED:
            return DeclineProposal(**told, reason=reason)
        case Result.RETURNED:
            return ReturnProposal(**told, reason=reason)
        case Result.WITHDRAWN:
            return WithdrawProposal(**told, reason=reason)
        case Result.PENDING:
            return RevokeReview(**about, on=on, reason=STILL_OPEN)


def _handled(line: Line, about: dict[str, UUID]) -> Iterator[Command]:
    handled = line.handled
    if handled is None:
        return
    result = "merged" if line.review.result is Result.MERGED else "filed"
    answered = {
        **about,
        "rests_on": result,
        "awaited": handled.again is Again.AWAITED,
    }
    assigned = handled.assigned_on or line.decided_on
    yield AssignProposal(
        **about,
        on=assigned,
        day_unknown=handled.assigned_on is None,
        rests_on=result,
        leading=handled.leading,
        assisting=handled.assisting,
        mode="separate" if handled.separate else None,
        due_on=handled.due_on,
    )
    if not handled.replies:
        return
    replied = handled.replied_on or assigned
    yield from _answered(handled, answered, replied)
    yield from _afterwards(handled, {**about, "rests_on": result}, handled.fed_back_on or replied)


def _answered(handled: Handled, answered: dict[str, Any], replied: date) -> Iterator[Command]:
    """The units' replies and what the sponsors say of them; `replied` where a reply has no day."""
    for reply in handled.replies:
        yield ReplyToProposal(
            **answered,
            on=reply.on or replied,
            day_unknown=reply.on is None,
            unit=reply.unit,
            grade=reply.grade,
            if_new=reply.if_new,
            again=handled.again is Again.ANSWERED,
            ordered_on=handled.again_on,
        )
    for sponsor, satisfaction, word in handled.opinions:
        yield GiveFeedback(
            **answered,
            on=handled.fed_back_on or replied,
            day_unknown=handled.fed_back_on is None,
            sponsor=sponsor,
            satisfaction=satisfaction,
            printed=word[:100],
            answers=handled.answers.get(sponsor.id, ()),
        )


def _afterwards(handled: Handled, about: dict[str, Any], last: date) -> Iterator[Command]:
    """What became of promises, and a second answer that is awaited; `last` is the day before."""
    for told in handled.follow_ups:
        assert told.grade is not None
        yield GradeFollowUp(
            **about,
            on=told.on or last,
            day_unknown=told.on is None,
            unit=told.unit,
            grade=told.grade,
            note=told.note,
            if_new=told.if_new,
        )
    for unit in _awaited(handled) if handled.again is Again.AWAITED else ():
        yield OrderRehandling(
            **about,
            on=handled.again_on or last,
            day_unknown=handled.again_on is None,
            unit=unit,
            reason=AS_THE_LEDGER_SAYS,
        )


def _awaited(handled: Handled) -> tuple[Named, ...]:
    """Who answers again: whom the row names so, else everyone that answered."""
    named = tuple(reply.unit for reply in handled.replies if reply.awaited)
    return named or tuple(reply.unit for reply in handled.replies)
