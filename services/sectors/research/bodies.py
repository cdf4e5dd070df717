"""What does HTTP send and get about research reports?"""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.values import Named
from kernel.http.bodies import example
from kernel.secret import Secret
from rules.names import derived_id
from sectors.research.archive import index_number, kept_until
from sectors.research.commands import Reason, Title, Words, Years
from sectors.research.tables import ReportRow


class PersonBody(BaseModel):
    """一人: by name, with the id where it is a member's."""

    model_config = example(name="岑知远")

    name: Words
    person: UUID | None = None

    def named(self, committee: UUID) -> Named:
        """As the event names the person."""
        found = self.person or derived_id(committee, "person", self.name)
        return Named(id=found, name=self.name)


class ReportBody(BaseModel):
    """调研报告."""

    model_config = example(
        title="关于云岭市乡村产业发展的调研报告",
        writers=[{"name": "岑知远"}],
        team=[{"name": "黎云舟"}, {"name": "裘若谷"}],
        department="经济委员会",
        text="一、基本情况……",
    )

    title: Title
    is_recommendation: bool = False
    writers: Annotated[tuple[PersonBody, ...], Field(max_length=100)] = ()
    team: Annotated[tuple[PersonBody, ...], Field(max_length=100)] = ()
    department: Words | None = None
    activities: Annotated[tuple[UUID, ...], Field(max_length=100)] = ()
    text: Secret | None = None


class OnBody(BaseModel):
    """日期: today when none is given."""

    model_config = example(on="2026-03-01")

    on: date | None = None


class ReturnBody(BaseModel):
    """退回."""

    model_config = example(reason="请补充数据来源", on="2026-03-01")

    reason: Reason
    on: date | None = None


class ArchiveBody(BaseModel):
    """归档: without years it is kept for ever."""

    model_config = example(retention_years=30, on="2026-03-01")

    retention_years: Years | None = None
    on: date | None = None


class HandOverBody(BaseModel):
    """移交."""

    model_config = example(to="云岭市档案馆", on="2026-03-01")

    to: Title
    on: date | None = None


class PersonShown(BaseModel):
    """One person."""

    id: UUID
    name: str


class ReportShown(BaseModel):
    """One report without its text; `has_text` says that one is kept."""

    report: UUID
    title: str
    is_recommendation: bool
    writers: tuple[PersonShown, ...]
    team: tuple[PersonShown, ...]
    department: str | None
    activities: tuple[UUID, ...]
    phase: str
    submitted_on: date | None
    returned_on: date | None
    return_reason: str | None
    approved_on: date | None
    index_number: str | None
    retention_years: int | None
    kept_until: date | None
    filed_on: date | None
    handed_to: str | None
    handed_on: date | None
    has_text: bool

    @classmethod
    def of(cls, row: ReportRow) -> Self:
        """A row as it is shown."""
        made = {
            "writers": _people(row.writer_ids, row.writers),
            "team": _people(row.team_ids, row.team),
            "index_number": index_number(row),
            "kept_until": kept_until(row.filed_on, row.retention_years),
            "has_text": row.text is not None,
        }
        same = [name for name in cls.model_fields if name not in made]
        return cls(**{name: getattr(row, name) for name in same}, **made)


def _people(ids: tuple[UUID, ...], names: tuple[str, ...]) -> tuple[PersonShown, ...]:
    return tuple(PersonShown(id=id, name=name) for id, name in zip(ids, names, strict=True))
