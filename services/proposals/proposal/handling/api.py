"""How does HTTP ask while a proposal is handled?"""

from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from kernel.http.asking import Asking, allowed
from kernel.identity import Role
from kernel.problems import Problem
from proposals.proposal.asked import about, row_of, sponsor_of
from proposals.proposal.bodies import Dated
from proposals.proposal.handling import bodies
from proposals.proposal.handling.acting import own_unit, own_unit_of, reason_of, scan_of
from proposals.proposal.handling.commands import (
    AssignProposal,
    ConfirmContact,
    ContactSponsor,
    DivideWork,
    GiveFeedback,
    GrantExtension,
    GrantReturn,
    PauseHandling,
    RefuseExtension,
    RefuseReturn,
    ReplyToProposal,
    RequestExtension,
    RequestReturn,
    ResumeHandling,
    SendCoOpinion,
    SignHandling,
    TakeBackDivision,
)
from proposals.proposal.naming import unit_of, units_named
from proposals.proposal.permissions import (
    ASSIGN,
    CONFIRM,
    DECIDE,
    FEED_BACK,
    HANDLE,
    REPLY,
    for_oneself,
    for_own_unit,
)
from proposals.proposal.reading import ONE

router = APIRouter(tags=["办理 handling"])


@router.post(ONE + "/assignment", summary="交办 assign", status_code=201)
async def assign(
    committee: str, proposal: UUID, body: bodies.Assign, asking: Asking = allowed(ASSIGN)
) -> JSONResponse:
    """Name the units that have to answer."""
    command = AssignProposal(
        **about(asking, proposal, body),
        leading=await units_named(asking, body.leading, body.on),
        assisting=await units_named(asking, body.assisting, body.on),
        mode=body.mode,
        due_on=body.due_on,
    )
    return await asking.ask(command)


@router.post(ONE + "/replies", summary="答复 reply", status_code=201)
async def reply(
    committee: str, proposal: UUID, body: bodies.Replied, asking: Asking = allowed(REPLY)
) -> JSONResponse:
    """A unit's answer; again it replaces the unit's earlier one."""
    unit = await unit_of(asking, proposal, body.unit)
    await for_own_unit(asking, unit.id)
    dated = about(asking, proposal, body)
    command = ReplyToProposal(**dated, unit=unit, grade=body.grade, text=body.text)
    return await asking.ask(command)


WORDS = {"satisfied": "满意", "basically": "基本满意", "dissatisfied": "不满意"}


@router.post(ONE + "/feedback", summary="反馈 give feedback", status_code=201)
async def feed_back(
    committee: str, proposal: UUID, body: bodies.FeedBack, asking: Asking = allowed(FEED_BACK)
) -> JSONResponse:
    """One sponsor's opinion of the handling."""
    row = await row_of(asking, proposal)
    sponsor = sponsor_of(asking, row, body.sponsor)
    for_oneself(asking, Role.MEMBER, sponsor.id)
    command = GiveFeedback(
        **about(asking, proposal, body),
        into=row.merged_into,
        sponsor=sponsor,
        satisfaction=body.satisfaction,
        printed=body.printed or WORDS[body.satisfaction],
        answers=body.answers,
        scan=await scan_of(asking, proposal, sponsor.id, body),
    )
    return await asking.ask(command)


