"""What can be asked of an organisation?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.values import Named
from kernel.command import Command
from members.organisation.contact.commands import ForgetContact, KeepContact, LookUpContact
from rules.names import clean, derived_id

Kind = Annotated[str, Field(pattern=r"^[a-z][a-z_]{0,39}$")]
Name = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
Word = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=40)]
Paper = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
Nth = Annotated[int, Field(ge=1, le=99)]


def organisation_id(committee: UUID, name: str, nth: int = 1) -> UUID:
    """The n-th organisation of a name; the first has the id that any paper's name gives."""
    return derived_id(committee, "organisation", name if nth == 1 else f"{name}#{nth}")


class _Of(Command):
    organisation: UUID

    @property
    def identity(self) -> UUID:
        """The organisation it is about."""
        return self.organisation


class RegisterOrganisation(Command):
    """单位登记: it is known under a name. Without `organisation` its id follows from the name.

    A provisional one was only heard of; registering it plainly afterwards confirms it. `nth` tells
    it from one that bore the name before.
    """

    kind: Kind = "unit"
    name: Name
    family: Word | None = None
    provisional: bool = False
    organisation: UUID | None = None
    level: Word | None = None
    parent: UUID | None = None
    since: date | None = None
    nth: Nth = 1

    @property
    def identity(self) -> UUID:
        """The organisation it is about."""
        return self.organisation or organisation_id(self.committee, self.name, self.nth)


class ConfirmOrganisation(_Of):
    """单位确认: a provisional organisation is a real one, of a family when it is known."""

    family: Word | None = None


class PlaceOrganisation(_Of):
    """单位归类: what is given holds from a day on; `blank` names what is told no more.

    Without a day it corrects what holds now.
    """

    kind: Kind | None = None
    family: Word | None = None
    level: Word | None = None
    parent: UUID | None = None
    blank: tuple[Literal["family", "level", "parent"], ...] = ()
    since: date | None = None


class _Naming(_Of):
    alias: Name

    @property
    def stood_for(self) -> UUID:
        """The id that the other name gave so far."""
        return organisation_id(self.committee, self.alias)


class ConfirmAlias(_Naming):
    """别名确认: another name means this organisation."""


class TakeBackAlias(_Naming):
    """别名撤回: the other name does not mean this organisation after all."""

    reason: Paper


class _OnPaper(_Of):
    since: date
    basis: Paper
    basis_on: date | None = None


class RenameOrganisation(_OnPaper):
    """单位更名: the same organisation bears another name from a day on."""

    name: Name

    @property
    def stood_for(self) -> UUID:
        """The id that the new name gave so far."""
        return organisation_id(self.committee, self.name)


class MergeOrganisation(_OnPaper):
    """单位合并: from a day on it is no more, and another carries on its work."""

    into: Named


class SplitOrganisation(_OnPaper):
    """单位分设: from a day on it is no more, and several carry on parts of its work."""

    into: Annotated[tuple[Named, ...], Field(min_length=2, max_length=20)]


class DissolveOrganisation(_OnPaper):
    """单位撤销: from a day on it is no more, and nobody carries on its work."""


class TakeBackEnding(_Of):
    """机构变动撤回: it was merged, split or dissolved by mistake."""

    reason: Paper


EndingCommand = MergeOrganisation | SplitOrganisation | DissolveOrganisation
OrganisationCommand = (
    RegisterOrganisation
    | ConfirmOrganisation
    | PlaceOrganisation
    | ConfirmAlias
    | TakeBackAlias
    | RenameOrganisation
    | MergeOrganisation
    | SplitOrganisation
    | DissolveOrganisation
    | TakeBackEnding
    | KeepContact
    | LookUpContact
    | ForgetContact
)
