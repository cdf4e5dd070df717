"""What do all commands about a proposal share? Their words, and what they are about."""

from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from kernel.command import Command

LONGEST_TITLE = 200
HIGHEST_NUMBER = 999_999

Title = Annotated[str, Field(min_length=1, max_length=LONGEST_TITLE)]
Number = Annotated[int, Field(ge=1, le=HIGHEST_NUMBER)]
Word = Annotated[str, Field(min_length=1, max_length=100)]
Plain = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=100, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
]
"""A word on one line, as a spreadsheet's cell gives it back."""

Reason = Annotated[str, Field(min_length=1, max_length=500)]


class AboutProposal(Command):
    """What every command about a proposal names."""

    proposal: UUID


class Undated(AboutProposal):
    """What may have happened on a day that nobody wrote down (`day_unknown`)."""

    day_unknown: bool = False
