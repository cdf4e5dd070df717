"""What does HTTP send and get about what an activity was about?"""

import json
from datetime import date
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.sectors.body import body_id
from contracts.sectors.occasion import JointHost, Leader, MoneyKind
from contracts.values import BodyKind, Named
from kernel.http.bodies import example
from kernel.secret import Secret
from rules.names import derived_id
from sectors.occasion.commands import Title, Words
from sectors.occasion.tables import NotesRow, OccasionRow

Number = Annotated[int, Field(ge=0, le=10_000_000)]
Fen = Annotated[int, Field(ge=0, le=10**14)]


class DocumentsBody(BaseModel):
    """学习文件, whole."""

    model_config = example(documents=["中国人民政治协商会议章程"])

    documents: Annotated[tuple[Title, ...], Field(max_length=200)]


class PieceBody(BaseModel):
    """一种材料."""

    model_config = example(title="委员履职手册", copies=40)

    title: Title
    copies: Number


class MaterialBody(BaseModel):
    """发放材料, whole."""

    model_config = example(material=[{"title": "委员履职手册", "copies": 40}])

    material: Annotated[tuple[PieceBody, ...], Field(max_length=200)]


class PlaceBody(BaseModel):
    """一个点位."""

    model_config = example(kind="村", name="云溪村")

    kind: Words
    name: Words


class PlacesBody(BaseModel):
    """走访点位, whole."""

    model_config = example(places=[{"kind": "村", "name": "云溪村"}])

    places: Annotated[tuple[PlaceBody, ...], Field(max_length=200)]


class BenefitedBody(BaseModel):
    """一类受益对象."""

    model_config = example(kind="户", number=32)

    kind: Words
    number: Number


class BeneficiariesBody(BaseModel):
    """受益对象, whole."""

    model_config = example(beneficiaries=[{"kind": "户", "number": 32}])

    beneficiaries: Annotated[tuple[BenefitedBody, ...], Field(max_length=200)]


class SumBody(BaseModel):
    """一笔资金, in 分."""

    model_config = example(kind="donated", amount=1200000)

    kind: MoneyKind
    amount: Fen


class MoneyBody(BaseModel):
    """活动资金, whole."""

    model_config = example(money=[{"kind": "donated", "amount": 1200000}])

    money: Annotated[tuple[SumBody, ...], Field(max_length=200)]


class GuestBody(BaseModel):
    """一位嘉宾."""

    model_config = example(name="裘若谷", unit="云岭市农业农村局", capacity="部门负责人")

    name: Words
    unit: Words | None = None
    capacity: Words


class GuestsBody(BaseModel):
    """列席嘉宾, whole."""

    model_config = example(
        guests=[{"name": "裘若谷", "unit": "云岭市农业农村局", "capacity": "部门负责人"}]
    )

    guests: Annotated[tuple[GuestBody, ...], Field(max_length=200)]


class LeaderBody(BaseModel):
    """一位领导: by name, with the id where it is a member's."""

    model_config = example(name="黎云舟", duty="市政协副主席")

    name: Words
    person: UUID | None = None
    duty: Words | None = None


class LeadersBody(BaseModel):
    """出席领导, whole."""

    model_config = example(leaders=[{"name": "黎云舟", "duty": "市政协副主席"}])

    leaders: Annotated[tuple[LeaderBody, ...], Field(max_length=200)]

    def told(self, committee: UUID) -> tuple[Leader, ...]:
        """As the event names them."""
        return tuple(
            Leader(
                person=Named(
                    id=one.person or derived_id(committee, "person", one.name), name=one.name
                ),
                duty=one.duty,
            )
            for one in self.leaders
        )


class HostBody(BaseModel):
    """一个主办机构."""

    model_config = example(kind="sector", name="教育界")

    kind: BodyKind
    name: Words


class HostsBody(BaseModel):
    """联合主办, whole: the leading body too."""

    model_config = example(
        hosts=[{"kind": "sector", "name": "教育界"}, {"kind": "sector", "name": "经济界"}]
    )

    hosts: Annotated[tuple[HostBody, ...], Field(max_length=200)]

    def told(self, committee: UUID) -> tuple[JointHost, ...]:
        """As the event names them."""
        return tuple(
            JointHost(
                kind=one.kind,
                body=Named(id=body_id(committee, one.kind, one.name), name=one.name),
            )
            for one in self.hosts
        )


class PrioritiesBody(BaseModel):
    """中心工作和主题, whole."""

    model_config = example(priorities=["乡村振兴"], topics=["产业发展"])

    priorities: Annotated[tuple[Words, ...], Field(max_length=20)] = ()
    topics: Annotated[tuple[Words, ...], Field(max_length=20)] = ()


class NotesBody(BaseModel):
    """提交心得: the member oneself, or whom the office names."""

    model_config = example(handed_on="2026-03-01", notes="学习之后，我有三点体会。")

    member: UUID | None = None
    handed_on: date | None = None
    notes: Secret | None = None


class Particulars(BaseModel):
    """What was told of an activity; a part of which nothing was told is empty."""

    activity: UUID
    title: str | None
    starts_on: date | None
    host: str | None
    documents: list[str] = []
    material: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    beneficiaries: list[dict[str, Any]] = []
    money: list[dict[str, Any]] = []
    guests: list[dict[str, Any]] = []
    leaders: list[dict[str, Any]] = []
    hosts: list[dict[str, Any]] = []
    priorities: list[str] = []
    topics: list[str] = []

    @classmethod
    def of(cls, row: OccasionRow) -> Self:
        """A row as it is shown."""
        of = {"activity": row.activity, "title": row.title, "host": row.host}
        return cls(**of, starts_on=row.starts_on, **json.loads(row.parts))


class NotesShown(BaseModel):
    """Whose notes, of which day; never the words."""

    member: UUID
    handed_on: date
    has_text: bool

    @classmethod
    def of(cls, row: NotesRow) -> Self:
        """A row as it is shown."""
        has_text = row.notes is not None
        return cls(member=row.member, handed_on=row.handed_on, has_text=has_text)
