"""Which commands do the marks of a line come to? Pure."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from kernel.command import Command
from proposals.proposal.attention.commands import (
    AnswerPublication,
    DropKeyProposal,
    GiveAward,
    NameKeyProposal,
)
from proposals.proposal.ledger.line import Line
from proposals.proposal.ledger.words import Result
from proposals.proposal.wishes.commands import SettleCosigning, SuggestUnits

NO_LONGER_KEY = "台账更正：不是重点提案"


def marks_of(line: Line, about: dict[str, UUID]) -> Iterator[Command]:
    """The sponsors' wishes, then what the proposal was found worth."""
    yield from _wishes(line, _undated(about, line.submitted_on or line.decided_on))
    if line.review.result in (Result.FILED, Result.MERGED):
        yield from _weight(line, about)


def _undated(about: dict[str, UUID], on: date) -> dict[str, Any]:
    """Nobody wrote down the day; the event is dated like what it goes with."""
    return {**about, "on": on, "day_unknown": True}


def _wishes(line: Line, undated: dict[str, Any]) -> Iterator[Command]:
    marks = line.marks
    if marks.suggested:
        yield SuggestUnits(**undated, units=marks.suggested)
    if marks.cosigning is not None:
        yield SettleCosigning(**undated, open=marks.cosigning)
    for sponsor, agrees, why in marks.consents:
        yield AnswerPublication(**undated, sponsor=sponsor, agrees=agrees, reason=why)


def _weight(line: Line, about: dict[str, UUID]) -> Iterator[Command]:
    marks = line.marks
    undated = _undated(about, line.decided_on)
    if marks.basis:
        yield NameKeyProposal(
            **about,
            on=marks.key_on or line.decided_on,
            day_unknown=marks.key_on is None,
            leaders=marks.leaders,
            ways=marks.ways,
            basis=marks.basis,
        )
    elif marks.basis == "":
        yield DropKeyProposal(**about, on=line.decided_on, reason=NO_LONGER_KEY)
    for award, year in marks.awards:
        yield GiveAward(**undated, award=award, year=year)
