"""May the text of a lead, a report or a suggestion be forgotten, and what goes with it? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal
from uuid import UUID

from contracts.proposals.content import ContentWithdrawn, Record
from contracts.proposals.lead import LeadReceived, LeadSource
from contracts.proposals.situation_report import (
    SituationReportCorrected,
    SituationReportReceived,
)
from kernel.command import Command
from kernel.decider import Known, Refused
from kernel.event import Event
from kernel.forgetting import Basis, Ground
from kernel.secret import Sealed


class NoTextKept(Refused):
    """No text was ever kept of this."""

    zh = "该记录没有正文"


class NotTheirText(Refused):
    """Who is first named with a text withdraws it, and the office."""

    zh = "只有办公室和第一提出人（反映人、线索提供者）可以删除正文"


class Withdrawal(Command):
    """删除内容: the record's text with its earlier versions; it has no other parts.

    Attributes:
        by: the person who asks, as the record names that one; None is the office.
    """

    part: Literal["everything", "text"] = "text"
    ground: Ground
    basis: Basis
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """Every vault item that a record named as its text, and who is first named with it.

    Attributes:
        gone: those that were withdrawn from here.
    """

    named: tuple[UUID, ...] = ()
    gone: frozenset[UUID] = frozenset()
    first: UUID | None = None

    def naming(self, text: Sealed | None, first: UUID | None) -> "Texts":
        """With what was received or corrected; the same item again is no other."""
        items = () if text is None else (text.id,)
        return replace(self, named=tuple(dict.fromkeys((*self.named, *items))), first=first)

    def without(self, event: ContentWithdrawn) -> "Texts":
        """What is left after a withdrawal."""
        return replace(self, gone=self.gone | set(event.forgotten))


def giver(event: LeadReceived) -> UUID | None:
    """The member who gave a lead; others are known by a name alone, which is nobody's account."""
    return event.by.id if event.by and event.source is LeadSource.MEMBER else None


def reporter(event: SituationReportReceived | SituationReportCorrected) -> UUID | None:
    """Who is first named with a report, unless a unit reports as a whole."""
    return event.reporters[0].id if event.by_person else None


def withdraw(
    command: Withdrawal, of: Record, record: UUID, texts: Texts, known: Known[Any]
) -> Sequence[Event]:
    """In every state, of earlier texts too; what is gone already stays so."""
    if command.by is not None and command.by != texts.first:
        raise NotTheirText
    if not texts.named:
        raise NoTextKept(record)
    items = tuple(item for item in texts.named if item not in texts.gone)
    if not items:
        return []
    event = ContentWithdrawn(
        of=of,
        record=record,
        part=command.part,
        whose=None,
        withdrawn_on=known.today,
        ground=command.ground,
        basis=command.basis,
        forgotten=items,
    )
    return [event]
