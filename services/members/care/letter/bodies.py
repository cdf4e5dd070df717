"""What does HTTP send and get about letters to employers?"""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.values import Named
from kernel.http.bodies import example
from kernel.secret import Secret
from members.care.letter.commands import Number
from members.care.letter.queries import Wanted
from members.care.letter.tables import LetterRow
from members.care.words import Words
from rules.names import clean, derived_id


class EmployerBody(BaseModel):
    """所在单位: by name, or by the id that it is registered under."""

    model_config = example(name="云岭市第一中学")

    name: Annotated[str, Field(min_length=2, max_length=60)]
    id: UUID | None = None

    def named(self, committee: UUID) -> Named:
        """The organisation meant."""
        found = self.id or derived_id(committee, "organisation", self.name)
        return Named(id=found, name=clean(self.name))


class LetterBody(BaseModel):
    """致函所在单位: to the employer of the register unless another is named."""

    model_config = example(
        member="0198f0aa-0000-7000-8000-000000000001", purpose="致谢", sent_on="2026-03-02"
    )

    member: UUID
    employer: EmployerBody | None = None
    purpose: Words
    number: Number | None = None
    sent_on: date
    text: Secret | None = None


class BatchBody(BaseModel):
    """一批函: the same to the employers of these members, each under a number of its own."""

    model_config = example(
        members=["0198f0aa-0000-7000-8000-000000000001"],
        purpose="通报履职情况",
        sent_on="2026-12-20",
    )

    members: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=500)]
    purpose: Words
    sent_on: date
    text: Secret | None = None


class AnswerBody(BaseModel):
    """单位回复."""

    model_config = example(answered_on="2026-03-20", text="同意支持。")

    answered_on: date | None = None
    text: Secret | None = None


class Filters(BaseModel):
    """What a list of letters is narrowed to."""

    first: date | None = None
    last: date | None = None
    purpose: Words | None = None
    answered: bool | None = None

    def wanted(self) -> Wanted:
        """As the query asks."""
        return Wanted(**{name: getattr(self, name) for name in type(self).model_fields})


class BatchTold(BaseModel):
    """What became of a batch: letters sent, and members of whom no employer is known."""

    sent: tuple[UUID, ...]
    without_employer: tuple[UUID, ...]
    position: str


class LetterShown(BaseModel):
    """One letter; `has_text` says that its text was kept, also once it is forgotten."""

    letter: UUID
    number: str
    member: UUID
    employer: Named
    purpose: str
    sent_on: date
    answered_on: date | None
    has_text: bool

    @classmethod
    def of(cls, row: LetterRow) -> Self:
        """A row as it is shown."""
        told = asdict(row)
        same = {n: told[n] for n in cls.model_fields if n in told and n != "employer"}
        employer = Named(id=row.employer, name=row.employer_name)
        return cls(**same, employer=employer, has_text=row.text is not None)
