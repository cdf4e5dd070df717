"""What can be asked about leads?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.proposals.lead import LeadSource
from contracts.values import Named
from kernel.command import Command
from kernel.secret import Secret
from proposals.withdrawing import Withdrawal

Title = Annotated[str, Field(min_length=1, max_length=200)]
Reason = Annotated[str, Field(min_length=1, max_length=500)]


class CallForLeads(Command):
    """征集提案线索: asked again with other days or another title, they are changed."""

    call: UUID
    plenary: UUID
    title: Title
    opens_on: date
    closes_on: date


class ReceiveLead(Command):
    """收到提案线索."""

    lead: UUID
    call: UUID
    source: LeadSource
    by: Named | None = None
    title: Title
    text: Secret | None = None


class ListLead(Command):
    """列入参考选题: under the lead's title, or another one."""

    lead: UUID
    topic: Title | None = None


class DeclineLead(Command):
    """线索未采用."""

    lead: UUID
    reason: Reason


class WithdrawLeadText(Withdrawal):
    """删除线索内容: the title stays."""

    lead: UUID


LeadCommand = ReceiveLead | ListLead | DeclineLead | WithdrawLeadText
