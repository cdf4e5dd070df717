"""How does a reader turn a cell into a value, and what may it know besides the cell?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeVar

from kernel.ledgers.cell import Cell, printed
from kernel.ledgers.cleaning import clean, one_line, squeeze
from kernel.ledgers.period import Period
from kernel.ledgers.problems import Unreadable

T = TypeVar("T")


@dataclass(slots=True)
class Hints:
    """What a reader may know: the ledger's period and epoch; what it wants to say goes in
    `said` as (Chinese, English) and becomes a warning with row and column."""

    period: Period = field(default_factory=Period)
    date_1904: bool = False
    said: list[tuple[str, str]] = field(default_factory=list)

    def warn(self, zh: str, en: str) -> None:
        """Say something that does not bring the row back."""
        self.said.append((zh, en))


Reader = Callable[[Cell, Hints], T]
"""A cell that is not blank, and the hints, to a value; raises Unreadable."""


def passage(cell: Cell, hints: Hints) -> str:
    """Long text: trimmed, line breaks kept."""
    found = clean(printed(cell))
    if found.marks:
        hints.warn("已去掉不可见字符", "invisible characters were removed")
    return found.text


def line(cell: Cell, hints: Hints) -> str:
    """Text on one line: a title, a unit, a category."""
    return one_line(passage(cell, hints))


def parts(cell: Cell, hints: Hints) -> tuple[str, ...]:
    """Several things in a cell, separated by 、 , ， ; ； / or a line break; each once."""
    text = passage(cell, hints)
    for separator in "、,，；;／/\n":
        text = text.replace(separator, "\0")
    return tuple(dict.fromkeys(part.strip() for part in text.split("\0") if part.strip()))


def one_of(words: Mapping[str, T]) -> Reader[T]:
    """A reader of a closed list; space and width do not count.

    Raises:
        Unreadable: another word; the message names the nearest of the list.
    """
    known = {squeeze(word): value for word, value in words.items()}

    def read(cell: Cell, hints: Hints) -> T:
        text = line(cell, hints)
        if squeeze(text) not in known:
            raise unknown_word(text, tuple(words))
        return known[squeeze(text)]

    return read


def unknown_word(text: str, words: Sequence[str]) -> Unreadable:
    """The refusal of a word that is not on a list, with the nearest that is."""
    near = get_close_matches(text, words, n=1, cutoff=0.3)
    listed = "、".join(words[:12])
    hint_zh = f"，最接近的是“{near[0]}”" if near else ""
    hint_en = f"; nearest is {near[0]}" if near else ""
    return Unreadable(
        f"“{text}”不在可用的写法之中{hint_zh}（可写：{listed}）",
        f"{text!r} is not on the list{hint_en} (may be: {listed})",
    )
