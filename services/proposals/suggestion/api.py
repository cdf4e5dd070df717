"""How does HTTP ask about opinions and letters?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from contracts.proposals.suggestion import SuggestionKind
from contracts.values import Named
from kernel.clock import today
from kernel.forgotten import Withdrawn
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.sheets import numbered, sheet
from kernel.identity import Role, permission
from kernel.problems import unknown
from proposals.forgetting import WithdrawText, withdrawal
from proposals.suggestion.commands import (
    AnswerSuggestion,
    PassOnSuggestion,
    Reason,
    RetractSuggestion,
    WithdrawSuggestionText,
)
from proposals.suggestion.export import HEADINGS, SHEET, line
from proposals.suggestion.queries import pages_of_suggestions, passed_on_to, suggestions_of
from proposals.suggestion.tables import SuggestionRow
from proposals.texts import Text, noted, text_of, withdrawn_of
from proposals.units import meant, units_of

WRITE = permission("proposals.suggestion.write", Role.CLERK)
READ = permission("proposals.suggestion.read", Role.CLERK, Role.LEADER)
READ_TEXT = permission("proposals.suggestion.read_text", Role.CLERK, Role.LEADER)
WITHDRAW = permission("proposals.suggestion.withdraw_content", Role.CLERK, Role.MEMBER)
HERE = "/committees/{committee}/suggestions"
ONE = HERE + "/{suggestion}"
Name = Annotated[str, Field(min_length=2, max_length=100)]
router = APIRouter(tags=["意见建议 suggestions"])


def _shown(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class PassOnBody(BaseModel):
    """转送有关单位."""

    model_config = _shown({"unit": "市教育局", "answer_wanted": True})

    unit: Name
    answer_wanted: bool = False
    on: date | None = None


class AnswerBody(BaseModel):
    """有关单位的反馈."""

    model_config = _shown({"unit": "市教育局", "outcome": "已列入明年工作要点"})

    unit: Name
    outcome: Reason
    on: date | None = None


class TakeBackBody(BaseModel):
    """撤销."""

    model_config = _shown({"reason": "误转"})

    reason: Reason


@dataclass(frozen=True, slots=True)
class SuggestionShown(SuggestionRow):
    """One in the list; `withdrawn` says who decided that its text be forgotten, and why."""

    withdrawn: Withdrawn | None = None


@router.get(HERE, summary="意见建议和来信 opinions and letters")
async def read_all(
    committee: str,
    paging: InPages,
    kind: SuggestionKind | None = None,
    unit: UUID | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[SuggestionShown]:
    """What proposals became that are none, with whom it concerns and what they say."""
    found = await suggestions_of(asking.engine, asking.here, kind, unit, paging.turn)
    rows = paging.told(found)
    gone = await withdrawn_of(asking.engine, asking.here, [one.suggestion for one in rows])
    return [SuggestionShown(**asdict(one), withdrawn=gone.get(one.suggestion)) for one in rows]


@router.get(
    "/committees/{committee}/exports/suggestions",
    summary="导出意见建议和来信 opinions and letters as .xlsx",
    response_class=Response,
)
async def export(
    committee: str,
    kind: SuggestionKind | None = None,
    unit: UUID | None = None,
    asking: Asking = allowed(READ),
) -> Response:
    """The same list as a spreadsheet."""
    pages = pages_of_suggestions(asking.engine, asking.here, kind, unit)
    found = noted(asking.engine, asking.here, pages, lambda row: row.suggestion)
    rows = numbered(found, lambda number, told: line(number, *told))
    return await sheet(SHEET, HEADINGS, rows, (SHEET,))


@router.get(ONE + "/text", summary="意见建议正文 the text")
async def read_text(committee: str, suggestion: UUID, asking: Asking = allowed(READ_TEXT)) -> Text:
    """From the vault; where it was forgotten, who decided that, when and why."""
    found = await text_of(asking.engine, asking.here, suggestion)
    if found is None:
        raise unknown("意见建议正文", suggestion)
    return found


@router.post(ONE + "/units", summary="转送有关单位 pass on", status_code=201)
async def pass_on(
    committee: str, suggestion: UUID, body: PassOnBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """For reference, or for an answer."""
    command = PassOnSuggestion(
        **_about(asking, suggestion, body.on),
        unit=await _unit(asking, suggestion, body.unit, body.on),
        answer_wanted=body.answer_wanted,
    )
    return await asking.ask(command)


@router.post(ONE + "/answers", summary="有关单位的反馈 answer", status_code=201)
async def answer(
    committee: str, suggestion: UUID, body: AnswerBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """What a unit says of it."""
    command = AnswerSuggestion(
        **_about(asking, suggestion, body.on),
        unit=await _unit(asking, suggestion, body.unit, body.on),
        outcome=body.outcome,
    )
    return await asking.ask(command)


@router.post(ONE + "/retraction", summary="撤销 retract", status_code=201)
async def retract(
    committee: str, suggestion: UUID, body: TakeBackBody, asking: Asking = allowed(WRITE)
) -> JSONResponse:
    """It counts nowhere."""
    command = RetractSuggestion(**_about(asking, suggestion, today()), reason=body.reason)
    return await asking.ask(command)


@router.post(ONE + "/withdrawn-content", summary="删除内容 forget the text", status_code=201)
async def withdraw(
    committee: str, suggestion: UUID, body: WithdrawText, asking: Asking = allowed(WITHDRAW)
) -> JSONResponse:
    """It goes from the proposal, too, whose text it is; a first sponsor withdraws one's own.

    Earlier texts of the proposal, its files and replies are withdrawn there.
    """
    told = await withdrawal(asking, suggestion, body)
    return await asking.ask(WithdrawSuggestionText(suggestion=suggestion, **told))


def _about(asking: Asking, suggestion: UUID, on: date | None) -> dict[str, Any]:
    return {"committee": asking.here, "suggestion": suggestion, "on": on}


async def _unit(asking: Asking, suggestion: UUID, name: str, on: date | None) -> Named:
    held = await passed_on_to(asking.engine, suggestion)
    return meant(await units_of(asking.engine, asking.here), name, on or today(), held)
