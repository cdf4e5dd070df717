"""Which commands does a line come to? Pure; the same line always comes to the same commands.

What a later file says otherwise is told by the same commands with other content, and only those
are sent: they carry `corrects`, so that the decider answers with the correcting events.
"""

from collections.abc import Iterator
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
from proposals.proposal.handling.commands import AssignProposal, GiveFeedback, ReplyToProposal
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
        _reviewed(line, about, into, plenary),
        *_handled(line, about),
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
        co_sponsors=sponsors.co,
        sector=sponsors.sector,
        category=line.category,
        topics=line.topics,
        text=None if line.text is None else Secret(line.text),
        printed_no=line.number.printed[:100] if line.number else None,
        number=line.number.number if line.number else None,
        serial_no=line.serial.number if line.serial else None,
        corrects=True,
    )


def _reviewed(line: Line, about: dict[str, UUID], into: UUID | None, plenary: UUID) -> Command:
    on, reason = line.decided_on, line.review.reason
    match line.review.result:
        case Result.FILED:
            return FileProposal(
                **about,
                on=on,
                plenary=plenary,
                number=line.number.number if line.number else None,
                day_assumed=line.day_assumed,
                corrects=True,
            )
        case Result.MERGED:
            assert into is not None
            return MergeProposal(**about, on=on, into=into, corrects=True)
        case Result.CONVERTED:
            return ConvertProposal(**about, on=on, target=line.review.target, corrects=True)
        case Result.NOT_FILED:
            return DeclineProposal(**about, on=on, reason=reason, corrects=True)
        case Result.RETURNED:
            return ReturnProposal(**about, on=on, reason=reason, corrects=True)
        case Result.WITHDRAWN:
            return WithdrawProposal(**about, on=on, reason=reason, corrects=True)
        case Result.PENDING:
            return RevokeReview(**about, on=on, reason=STILL_OPEN)


def _handled(line: Line, about: dict[str, UUID]) -> Iterator[Command]:
    handled = line.handled
    if handled is None:
        return
    result = "merged" if line.review.result is Result.MERGED else "filed"
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
    if not handled.answered:
        return
    replied = handled.replied_on or assigned
    for unit, grade in _answering(handled):
        yield ReplyToProposal(
            **about,
            on=replied,
            day_unknown=handled.replied_on is None,
            rests_on=result,
            unit=unit,
            grade=grade,
        )
    for sponsor, satisfaction, word in handled.opinions:
        yield GiveFeedback(
            **about,
            on=handled.fed_back_on or replied,
            day_unknown=handled.fed_back_on is None,
            rests_on=result,
            sponsor=sponsor,
            satisfaction=satisfaction,
            printed=word[:100],
        )


def _answering(handled: Handled) -> list[tuple[Named, str | None]]:
    """The leading unit answers; of 分办 each one, with its own grade where the cell tells it."""
    units = handled.leading if handled.separate else handled.leading[:1]
    grades: list[str | None] = list(handled.grades) or [None]
    if len(grades) < len(units):
        grades = grades[:1] * len(units)
    return list(zip(units, grades, strict=False))
