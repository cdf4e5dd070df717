"""By which words are the candidates looked up, so that they are few and the likely ones? Pure."""

from collections.abc import Mapping

from proposals.proposal.wording.vector import Wording

BY_TITLE, BY_TEXT = 1000, 500
"""Index entries to read at most for the words of the title, and for those of the text alone."""


def chosen(
    mine: Wording, counts: Mapping[str, int], rarity: Mapping[str, float]
) -> list[tuple[str, float]]:
    """Words that stand in other proposals too, the rarest first, as far as the entries go.

    Returns:
        Each with its weight; a word of the title weighs double.
    """
    known = sorted((counts[word], word) for word in mine if word in counts)
    found: list[tuple[str, float]] = []
    for in_title, room in ((True, BY_TITLE), (False, BY_TEXT)):
        for count, word in known:
            if bool(mine[word].title) is not in_title:
                continue
            room -= count
            if room < 0 and found:
                break
            found.append((word, rarity[word] * (2.0 if in_title else 1.0)))
    return found
