"""How does HTTP open a committee's terms and read them?"""

from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import BaseModel, ConfigDict

from contracts.members.term import Term as TermKnown
from contracts.members.term import term_after, term_on
from contracts.terms import terms_of
from kernel.clock import today
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from members.committee.commands import Basis, OpenTerm, Term

OPEN = permission("members.term.open", Role.CLERK)
READ = permission("members.term.read", *Role)
TERMS = "/committees/{committee}/terms"

router = APIRouter(tags=["换届 change of term"])


class Open(BaseModel):
    """届期开始: which term, from which day, on which paper."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "term": 6,
                    "opened_on": "2027-01-08",
                    "basis": "政协第五届云岭市委员会常务委员会第三十次会议决定",
                }
            ]
        },
    )

    term: Term
    opened_on: date
    basis: Basis


@dataclass(frozen=True, slots=True)
class Terms:
    """A committee's terms, earliest first; the one that runs on the day, and the next one."""

    on: date
    current: TermKnown | None
    following: TermKnown | None
    terms: tuple[TermKnown, ...]


@router.post(TERMS, summary="届期开始 open a term", status_code=201)
async def open_term(committee: str, body: Open, asking: Asking = allowed(OPEN)) -> JSONResponse:
    """A term runs from this day; the one before ends the day before. Again, it corrects."""
    command = OpenTerm(committee=asking.here, on=body.opened_on, **body.model_dump())
    return await asking.ask(command)


@router.get(TERMS, summary="历届 terms")
async def read_terms(
    committee: str, on: date | None = None, asking: Asking = allowed(READ)
) -> Terms:
    """Every term, opened or implied by its plenaries, and which one runs on a day (today)."""
    day = on or today()
    found = await terms_of(asking.engine, asking.here)
    return Terms(day, term_on(found, day), term_after(found, day), tuple(found))
