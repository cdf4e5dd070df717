"""Which rules does a committee start from?"""

from functools import cache
from importlib.resources import files
from typing import Any, Literal

import yaml

from contracts.members.rules import CommitteeRules

Preset = Literal["national", "city", "district", "township"]


@cache
def preset(name: Preset) -> tuple[CommitteeRules, str]:
    """A preset's rules and the paper they name as their basis; read once, for they are frozen.

    Raises:
        FileNotFoundError: there is no such preset.
    """
    words = _read("words")
    own = _read(name)
    basis = own.pop("basis")
    return CommitteeRules.model_validate(words | own), basis


def _read(name: str) -> dict[str, Any]:
    text = (files(__name__) / f"{name}.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
