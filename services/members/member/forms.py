"""What does HTTP send about a member?"""

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from contracts.members.member import Gender
from kernel.secret import Secret
from members.member.basis import Basis, Words
from members.member.commands import (
    Belonging,
    BirthYear,
    Bodies,
    Particular,
    PersonName,
    Reappointed,
    Several,
    Term,
    Way,
)
from members.member.leaving.commands import Going


def _form(**example: Any) -> ConfigDict:
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class _Described(BaseModel):
    member_no: Words | None = None
    gender: Gender | None = None
    nation: Words | None = None
    birth_year: BirthYear | None = None
    party: Words | None = None
    education: Words | None = None
    employer: Words | None = None
    position: Words | None = None
    second_party: Words | None = None
    native_place: Words | None = None
    degree: Words | None = None
    profession: Words | None = None
    professional_title: Words | None = None
    employer_kind: Words | None = None
    in_system: bool | None = None
    beyond_the_mainland: Words | None = None
    social_posts: Several | None = None
    honours: Several | None = None
    reappointed_terms: Reappointed | None = None


class Admit(_Described):
    """委员就任: who, since when, in which term, bodies and roles; `nth` of several of one name."""

    model_config = _form(
        name="岑知远",
        member_no="0023",
        gender="男",
        nation="汉族",
        birth_year=1975,
        party="民盟盟员",
        education="大学本科",
        employer="云岭市第一中学",
        position="教师",
        term=5,
        since="2025-01-08",
        bodies=[{"kind": "sector", "name": "教育"}],
        roles=["常务委员"],
        way="coopted",
        basis={"paper": "云政协常〔2025〕1号", "decided_on": "2025-01-07"},
    )

    name: PersonName
    nth: Annotated[int, Field(ge=1, le=99)] = 1
    term: Term
    since: date | None = None
    bodies: Bodies = ()
    roles: tuple[Words, ...] = ()
    way: Way | None = None
    basis: Basis | None = None


class Correct(_Described):
    """委员信息更正: what is given replaces what was there; `blank` is emptied."""

    model_config = _form(position="副校长", blank=["member_no"])

    name: PersonName | None = None
    blank: tuple[Particular, ...] = ()


class Keep(BaseModel):
    """个人信息: goes to the vault and comes back in no answer."""

    model_config = _form(phone="15490000023", birth_date="1975-05")

    phone: Secret | None = None
    id_number: Secret | None = None
    birth_date: Secret | None = None
    address: Secret | None = None
    religion: Secret | None = None
    home_phone: Secret | None = None
    work_phone: Secret | None = None
    wechat: Secret | None = None
    email: Secret | None = None
    home_postcode: Secret | None = None
    work_address: Secret | None = None
    work_postcode: Secret | None = None
    mail_address: Secret | None = None
    mail_postcode: Secret | None = None
    contact_person: Secret | None = None
    remark: Secret | None = None


class ByPhone(BaseModel):
    """按手机查找: in the body, so that no address log holds it."""

    model_config = _form(phone="15490000023")

    phone: Annotated[str, Field(pattern=r"^[0-9-]{7,20}$")]


class Join(Belonging):
    """加入界别或机构."""

    model_config = _form(kind="special_committee", name="提案委员会", since="2025-03-01")

    since: date | None = None
    basis: Basis | None = None


class Assume(BaseModel):
    """担任职务."""

    model_config = _form(role="常务委员", since="2025-01-11")

    role: Words
    since: date | None = None


class LayDown(BaseModel):
    """卸任职务: the role and the last day in it."""

    model_config = _form(role="常务委员", until="2025-12-31")

    role: Words
    until: date | None = None


class LastDay(BaseModel):
    """截止日期, included."""

    model_config = _form(until="2025-12-31")

    until: date | None = None


class Leave(Going):
    """委员离任: resigned, removed, ceased (why, and where to), or entered by mistake."""

    model_config = _form(
        how="ceased",
        until="2025-09-30",
        cause="moved_away",
        moved_to="青竹区政协",
        basis={"paper": "云政协常〔2025〕7号", "by": "常务委员会", "decided_on": "2025-09-26"},
    )
