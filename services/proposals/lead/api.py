"""How does HTTP ask about leads?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict, Field

from contracts.committees import plenary_id
from contracts.proposals.lead import LeadSource
from contracts.values import Named
from kernel.clock import today
from kernel.forgotten import Withdrawn
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.sheets import numbered, sheet
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from kernel.secret import Secret
from proposals.forgetting import WithdrawText, withdrawal
from proposals.lead.commands import (
    CallForLeads,
    DeclineLead,
    ListLead,
    Reason,
    ReceiveLead,
    Title,
    WithdrawLeadText,
)
from proposals.lead.export import HEADINGS, SHEET, line
from proposals.lead.queries import BySource, by_source, calls_of, leads_of, pages_of_leads
from proposals.lead.tables import CallRow, LeadRow
from proposals.people import people_of
from proposals.texts import Text, noted, text_of, withdrawn_of
from rules.names import derived_id

CALL = permission("proposals.lead.call", Role.CLERK)
GIVE = permission("proposals.lead.give", Role.CLERK, Role.MEMBER, Role.UNIT)
SORT = permission("proposals.lead.sort", Role.CLERK)
READ = permission("proposals.lead.read", Role.CLERK, Role.LEADER)
READ_TEXT = permission("proposals.lead.read_text", Role.CLERK, Role.LEADER)
WITHDRAW = permission("proposals.lead.withdraw_content", Role.CLERK, Role.MEMBER)
READ_TOPICS = permission(
    "proposals.lead.read_topics", Role.CLERK, Role.LEADER, Role.MEMBER, Role.UNIT
)
OFFICE = frozenset({Role.CLERK, Role.OPERATOR})
TermSession = Annotated[str, Field(pattern=r"^\d{1,2}/\d{1,2}$")]
HERE = "/committees/{committee}"
router = APIRouter(tags=["提案线索 leads"])


def _shown(example: dict[str, Any]) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class CallBody(BaseModel):
    """征集提案线索."""

    model_config = _shown(
        {
            "plenary": "5/3",
            "title": "五届三次会议提案线索征集",
            "opens_on": "2024-11-06",
            "closes_on": "2024-12-20",
        }
    )

    plenary: TermSession
    title: Title
    opens_on: date
    closes_on: date


class LeadBody(BaseModel):
    """提案线索; the public need not give a name."""

    model_config = _shown(
        {"source": "public", "title": "关于老旧小区加装电梯", "text": "六楼老人下楼难。"}
    )

    source: LeadSource
    by: Annotated[str, Field(min_length=2, max_length=100)] | None = None
    title: Title
    text: Secret | None = None
    on: date | None = None


class ListBody(BaseModel):
    """列入参考选题."""

    model_config = _shown({"topic": "完善老旧小区加装电梯长效机制"})

    topic: Title | None = None


class Topic(BaseModel):
    """参考选题: who gave the lead is the office's business."""

    lead: UUID
    topic: str


@dataclass(frozen=True, slots=True)
class LeadShown(LeadRow):
    """A lead in the list; `withdrawn` says who decided that its text be forgotten, and why."""

    withdrawn: Withdrawn | None = None


class DeclineBody(BaseModel):
    """线索未采用."""

    model_config = _shown({"reason": "属个人诉求，转信访部门"})

    reason: Reason


def _plenary(asking: Asking, text: str) -> UUID:
    term, session = text.split("/")
    return plenary_id(asking.here, int(term), int(session))


@router.put(HERE + "/calls/{call}", summary="征集提案线索 call for leads", status_code=201)
async def call_for(
    committee: str, call: UUID, body: CallBody, asking: Asking = allowed(CALL)
) -> JSONResponse:
    """Call for leads under an id of your own; with other days the call is changed."""
    told = body.model_dump(exclude={"plenary"})
    command = CallForLeads(
        committee=asking.here, call=call, plenary=_plenary(asking, body.plenary), **told
    )
    return await asking.ask(command)


@router.get(HERE + "/calls", summary="历次征集 calls")
async def read_calls(
    committee: str, paging: InPages, asking: Asking = allowed(READ_TOPICS)
) -> Sequence[CallRow]:
    """The committee's calls, latest first."""
    return paging.told(await calls_of(asking.engine, asking.here, paging.turn))


@router.post(HERE + "/calls/{call}/leads", summary="提交线索 give a lead", status_code=201)
async def receive(
    committee: str, call: UUID, body: LeadBody, asking: Asking = allowed(GIVE)
) -> JSONResponse:
    """While the call is open."""
    if body.on not in (None, today()) and not _roles(asking) & OFFICE:
        zh, en = "只有办公室可以补录往日事项", "only the office records what happened another day"
        raise Problem(422, "NotThatDay", zh, en)
    source, by = await _giver(asking, body)
    command = ReceiveLead(
        committee=asking.here,
        on=body.on,
        lead=asking.new_id("lead"),
        call=call,
        source=source,
        by=by,
        title=body.title,
        text=body.text,
    )
    return await asking.ask(command)


