"""Whose word is which, where a cell holds those of several sponsors?"""

import re
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from contracts.values import Named
from kernel.ledgers import Cell, Hints, Unreadable, line, passage
from proposals.proposal.state import Sponsors
from rules.names import person_name

T = TypeVar("T")
SAID_BY = re.compile(r"(.+?)[:：](.+)|(.+?)[(（](.+)[)）]")
BETWEEN = re.compile(r"[、,，;；/／\n]+")


class EachSays(Generic[T]):
    """A reader of what each of these sponsors says, by what a word means (None: nothing)."""

    def __init__(self, sponsors: Sponsors, meaning: Callable[[str], T | None]) -> None:
        self._sponsors, self._meaning = sponsors, meaning

    def __call__(self, cell: Cell, hints: Hints) -> tuple[tuple[Named, T, str], ...]:
        """One word is the first sponsor's; 张三：满意；李四：理解 is each one's own.

        Returns:
            (sponsor, meaning, the word as it is printed), in the order of the cell.
        """
        text = line(cell, hints)
        pieces = [piece.strip() for piece in BETWEEN.split(passage(cell, hints)) if piece.strip()]
        if len(pieces) == 1 and not self._said_by(pieces[0]):
            return self._of([(self._sponsors.first, pieces[0])])
        if all(self._said_by(piece) for piece in pieces):
            return self._of([self._named(piece) for piece in pieces])
        everyone = self._sponsors.all()
        if len(pieces) == len(everyone):
            return self._of(list(zip(everyone, pieces, strict=True)))
        raise Unreadable(
            f"“{text}”中的意见与提案人不能一一对应，请写作“张三：满意；李四：基本满意”",
            f"{text!r} does not tell whose opinions these are",
        )

    def _said_by(self, piece: str) -> tuple[str, str] | None:
        found = SAID_BY.fullmatch(piece)
        if found is None or self._means(piece):
            return None
        return (found[1] or found[3]).strip(), (found[2] or found[4]).strip()

    def _means(self, piece: str) -> bool:
        """满意（理解） is one word."""
        try:
            return self._meaning(piece) is not None
        except Unreadable:
            return False

    def _named(self, piece: str) -> tuple[Named, str]:
        said = self._said_by(piece)
        assert said is not None
        for sponsor in self._sponsors.all():
            if person_name(sponsor.name) == person_name(said[0]):
                return sponsor, said[1]
        raise Unreadable(f"“{said[0]}”不是本提案的提案人", f"{said[0]!r} is not a sponsor")

    def _of(self, said: Sequence[tuple[Named, str]]) -> tuple[tuple[Named, T, str], ...]:
        found = [(sponsor, self._meaning(word), word) for sponsor, word in said]
        return tuple((who, meant, word) for who, meant, word in found if meant is not None)
