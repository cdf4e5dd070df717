"""How does HTTP ask about pairs who keep contact, and about contacts?"""

from collections.abc import Sequence
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from contracts.members.contact import Side
from contracts.people import member_of
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.whose import is_office, own_id
from kernel.identity import Role, permission
from kernel.problems import unknown
from members.contact.bodies import (
    ContactBody,
    ContactShown,
    DoneBody,
    EndBody,
    Filters,
    FollowUpBody,
    PairBody,
    PairShown,
    SideBody,
    Year,
)
from members.contact.commands import (
    AskFollowUp,
    CorrectContact,
    EndPair,
    FinishFollowUp,
    ForgetContactWords,
    FormPair,
    RecordContact,
    RetractContact,
    RetractPair,
)
from members.contact.queries import (
    NOBODY,
    Counts,
    Sight,
    Texts,
    contact_of,
    contacts_of,
    counts_of,
    members_reached,
    pairs_of,
    standings,
    texts_of,
)
from members.contact.standing import Missed, Reached, Standing, by_sector
from members.forgetting import Forget
from rules.dates import Window, score_year, year

KEEP = permission("members.contact.keep", Role.CLERK)
FORGET = permission("members.contact.forget", Role.CLERK)
READ = permission("members.contact.read", Role.CLERK, Role.MEMBER)
READ_TEXT = permission("members.contact.read_text", Role.CLERK, Role.MEMBER)
READ_ALL = permission("members.contact.read_all", Role.CLERK)
COUNT = permission("members.contact.count", Role.CLERK, Role.LEADER)

HERE = "/committees/{committee}"
PAIR, CONTACT = HERE + "/contact-pairs/{pair}", HERE + "/contacts/{contact}"
ScoreYear = Annotated[bool, Query(description="履职年度：上年十二月至本年十一月")]
router = APIRouter(tags=["联系委员 contact"])