def _roles(asking: Asking) -> frozenset[Role]:
    return asking.principal.roles(asking.here, today())


async def _giver(asking: Asking, body: LeadBody) -> tuple[LeadSource, Named | None]:
    """From whom a lead comes: the office says it, a member or a unit is who it is."""
    roles = _roles(asking)
    if roles & OFFICE:
        return body.source, None if body.by is None else _named(asking, body.source, body.by)
    _, _, account = asking.principal.id.partition(":")
    if Role.MEMBER in roles:
        people = await people_of(asking.engine, asking.here)
        own = [one for one in people if str(one.person) == account]
        return LeadSource.MEMBER, Named(id=own[0].person, name=own[0].name) if own else None
    return LeadSource.UNIT, None if body.by is None else _named(asking, LeadSource.UNIT, body.by)


def _named(asking: Asking, source: LeadSource, name: str) -> Named:
    kind = "person" if source in (LeadSource.PUBLIC, LeadSource.MEMBER) else "organisation"
    return Named(id=derived_id(asking.here, kind, name), name=name)


@router.post(HERE + "/leads/{lead}/listing", summary="列入参考选题 list", status_code=201)
async def list_it(
    committee: str, lead: UUID, body: ListBody, asking: Asking = allowed(SORT)
) -> JSONResponse:
    """On the list of topics, under its title or another one."""
    return await asking.ask(ListLead(committee=asking.here, lead=lead, topic=body.topic))


@router.post(HERE + "/leads/{lead}/refusal", summary="线索未采用 decline", status_code=201)
async def decline(
    committee: str, lead: UUID, body: DeclineBody, asking: Asking = allowed(SORT)
) -> JSONResponse:
    """Not taken up, with the reason."""
    return await asking.ask(DeclineLead(committee=asking.here, lead=lead, reason=body.reason))


@router.get(HERE + "/leads", summary="线索列表 leads")
async def read_leads(
    committee: str,
    paging: InPages,
    plenary: TermSession | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[LeadShown]:
    """What was received, and the proposals that grew from it."""
    sat = None if plenary is None else _plenary(asking, plenary)
    page = await leads_of(asking.engine, asking.here, sat, paging.turn, listed=False)
    rows = paging.told(page)
    gone = await withdrawn_of(asking.engine, asking.here, [one.lead for one in rows])
    return [LeadShown(**asdict(one), withdrawn=gone.get(one.lead)) for one in rows]


@router.get(HERE + "/leads/{lead}/text", summary="线索内容 the text of a lead")
async def read_text(committee: str, lead: UUID, asking: Asking = allowed(READ_TEXT)) -> Text:
    """From the vault; where it was forgotten, who decided that, when and why."""
    found = await text_of(asking.engine, asking.here, lead)
    if found is None:
        raise unknown("线索内容", lead)
    return found


@router.post(
    HERE + "/leads/{lead}/withdrawn-content",
    summary="删除线索内容 forget the text",
    status_code=201,
)
async def withdraw(
    committee: str, lead: UUID, body: WithdrawText, asking: Asking = allowed(WITHDRAW)
) -> JSONResponse:
    """Its place says who decided, and why; the office any, a member the text of the own lead."""
    told = await withdrawal(asking, lead, body)
    return await asking.ask(WithdrawLeadText(lead=lead, **told))


@router.get(HERE + "/exports/leads", summary="导出线索列表 leads as .xlsx", response_class=Response)
async def export(
    committee: str, plenary: TermSession | None = None, asking: Asking = allowed(READ)
) -> Response:
    """The same list as a spreadsheet."""
    sat = None if plenary is None else _plenary(asking, plenary)
    pages = pages_of_leads(asking.engine, asking.here, sat)
    found = noted(asking.engine, asking.here, pages, lambda row: row.lead)
    rows = numbered(found, lambda number, told: line(number, *told))
    return await sheet(SHEET, HEADINGS, rows, (SHEET,))


@router.get(HERE + "/topics", summary="参考选题 topics")
async def read_topics(
    committee: str,
    paging: InPages,
    plenary: TermSession | None = None,
    asking: Asking = allowed(READ_TOPICS),
) -> Sequence[Topic]:
    """The topics that members are offered; a proposal names the lead that it grew from."""
    sat = None if plenary is None else _plenary(asking, plenary)
    page = await leads_of(asking.engine, asking.here, sat, paging.turn, listed=True)
    found = paging.told(page)
    return [Topic(lead=one.lead, topic=one.topic) for one in found if one.topic is not None]


@router.get(HERE + "/leads/counts", summary="线索统计 leads by source")
async def read_counts(
    committee: str, plenary: TermSession, asking: Asking = allowed(READ)
) -> Sequence[BySource]:
    """Received, listed, and how many became proposals, by source."""
    return await by_source(asking.engine, asking.here, _plenary(asking, plenary))
