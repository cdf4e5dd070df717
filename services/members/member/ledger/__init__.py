"""The roster (委员名册): how its rows become commands."""

from members.member.ledger.planning import ROSTER

__all__ = ["ROSTER"]
