"""On which paper does what is asked of a member rest?"""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from contracts.members.member import Decision
from rules.names import clean

Words = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=200)]


class Basis(BaseModel):
    """依据: the paper, who decided, and on which day."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    paper: Words
    by: Words | None = None
    decided_on: date | None = None


def decision(basis: Basis | None) -> Decision | None:
    """As an event says it."""
    return None if basis is None else Decision(**basis.model_dump())
