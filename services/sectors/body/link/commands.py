"""What can be asked of a link to a body?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.link import LinkKind, LinkWay, link_id
from contracts.values import Named
from kernel.command import Command
from rules.names import clean

Subject = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


class MakeLink(Command):
    """建立联系: from a day when it is known; another day corrects it."""

    body: UUID
    kind: LinkKind
    party: Named
    member: bool = False
    since: date | None = None

    @property
    def link(self) -> UUID:
        """The id that follows from body, kind and party."""
        return link_id(self.body, self.kind, self.party.id)


class OneLink(Command):
    """A command about a link that was made."""

    link: UUID


class EndLink(OneLink):
    """解除联系: the last day, today when none is given; `mistaken`: there never was one."""

    until: date | None = None
    mistaken: bool = False


class UseLink(OneLink):
    """登记联系活动; asked again with other particulars it corrects them.

    Attributes:
        activity: at which it was done; None is at none.
    """

    use: UUID
    way: LinkWay
    used_on: date
    activity: UUID | None = None
    subject: Subject | None = None


class StrikeUse(OneLink):
    """撤销联系活动: there was no such thing."""

    use: UUID


LinkCommand = MakeLink | EndLink | UseLink | StrikeUse
