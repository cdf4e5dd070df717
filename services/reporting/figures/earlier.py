"""Is there an earlier year to compare with?"""

from collections.abc import Mapping

from reporting.figures.value import Number, Value

ENTERED = ("proposals.received", "proposals.sr_received", "sectors.activities")
"""A year without any of these was not recorded, and is no year to compare with."""


def was_entered(values: Mapping[str, Value]) -> bool:
    """Whether anything of a year was recorded here."""
    return any(isinstance(one := values.get(id), Number) and one.value > 0 for id in ENTERED)
