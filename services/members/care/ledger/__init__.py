"""The ledger of material (材料发放台账): how its rows become commands, and material becomes it."""

from members.care.ledger.planning import MATERIALS

__all__ = ["MATERIALS"]
