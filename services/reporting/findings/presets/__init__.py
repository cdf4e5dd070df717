"""Which rules of findings hold before a committee adopts its own?"""

from functools import cache
from importlib.resources import files

from reporting.findings.reading import read
from reporting.findings.sheet import Rulebook

COMMON = "common.yaml"


@cache
def preset() -> Rulebook:
    """The rules that come with the program."""
    text = (files(__name__) / COMMON).read_text(encoding="utf-8")
    return Rulebook(read(text, COMMON), text)
