"""What can be asked of opinions and letters?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.proposals.suggestion import SuggestionKind
from contracts.values import Named
from kernel.command import Command
from kernel.secret import Sealed
from proposals.withdrawing import Withdrawal

Reason = Annotated[str, Field(min_length=1, max_length=500)]


class AboutSuggestion(Command):
    """What every command about one names."""

    suggestion: UUID


class ReceiveSuggestion(AboutSuggestion):
    """转为意见建议或来信: out of a proposal, whose text it keeps."""

    kind: SuggestionKind
    proposal: UUID
    title: str
    sponsors: Annotated[tuple[Named, ...], Field(min_length=1)]
    sector: Named | None = None
    topics: tuple[str, ...] = ()
    text: Sealed | None = None
    received_on: date


class PassOnSuggestion(AboutSuggestion):
    """转送有关单位."""

    unit: Named
    answer_wanted: bool = False


class AnswerSuggestion(AboutSuggestion):
    """有关单位的反馈."""

    unit: Named
    outcome: Reason


class RetractSuggestion(AboutSuggestion):
    """撤销; `if_untouched` lets stand what was passed on already."""

    reason: Reason
    if_untouched: bool = False


class WithdrawSuggestionText(AboutSuggestion, Withdrawal):
    """删除内容: of the proposal that it was, too, whose text it is."""


SuggestionCommand = (
    ReceiveSuggestion
    | PassOnSuggestion
    | AnswerSuggestion
    | RetractSuggestion
    | WithdrawSuggestionText
)
