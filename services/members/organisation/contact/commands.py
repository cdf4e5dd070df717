"""What can be asked of an organisation's contact?"""

from typing import Literal
from uuid import UUID

from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret

Purpose = Literal["look", "export"]


class _Of(Command):
    organisation: UUID

    @property
    def identity(self) -> UUID:
        """The organisation it is about."""
        return self.organisation


class KeepContact(_Of):
    """存入联系方式: kept in the vault and nowhere else; what is not given stays as it was."""

    person: Secret | None = None
    telephone: Secret | None = None


class LookUpContact(_Of):
    """查看联系方式: by the office, on a page or in an export."""

    purpose: Purpose = "look"


class ForgetContact(_Of):
    """删除联系方式: all contacts that the vault keeps of it, former ones too; also when ended."""

    ground: Ground
    basis: Basis
