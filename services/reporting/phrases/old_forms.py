"""Which forms of words did papers use before, and what took their place?"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

FILE = Path(__file__).with_name("old_forms.yaml")
Words = Annotated[str, Field(min_length=2, max_length=80)]


class OldForm(BaseModel):
    """旧提法: the words, those that took their place, since when and by which paper.

    `right_in`: longer words in which the old ones stand rightly (脱贫攻坚成果).
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    old: Words
    new: Words
    since: date
    basis: Words
    right_in: tuple[Words, ...] = ()


@cache
def old_forms() -> tuple[OldForm, ...]:
    """The list that comes with the program.

    Raises:
        ValidationError: an entry lacks a field, or has one that is not known.
    """
    told = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[OldForm, ...]).validate_python(told)
