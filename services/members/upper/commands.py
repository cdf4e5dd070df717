"""What can be asked of a member of an upper committee who lives here?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.members.upper import GoneHow
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret
from rules.names import clean, derived_id, person_name

Level = Literal["national", "province", "city"]
Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
Name = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=60)]
Nth = Annotated[int, Field(ge=1, le=99)]


def upper_id(committee: UUID, name: str, nth: int) -> UUID:
    """The n-th of a name who lives in this committee's place; no member of its own has it."""
    return derived_id(committee, "upper_member", f"{person_name(name)}#{nth}")


class ListUpperMember(Command):
    """登记住地上级政协委员: who it is, of which committee; told otherwise, it is corrected."""

    name: Name
    nth: Nth = 1
    level: Level
    of: Words
    sector: Words | None = None
    employer: Words | None = None
    position: Words | None = None
    since: date | None = None

    @property
    def upper(self) -> UUID:
        """The id that follows from the name."""
        return upper_id(self.committee, self.name, self.nth)


class KeepUpperPrivate(Command):
    """个人信息: kept in the vault and nowhere else; what is not given stays as it was."""

    upper: UUID
    phone: Secret | None = None
    id_number: Secret | None = None
    birth_date: Secret | None = None
    address: Secret | None = None
    religion: Secret | None = None


class RecordUpperGone(Command):
    """离开: moved away, no longer a member there, or listed by mistake."""

    upper: UUID
    how: GoneHow
    until: date | None = None


class EraseUpper(Command):
    """删除个人信息: all that the vault holds about the person; who it is and when stays."""

    upper: UUID
    ground: Ground
    basis: Basis


UpperCommand = ListUpperMember | KeepUpperPrivate | RecordUpperGone | EraseUpper
