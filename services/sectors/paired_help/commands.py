"""What can be asked of paired help?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from contracts.sectors.paired_help import HelpedKind, Helper
from contracts.values import Named
from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]


class OneHelp(Command):
    """A command about one help."""

    help: UUID


class BeginHelp(OneHelp):
    """结对帮扶; asked again it corrects it.

    Attributes:
        helped: who is helped, where that may be known. name: of a household or person, kept in
            the vault; None leaves the one that was kept.
    """

    helpers: Annotated[tuple[Helper, ...], Field(min_length=1, max_length=50)]
    kind: HelpedKind
    helped: Named | None = None
    name: Secret | None = None
    since: date


class RecordVisit(OneHelp):
    """登记走访: one a day; asked again it corrects it. None leaves the words that were kept."""

    visited_on: date
    by: Annotated[tuple[Named, ...], Field(max_length=50)] = ()
    words: Secret | None = None


class StrikeVisit(OneHelp):
    """撤销走访: there was no visit on that day."""

    visited_on: date


class RecordResult(OneHelp):
    """登记成效: one word, and its words beside it; asked again it corrects it."""

    result: Words
    resulted_on: date | None = None
    words: Secret | None = None


class EndHelp(OneHelp):
    """结束帮扶: the last day, today when none is given; another one later corrects it."""

    until: date | None = None


class RetractHelp(OneHelp):
    """撤销帮扶录入: there was no such help; its words go with it."""


class ForgetHelpWords(OneHelp):
    """删除帮扶内容: name and words, all that was ever kept."""

    ground: Ground
    basis: Basis


HelpCommand = (
    BeginHelp | RecordVisit | StrikeVisit | RecordResult | EndHelp | RetractHelp | ForgetHelpWords
)
