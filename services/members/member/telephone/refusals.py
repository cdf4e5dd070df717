"""Which rules can say no to a look at a telephone?"""

from kernel.decider import Refused


class NotAssignedToYou(Refused):
    """Only a unit that has to answer this proposal sees its sponsors' telephones."""

    zh = "该提案未交贵单位办理，不能查看提案人电话"


class CaseClosed(Refused):
    """The case is closed; a telephone is shown while it is open."""

    zh = "该提案已办结，不再显示提案人电话；如确需联系请经办公室"


class NotItsSponsor(Refused):
    """The member is not a sponsor of this proposal."""

    zh = "该委员不是该提案的提案人"


class NoTelephoneKept(Refused):
    """No telephone of this member is kept; ask the office."""

    zh = "未登记该委员的电话，请与办公室联系"
