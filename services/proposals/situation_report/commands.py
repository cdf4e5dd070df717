"""What can be asked of a situation report?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.proposals.situation_report import Level, UseKind
from contracts.values import Named, Value
from kernel.command import Command
from kernel.secret import Sealed, Secret
from proposals.withdrawing import Withdrawal

SHORTEST_TITLE, LONGEST_TITLE = 4, 100
Title = Annotated[str, Field(min_length=SHORTEST_TITLE, max_length=LONGEST_TITLE)]
IssueNo = Annotated[str, Field(max_length=40)]
Printed = Annotated[str, Field(max_length=500)]
Leader = Annotated[str, Field(min_length=1, max_length=60)]
Reason = Annotated[str, Field(min_length=1, max_length=200)]
Topics = Annotated[tuple[Annotated[str, Field(min_length=1, max_length=100)], ...], Field()]


class OneReport(Command):
    """A command about one report."""

    report: UUID


class Particulars(OneReport):
    """What is recorded of a report at receipt; one matter a report (一事一报)."""

    title: Title
    reporters: Annotated[tuple[Named, ...], Field(min_length=1)]
    by_person: bool
    unit: Named | None = None
    sector: Named | None = None
    topics: Topics = ()
    received_on: date
    text: Secret | None = None


class ReceiveSituationReport(Particulars):
    """收到; asked again with other particulars it corrects them.

    `kept` is the text of the proposal that it was, which lies in this service's vault already.
    """

    kept: Sealed | None = None


class CorrectSituationReport(Particulars):
    """更正: the particulars, whole."""


class ForwardSituationReport(OneReport):
    """报送: sent to a level above."""

    level: Level


class IssueSituationReport(OneReport):
    """编报: under a printed issue number, "" without one, None the next of the year."""

    issue_no: IssueNo | None = None
    issued_on: date | None = None


class Use(Value):
    """采用: one use; a kind or day that is not known is None."""

    level: Level
    kind: UseKind | None = None
    printed: Printed = ""
    used_on: date | None = None


class Instruction(Value):
    """批示: one instruction; a leader or day that is not known is None."""

    level: Level
    leader: Leader | None = None
    instructed_on: date | None = None


class RecordUse(OneReport):
    """采用: one use more."""

    use: Use


class RevokeUse(OneReport):
    """采用更正: a use that was recorded did not happen."""

    use: Use


class RecordInstruction(OneReport):
    """批示: one instruction more."""

    instruction: Instruction


class RevokeInstruction(OneReport):
    """批示更正: an instruction that was recorded was not given."""

    instruction: Instruction


class StateLedgerRow(OneReport):
    """台账所载: all uses and instructions that a ledger's row names, none left out.

    What an earlier row named and this one does not is revoked; what was recorded otherwise stays.
    """

    uses: tuple[Use, ...] = ()
    instructions: tuple[Instruction, ...] = ()


class RetractSituationReport(OneReport):
    """录入撤销: entered by mistake; `if_untouched` lets stand what was issued or used already."""

    reason: Reason
    if_untouched: bool = False


class WithdrawReportText(OneReport, Withdrawal):
    """删除内容: of the proposal that it was, too, when it is that one's text."""


SituationReportCommand = (
    ReceiveSituationReport
    | CorrectSituationReport
    | ForwardSituationReport
    | IssueSituationReport
    | RecordUse
    | RevokeUse
    | RecordInstruction
    | RevokeInstruction
    | StateLedgerRow
    | RetractSituationReport
    | WithdrawReportText
)
