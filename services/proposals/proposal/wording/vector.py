"""How is a proposal's wording kept as a search vector, and read from it again? Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kernel.rows import SearchVector
from proposals.proposal.wording.words import asked, asked_grams, grams, words

IN_TITLE, IN_TEXT = 3, 9
"""How often a word is counted at most."""

MOST = 5000
"""Different words of one proposal; a vector has room for 1 MB."""


class Often(NamedTuple):
    """How often a word stands in a title and in a text, and whether once as a whole."""

    title: int
    text: int
    whole: bool


Wording = Mapping[str, Often]
"""The words of a proposal."""


def wording(title: str, text: str | None) -> dict[str, Often]:
    """The words of a title and a text."""
    in_title, in_text = list(words(title)), list(words(text or ""))
    held, told = (Counter(word for word, _ in one) for one in (in_title, in_text))
    whole = {word for word, is_whole in (*in_title, *in_text) if is_whole}
    found = dict.fromkeys((*held, *told))
    return {
        word: Often(min(held[word], IN_TITLE), min(told[word], IN_TEXT), word in whole)
        for word in islice(found, MOST)
    }


def vector(title: str, text: str | None) -> SearchVector:
    """Each word with as many places as it was counted, and the grams of the title.

    A and B mark places in the title, B and C those of words that only stand inside others.
    Words hold nothing but letters, ideographs, digits and dots: none needs quoting inside.
    """
    found = [f"'{word}':{_places(often)}" for word, often in wording(title, text).items()]
    return SearchVector(" ".join((*found, *(f"'{gram}'" for gram in grams(title)))))


def _places(often: Often) -> str:
    of_title, of_text = ("A", "") if often.whole else ("B", "C")
    marks = [of_title] * often.title + [of_text] * often.text
    return ",".join(f"{place}{mark}" for place, mark in enumerate(marks, 1))


def read(kept: str) -> dict[str, Often]:
    """The words of a kept vector, without the grams of its title."""
    parts = kept.split("'")
    told = zip(parts[1::2], map(_often, parts[2::2]), strict=True)
    return {word: often for word, often in told if word[0] != "_"}


@lru_cache(maxsize=1000)
def _often(places: str) -> Often:
    """What `_places` wrote, as it stands between two lexemes: few are different."""
    title = places.count("A") + places.count("B")
    inside = "B" in places or "C" in places
    return Often(title, places.count(",") + 1 - title, not inside)


def query(text: str, *, titles: bool = False) -> str | None:
    """What finds a proposal with all parts of this text: each by its words, or in the title.

    None when there is nothing to look for but punctuation. `titles`: in the title alone.
    """
    parts = [found for part in text.split() if (found := _part(part, titles))]
    return " & ".join(parts) or None


def _part(part: str, titles: bool) -> str:
    ways = [_all(asked(part), ":AB" if titles else ""), _all(asked_grams(part))]
    found = " | ".join(way for way in ways if way)
    return f"({found})" if found else ""


def _all(told: Iterable[str], marked: str = "") -> str:
    found = " & ".join(f"'{one}'{marked}" for one in sorted(told))
    return f"({found})" if found else ""
