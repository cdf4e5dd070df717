"""What does HTTP send and get about material?"""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.http.bodies import example
from kernel.secret import Secret
from members.care.material.commands import Recipients, Way
from members.care.material.tables import MaterialRow
from members.care.words import Title, Words


class ScopeBody(BaseModel):
    """发放范围: a body whose members of the day get it."""

    model_config = example(kind="sector", name="教育")

    kind: BodyKind
    name: Words

    def named(self, committee: UUID) -> Named:
        """The body meant."""
        return Named(id=body_id(committee, self.kind, self.name), name=self.name)


class MaterialBody(BaseModel):
    """发放材料: to those named, to a body's members, or to everyone."""

    model_config = example(
        kind="学习材料",
        title="委员履职学习材料（第三期）",
        sent_on="2026-03-02",
        way="online",
        scope={"kind": "sector", "name": "教育"},
    )

    kind: Words
    title: Title
    sent_on: date
    way: Way = "paper"
    recipients: Recipients = ()
    scope: ScopeBody | None = None
    everyone: bool = False


class FurtherBody(BaseModel):
    """补发."""

    model_config = example(recipients=["0198f0aa-0000-7000-8000-000000000001"])

    recipients: Annotated[Recipients, Field(min_length=1)]


class ReadBody(BaseModel):
    """签收: the member oneself names nobody; the office enters who, and when."""

    model_config = example(read_on="2026-03-03")

    member: UUID | None = None
    read_on: date | None = None


class WhoseBody(BaseModel):
    """哪位委员."""

    model_config = example(member="0198f0aa-0000-7000-8000-000000000001")

    member: UUID


class NotesBody(BaseModel):
    """自学心得; the office enters those handed in on paper."""

    model_config = example(notes="学习体会：……")

    member: UUID | None = None
    notes: Secret


class Reading(BaseModel):
    """Who read it, when, and who said so."""

    member: UUID
    read_on: date
    how: str


class MaterialShown(BaseModel):
    """One piece of material to the office."""

    material: UUID
    kind: str
    title: str
    sent_on: date
    way: str
    scope: str | None
    recipients: tuple[UUID, ...]
    readings: tuple[Reading, ...]
    notes_from: tuple[UUID, ...]

    @classmethod
    def of(cls, row: MaterialRow, only: UUID | None = None) -> Self:
        """A row as it is shown: of `only` this member."""
        read = zip(row.readers, row.read_ons, row.hows, strict=True)
        return cls(
            material=row.material,
            kind=row.kind,
            title=row.title,
            sent_on=row.sent_on,
            way=row.way,
            scope=row.scope,
            recipients=tuple(one for one in row.recipients if only in (None, one)),
            readings=tuple(
                Reading(member=member, read_on=on, how=how)
                for member, on, how in read
                if only in (None, member)
            ),
            notes_from=tuple(one for one in row.writers if only in (None, one)),
        )
