"""Which rules of proposed changes say no?"""

from kernel.decider import Refused


class NoSuchChange(Refused):
    """The member has proposed no such change."""

    zh = "该委员没有提出这项更改申请"


class ChangeSettled(Refused):
    """This change waits no more: it was decided, withdrawn or superseded."""

    zh = "该更改申请已办结、撤回或被取代"


class NotAmongTheChanges(Refused):
    """The change does not propose this particular."""

    zh = "该更改申请中没有此项目"


class ReasonForTheRest(Refused):
    """Say why the other particulars are not changed."""

    zh = "部分核准须说明其余项目不予更改的理由"


class NothingPrivateProposed(Refused):
    """The change proposes no private particular; there is nothing to look at."""

    zh = "该更改申请不涉及个人信息，无可查看"
