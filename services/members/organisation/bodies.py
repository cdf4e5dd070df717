"""What does HTTP send about an organisation?"""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field

from kernel.forgetting import Basis, Ground
from kernel.secret import Secret
from members.organisation.commands import Kind, Name, Nth, Paper, Word


def _form(**example: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class Register(BaseModel):
    """单位登记: what it is, its name, its family; `nth` when another bore the name before."""

    model_config = _form(kind="unit", name="市教育局", family="政府", level="市")

    kind: Kind = "unit"
    name: Name
    family: Word | None = None
    provisional: bool = False
    level: Word | None = None
    parent: UUID | None = None
    since: date | None = None
    nth: Nth = 1


class Confirm(BaseModel):
    """单位确认."""

    model_config = _form(family="政府")

    family: Word | None = None


class Sort(BaseModel):
    """单位归类: what is given holds from a day on, or corrects what holds now."""

    model_config = _form(family="政府", level="市", since="2025-06-01")

    kind: Kind | None = None
    family: Word | None = None
    level: Word | None = None
    parent: UUID | None = None
    blank: tuple[Literal["family", "level", "parent"], ...] = ()
    since: date | None = None


class Alias(BaseModel):
    """别名确认: the other name."""

    model_config = _form(alias="云岭市教育局")

    alias: Name


class AliasBack(BaseModel):
    """别名撤回: the other name, and why."""

    model_config = _form(alias="云岭市教育局", reason="系区教育局的简称")

    alias: Name
    reason: Paper


class _OnPaper(BaseModel):
    since: date
    basis: Paper
    basis_on: date | None = None


class Rename(_OnPaper):
    """单位更名: the new name, its first day, the paper."""

    model_config = _form(name="市教体局", since="2025-06-01", basis="云编〔2025〕12号")

    name: Name


class Successor(BaseModel):
    """继任单位: one that is registered, by id; or a new one, by name."""

    model_config = _form(name="市教体局", family="政府", level="市")

    organisation: UUID | None = None
    name: Name | None = None
    kind: Kind = "unit"
    family: Word | None = None
    level: Word | None = None
    parent: UUID | None = None
    nth: Nth = 1


class Merge(_OnPaper):
    """单位合并: which cease, and into which one they are merged."""

    model_config = _form(
        merged=["0198f0aa-0000-7000-8000-000000000001"],
        into={"name": "市教体局", "family": "政府"},
        since="2025-06-01",
        basis="云编〔2025〕12号",
    )

    merged: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=20)]
    into: Successor


class Split(_OnPaper):
    """单位分设: into which."""

    model_config = _form(
        into=[{"name": "市教育局"}, {"name": "市体育局"}],
        since="2025-06-01",
        basis="云编〔2025〕12号",
    )

    into: Annotated[tuple[Successor, ...], Field(min_length=2, max_length=20)]


class Dissolve(_OnPaper):
    """单位撤销."""

    model_config = _form(since="2025-06-01", basis="云编〔2025〕12号")


class Reason(BaseModel):
    """撤回的理由."""

    model_config = _form(reason="登记有误")

    reason: Paper


class Contact(BaseModel):
    """联系方式: contact person and office telephone; for the vault."""

    model_config = _form(person="岑知远", telephone="15490000023")

    person: Secret | None = None
    telephone: Secret | None = None


class ForgottenContact(BaseModel):
    """删除联系方式: why, and on what basis; no private word in either."""

    model_config = _form(ground="requested", basis="个人信息保护法第四十七条，本人申请")

    ground: Ground
    basis: Basis
