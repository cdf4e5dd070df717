"""Which words does a Chinese text consist of, and which of them say nothing? Pure."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING
from unicodedata import normalize

if TYPE_CHECKING:
    from rjieba import Jieba

HAN = (
    "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af\ue000-\uf8ff\U000f0000-\U0010ffff"
)
"""Ideographs, and the places that GB 18030 gave those that Unicode did not have yet."""

RUN = re.compile(rf"[{HAN}]+|(?:(?![{HAN}])[^\W_])+(?:\.[0-9]+)?")
LONGEST = 60
"""Characters of a word in letters and digits; what is longer (a link) is known by its beginning."""

DICTIONARY = 60_000_000
"""Words in the texts that the dictionary was counted in."""


def normalised(text: str) -> str:
    """Full-width as half-width, in lower case."""
    return normalize("NFKC", text).casefold()


def runs(text: str) -> list[str]:
    """Stretches without spaces or punctuation: ideographs, or letters and digits (3.5 stays)."""
    return [run if is_han(run) else run[:LONGEST] for run in RUN.findall(normalised(text))]


def is_han(run: str) -> bool:
    """Whether a run consists of ideographs."""
    return re.match(f"[{HAN}]", run) is not None


def words(text: str) -> Iterator[tuple[str, bool]]:
    """The words that a text is indexed by, as often as they come, without the empty ones.

    A long word comes with the words inside it. Ideographs that belong to no word of the
    dictionary, as in names, come in pairs, and singly inside these.

    Returns:
        Each word, and whether it stands there as a whole.
    """
    for group in _groups(text):
        whole = _whole(group)
        yield from ((word, True) for word in whole)
        inside = _inside(group[0]) if len(group) == 1 else group
        yield from ((word, False) for word in inside if word not in whole)


def asked(text: str) -> set[str]:
    """The words that a text must have to be found by this one."""
    return {word for group in _groups(text) for word in _whole(group)}


def grams(text: str) -> set[str]:
    """The characters of a text and its neighbouring pairs, marked so that they are no words.

    What contains a part of a text has all the pairs of that part.
    """
    return {f"_{one}" for run in runs(text) for one in (*run, *_pairs(run))}


def asked_grams(text: str) -> set[str]:
    """What a title has that contains this: its pairs, and characters that stand alone."""
    return {f"_{one}" for run in runs(text) for one in (_pairs(run) or run)}


def _groups(text: str) -> Iterator[Sequence[str]]:
    """One word each, or the single ideographs that follow each other; empty words part them."""
    for run in runs(text):
        if not is_han(run):
            yield (run,)
            continue
        singles: list[str] = []
        for piece in cutter().cut(run, False):
            single = len(piece) == 1 and piece not in empty()
            if singles and not single:
                yield singles
                singles = []
            if single:
                singles.append(piece)
            elif piece not in empty():
                yield (piece,)
        if singles:
            yield singles


def _whole(group: Sequence[str]) -> Sequence[str]:
    return group if len(group) == 1 else _pairs(group)


def _inside(word: str) -> list[str]:
    if len(word) < 3 or not is_han(word):
        return []
    return [one for one in cutter().cut_for_search(word, False) if one not in empty()]


def _pairs(told: Sequence[str]) -> list[str]:
    return [one + other for one, other in pairwise(told)]


def usual(word: str) -> float:
    """How often a word comes among the words of any Chinese text, 0 of one not known there."""
    return _counted(word) / DICTIONARY if cutter().has_word(word) else 0.0


@lru_cache(maxsize=50_000)
def _counted(word: str) -> int:
    """The dictionary's count: of a word that is in it, the least that keeps it whole."""
    return cutter().suggest_freq(word)


@lru_cache(maxsize=1)
def empty() -> frozenset[str]:
    """The words of `empty.txt`, which are in every proposal."""
    return frozenset((files(__package__) / "empty.txt").read_text("utf-8").split())


@lru_cache(maxsize=1)
def cutter() -> "Jieba":
    """The dictionary: loaded at the first text, not with the program (0.1 s, 33 MB)."""
    from rjieba import Jieba

    return Jieba()
