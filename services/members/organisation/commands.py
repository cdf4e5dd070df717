"""What can be asked of an organisation?"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from kernel.command import Command
from rules.names import clean, derived_id

Kind = Literal["unit", "party", "organisation", "employer"]
Family = Literal["党群", "政府", "人大", "政协", "法院", "检察院", "其他"]
Name = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


class RegisterOrganisation(Command):
    """单位登记: it is known under a name. Without `organisation` its id follows from the name.

    A provisional one was only heard of; registering it plainly afterwards confirms it.
    """

    kind: Kind = "unit"
    name: Name
    family: Family | None = None
    provisional: bool = False
    organisation: UUID | None = None

    @property
    def identity(self) -> UUID:
        """The organisation it is about."""
        return self.organisation or derived_id(self.committee, "organisation", self.name)


class ConfirmOrganisation(Command):
    """单位确认: a provisional organisation is a real one, of a family when it is known."""

    organisation: UUID
    family: Family | None = None

    @property
    def identity(self) -> UUID:
        """The organisation it is about."""
        return self.organisation


class ConfirmAlias(Command):
    """别名确认: another name means this organisation."""

    organisation: UUID
    alias: Name

    @property
    def identity(self) -> UUID:
        """The organisation it is about."""
        return self.organisation

    @property
    def stood_for(self) -> UUID:
        """The id that the other name gave so far."""
        return derived_id(self.committee, "organisation", self.alias)


OrganisationCommand = RegisterOrganisation | ConfirmOrganisation | ConfirmAlias
