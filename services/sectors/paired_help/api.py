"""How does HTTP ask about paired help?"""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.merges import meant, merges_of
from contracts.sectors.paired_help import HelpedKind
from contracts.values import Named
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import unknown
from rules.names import derived_id
from sectors.forgetting import Forget
from sectors.naming import unit_named
from sectors.paired_help.bodies import EndBody, HelpBody, HelpShown, ResultBody, VisitBody
from sectors.paired_help.commands import (
    BeginHelp,
    EndHelp,
    ForgetHelpWords,
    RecordResult,
    RecordVisit,
    RetractHelp,
    StrikeVisit,
)
from sectors.paired_help.queries import (
    HelpCounts,
    HelpTexts,
    counts_of,
    help_of,
    helps_of,
    texts_of,
)
from sectors.paired_help.tables import HelpRow

KEEP = permission("sectors.paired_help.keep", Role.CLERK)
FORGET = permission("sectors.paired_help.forget", Role.CLERK)
READ = permission("sectors.paired_help.read", *Role)
READ_TEXT = permission("sectors.paired_help.read_text", Role.CLERK, Role.MEMBER)

HERE = "/committees/{committee}/paired-helps"
ONE = HERE + "/{help}"
router = APIRouter(tags=["结对帮扶 paired help"])


@router.post(HERE, summary="结对帮扶 begin", status_code=201)
async def begin(committee: str, body: HelpBody, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """From a day; the name of a household or person is kept in the vault."""
    return await asking.ask(await _begun(asking, asking.new_id("help"), body))


@router.get(HERE, summary="结对帮扶列表 helps")
async def read(
    committee: str,
    on: date | None = None,
    helper: UUID | None = None,
    kind: HelpedKind | None = None,
    asking: Asking = allowed(READ),
) -> Sequence[HelpShown]:
    """By first day, without private names: those of a day, of a helper, of a kind."""
    found = await helps_of(asking.engine, asking.here, on, helper, kind)
    return [HelpShown.of(row) for row in found]


@router.get(HERE + "/counts", summary="结对帮扶统计 counts")
async def read_counts(
    committee: str,
    first: date | None = None,
    last: date | None = None,
    asking: Asking = allowed(READ),
) -> HelpCounts:
    """Of some days (this year): helps, visits, results, helps without a visit."""
    begins, ends = first or today().replace(month=1, day=1), last or today()
    return await counts_of(asking.engine, asking.here, begins, ends)


@router.get(ONE, summary="一项结对帮扶 one help")
async def read_one(committee: str, help: UUID, asking: Asking = allowed(READ)) -> HelpShown:
    """One help without private names and words."""
    return HelpShown.of(await _row(asking, help))


@router.put(ONE, summary="更正结对帮扶 correct", status_code=201)
async def correct(
    committee: str, help: UUID, body: HelpBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Who helps whom, whole; a name that is kept stays when none is sent."""
    await _row(asking, help)
    return await asking.ask(await _begun(asking, help, body))


@router.get(ONE + "/text", summary="帮扶内容 private name and words")
async def read_text(committee: str, help: UUID, asking: Asking = allowed(READ_TEXT)) -> HelpTexts:
    """For the office, and for the members who help."""
    row = await _row(asking, help)
    if not await _may_read(asking, row):
        raise unknown("帮扶内容", help)
    return await texts_of(asking.engine, row)


@router.post(ONE + "/visits", summary="登记走访 visit", status_code=201)
async def visit(
    committee: str, help: UUID, body: VisitBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """One a day; asked again it is corrected."""
    people = tuple(Named(id=derived_id(asking.here, "person", name), name=name) for name in body.by)
    told = {"visited_on": body.visited_on, "by": people, "words": body.words}
    which = {"committee": asking.here, "help": help, "on": body.visited_on}
    return await asking.ask(RecordVisit(**which, **told))


@router.delete(ONE + "/visits/{visited_on}", summary="撤销走访 strike a visit", status_code=201)
async def strike(
    committee: str, help: UUID, visited_on: date, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """There was none on that day."""
    which = {"committee": asking.here, "help": help}
    return await asking.ask(StrikeVisit(**which, visited_on=visited_on))


@router.put(ONE + "/result", summary="登记成效 result", status_code=201)
async def result(
    committee: str, help: UUID, body: ResultBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """What came of it."""
    told = {"result": body.result, "resulted_on": body.resulted_on, "words": body.words}
    which = {"committee": asking.here, "help": help, "on": body.resulted_on}
    return await asking.ask(RecordResult(**which, **told))


@router.post(ONE + "/end", summary="结束帮扶 end", status_code=201)
async def end(
    committee: str, help: UUID, body: EndBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day."""
    which = {"committee": asking.here, "help": help}
    return await asking.ask(EndHelp(**which, until=body.until))


@router.post(ONE + "/retraction", summary="撤销录入 retract", status_code=201)
async def retract(committee: str, help: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """There was no such help; its words go with it."""
    return await asking.ask(RetractHelp(committee=asking.here, help=help))


@router.post(ONE + "/forgetting", summary="删除帮扶内容 forget", status_code=201)
async def forget(
    committee: str, help: UUID, body: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """Private name and words; that there was help stays."""
    why = {"ground": body.ground, "basis": body.basis}
    return await asking.ask(ForgetHelpWords(committee=asking.here, help=help, **why))


async def _begun(asking: Asking, help: UUID, body: HelpBody) -> BeginHelp:
    helped = None
    if body.helped is not None:
        helped = await unit_named(asking.engine, asking.here, body.helped, body.since)
    return BeginHelp(
        committee=asking.here,
        on=body.since,
        help=help,
        helpers=tuple(one.told(asking.here) for one in body.helpers),
        kind=body.kind,
        helped=helped,
        name=body.name,
        since=body.since,
    )


async def _row(asking: Asking, help: UUID) -> HelpRow:
    found = await help_of(asking.engine, asking.here, help)
    if found is None:
        raise unknown("结对帮扶", help)
    return found


async def _may_read(asking: Asking, row: HelpRow) -> bool:
    if is_office(asking):
        return True
    own = own_id(asking)
    if own is None:
        return False
    merged = await merges_of(asking.engine, asking.here)
    return meant(own, merged) in {meant(one, merged) for one in row.helper_ids}
