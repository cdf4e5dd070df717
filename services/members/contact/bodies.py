"""What does HTTP send and get about pairs and contacts?"""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, model_validator

from contracts.contacts import SideKind
from contracts.members.contact import Side
from contracts.roll import OnRoll
from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.http.bodies import example
from kernel.secret import Secret
from members.contact.commands import Reached, Words
from members.contact.queries import Wanted
from members.contact.quota import OPEN
from members.contact.tables import ContactRow, PairRow
from rules.names import clean, derived_id

Year = Annotated[int, Field(ge=1950, le=2100)]


class InBody(BaseModel):
    """界别或机构."""

    model_config = example(kind="sector", name="教育")

    kind: BodyKind
    name: Words


class SideBody(BaseModel):
    """一方: a member by id with the name of the day, a body, or a person who is no member."""

    model_config = example(person="柳依依")

    member: UUID | None = None
    name: Words | None = None
    body: InBody | None = None
    person: Words | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if sum(one is not None for one in (self.member, self.body, self.person)) != 1:
            raise ValueError("member、body、person 三者择一; one of member, body and person")
        return self

    def side(self, committee: UUID, member: OnRoll | None) -> Side:
        """The side meant; a member goes by the register's name."""
        if self.body is not None:
            found = body_id(committee, self.body.kind, self.body.name)
            return Side(kind=SideKind.BODY, id=found, name=self.body.name)
        if self.person is not None:
            found = derived_id(committee, "person", self.person)
            return Side(kind=SideKind.PERSON, id=found, name=self.person)
        assert self.member is not None
        name = (member.name if member else self.name) or str(self.member)
        return Side(kind=SideKind.MEMBER, id=self.member, name=name)


class PairBody(BaseModel):
    """结成联系对子."""

    model_config = example(
        kind="主席会议成员联系界别",
        contacting={"member": "0198f0aa-0000-7000-8000-000000000001"},
        contacted={"body": {"kind": "sector", "name": "教育"}},
        since="2026-01-15",
    )

    kind: Words
    contacting: SideBody
    contacted: SideBody
    since: date | None = None


class EndBody(BaseModel):
    """解除联系对子: the last day."""

    model_config = example(until="2026-06-30")

    until: date | None = None


class ContactBody(BaseModel):
    """一次联系."""

    model_config = example(
        made_on="2026-03-02",
        way="走访",
        by={"person": "柳依依"},
        reached=["0198f0aa-0000-7000-8000-000000000001"],
        said="了解履职情况和工作中的困难。",
    )

    made_on: date
    way: Words
    pair: UUID | None = None
    by: SideBody | None = None
    reached: Reached = ()
    said: Secret | None = None


class FollowUpBody(BaseModel):
    """联系后待办."""

    model_config = example(what="协调解决实验场地。", due_on="2026-04-30")

    what: Secret | None = None
    due_on: date | None = None


class DoneBody(BaseModel):
    """待办办结."""

    model_config = example(outcome="已由教育局安排。", done_on="2026-04-20")

    outcome: Secret | None = None
    done_on: date | None = None


class Filters(BaseModel):
    """What a list of contacts is narrowed to."""

    first: date | None = None
    last: date | None = None
    way: Words | None = None
    kind: Words | None = None
    pair: UUID | None = None
    member: UUID | None = None
    open: bool | None = Field(None, description="还有待办 with something still to be done")

    def wanted(self) -> Wanted:
        """As the query asks."""
        return Wanted(**{name: getattr(self, name) for name in Filters.model_fields})


class ExtractBody(Filters):
    """导出联系台账及内容: which contacts, and what for."""

    model_config = example(reason="年度联系工作归档", first="2026-01-01", last="2026-12-31")

    reason: Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]


class SpellShown(BaseModel):
    """A time in which a pair was kept; until None is still."""

    since: date
    until: date | None


class SideShown(BaseModel):
    """One side."""

    kind: str
    id: UUID
    name: str


class PairShown(BaseModel):
    """One pair with every time it was kept."""

    pair: UUID
    kind: str
    contacting: SideShown
    contacted: SideShown
    spells: tuple[SpellShown, ...]

    @classmethod
    def of(cls, row: PairRow) -> Self:
        """A row as it is shown."""
        mine = SideShown(kind=row.contacting_kind, id=row.contacting, name=row.contacting_name)
        theirs = SideShown(kind=row.contacted_kind, id=row.contacted, name=row.contacted_name)
        days = zip(row.sinces, row.untils, strict=True)
        spells = tuple(
            SpellShown(since=since, until=None if until == OPEN else until) for since, until in days
        )
        return cls(pair=row.pair, kind=row.kind, contacting=mine, contacted=theirs, spells=spells)


class ContactShown(BaseModel):
    """One contact without its words; `has_text` says that some were kept.

    Whether they still are, or who had them forgotten and why, is told where they are read.
    """

    contact: UUID
    number: str
    made_on: date
    way: str
    pair: UUID | None
    kind: str | None
    counts: bool
    by: SideShown
    reached: tuple[UUID, ...]
    asked_on: date | None
    due_on: date | None
    done_on: date | None
    has_text: bool

    @classmethod
    def of(cls, row: ContactRow) -> Self:
        """A row as it is shown."""
        told = asdict(row)
        by = SideShown(kind=row.by_kind, id=row.by, name=row.by_name)
        same = {name: told[name] for name in cls.model_fields if name in told and name != "by"}
        has_text = any(one is not None for one in (row.said, row.wanted, row.outcome))
        return cls(**same, by=by, has_text=has_text)
