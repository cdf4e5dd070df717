"""How is a person's name read, in full and by initials, where characters have several readings?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, product

WAYS = 24
"""So many ways of reading a name are told at most."""

LONG = 6
"""A longer name (of a minority, or a foreigner) is read one way only."""

DOT = "·"

RUNS = re.compile(r"[a-z0-9]+|.")


@dataclass(frozen=True, slots=True)
class Reading:
    """A name, or its end, as it is read: cenzhiyuan, czy."""

    full: str
    initials: str


@cache
def _readings() -> dict[str, tuple[str, ...]]:
    """By character its readings without tones, the usual one first; lv stands for lü."""
    lines = (files(__name__) / "readings.txt").read_text(encoding="utf-8").splitlines()
    found: dict[str, tuple[str, ...]] = {}
    for line in lines[1:]:
        *syllables, characters = line.split(" ")
        found |= dict.fromkeys(characters, tuple(syllables))
    return found


@cache
def _surnames() -> dict[str, tuple[str, ...]]:
    """How a surname is read whose characters are usually read otherwise: 万俟 is mo qi."""
    lines = (files(__name__) / "surnames.txt").read_text(encoding="utf-8").splitlines()
    told = (line.split(" ") for line in lines[1:])
    return {surname: tuple(syllables) for surname, *syllables in told}


def read(name: str) -> Reading:
    """The usual reading, the surname as a surname: 单思齐 is shansiqi, sq after it."""
    return next(ways(name), Reading("", ""))


def ways(name: str, start: int = 0) -> Iterator[Reading]:
    """Every way to read a name from its n-th character on, the usual one first, 24 at most.

    A word in letters is a syllable of its own; what has no reading is passed over.
    """
    syllables = _syllables(name)[start:]
    if len(name) > LONG:
        syllables = [each[:1] for each in syllables]
    seen: dict[Reading, None] = {}
    for way in islice(_nearest_first(syllables), WAYS):
        told = Reading("".join(way), "".join(one[:1] for one in way))
        if told.full:
            seen.setdefault(told)
    yield from seen


def _nearest_first(syllables: list[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The usual reading, then those with one character read otherwise, then the others."""
    usual = tuple(each[0] for each in syllables)
    yield usual
    for at, each in enumerate(syllables):
        for other in each[1:]:
            yield (*usual[:at], other, *usual[at + 1 :])
    yield from product(*syllables)


def starts(name: str) -> range:
    """Where a part of a name may be looked for: from each of its characters."""
    return range(len(_syllables(name)))


def _syllables(name: str) -> list[tuple[str, ...]]:
    """One entry a character that can be read, each with its readings."""
    told = [each for part in name.casefold().split(DOT) for each in _of_part(part)]
    known = _surnames()
    first = next((known[one] for one in (name[:2], name[:1]) if one in known), ())
    for at, syllable in enumerate(first[: len(told)]):
        told[at] = tuple(dict.fromkeys((syllable, *told[at])))
    return told


def _of_part(part: str) -> Iterator[tuple[str, ...]]:
    """Ideographs by their readings; a word in Latin letters is one syllable."""
    for run in RUNS.findall(part):
        if run.isascii() and run.isalnum():
            yield (run,)
        elif run in _readings():
            yield _both_spellings(_readings()[run])


def _both_spellings(syllables: tuple[str, ...]) -> tuple[str, ...]:
    """吕 is lv on a keyboard and lyu in a passport."""
    passport = (one.replace("v", "yu") for one in syllables if "v" in one)
    return tuple(dict.fromkeys((*syllables, *passport)))
