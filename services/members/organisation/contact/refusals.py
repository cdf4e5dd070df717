"""Which rules can say no about an organisation's contact?"""

from kernel.decider import Refused


class NothingToKeep(Refused):
    """Give a contact person, a telephone, or both."""

    zh = "请填写联系人或联系电话"


class NoContactKept(Refused):
    """No contact of this organisation is kept."""

    zh = "未登记该单位的联系人和联系电话，请先登记"
