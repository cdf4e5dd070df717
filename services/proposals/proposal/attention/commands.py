"""What can be recorded of the attention that a proposal found?"""

from typing import Annotated

from pydantic import Field

from contracts.proposals.attention import AdoptionKind
from contracts.values import Named
from proposals.proposal.about import AboutProposal, Reason, Title, Undated, Word


class NameKeyProposal(Undated):
    """确定为重点提案: anew with other leaders or ways, it is replaced.

    A ledger may not tell the leaders; what it does not tell again stays.
    """

    leaders: tuple[Named, ...] = ()
    ways: tuple[Word, ...] = ()
    basis: Word


class DropKeyProposal(AboutProposal):
    """不再列为重点提案."""

    reason: Reason


class RecordSupervision(AboutProposal):
    """督办记录: of a key proposal."""

    way: Word
    by: tuple[Named, ...] = ()
    note: Reason | None = None


class RemindUnit(AboutProposal):
    """催办."""

    unit: Named
    way: Word


class EvidenceAdoption(AboutProposal):
    """采纳佐证."""

    kind: AdoptionKind
    title: Title
    doc_no: Word | None = None
    unit: Named | None = None


class GiveAward(Undated):
    """评优."""

    award: Word
    year: Annotated[int, Field(ge=1949, le=2100)]
    unit: Named | None = None


class AnswerPublication(Undated):
    """公开意愿: a refusal says why, except in a ledger."""

    sponsor: Named
    agrees: bool
    reason: Reason | None = None


class NamePriorities(AboutProposal):
    """服务中心工作: the whole list; an empty one takes back what was named."""

    priorities: tuple[Word, ...] = ()


AttentionCommand = (
    NameKeyProposal
    | DropKeyProposal
    | RecordSupervision
    | RemindUnit
    | EvidenceAdoption
    | GiveAward
    | AnswerPublication
    | NamePriorities
)