@router.post(HERE + "/contact-pairs", summary="结成联系对子 form a pair", status_code=201)
async def form(committee: str, body: PairBody, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """From a day one side keeps contact with the other; the same again changes nothing."""
    mine, theirs = await _side(asking, body.contacting), await _side(asking, body.contacted)
    sides = {"contacting": mine, "contacted": theirs}
    told = {"kind": body.kind, "since": body.since, "on": body.since}
    return await asking.ask(FormPair(committee=asking.here, **sides, **told))


@router.post(PAIR + "/end", summary="解除联系对子 end a pair", status_code=201)
async def end(
    committee: str, pair: UUID, body: EndBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The last day of it."""
    command = EndPair(committee=asking.here, pair=pair, until=body.until, on=body.until)
    return await asking.ask(command)


@router.post(PAIR + "/retraction", summary="撤销误录的对子 retract a pair", status_code=201)
async def retract_pair(committee: str, pair: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """Entered by mistake."""
    return await asking.ask(RetractPair(committee=asking.here, pair=pair))


@router.get(HERE + "/contact-pairs", summary="联系对子 pairs")
async def read_pairs(
    committee: str,
    on: date | None = None,
    everyone: bool = False,
    asking: Asking = allowed(READ),
) -> Sequence[PairShown]:
    """Those kept on a day (today), or all that ever were; a member sees one's own."""
    day = None if everyone else on or today()
    found = await pairs_of(asking.engine, asking.here, _sight(asking), day)
    return [PairShown.of(row) for row in found]


@router.get(HERE + "/contact-pairs/standing", summary="联系进度 how pairs stand")
async def read_standing(
    committee: str,
    on: date | None = None,
    kind: str | None = None,
    behind: bool = False,
    asking: Asking = allowed(READ),
) -> Sequence[Standing]:
    """What each pair owes in the year of a day (today) and has done; or only who is behind."""
    here, day = asking.here, on or today()
    found = await standings(asking.engine, here, _sight(asking), day, kind)
    return [one for one in found if one.behind or not behind]


@router.post(HERE + "/contacts", summary="登记联系 record a contact", status_code=201)
async def record(committee: str, body: ContactBody, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """A visit, a talk, a call: as one of a pair, or directly with the members named."""
    told = await _told(asking, body)
    contact = asking.new_id("contact")
    return await asking.ask(RecordContact(committee=asking.here, contact=contact, **told))


@router.put(CONTACT, summary="更正联系 correct a contact", status_code=201)
async def correct(
    committee: str, contact: UUID, body: ContactBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """The particulars, whole; words once kept stay when none are sent."""
    told = await _told(asking, body)
    return await asking.ask(CorrectContact(committee=asking.here, contact=contact, **told))


@router.post(CONTACT + "/follow-up", summary="登记待办 ask a follow-up", status_code=201)
async def ask(
    committee: str, contact: UUID, body: FollowUpBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """What the contact brought up is to be done, by a day if one is given."""
    told = {"what": body.what, "due_on": body.due_on}
    return await asking.ask(AskFollowUp(committee=asking.here, contact=contact, **told))


@router.post(CONTACT + "/follow-up/done", summary="待办办结 follow-up done", status_code=201)
async def finish(
    committee: str, contact: UUID, body: DoneBody, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """It is done, with what came of it."""
    told = {"outcome": body.outcome, "done_on": body.done_on, "on": body.done_on}
    return await asking.ask(FinishFollowUp(committee=asking.here, contact=contact, **told))


@router.post(CONTACT + "/retraction", summary="撤销联系 retract a contact", status_code=201)
async def retract(committee: str, contact: UUID, asking: Asking = allowed(KEEP)) -> JSONResponse:
    """There was no such contact."""
    return await asking.ask(RetractContact(committee=asking.here, contact=contact))


@router.post(CONTACT + "/forgetting", summary="删除联系内容 forget its words", status_code=201)
async def forget(
    committee: str, contact: UUID, body: Forget, asking: Asking = allowed(FORGET)
) -> JSONResponse:
    """All that is kept of its words, former ones too; of a contact that was taken back as well."""
    told = {"ground": body.ground, "basis": body.basis}
    return await asking.ask(ForgetContactWords(committee=asking.here, contact=contact, **told))


@router.get(HERE + "/contacts", summary="联系记录 contacts")
async def read(
    committee: str,
    paging: InPages,
    filters: Annotated[Filters, Query()],
    asking: Asking = allowed(READ),
) -> Sequence[ContactShown]:
    """The latest first, without their words; a member sees those that one was part of."""
    wanted, sight = filters.wanted(), _sight(asking)
    page = await contacts_of(asking.engine, asking.here, wanted, sight, paging.turn)
    return [ContactShown.of(row) for row in paging.told(page)]


@router.get(HERE + "/contacts/counts", summary="联系统计 counts")
async def read_counts(
    committee: str,
    number: Annotated[Year | None, Query(alias="year")] = None,
    scored: ScoreYear = False,
    asking: Asking = allowed(COUNT),
) -> Counts:
    """Numbers of a year (this one): contacts, ways, members reached and not, pairs behind."""
    number = _number(number, scored)
    window, _ = _year(number, scored)
    return await counts_of(asking.engine, asking.here, window, number, today())


@router.get(HERE + "/contacts/members", summary="委员被联系情况 members reached or not")
async def read_members(
    committee: str,
    number: Annotated[Year | None, Query(alias="year")] = None,
    scored: ScoreYear = False,
    kind: str | None = None,
    sector: str | None = None,
    missed: bool = False,
    asking: Asking = allowed(READ_ALL),
) -> Sequence[Reached]:
    """Everyone on the roll with times and ways in a year; or only who was not reached."""
    window, day = _year(number, scored)
    found = await members_reached(asking.engine, asking.here, window, day, kind)
    found = [one for one in found if sector is None or one.sector == sector]
    return [one for one in found if one.times == 0 or not missed]


@router.get(HERE + "/contacts/missed", summary="各界别未联系人数 missed by sector")
async def read_missed(
    committee: str,
    number: Annotated[Year | None, Query(alias="year")] = None,
    scored: ScoreYear = False,
    kind: str | None = None,
    asking: Asking = allowed(COUNT),
) -> Sequence[Missed]:
    """How many members of each sector were not reached in a year."""
    window, day = _year(number, scored)
    return by_sector(await members_reached(asking.engine, asking.here, window, day, kind))


@router.get(CONTACT, summary="一次联系 one contact")
async def read_one(committee: str, contact: UUID, asking: Asking = allowed(READ)) -> ContactShown:
    """One contact without its words."""
    found = await contact_of(asking.engine, asking.here, contact, _sight(asking))
    if found is None:
        raise unknown("联系记录", contact)
    return ContactShown.of(found)


@router.get(CONTACT + "/text", summary="联系内容 what was said")
async def read_text(committee: str, contact: UUID, asking: Asking = allowed(READ_TEXT)) -> Texts:
    """From the vault: for the office, and for those who were part of it."""
    found = await contact_of(asking.engine, asking.here, contact, _sight(asking))
    if found is None:
        raise unknown("联系记录", contact)
    return (await texts_of(asking.engine, [found]))[contact]


def _sight(asking: Asking) -> Sight:
    return Sight(is_office(asking), own_id(asking) or NOBODY)


async def _side(asking: Asking, body: SideBody) -> Side:
    member = None
    if body.member is not None:
        member = await member_of(asking.engine, asking.here, body.member)
    return body.side(asking.here, member)


async def _told(asking: Asking, body: ContactBody) -> dict[str, object]:
    by = None if body.by is None else await _side(asking, body.by)
    names = ("made_on", "way", "pair", "reached", "said")
    return {name: getattr(body, name) for name in names} | {"by": by, "on": body.made_on}


def _year(number: int | None, scored: bool) -> tuple[Window, date]:
    """The window of a year, and the day on which it is asked: its last, or today."""
    asked = _number(number, scored)
    window = score_year(asked) if scored else year(asked)
    return window, min(window.last, today())


def _number(number: int | None, scored: bool) -> int:
    now = today()
    return number or now.year + (scored and now.month == 12)