@router.post(ONE + "/signing", summary="签收 sign", status_code=201)
async def sign(
    committee: str, proposal: UUID, body: bodies.ByUnit, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """The unit takes it on."""
    unit = await own_unit(asking, proposal, body.unit)
    return await asking.ask(SignHandling(**about(asking, proposal, body), unit=unit))


@router.post(ONE + "/return-requests", summary="申退 ask to be let out", status_code=201)
async def ask_return(
    committee: str, proposal: UUID, body: bodies.AskReturn, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """It is not the unit's to answer; who might is suggested, nothing is passed on."""
    command = RequestReturn(
        **about(asking, proposal, body),
        unit=await own_unit(asking, proposal, body.unit),
        reason=body.reason,
        suggested=await units_named(asking, body.suggested),
    )
    return await asking.ask(command)


@router.post(ONE + "/return-decisions", summary="答复申退 decide on it", status_code=201)
async def decide_return(
    committee: str, proposal: UUID, body: bodies.Decision, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """Let the unit out, or not, with the reason."""
    unit = await unit_of(asking, proposal, body.unit)
    dated = {**about(asking, proposal, body), "unit": unit}
    if body.granted:
        return await asking.ask(GrantReturn(**dated, note=body.reason))
    return await asking.ask(RefuseReturn(**dated, reason=reason_of(body.reason)))


@router.post(ONE + "/contacts", summary="联系提案人 contact a sponsor", status_code=201)
async def contact(
    committee: str, proposal: UUID, body: bodies.Contacted, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """The unit says that it spoke with a sponsor, who may confirm it."""
    unit = await own_unit(asking, proposal, body.unit)
    sponsor = sponsor_of(asking, await row_of(asking, proposal), body.sponsor)
    dated = about(asking, proposal, body)
    return await asking.ask(ContactSponsor(**dated, unit=unit, sponsor=sponsor, way=body.way))


@router.post(ONE + "/contact-confirmations", summary="联系确认 confirm a contact", status_code=201)
async def confirm(
    committee: str, proposal: UUID, body: bodies.Confirmed, asking: Asking = allowed(CONFIRM)
) -> JSONResponse:
    """The sponsor says whether the unit did."""
    unit = await unit_of(asking, proposal, body.unit)
    sponsor = sponsor_of(asking, await row_of(asking, proposal), body.sponsor)
    for_oneself(asking, Role.MEMBER, sponsor.id)
    command = ConfirmContact(
        **about(asking, proposal, body),
        unit=unit,
        sponsor=sponsor,
        took_place=body.took_place,
    )
    return await asking.ask(command)


@router.post(ONE + "/co-opinions", summary="会办意见 send an opinion", status_code=201)
async def send_opinion(
    committee: str, proposal: UUID, body: bodies.CoOpinion, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """An assisting unit tells the lead unit what it thinks."""
    unit = await own_unit(asking, proposal, body.unit)
    dated = about(asking, proposal, body)
    return await asking.ask(SendCoOpinion(**dated, unit=unit, text=body.text))


@router.put(ONE + "/units/{unit}/division", summary="内部分办 divide the work", status_code=201)
async def divide(
    committee: str,
    proposal: UUID,
    unit: UUID,
    body: bodies.Divided,
    asking: Asking = allowed(HANDLE),
) -> JSONResponse:
    """Which section and person of the unit do it, until which day of its own; told whole."""
    told = body.model_dump(include={"section", "person", "own_due_on"})
    if not any(told.values()):
        zh, en = "请填写科室、经办人或内部时限", "name a section, a person or a day"
        raise Problem(422, "NothingDivided", zh, en)
    named = await own_unit_of(asking, await row_of(asking, proposal), unit)
    return await asking.ask(DivideWork(**about(asking, proposal, body), unit=named, **told))


@router.delete(ONE + "/units/{unit}/division", summary="撤销内部分办 take it back")
async def take_back_division(
    committee: str, proposal: UUID, unit: UUID, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """Nobody inside the unit has it any more."""
    named = await own_unit_of(asking, await row_of(asking, proposal), unit)
    dated = about(asking, proposal, Dated())
    return await asking.ask(TakeBackDivision(**dated, unit=named))


@router.post(ONE + "/extension-requests", summary="申请延期 ask for time", status_code=201)
async def ask_time(
    committee: str, proposal: UUID, body: bodies.AskTime, asking: Asking = allowed(HANDLE)
) -> JSONResponse:
    """More time for the reply, by a length or until a day."""
    if (body.length is None) == (body.until is None):
        zh, en = "请填写时长或日期之一", "give a length or a day, one of the two"
        raise Problem(422, "LengthOrDay", zh, en)
    told = body.model_dump(include={"length", "counted_in", "until", "reason"})
    unit = await own_unit(asking, proposal, body.unit)
    return await asking.ask(RequestExtension(**about(asking, proposal, body), unit=unit, **told))


@router.post(ONE + "/extension-decisions", summary="答复延期 decide on it", status_code=201)
async def decide_time(
    committee: str, proposal: UUID, body: bodies.Decision, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """Grant the time that was asked for, or refuse it with the reason."""
    unit = await unit_of(asking, proposal, body.unit)
    dated = {**about(asking, proposal, body), "unit": unit}
    if body.granted:
        return await asking.ask(GrantExtension(**dated))
    return await asking.ask(RefuseExtension(**dated, reason=reason_of(body.reason)))


@router.post(ONE + "/pause", summary="办理暂停 pause", status_code=201)
async def pause(
    committee: str, proposal: UUID, body: bodies.Reasoned, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """All its clocks stand still from today."""
    return await asking.ask(PauseHandling(**about(asking, proposal, body), reason=body.reason))


@router.post(ONE + "/resumption", summary="办理恢复 resume", status_code=201)
async def resume(
    committee: str, proposal: UUID, body: bodies.Resumed, asking: Asking = allowed(DECIDE)
) -> JSONResponse:
    """Its clocks go on, today counted."""
    return await asking.ask(ResumeHandling(**about(asking, proposal, body)))
