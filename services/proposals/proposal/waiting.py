"""What waits for whoever asks (待办)?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.organisations import carried_by
from contracts.periods import Duty
from proposals.proposal.deadlines.tables import deadlines
from proposals.proposal.drafting.tables import drafts
from proposals.proposal.queries import Sight
from proposals.proposal.review.tables import reviews
from proposals.proposal.state import Phase
from proposals.proposal.tables import proposals

Counted = Select[int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """One queue: how much is in it, and the path below the committee under which it is listed."""

    queue: str
    title: str
    count: int
    listed: str


@dataclass(frozen=True, slots=True)
class _Queue:
    queue: str
    title: str
    counted: Counted
    listed: str


async def waiting(
    engine: AsyncEngine, committee: UUID, sight: Sight, on: date
) -> Sequence[Waiting]:
    """The queues of the asker's role, those with nothing in them too."""
    async with engine.connect() as connection:
        return [
            Waiting(
                one.queue,
                one.title,
                (await connection.execute(one.counted)).scalar_one(),
                one.listed,
            )
            for one in _queues(committee, sight, on)
        ]


def _queues(committee: UUID, sight: Sight, on: date) -> Iterator[_Queue]:
    own: list[ColumnElement[bool]] = []
    if sight.everything:
        yield from _of_office(committee)
    elif sight.unit is not None:
        own = [deadlines.c.party.in_(carried_by(sight.unit, on))]
        yield _owed(committee, "to_sign", "待签收", own, Duty.SIGN)
        yield _owed(committee, "to_reply", "待答复", own, Duty.REPLY, Duty.REHANDLE)
        yield _owed(committee, "to_send_opinion", "待提会办意见", own, Duty.CO_OPINION)
    elif sight.person is not None:
        own = [deadlines.c.party == sight.person]
        yield from _of_member(committee, sight.person)
        yield _owed(committee, "to_rate", "待反馈", own, Duty.FEEDBACK)
        yield _dealt(committee, sight.person)
    else:
        return
    yield from _by_day(committee, own, on)


def _of_office(committee: UUID) -> Iterator[_Queue]:
    c = proposals.c
    under_review = (c.phase == Phase.UNDER_REVIEW.value,)
    yield _some(committee, "to_review", "待审查", under_review, "proposals?phase=under_review")
    unassigned = (c.phase == Phase.FILED.value, func.cardinality(c.lead_units) == 0)
    yield _some(
        committee, "to_assign", "待交办", unassigned, "proposals?phase=filed&assigned=false"
    )
    yield _owed(committee, "to_decide_return", "待答复申退", [], Duty.ANSWER_RETURN)
    yield _owed(committee, "unsigned", "未签收", [], Duty.SIGN)


def _of_member(committee: UUID, person: UUID) -> Iterator[_Queue]:
    c = drafts.c
    mine = select(func.count()).where(c.committee == committee, c.first_sponsor == person)
    yield _Queue("drafts", "未提交草稿", mine, "drafts")
    place = func.array_position(c.invited, person)
    invited = c.invited.contains([person])
    unanswered = select(func.count()).where(c.committee == committee, invited)
    yield _Queue("to_cosign", "待会签", unanswered.where(c.answers[place] == ""), "drafts")


def _dealt(committee: UUID, person: UUID) -> _Queue:
    c = reviews.c
    mine = select(func.count()).where(c.committee == committee, c.reviewer == person)
    return _Queue("to_advise", "待审查", mine.where(c.advice.is_(None)), "reviews?open=true")


def _by_day(committee: UUID, own: Sequence[ColumnElement[bool]], on: date) -> Iterator[_Queue]:
    c = deadlines.c
    running = select(func.count()).where(c.committee == committee, c.how.is_(None), *own)
    near = running.where(c.near_on <= on, c.due_on >= on)
    yield _Queue("nearly_due", "临近到期", near, "deadlines?near=true")
    yield _Queue("overdue", "逾期", running.where(c.due_on < on), "deadlines?overdue=true")


def _some(
    committee: UUID, name: str, title: str, where: Sequence[ColumnElement[bool]], listed: str
) -> _Queue:
    counted = select(func.count()).where(proposals.c.committee == committee, *where)
    return _Queue(name, title, counted, listed)


def _owed(
    committee: UUID, name: str, title: str, own: Sequence[ColumnElement[bool]], *duties: Duty
) -> _Queue:
    c = deadlines.c
    these = c.duty.in_([duty.value for duty in duties])
    counted = select(func.count()).where(c.committee == committee, c.how.is_(None), these, *own)
    listed = "&".join(f"duty={duty.value}" for duty in duties)
    return _Queue(name, title, counted, f"deadlines?{listed}")
