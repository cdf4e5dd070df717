"""What can be asked of a contact of an area group who is no member?"""

from datetime import date
from uuid import UUID

from kernel.command import Command
from kernel.forgetting import Basis, Ground
from kernel.secret import Secret


class OneOutsider(Command):
    """A command about one contact."""

    outsider: UUID


class ListOutsider(OneOutsider):
    """列入联络对象: from a day, today when none is given; told again, it is corrected.

    Name, employer and telephone are kept in the vault alone; what is not given stays.
    """

    body: UUID
    since: date | None = None
    name: Secret | None = None
    employer: Secret | None = None
    telephone: Secret | None = None


class EndOutsider(OneOutsider):
    """联络对象结束: the last day, today when none is given; told again, it is corrected."""

    until: date | None = None


class StrikeOutsider(OneOutsider):
    """录入撤销: nobody was there."""


class LookUpOutsider(OneOutsider):
    """查看联络对象电话: recorded before it is shown."""


class ForgetOutsider(OneOutsider):
    """删除联络对象个人信息: all that was ever kept; of one ended or struck too."""

    ground: Ground
    basis: Basis


OutsiderCommand = ListOutsider | EndOutsider | StrikeOutsider | LookUpOutsider | ForgetOutsider
