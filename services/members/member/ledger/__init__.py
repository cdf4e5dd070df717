"""The roster (委员名册): how its rows become commands, also when one of ours comes back edited."""

from kernel.importing.plan import LedgerKind
from members.member.ledger.knowledge import know
from members.member.ledger.planning import plan, retract
from members.member.ledger.register import know_register
from members.member.ledger.returning import plan as plan_returned
from members.member.ledger.shape import SHAPE
from members.member.ledger.turnover import turn_over

RETURNED = LedgerKind("register", (SHAPE,), know_register, plan_returned, retract)
ROSTER = LedgerKind("roster", (SHAPE,), know, plan, retract, returned=RETURNED, turn_over=turn_over)

__all__ = ["ROSTER"]
