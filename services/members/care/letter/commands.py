"""What can be asked of a letter to a member's employer?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.values import Named
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret
from members.care.words import Words
from rules.names import clean

Number = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=40)]


class OneLetter(Command):
    """A command about one letter."""

    letter: UUID


class SendLetter(OneLetter):
    """致函所在单位; asked again with other particulars it corrects them.

    Attributes:
        number: as printed; None is the next of the year, or the one that it has.
        text: None leaves what was kept.
    """

    member: UUID
    employer: Named
    purpose: Words
    number: Number | None = None
    sent_on: date
    text: Secret | None = None


class RecordAnswer(OneLetter):
    """单位回复: on a day, today when none is given; another day or text corrects it."""

    answered_on: date | None = None
    text: Secret | None = None


class RetractLetter(OneLetter):
    """录入撤销: no such letter went out."""


class ForgetLetterWords(OneLetter):
    """删除致函内容: all that was ever kept of its words; of one taken back too."""

    ground: Ground
    basis: Basis


LetterCommand = SendLetter | RecordAnswer | RetractLetter | ForgetLetterWords
