"""What can be asked of the sponsors' wishes?"""

from contracts.values import Named
from proposals.proposal.about import Undated


class SuggestUnits(Undated):
    """建议承办单位: without any, nobody is suggested any more."""

    units: tuple[Named, ...] = ()


class SettleCosigning(Undated):
    """可否附议."""

    open: bool


WishCommand = SuggestUnits | SettleCosigning
