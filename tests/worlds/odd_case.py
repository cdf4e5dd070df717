"""How does a row look that says of one check what it finds, and where it finds nothing?"""

from dataclasses import dataclass

import pytest


@dataclass
class Case:
    """What is told oddly and what is said of it; what is told instead when all is well."""

    check: str
    odd: tuple
    said: list
    well: tuple
    how: dict


def case(check, odd, said, well, **how):
    return pytest.param(Case(check, odd, said, well, how), id=check)
