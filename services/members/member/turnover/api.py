"""How does HTTP change a committee's term?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field

from kernel.command import Asked, Command
from kernel.http.asking import Asking, allowed, answered
from kernel.identity import Role, permission
from kernel.log.answer import Answer
from kernel.problems import unknown
from kernel.telemetry import correlation, here
from members.member.turnover.commands import MOST, Basis, DecideTermChange, EndWithTerm, ServeOn
from members.member.turnover.planning import Decided, TermChange, commands
from members.member.turnover.queries import (
    Seated,
    decided_for,
    left_to_do,
    special_committees,
    term_named,
)

CHANGE = permission("members.term.change", Role.CLERK)
READ = permission("members.term.read_change", Role.CLERK, Role.LEADER)
READ_SEATS = permission("members.term.read_special_committees", *Role)
CHANGE_OF_TERM = "/committees/{committee}/terms/{term}/change"
TermInPath = Annotated[int, Path(ge=2, le=99)]

Told = tuple[ServeOn | EndWithTerm, Answer]

router = APIRouter(tags=["换届 change of term"])


class Change(BaseModel):
    """换届: everybody goes on, or everybody ends with the term before; but those named."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "carries_over": True,
                    "but": ["0198f0aa-0000-7000-8000-000000000001"],
                    "basis": "政协第五届云岭市委员会常务委员会第三十次会议决定",
                }
            ]
        },
    )

    carries_over: bool
    but: Annotated[tuple[UUID, ...], Field(max_length=MOST)] = ()
    basis: Basis


@dataclass(frozen=True, slots=True)
class Refusal:
    """A member for whom a rule said no."""

    member: UUID
    type: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Changed:
    """What became of a change of term.

    Attributes:
        preview: nothing was written.
        decided: whether what becomes of the roster is decided.
        went_on, ended: how many were written in this run.
        left: who is still to go on or to end; of a preview, everybody.
        refused: for whom a rule said no; they are among those left.
        position: where the log stands after it, "" when nothing was written.
    """

    preview: bool
    decided: bool
    went_on: int
    ended: int
    left: TermChange
    refused: tuple[Refusal, ...]
    position: str


@router.post(CHANGE_OF_TERM, summary="换届 change the roster with a term", status_code=200)
async def change(
    committee: str,
    term: TermInPath,
    body: Change,
    preview: bool = False,
    asking: Asking = allowed(CHANGE),
) -> Changed:
    """Decide it, then let each member go on or end; with `preview` nothing is written.

    A run that was cut off goes on when the same is asked again; nothing happens twice.

    Raises:
        Problem: 422 with the rule that said no.
    """
    decision = DecideTermChange(committee=asking.here, term=term, **body.model_dump())
    if preview:
        (unit,) = await asking.running.appender.preview([[_asked(asking, decision)]])
        answered(unit[0])
    else:
        await asking.ask(decision)
    opens = await term_named(asking.engine, asking.here, term)
    if opens is None:
        raise unknown("届次", term)
    decided = Decided(asking.here, term, opens.opens, body.carries_over, frozenset(body.but))
    plan = await left_to_do(asking.engine, decided)
    wanted = commands(plan, asking.here)
    answers = await _answers(asking, wanted, preview=preview)
    told: list[Told] = list(zip(wanted, answers, strict=True))
    if preview:
        return Changed(True, False, 0, 0, plan, _refused(told), "")
    return await _changed(asking, decided, told)


@router.get(CHANGE_OF_TERM, summary="换届情况 how far a change of term is")
async def read_change(committee: str, term: TermInPath, asking: Asking = allowed(READ)) -> Changed:
    """Whether it is decided, and who is still to go on or to end by that decision."""
    row = await decided_for(asking.engine, asking.here, term)
    if row is None:
        raise unknown("换届决定", term)
    decided = Decided(asking.here, term, row.opened_on, row.carries_over, frozenset(row.but))
    left = await left_to_do(asking.engine, decided)
    return Changed(False, True, 0, 0, left, (), "")


@router.get(
    "/committees/{committee}/terms/{term}/special-committees",
    summary="本届专委会 special committees of a term",
)
async def read_special_committees(
    committee: str,
    term: Annotated[int, Path(ge=1, le=99)],
    asking: Asking = allowed(READ_SEATS),
) -> Sequence[Seated]:
    """On which special committees members sat in a term, as their seats tell it."""
    found = await term_named(asking.engine, asking.here, term)
    if found is None:
        raise unknown("届次", term)
    return await special_committees(asking.engine, asking.here, found)


async def _answers(asking: Asking, wanted: Sequence[Command], *, preview: bool) -> list[Answer]:
    appender = asking.running.appender
    units = [[_asked(asking, one)] for one in wanted]
    told = await (appender.preview(units) if preview else appender.submit_bulk(units))
    return [one[0] for one in told]


def _asked(asking: Asking, command: Command) -> Asked:
    """Each under a key of its own, so that a request repeated is the same one for each member."""
    return Asked(
        command=command,
        principal=asking.principal,
        key=f"{asking.key}/{command.digest(bytes(32)).hex()}",
        correlation=correlation(),
        on_behalf_of=asking.request.headers.get("on-behalf-of"),
        traceparent=here(),
    )


async def _changed(asking: Asking, decided: Decided, told: Sequence[Told]) -> Changed:
    recorded = [(one, answer) for one, answer in told if answer.outcome == "recorded"]
    last = recorded[-1][1] if recorded else None
    return Changed(
        preview=False,
        decided=True,
        went_on=sum(isinstance(one, ServeOn) for one, _ in recorded),
        ended=sum(isinstance(one, EndWithTerm) for one, _ in recorded),
        left=await left_to_do(asking.engine, decided),
        refused=_refused(told),
        position=f"{last.origin}@{last.position}" if last else "",
    )


def _refused(told: Sequence[Told]) -> tuple[Refusal, ...]:
    """For whom a rule said no, in both languages."""
    return tuple(
        Refusal(one.member, *(str(answer.refusal.get(part, "")) for part in ("type", "zh", "en")))
        for one, answer in told
        if not answer.done
    )
