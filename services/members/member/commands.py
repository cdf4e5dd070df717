"""What can be asked of a member?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from contracts.members.member import Gender
from contracts.values import BodyKind
from kernel.command import Command
from kernel.secret import Secret
from members.member.basis import Basis, Words
from members.member.erasing.commands import ErasePerson
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    RecordLeaving,
    RequestResignation,
    WithdrawResignation,
)
from members.member.telephone.commands import LookUpTelephone
from members.member.turnover.commands import EndWithTerm, ServeOn
from rules.names import clean, derived_id, person_name


def _spelled(name: str) -> str:
    """A name as it is kept: 张　三 is 张三; a name in Latin letters keeps its spaces and case."""
    plain = person_name(name)
    return plain if any(ord(letter) >= 0x3400 for letter in plain) else clean(name)


PersonName = Annotated[str, Field(min_length=2, max_length=60), AfterValidator(_spelled)]
Several = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=2000)]
Reappointed = Annotated[int, Field(ge=0, le=20)]
BirthYear = Annotated[int, Field(ge=1900, le=2100)]
Term = Annotated[int, Field(ge=1, le=99)]
Way = Literal["term_change", "coopted"]
Particular = Literal[
    "member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position",
    "second_party", "native_place", "degree", "profession", "professional_title", "employer_kind",
    "in_system", "beyond_the_mainland", "social_posts", "honours", "reappointed_terms",
]  # fmt: skip


class Belonging(BaseModel):
    """One body a member belongs to, with the duty (召集人 ...) held in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: BodyKind
    name: Words
    duty: Words | None = None


def _one_sector(bodies: tuple[Belonging, ...]) -> tuple[Belonging, ...]:
    if sum(one.kind is BodyKind.SECTOR for one in bodies) > 1:
        raise ValueError("委员只能属于一个界别; a member has one sector")
    return bodies


Bodies = Annotated[tuple[Belonging, ...], AfterValidator(_one_sector)]


class _Described(Command):
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


class AdmitMember(_Described):
    """委员就任: a person is on the roll, from a day when it is known, in these bodies and roles.

    `nth` tells members of one name apart. `as_of` is the opening of the plenary whose roster
    says it; `since_if_new` is the day of admission of a person who is new and of whom no day is
    told. An open member is not changed by it, but for a day of admission recorded wrongly.
    `way` says how one became a member: 换届 with the term, or 增补 within it; `basis`: the paper.
    """

    name: PersonName
    nth: Annotated[int, Field(ge=1, le=99)] = 1
    term: Term
    since: date | None = None
    since_if_new: date | None = None
    as_of: date | None = None
    bodies: Bodies = ()
    roles: tuple[Words, ...] = ()
    way: Way | None = None
    basis: Basis | None = None

    @property
    def member(self) -> UUID:
        """The id that follows from the name, and from which of that name it is."""
        return member_id(self.committee, self.name, self.nth)


def member_id(committee: UUID, name: str, nth: int) -> UUID:
    """The n-th member of a name; the first has the id that any paper's person of that name has."""
    plain = person_name(name)
    return derived_id(committee, "person", plain if nth == 1 else f"{plain}#{nth}")


class CorrectParticulars(_Described):
    """委员信息更正: what is given replaces what was there; `blank` names what is to be empty."""

    member: UUID
    name: PersonName | None = None
    blank: tuple[Particular, ...] = ()


class KeepPrivateParticulars(Command):
    """个人信息: kept in the vault and nowhere else; what is not given stays as it was."""

    member: UUID
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


class JoinBody(Command):
    """加入界别或机构. A member has one sector: joining another leaves the former the day before."""

    member: UUID
    kind: BodyKind
    name: Words
    duty: Words | None = None
    since: date | None = None
    basis: Basis | None = None


class LeaveBody(Command):
    """退出界别或机构: the last day in it, by default today; of one already left, corrected."""

    member: UUID
    body: UUID
    until: date | None = None


class SettleBodies(Command):
    """按名册核定所属: of these kinds the member is in exactly these bodies.

    Attributes:
        since: the day of the change, when the roster tells it.
        as_of: the opening of the plenary whose roster says so.
    """

    member: UUID
    kinds: tuple[BodyKind, ...]
    bodies: Bodies
    since: date | None = None
    as_of: date | None = None


class AssumeRole(Command):
    """担任政协职务."""

    member: UUID
    role: Words
    since: date | None = None


class LayDownRole(Command):
    """卸任政协职务: the last day in it, today when none is given; of one laid down, corrected."""

    member: UUID
    role: Words
    until: date | None = None


class SettleRoles(Command):
    """按名册核定政协职务: the member has exactly these roles; days as in SettleBodies."""

    member: UUID
    roles: tuple[Words, ...]
    since: date | None = None
    as_of: date | None = None


MemberCommand = (
    AdmitMember
    | CorrectParticulars
    | KeepPrivateParticulars
    | JoinBody
    | LeaveBody
    | SettleBodies
    | AssumeRole
    | LayDownRole
    | SettleRoles
    | RecordLeaving
    | RequestResignation
    | WithdrawResignation
    | AcceptResignation
    | DeclineResignation
    | ServeOn
    | EndWithTerm
    | LookUpTelephone
    | ErasePerson
)
