"""How does HTTP read one unit's list?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from contracts.organisations import carried
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.http.whose import is_office, own_id
from kernel.identity import Role
from kernel.problems import unknown
from proposals.proposal.bodies import TermSession
from proposals.proposal.permissions import WORKLIST, sight
from proposals.proposal.reading import plenary_named
from proposals.proposal.worklist.queries import Case, Narrowed, cases, counted
from proposals.proposal.worklist.standing import Part, Stage

router = APIRouter(tags=["承办 a unit's work"])
HERE = "/committees/{committee}/units/{unit}/worklist"
Word = Annotated[str | None, Query(max_length=100)]


@dataclass(frozen=True, slots=True)
class Task:
    """One case on a unit's list.

    Attributes:
        days_left: as its deadline counts; 0 on the due day, negative when it is past, None once
            answered or while its clock stands still.
    """

    proposal: UUID
    case_no: int | None
    plenary: UUID
    title: str
    sponsors: Sequence[str]
    part: Part
    stage: Stage
    assigned_on: date | None
    due_on: date | None
    days_left: int | None
    in_working_days: bool
    answered_on: date | None
    grade: str | None
    section: str | None
    person: str | None
    own_due_on: date | None


@dataclass(frozen=True, slots=True)
class Tasks:
    """Some of a unit's list, and how long it is."""

    total: int
    items: Sequence[Task]


@router.get(HERE, summary="承办单位任务清单 a unit's list")
async def read(
    committee: str,
    unit: UUID,
    section: Word = None,
    person: Word = None,
    open: bool = False,
    plenary: TermSession | None = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
    offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
    asking: Asking = allowed(WORKLIST),
) -> Tasks:
    """Every case that the unit leads or assists, the most urgent first; a unit sees its own.

    Those of units whose work it carries on today are there, too.
    """
    wanted = narrowed(asking, unit, section, person, open, plenary)
    here, seen, on = asking.here, sight(asking), today()
    units = await carried(asking.engine, unit, on)
    total = await counted(asking.engine, here, units, wanted)
    told = cases(asking.engine, here, units, wanted, seen, on, limit=limit, offset=offset)
    return Tasks(total, [_task(one) async for page in told for one in page])


def narrowed(
    asking: Asking,
    unit: UUID,
    section: str | None,
    person: str | None,
    open_: bool,
    plenary: str | None,
) -> Narrowed:
    """What is asked for, of one's own list; another unit's is not to be found.

    Raises:
        Problem: 404.
    """
    if not is_office(asking) and own_id(asking, Role.UNIT) != unit:
        raise unknown("承办单位任务清单", str(unit))
    sat = None if plenary is None else plenary_named(asking, plenary)
    return Narrowed(section, person, open_, sat)


def _task(one: Case) -> Task:
    row = one.row
    return Task(
        proposal=row.proposal,
        case_no=row.case_no,
        plenary=row.plenary,
        title=row.title,
        sponsors=(row.first_sponsor_name, *row.co_sponsor_names),
        part=one.part,
        stage=one.stage,
        assigned_on=row.assigned_on,
        due_on=one.due_on,
        days_left=one.days_left,
        in_working_days=one.in_working_days,
        answered_on=one.answered_on,
        grade=one.grade,
        section=one.section,
        person=one.person,
        own_due_on=one.own_due_on,
    )
