"""How does HTTP tell and ask what an activity was about?"""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from kernel.http.asking import Asking, allowed
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from sectors.forgetting import Forget
from sectors.occasion.bodies import (
    BeneficiariesBody,
    DocumentsBody,
    GuestsBody,
    HostsBody,
    LeadersBody,
    MaterialBody,
    MoneyBody,
    NotesBody,
    NotesShown,
    Particulars,
    PlacesBody,
    PrioritiesBody,
)
from sectors.occasion.commands import (
    ForgetNotes,
    HandInNotes,
    OfActivity,
    StrikeNotes,
    TellBeneficiaries,
    TellDocuments,
    TellGuests,
    TellHosts,
    TellLeaders,
    TellMaterial,
    TellMoney,
    TellPlaces,
    TellPriorities,
)
from sectors.occasion.counting import Counts
from sectors.occasion.queries import counts_of, notes_of, occasion_of, words_of
from sectors.occasion.tables import NotesRow

TELL = permission("sectors.occasion.tell", Role.CLERK)
READ = permission("sectors.occasion.read", *Role)
HAND_IN = permission("sectors.occasion.hand_in", Role.CLERK, Role.MEMBER)
READ_NOTES = permission("sectors.occasion.read_notes", Role.CLERK, Role.MEMBER)
FORGET = permission("sectors.occasion.forget", Role.CLERK)

HERE = "/committees/{committee}"
ONE = HERE + "/activities/{activity}"
router = APIRouter(tags=["活动要素 occasion"])


@router.get(HERE + "/particulars/counts", summary="活动要素统计 counts")
async def read_counts(
    committee: str,
    first: date | None = None,
    last: date | None = None,
    asking: Asking = allowed(READ),
) -> Counts:
    """Sums over the activities held within two days; joint ones once, and once for each host."""
    return await counts_of(asking.engine, asking.here, first, last)


@router.get(ONE + "/particulars", summary="活动要素 what it was about")
async def read(committee: str, activity: UUID, asking: Asking = allowed(READ)) -> Particulars:
    """All that was told of one activity."""
    found = await occasion_of(asking.engine, asking.here, activity)
    if found is None:
        raise unknown("活动", activity)
    return Particulars.of(found)


