"""In which language does a command speak to its user?"""

import os
from collections.abc import Mapping
from typing import Protocol


class TwoTongued(Protocol):
    """Anything that is said in Chinese and in English."""

    zh: str
    en: str


def chinese(environment: Mapping[str, str] | None = None) -> bool:
    """Whether the user's locale is a Chinese one: LC_ALL, else LC_MESSAGES, else LANG."""
    given = os.environ if environment is None else environment
    names = (given.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((name for name in names if name), "").lower().startswith("zh")


def say(zh: str, en: str) -> str:
    """The one of two sentences that the user reads."""
    return zh if chinese() else en


def one_line(text: str) -> str:
    """A message without line breaks: the first line, and the last when a log follows it."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return "".join(lines)
    return f"{lines[0]} {lines[-1]}"
