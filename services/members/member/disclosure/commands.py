"""What can be asked of the register's private particulars?"""

from typing import Annotated, Literal
from uuid import UUID

from pydantic import AfterValidator, Field

from kernel.command import Command
from rules.names import clean

PrivateKind = Literal[
    "phone", "id_number", "birth_date", "address", "religion", "home_phone", "work_phone", "wechat",
    "email", "home_postcode", "work_address", "work_postcode", "mail_address", "mail_postcode",
    "contact_person", "remark",
]  # fmt: skip
ContactWords = Literal["contact_words"]
Purpose = Literal["roster", "birthdays", "contacts"]
Why = Annotated[str, AfterValidator(clean), Field(min_length=2, max_length=200)]


class DisclosePrivateParticulars(Command):
    """提取个人信息: of these members, these kinds, for a file or a list; recorded before it is."""

    disclosure: UUID
    purpose: Purpose
    kinds: tuple[PrivateKind | ContactWords, ...]
    members: tuple[UUID, ...]
    reason: Why | None = None