@router.put(ONE + "/documents", summary="学习文件 documents studied", status_code=201)
async def tell_documents(
    committee: str, activity: UUID, body: DocumentsBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """What was studied, whole."""
    return await _told(asking, TellDocuments, activity, _plain(body))


@router.put(ONE + "/material", summary="发放材料 material handed out", status_code=201)
async def tell_material(
    committee: str, activity: UUID, body: MaterialBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """What was handed out, whole."""
    return await _told(asking, TellMaterial, activity, _plain(body))


@router.put(ONE + "/places", summary="走访点位 places visited", status_code=201)
async def tell_places(
    committee: str, activity: UUID, body: PlacesBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Places and units by kind, whole."""
    return await _told(asking, TellPlaces, activity, _plain(body))


@router.put(ONE + "/beneficiaries", summary="受益对象 beneficiaries", status_code=201)
async def tell_beneficiaries(
    committee: str, activity: UUID, body: BeneficiariesBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """How many of which kind, whole."""
    return await _told(asking, TellBeneficiaries, activity, _plain(body))


@router.put(ONE + "/money", summary="活动资金 money", status_code=201)
async def tell_money(
    committee: str, activity: UUID, body: MoneyBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Sums by kind in 分, whole."""
    return await _told(asking, TellMoney, activity, _plain(body))


@router.put(ONE + "/guests", summary="列席嘉宾 guests", status_code=201)
async def tell_guests(
    committee: str, activity: UUID, body: GuestsBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Who came and is no member, whole."""
    return await _told(asking, TellGuests, activity, _plain(body))


@router.put(ONE + "/leaders", summary="出席领导 leaders", status_code=201)
async def tell_leaders(
    committee: str, activity: UUID, body: LeadersBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Which leaders came, whole."""
    return await _told(asking, TellLeaders, activity, {"leaders": body.told(asking.here)})


@router.put(ONE + "/joint-hosts", summary="联合主办 joint hosts", status_code=201)
async def tell_hosts(
    committee: str, activity: UUID, body: HostsBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """All bodies that hosted, whole."""
    return await _told(asking, TellHosts, activity, {"hosts": body.told(asking.here)})


@router.put(ONE + "/priorities", summary="中心工作和主题 priorities", status_code=201)
async def tell_priorities(
    committee: str, activity: UUID, body: PrioritiesBody, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """Which of the committee's priorities of its day it served, and its topics, whole."""
    return await _told(asking, TellPriorities, activity, _plain(body))


@router.post(ONE + "/notes", summary="提交心得 hand in notes", status_code=201)
async def hand_in(
    committee: str, activity: UUID, body: NotesBody, asking: Asking = allowed(HAND_IN)
) -> JSONResponse:
    """What a member wrote about it; the words are kept in the vault."""
    member = _who(asking, body.member)
    if body.handed_on is not None and not is_office(asking):
        zh, en = "只有办公室可以补录往日事项", "only the office records what happened another day"
        raise Problem(422, "NotThatDay", zh, en)
    told = {"member": member, "handed_on": body.handed_on, "notes": body.notes}
    which = {"committee": asking.here, "activity": activity, "on": body.handed_on}
    return await asking.ask(HandInNotes(**which, **told))


@router.get(ONE + "/notes", summary="心得名单 who handed in notes")
async def read_notes(
    committee: str, activity: UUID, asking: Asking = allowed(READ_NOTES)
) -> Sequence[NotesShown]:
    """For the office all of them; for a member one's own."""
    found = await notes_of(asking.engine, asking.here, activity)
    return [NotesShown.of(row) for row in found if _may_see(asking, row)]


@router.get(ONE + "/notes/{member}", summary="心得内容 a member's notes")
async def read_words(
    committee: str, activity: UUID, member: UUID, asking: Asking = allowed(READ_NOTES)
) -> dict[str, str | None]:
    """For the office, and for who wrote them; `notes` is null when they were forgotten."""
    found = await notes_of(asking.engine, asking.here, activity)
    for row in found:
        if row.member == member and _may_see(asking, row):
            return {"notes": await words_of(asking.engine, row)}
    raise unknown("心得", member)


@router.delete(ONE + "/notes/{member}", summary="撤销心得登记 strike notes", status_code=201)
async def strike(
    committee: str, activity: UUID, member: UUID, asking: Asking = allowed(TELL)
) -> JSONResponse:
    """The member had handed in nothing."""
    return await asking.ask(StrikeNotes(committee=asking.here, activity=activity, member=member))


@router.post(ONE + "/notes/{member}/forgetting", summary="删除心得内容 forget", status_code=201)
async def forget(
    committee: str, activity: UUID, member: UUID, body: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """All that is kept of the words; that they were handed in stays."""
    why = {"ground": body.ground, "basis": body.basis}
    which = {"committee": asking.here, "activity": activity, "member": member}
    return await asking.ask(ForgetNotes(**which, **why))


async def _told(
    asking: Asking, part: type[OfActivity], activity: UUID, told: dict[str, Any]
) -> JSONResponse:
    """A part is told of the activity's day, where it was held."""
    row = await occasion_of(asking.engine, asking.here, activity)
    on = row.starts_on if row and row.stage == "held" else None
    return await asking.ask(part(committee=asking.here, activity=activity, on=on, **told))


def _plain(body: BaseModel) -> dict[str, Any]:
    return body.model_dump()


def _who(asking: Asking, told: UUID | None) -> UUID:
    """The member oneself, or whom the office names.

    Raises:
        Problem: 403, 422.
    """
    own = own_id(asking)
    if own is not None and told in (None, own):
        return own
    if told is None:
        raise Problem(422, "NoMember", "请写明是哪位委员", "say which member")
    if not is_office(asking):
        raise Problem(403, "NotForOthers", "只能为本人办理", "only for oneself")
    return told


def _may_see(asking: Asking, row: NotesRow) -> bool:
    return is_office(asking) or own_id(asking) == row.member
