"""How does a case stand for one of its units: as what, how far, how many days left? Pure."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from proposals.proposal.tables import ProposalRow
from proposals.proposal.worklist.tables import UnitWork
from rules.deadlines import Unit


class Part(StrEnum):
    """As what a unit has a case."""

    LEAD = "lead"
    """主办."""
    ASSIST = "assist"
    """会办."""
    SEPARATE = "separate"
    """分办: each unit answers on its own."""


class Stage(StrEnum):
    """How far a unit has come with a case."""

    TO_SIGN = "to_sign"
    """待签收."""
    RETURN_REQUESTED = "return_requested"
    """申退待答复."""
    PAUSED = "paused"
    """暂停办理."""
    TO_ANSWER = "to_answer"
    """待答复."""
    DRAFTED = "drafted"
    """已拟稿."""
    IN_COSIGN = "in_cosign"
    """会签中."""
    IN_REVIEW = "in_review"
    """审核中."""
    SENT_BACK = "sent_back"
    """退回修改."""
    TO_ISSUE = "to_issue"
    """待印发."""
    TO_ANSWER_AGAIN = "to_answer_again"
    """重新办理."""
    TO_SEND_OPINION = "to_send_opinion"
    """待提会办意见."""
    OPINION_SENT = "opinion_sent"
    """已提会办意见."""
    REPLIED = "replied"
    """已答复."""
    TO_RATE = "to_rate"
    """待评价提案."""
    CLOSED = "closed"
    """已办结."""


@dataclass(frozen=True, slots=True)
class Owed:
    """What a unit owes about a case as its deadlines tell.

    Attributes:
        duty: that of its answer, None where no deadline was ever set (as read from a ledger).
        running: it is not done, and not dropped.
        due_on: None while the clock stands still.
        clock: as the deadline's row keeps it.
        rates: it has yet to rate the proposal.
    """

    duty: str | None
    running: bool
    due_on: date | None
    clock: str | None
    rates: bool


def part_of(row: ProposalRow, unit: UUID) -> Part:
    """As what the unit has it."""
    if unit not in row.lead_units:
        return Part.ASSIST
    return Part.SEPARATE if row.mode == "separate" else Part.LEAD


def stage_of(
    row: ProposalRow, unit: UUID, work: UnitWork, owed: Owed, steps: Sequence[str], closed: bool
) -> Stage:
    """How far the unit has come.

    Args:
        steps: those that the committee's rules ask for before a reply, in their order.
    """
    if owed.rates:
        return Stage.TO_RATE
    if closed:
        return Stage.CLOSED
    if work.wants_out:
        return Stage.RETURN_REQUESTED
    if work.replied or unit in row.replied_units:
        return Stage.REPLIED
    if work.opinion_on is not None:
        return Stage.OPINION_SENT
    if owed.running and owed.due_on is None:
        return Stage.PAUSED
    if work.drafted:
        return _of_draft(row, work, steps)
    if work.again:
        return Stage.TO_ANSWER_AGAIN
    if work.signed_on is None:
        return Stage.TO_SIGN
    return Stage.TO_ANSWER if unit in row.lead_units else Stage.TO_SEND_OPINION


def _of_draft(row: ProposalRow, work: UnitWork, steps: Sequence[str]) -> Stage:
    """Where a draft waits: at the first step that is asked for and not done."""
    if work.sent_back:
        return Stage.SENT_BACK
    waits = {
        "contact": (not work.contacted, Stage.DRAFTED),
        "cosign": (not set(row.assisting_units) <= set(work.agreed), Stage.IN_COSIGN),
        "supervise": (not work.passed, Stage.IN_REVIEW),
    }
    return next(
        (stage for step in steps for open_, stage in [waits[step]] if open_), Stage.TO_ISSUE
    )


def in_working_days(clock: str | None) -> bool:
    """Whether the last of what a clock allows is counted in working days."""
    terms = json.loads(clock)["terms"] if clock else []
    return bool(terms) and terms[-1].get("unit") == Unit.WORKING_DAYS
