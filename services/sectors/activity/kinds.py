"""Which kind of activity does a clerk's word mean, by the committee's own list?"""

from collections.abc import Sequence
from difflib import get_close_matches

from contracts.occasions import ActivityKindRule
from rules.names import clean
from sectors.activity.refusals import UnknownKind

Kinds = Sequence[ActivityKindRule]


def kind_of(word: str, kinds: Kinds) -> ActivityKindRule | None:
    """The kind whose name, else whose words, have this word; space and width do not count."""
    plain = _plain(word)
    named = (kind for kind in kinds if _plain(kind.name) == plain)
    worded = (kind for kind in kinds if plain in map(_plain, kind.words))
    return next(named, None) or next(worded, None)


def listed_kind(word: str, kinds: Kinds) -> ActivityKindRule:
    """The kind of a word.

    Raises:
        UnknownKind: the list has no such word; with the nearest that it has.
    """
    kind = kind_of(word, kinds)
    if kind is None:
        near = nearest(word, kinds)
        raise UnknownKind(word, *([f"最接近的是“{near}”"] if near else []))
    return kind


def nearest(word: str, kinds: Kinds) -> str | None:
    """The name or word of the list that looks most like this one."""
    known = [name for kind in kinds for name in (kind.name, *kind.words)]
    found = get_close_matches(_plain(word), known, n=1, cutoff=0.3)
    return found[0] if found else None


def kind_within(title: str, kinds: Kinds) -> ActivityKindRule | None:
    """The kind that a title names, as 第一季度集中学习 names 学习; None when it names none or two.

    Of words that lie one in another the longer counts.
    """
    plain = _plain(title)
    found = [
        (word, kind)
        for kind in kinds
        for word in map(_plain, (kind.name, *kind.words))
        if word and word in plain
    ]
    longest = [
        kind
        for word, kind in found
        if not any(word != other and word in other for other, _ in found)
    ]
    names = {kind.name for kind in longest}
    return longest[0] if len(names) == 1 else None


def _plain(word: str) -> str:
    return clean(word).replace(" ", "").casefold()
