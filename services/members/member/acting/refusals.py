"""Which rules of acting for a member say no?"""

from kernel.decider import Refused


class UnitNeverActs(Refused):
    """A handling unit answers members and never acts for one; authorise a person."""

    zh = "承办单位负责答复委员，不得代委员办理；请授权个人"


class ActsForOneself(Refused):
    """The member needs no authorisation to act."""

    zh = "委员本人办理无须授权"
