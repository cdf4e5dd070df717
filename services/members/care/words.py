"""Which texts do commands about services take, and what does a committee's list call a word?"""

from collections.abc import Sequence
from typing import Annotated

from pydantic import AfterValidator, Field

from contracts.contacts import ListedRule
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=60)]
Title = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


def listed(told: str, words: Sequence[ListedRule]) -> str | None:
    """The list's own name for a word; None when the list has others only."""
    if not words:
        return told
    return next((one.name for one in words if told in (one.name, *one.words)), None)
