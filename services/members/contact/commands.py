"""What can be asked of pairs who keep contact, and of contacts?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.members.contact import Side
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.ids import derived
from kernel.secret import Secret
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Reason = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]
Reached = Annotated[tuple[UUID, ...], Field(max_length=500)]


def pair_id(committee: UUID, kind: str, contacting: UUID, contacted: UUID) -> UUID:
    """The pair of these two sides in a kind: formed again after it ended it is the same one."""
    return derived("pair", committee, kind, contacting, contacted)


class FormPair(Command):
    """结成联系对子: from a day, today when none is given; another day corrects it."""

    kind: Words
    contacting: Side
    contacted: Side
    since: date | None = None

    @property
    def pair(self) -> UUID:
        """The id that follows from kind and sides."""
        return pair_id(self.committee, self.kind, self.contacting.id, self.contacted.id)


class EndPair(Command):
    """解除联系对子: the last day, today when none is given."""

    pair: UUID
    until: date | None = None


class RetractPair(Command):
    """录入撤销: the pair was entered by mistake."""

    pair: UUID


PairCommand = FormPair | EndPair | RetractPair


class OneContact(Command):
    """A command about one contact."""

    contact: UUID


class Particulars(OneContact):
    """What is recorded of a contact.

    Attributes:
        pair: in whose name it was; None is a direct contact.
        by: who made it; None is the contacting side of the pair.
        reached: the members spoken with; () is the contacted side of the pair, if a member.
        said: what was said; None leaves what was kept.
    """

    made_on: date
    way: Words
    pair: UUID | None = None
    by: Side | None = None
    reached: Reached = ()
    said: Secret | None = None


class RecordContact(Particulars):
    """登记联系; asked again with other particulars it corrects them."""


class CorrectContact(Particulars):
    """更正: the particulars, whole."""


class AskFollowUp(OneContact):
    """联系后待办: what is to be done; another day or text corrects it."""

    what: Secret | None = None
    due_on: date | None = None


class FinishFollowUp(OneContact):
    """待办办结: on a day, today when none is given; another day or text corrects it."""

    outcome: Secret | None = None
    done_on: date | None = None


class RetractContact(OneContact):
    """录入撤销: there was no such contact."""


class ForgetContactWords(OneContact):
    """删除联系内容: all that was ever kept of its words; of one taken back too."""

    ground: Ground
    basis: Basis


ContactCommand = (
    RecordContact
    | CorrectContact
    | AskFollowUp
    | FinishFollowUp
    | RetractContact
    | ForgetContactWords
)
