"""How does HTTP ask about material sent to members?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.merges import heads_of
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import Problem, unknown
from members.asked import own_member
from members.care.material.bodies import (
    FurtherBody,
    MaterialBody,
    MaterialShown,
    NotesBody,
    ReadBody,
    WhoseBody,
)
from members.care.material.commands import (
    HandInNotes,
    MarkRead,
    RetractMaterial,
    SendFurther,
    SendMaterial,
    StrikeReading,
)
from members.care.material.queries import (
    NOBODY,
    Laggard,
    ReadCounts,
    Sight,
    Unread,
    laggards_of,
    material_of,
    materials_of,
    notes_of,
    read_counts_of,
    unread_of,
)
from members.care.material.tables import MaterialRow

SEND = permission("members.material.send", Role.CLERK)
MARK = permission("members.material.mark_read", Role.CLERK, Role.MEMBER)
READ = permission("members.material.read", Role.CLERK, Role.MEMBER)
READ_NOTES = permission("members.material.read_notes", Role.CLERK, Role.MEMBER)
READ_ALL = permission("members.material.read_all", Role.CLERK)
COUNT = permission("members.material.count", Role.CLERK, Role.LEADER)

HERE = "/committees/{committee}/materials"
ONE = HERE + "/{material}"
router = APIRouter(tags=["委员服务 care"])


@router.post(HERE, summary="发放材料 send material", status_code=201)
async def send(committee: str, body: MaterialBody, asking: Asking = allowed(SEND)) -> JSONResponse:
    """To those named, to all of a body, or to everyone on the roll that day."""
    return await asking.ask(_sent(asking, asking.new_id("material"), body))


@router.put(ONE, summary="更正材料 correct material", status_code=201)
async def correct(
    committee: str, material: UUID, body: MaterialBody, asking: Asking = allowed(SEND)
) -> JSONResponse:
    """Kind, title, day and way, whole; whom it names besides gets it too."""
    await _row(asking, material)
    return await asking.ask(_sent(asking, material, body))


@router.post(ONE + "/recipients", summary="补发材料 send further", status_code=201)
async def further(
    committee: str, material: UUID, body: FurtherBody, asking: Asking = allowed(SEND)
) -> JSONResponse:
    """To members more."""
    command = SendFurther(committee=asking.here, material=material, recipients=body.recipients)
    return await asking.ask(command)


@router.post(ONE + "/readings", summary="签收材料 mark as read", status_code=201)
async def mark(
    committee: str, material: UUID, body: ReadBody, asking: Asking = allowed(MARK)
) -> JSONResponse:
    """The member oneself, or the office from paper."""
    member, how = _who(asking, body.member)
    if body.read_on is not None and how == "self":
        zh, en = "只有办公室可以补录往日事项", "only the office records what happened another day"
        raise Problem(422, "NotThatDay", zh, en)
    told = {"member": member, "how": how, "read_on": body.read_on, "on": body.read_on}
    return await asking.ask(MarkRead(committee=asking.here, material=material, **told))


@router.post(ONE + "/readings/striking", summary="撤销签收 strike a reading", status_code=201)
async def strike(
    committee: str, material: UUID, body: WhoseBody, asking: Asking = allowed(SEND)
) -> JSONResponse:
    """It was not read after all."""
    command = StrikeReading(committee=asking.here, material=material, member=body.member)
    return await asking.ask(command)


@router.post(ONE + "/notes", summary="提交自学心得 hand in notes", status_code=201)
async def hand_in(
    committee: str, material: UUID, body: NotesBody, asking: Asking = allowed(MARK)
) -> JSONResponse:
    """What one wrote about it; it is kept in the vault."""
    member, _ = _who(asking, body.member)
    command = HandInNotes(committee=asking.here, material=material, member=member, notes=body.notes)
    return await asking.ask(command)


@router.post(ONE + "/retraction", summary="撤销材料 retract material", status_code=201)
async def retract(committee: str, material: UUID, asking: Asking = allowed(SEND)) -> JSONResponse:
    """It was not sent."""
    return await asking.ask(RetractMaterial(committee=asking.here, material=material))


@router.get(HERE, summary="材料列表 materials")
async def read(
    committee: str, paging: InPages, asking: Asking = allowed(READ)
) -> Sequence[MaterialShown]:
    """The latest first; a member sees what was sent to oneself, and of others nothing."""
    page = await materials_of(asking.engine, asking.here, _sight(asking), paging.turn)
    only = await _only(asking)
    return [MaterialShown.of(row, only) for row in paging.told(page)]


@router.get(HERE + "/counts", summary="材料签收统计 counts")
async def read_counts(committee: str, asking: Asking = allowed(COUNT)) -> Sequence[ReadCounts]:
    """How many got, read and wrote about each piece."""
    return await read_counts_of(asking.engine, asking.here)


@router.get(HERE + "/laggards", summary="未签收较多的委员 who reads least")
async def read_laggards(
    committee: str,
    first: date | None = None,
    last: date | None = None,
    asking: Asking = allowed(READ_ALL),
) -> Sequence[Laggard]:
    """Members with something unread of what was sent in these days."""
    return await laggards_of(asking.engine, asking.here, first, last)


@router.get(ONE, summary="一份材料 one piece")
async def read_one(committee: str, material: UUID, asking: Asking = allowed(READ)) -> MaterialShown:
    """One piece, with who read it."""
    return MaterialShown.of(await _row(asking, material), await _only(asking))


@router.get(ONE + "/unread", summary="未签收委员 who has not read it")
async def read_unread(
    committee: str, material: UUID, asking: Asking = allowed(READ_ALL)
) -> Sequence[Unread]:
    """By name, with their sectors."""
    return await unread_of(asking.engine, asking.here, await _row(asking, material))


@router.get(ONE + "/notes/{member}", summary="自学心得 a member's notes")
async def read_notes(
    committee: str, material: UUID, member: UUID, asking: Asking = allowed(READ_NOTES)
) -> dict[str, str | None]:
    """For the office, and for who wrote them; `notes` is null when they were forgotten."""
    row = await _row(asking, material)
    member = (await heads_of(asking.engine, asking.here)).meant(member)
    mine = is_office(asking) or await own_member(asking) == member
    if member not in row.writers or not mine:
        raise unknown("自学心得", member)
    return {"notes": await notes_of(asking.engine, row, member)}


def _sent(asking: Asking, material: UUID, body: MaterialBody) -> SendMaterial:
    names = ("kind", "title", "sent_on", "way", "recipients", "everyone")
    told = {name: getattr(body, name) for name in names}
    scope = None if body.scope is None else body.scope.named(asking.here)
    which = {"committee": asking.here, "material": material, "on": body.sent_on}
    return SendMaterial(scope=scope, **which, **told)


async def _row(asking: Asking, material: UUID) -> MaterialRow:
    found = await material_of(asking.engine, asking.here, material, _sight(asking))
    if found is None:
        raise unknown("材料", material)
    return found


async def _only(asking: Asking) -> UUID | None:
    """The one of whom alone it is told; None: the office is told of everybody."""
    return None if is_office(asking) else await own_member(asking)


def _who(asking: Asking, told: UUID | None) -> tuple[UUID, str]:
    """The member oneself, or whom the office names.

    Raises:
        Problem: 403, 422.
    """
    own = own_id(asking)
    if own is not None and told in (None, own):
        return own, "self"
    if told is None:
        raise Problem(422, "NoMember", "请写明是哪位委员", "say which member")
    if not is_office(asking):
        raise Problem(403, "NotForOthers", "只能为本人办理", "only for oneself")
    return told, "office"


def _sight(asking: Asking) -> Sight:
    return Sight(is_office(asking), own_id(asking) or NOBODY)
