"""How does HTTP tell and ask what came of reports and activities?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.values import Named
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import unknown
from rules.names import derived_id
from sectors.forgetting import Forget
from sectors.naming import unit_named
from sectors.outcome.bodies import (
    AdoptionBody,
    GrownBody,
    InstructionBody,
    OutcomeShown,
    RecommendationBody,
    SentBody,
)
from sectors.outcome.commands import (
    ForgetInstruction,
    LinkGrown,
    MakeRecommendation,
    RecordAdoption,
    RecordInstruction,
    SendResult,
    StrikeOutcome,
)
from sectors.outcome.queries import (
    OutcomesCounted,
    counts_of,
    outcome_of,
    outcomes_of,
    words_of,
)

TELL = permission("sectors.outcome.tell", Role.CLERK)
FORGET = permission("sectors.outcome.forget", Role.CLERK)
READ = permission("sectors.outcome.read", *Role)
READ_TEXT = permission("sectors.outcome.read_text", Role.CLERK, Role.LEADER)

HERE = "/committees/{committee}/outcomes"
ONE = HERE + "/{outcome}"
router = APIRouter(tags=["成果转化 outcome"])


@router.post(HERE + "/sent", summary="报送成果 send", status_code=201)
async def send(committee: str, body: SentBody, asking: Asking = allowed(TELL)) -> JSONResponse:
    """To whom, by which paper; the same again changes nothing."""
    to = await unit_named(asking.engine, asking.here, body.to, body.sent_on)
    told = {"about": body.about.told(), "paper": body.paper, "sent_on": body.sent_on}
    return await asking.ask(SendResult(committee=asking.here, to=to, on=body.sent_on, **told))


@router.post(HERE + "/instructions", summary="登记批示 instruction", status_code=201)
async def instruct(
    committee: str, body: InstructionBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Which leader; the words are kept in the vault."""
    who = body.person or derived_id(asking.here, "person", body.leader)
    leader = Named(id=who, name=body.leader)
    plain = ("duty", "level", "given_on", "words")
    told = {name: getattr(body, name) for name in plain} | {"about": body.about.told()}
    which = {"committee": asking.here, "on": body.given_on, "leader": leader}
    return await asking.ask(RecordInstruction(**which, **told))


@router.post(HERE + "/adoptions", summary="登记采纳 adoption", status_code=201)
async def adopt(committee: str, body: AdoptionBody, asking: Asking = allowed(TELL)) -> JSONResponse:
    """By which unit, and how."""
    by = await unit_named(asking.engine, asking.here, body.by, body.adopted_on)
    told = {"about": body.about.told(), "how": body.how, "adopted_on": body.adopted_on}
    return await asking.ask(
        RecordAdoption(committee=asking.here, by=by, on=body.adopted_on, **told)
    )


@router.post(HERE + "/recommendations", summary="形成建议案 recommendation", status_code=201)
async def recommend(
    committee: str, body: RecommendationBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Passed by which meeting, by which paper."""
    plain = ("title", "meeting", "paper", "made_on")
    told = {name: getattr(body, name) for name in plain} | {"about": body.about.told()}
    return await asking.ask(MakeRecommendation(committee=asking.here, on=body.made_on, **told))


@router.post(HERE + "/grown", summary="转化为提案或信息 grown", status_code=201)
async def grow(committee: str, body: GrownBody, asking: Asking = allowed(TELL)) -> JSONResponse:
    """A proposal or a situation report; checked where it was heard of, else as stated."""
    plain = ("kind", "grown", "title", "grown_on")
    told = {name: getattr(body, name) for name in plain} | {"about": body.about.told()}
    return await asking.ask(LinkGrown(committee=asking.here, on=body.grown_on, **told))


@router.get(HERE, summary="成果列表 outcomes")
async def read(
    committee: str,
    about: UUID | None = None,
    first: date | None = None,
    last: date | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[OutcomeShown]:
    """By day; those of one report or activity, or those of some days."""
    found = await outcomes_of(asking.engine, asking.here, about, first, last)
    return [OutcomeShown.of(row) for row in found]


@router.get(HERE + "/counts", summary="成果统计 counts")
async def read_counts(
    committee: str,
    first: date | None = None,
    last: date | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[OutcomesCounted]:
    """How many of each kind."""
    return await counts_of(asking.engine, asking.here, first, last)


@router.get(ONE + "/text", summary="批示内容 words of an instruction")
async def read_text(
    committee: str, outcome: UUID, asking: Asking = allowed(READ_TEXT)
) -> dict[str, str | None]:
    """From the vault; `words` is null where none are kept, or they are forgotten."""
    row = await outcome_of(asking.engine, asking.here, outcome)
    if row is None:
        raise unknown("成果", outcome)
    return {"words": await words_of(asking.engine, row)}


@router.delete(ONE, summary="撤销成果登记 strike", status_code=201)
async def strike(committee: str, outcome: UUID, asking: Asking = allowed(TELL)) -> JSONResponse:
    """Nothing of the kind came of it."""
    return await asking.ask(StrikeOutcome(committee=asking.here, outcome=outcome))


@router.post(ONE + "/forgetting", summary="删除批示内容 forget", status_code=201)
async def forget(
    committee: str, outcome: UUID, body: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """All that is kept of the words."""
    why = {"ground": body.ground, "basis": body.basis}
    return await asking.ask(ForgetInstruction(committee=asking.here, outcome=outcome, **why))
