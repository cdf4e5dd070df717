"""What does HTTP send about a body?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.sectors.body import Post
from contracts.values import BodyKind
from kernel.http.bodies import example
from sectors.body.commands import Name, Paper, Words

PersonName = Annotated[str, Field(min_length=2, max_length=60)]


class Form(BaseModel):
    """设立机构: what kind it is, its name, what the committee calls its form, its first day."""

    model_config = example(
        kind="area_group", name="城关街道联委会", form="联委会", since="2026-01-05"
    )

    kind: BodyKind
    name: Name
    form: Words | None = None
    since: date | None = None


class FormTold(BaseModel):
    """机构形式."""

    model_config = example(form="委员工作室")

    form: Words


class FirstDay(BaseModel):
    """成立日期: the first day on which the body was; null is not known."""

    model_config = example(since="2026-01-05")

    since: date | None


class Rename(BaseModel):
    """机构更名: from a day on, today when none is given."""

    model_config = example(name="教育科技界", since="2026-01-01")

    name: Words
    since: date | None = None


class Dissolve(BaseModel):
    """撤销机构: the last day, today when none is given, and the paper."""

    model_config = example(until="2026-06-30", basis="云政协〔2026〕12号")

    until: date | None = None
    basis: Paper | None = None


class Convenor(BaseModel):
    """召集人: a person's name, the id when two have one name, and from which day."""

    model_config = example(name="岑知远", person=None, since="2025-01-12")

    name: PersonName
    person: UUID | None = None
    since: date | None = None


class LastDay(BaseModel):
    """卸任: the last day."""

    model_config = example(until="2025-12-31")

    until: date


class Person(BaseModel):
    """人员: by name, by the member's id when several bear it, or plainly somebody else."""

    model_config = example(name="黎云舟")

    name: PersonName
    member: UUID | None = Field(None, description="委员标识 the member's id")
    outsider: bool = Field(False, description="与委员同名的非委员 of a member's name, but none")


class Take(BaseModel):
    """任职: which post, who, from which day."""

    model_config = example(post="liaison", holder={"name": "黎云舟"}, since="2026-01-05")

    post: Post
    holder: Person
    since: date | None = None


class End(BaseModel):
    """结束: the last day, today when none is given; `mistaken` when it never was."""

    model_config = example(until="2026-06-30")

    until: date | None = None
    mistaken: bool = False


class Place(BaseModel):
    """归入: under which body, from which day."""

    model_config = example(under="0198f0aa-0000-7000-8000-000000000001", since="2026-01-01")

    under: UUID
    since: date | None = None
