"""How much alike are two proposals: by the words they share, rare ones first? Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt

from proposals.proposal.wording.vector import Often, Wording
from proposals.proposal.wording.words import usual

ALIKE = 0.25
"""From this score on, two proposals are taken to be about the same matter."""

IMAGINED = 1000
"""Proposals in common Chinese, of LENGTH words, thought beside a committee's own: in a small
committee too, 社区 and 企业 are no rare words."""

LENGTH = 300

INSIDE = 0.5
"""What a word counts that only stands inside a longer one."""

ONE_WORD = 0.7
"""What a likeness counts that rests on one word alone."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """In how many of a committee's proposals each word stands, among how many."""

    proposals: int
    found_in: Mapping[str, int]

    def of(self, words: Iterable[str]) -> dict[str, float]:
        """The inverse document frequency of each, always above 0."""
        among = self.proposals + IMAGINED + 2
        return {word: log(among / (self._standing(word) + 1)) for word in words}

    def _standing(self, word: str) -> float:
        return self.found_in.get(word, 0) + IMAGINED * min(1.0, usual(word) * LENGTH)


@dataclass(frozen=True, slots=True)
class Weights:
    """Words with their weights, and how long that vector is."""

    of: Mapping[str, float]
    length: float

    def cosine(self, other: "Weights") -> float:
        """Between 0 and 1; 0 without a word."""
        mine, theirs = self.of, other.of
        product = sum(mine[word] * theirs[word] for word in mine.keys() & theirs.keys())
        return product / (self.length * other.length) if product else 0.0


@dataclass(frozen=True, slots=True)
class Weighed:
    """A proposal's words, weighed in its title alone and in title and text."""

    words: Wording
    has_text: bool
    title: Weights
    all: Weights

    def shared(self, other: "Weighed") -> list[str]:
        """The whole words of both, the weightiest first."""
        mine, theirs = self.words, other.words
        found = {
            word: self.all.of[word] * other.all.of[word]
            for word in mine.keys() & theirs.keys()
            if mine[word].whole and theirs[word].whole
        }
        return sorted(found, key=lambda word: (-found[word], word))


def weighed(told: Wording, rarity: Mapping[str, float]) -> Weighed:
    """TF-IDF, sublinear in how often a word comes."""
    has_text = any(often.text for often in told.values())
    title = {word: rarity[word] * _counts(often)[0] for word, often in told.items() if often.title}
    both = {word: rarity[word] * _counts(often)[1] for word, often in told.items()}
    return Weighed(told, has_text, _weights(title), _weights(both))


@lru_cache(maxsize=1000)
def _counts(often: Often) -> tuple[float, float]:
    """What a word counts in a title, and in all."""
    factor = 1.0 if often.whole else INSIDE
    title, text = log(1 + often.title), log(1 + often.text)
    return factor * title, factor * (title + text)


def _weights(told: Mapping[str, float]) -> Weights:
    return Weights(told, sqrt(sum(weight * weight for weight in told.values())))


def likely(
    own: Weighed, rarity: Mapping[str, float], told: Sequence[Wording], most: int
) -> list[int]:
    """The places of those that may be the most alike: what only one's own words tell of them."""
    mine = {word: weight * rarity[word] for word, weight in own.all.of.items()}

    def promise(its: Wording) -> float:
        found = sum(mine[word] * _counts(its[word])[1] for word in mine.keys() & its.keys())
        return found / sqrt(len(its) or 1)

    promises = [promise(one) for one in told]
    return sorted(range(len(told)), key=lambda at: -promises[at])[:most]


def similarity(one: Weighed, other: Weighed) -> float:
    """Between 0 and 1: the cosine over all words.

    Where one of the two has no text, that over the titles' words if it is more.
    """
    found = one.all.cosine(other.all)
    if not (one.has_text and other.has_text):
        found = max(found, one.title.cosine(other.title))
    by_one_word = len(one.shared(other)) < 2 and one.words != other.words
    return min(1.0, found * ONE_WORD if by_one_word else found)
