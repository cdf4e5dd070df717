"""What can be asked of standing phrases?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import AfterValidator, Field

from kernel.command import Command
from kernel.ids import derived
from reporting.phrases.events import Paper
from rules.names import clean

Slot = Annotated[str, AfterValidator(clean), Field(min_length=1, max_length=40)]
Text = Annotated[str, AfterValidator(str.strip), Field(min_length=2, max_length=2000)]
Reason = Annotated[str, AfterValidator(str.strip), Field(min_length=1, max_length=400)]


def _titled(basis: Paper) -> Paper:
    if not basis.title.strip():
        raise ValueError("依据文件须写明文件名; name the basis paper")
    return basis


Basis = Annotated[Paper, AfterValidator(_titled)]


class AdoptPhrase(Command):
    """启用提法: the words of a slot from a day on, and the paper that they are taken from."""

    slot: Slot
    text: Text
    basis: Basis
    effective_from: date


class EndPhrase(Command):
    """停用提法: the last day; without one it was entered by mistake and never held."""

    slot: Slot
    phrase: UUID
    until: date | None = None
    reason: Reason


PhraseCommand = AdoptPhrase | EndPhrase


def stream(committee: UUID, slot: str) -> str:
    """One stream a slot, so that what replaces what is decided in one place."""
    return f"phrases-{derived('phrases', committee, slot)}"


def phrase_id(committee: UUID, slot: str, nth: int) -> UUID:
    """The id of the n-th phrase, from 1, that a slot was ever given."""
    return derived("phrase", committee, slot, nth)
