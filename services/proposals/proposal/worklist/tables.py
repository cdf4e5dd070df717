"""What is remembered of each unit's work on a proposal for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from pydantic import BaseModel, ConfigDict, TypeAdapter
from sqlalchemy import MetaData

from kernel.rows import table_of

tables = MetaData()


class UnitWork(BaseModel):
    """How far one unit has come with one proposal.

    Attributes:
        wants_out: it asked to be let out, and nobody has answered that.
        drafted: there is a draft of its reply. agreed: the assisting units that agree with it.
        again: an answer of it did not do.
        opinion_on: an assisting unit's opinion was sent on that day.
        position: that of the last event about it.
    """

    model_config = ConfigDict(frozen=True)

    signed_on: date | None = None
    wants_out: bool = False
    contacted: bool = False
    drafted: bool = False
    agreed: tuple[UUID, ...] = ()
    passed: bool = False
    sent_back: bool = False
    replied: bool = False
    replied_on: date | None = None
    grade: str | None = None
    again: bool = False
    opinion_on: date | None = None
    section: str | None = None
    person: str | None = None
    own_due_on: date | None = None
    position: int = 0


Works = dict[UUID, UnitWork]
_WORKS = TypeAdapter(Works)


@dataclass(frozen=True, slots=True)
class UnitWorksRow:
    """The work of all units on one proposal.

    Attributes:
        answered: the units that replied, or sent their opinion.
        works: by unit, as JSON (`UnitWork`).
        position: the log position of the last event about any of them.
    """

    proposal: UUID
    closed: bool
    answered: tuple[UUID, ...]
    works: str
    position: int


unit_works = table_of(tables, "unit_works", UnitWorksRow, "proposal")


def works_of(text: str | None) -> Works:
    """The units' work that a row holds; nobody's without one."""
    return {} if text is None else _WORKS.validate_json(text)


def told(works: Works) -> str:
    """The same as a row holds it."""
    return _WORKS.dump_json(works, exclude_defaults=True).decode()
