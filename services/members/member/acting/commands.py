"""What can be asked about acting for a member?"""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from kernel.command import Command
from members.member.basis import Words

Kind = Literal["proposals", "feedback", "activities", "particulars"]
Kinds = Annotated[tuple[Kind, ...], Field(min_length=1)]
Account = Annotated[str, Field(min_length=3, max_length=200, pattern=r"^[^\s:]+:\S+$")]


class AuthoriseActing(Command):
    """授权代办: this account acts for the member in these kinds of acts, both days included."""

    member: UUID
    account: Account
    name: Words
    kinds: Kinds
    since: date | None = None
    until: date | None = None

    @model_validator(mode="after")
    def _forwards(self) -> Self:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise ValueError("截止日期早于起始日期; it would end before it begins")
        return self


class RevokeActing(Command):
    """撤销代办: at once."""

    member: UUID
    account: Account


OfActing = AuthoriseActing | RevokeActing
