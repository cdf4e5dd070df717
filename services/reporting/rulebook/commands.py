"""What can be asked of a committee's rules of findings?"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, Field

from kernel.command import Command
from reporting.findings.reading import LONGEST, read


def _usable(text: str) -> str:
    """A sheet as it was written.

    Raises:
        Invalid: it cannot be used; with rule and field.
    """
    read(text)
    return text


SheetText = Annotated[str, Field(min_length=1, max_length=LONGEST), AfterValidator(_usable)]
Basis = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=200)]


class AdoptFindingRules(Command):
    """通过总结规则: the rules, whole, from a day, resting on a paper."""

    text: SheetText
    effective_on: date
    basis: Basis
