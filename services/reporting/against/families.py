"""Which rows of a table are parts of one whole, and which numbers may that whole be?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reporting.against.finding import Base
from reporting.against.lines import Line, Sheet
from reporting.against.names import Vocabulary, of
from reporting.against.relations import EXCLUSIVE, Tiers, base_tiers, sums


@dataclass(frozen=True, slots=True)
class Family:
    """Rows with counts that belong together.

    Attributes:
        wholes: what their whole may be, the likeliest first; none when nothing tells.
        exclusive: nothing counts in two of them.
        said: the whole is told by what the rows are called or by 其中, not guessed.
        closed: a sum of its own tells whether they add up.
    """

    parts: tuple[Line, ...]
    wholes: tuple[Base, ...]
    exclusive: bool = False
    said: bool = True
    closed: bool = False


class Numbers:
    """The numbers of a table by what they mean."""

    def __init__(self, sheet: Sheet, vocabulary: Vocabulary) -> None:
        self.lines = sheet.lines
        self._vocabulary = vocabulary
        self._wholes: dict[str, Line] = {}
        for line in sheet.lines:
            if (figure := of(line.term)) and line.count is not None:
                self._wholes.setdefault(figure, line)

    def line(self, figure: str) -> Line | None:
        """The first row that tells the number of a figure."""
        return self._wholes.get(figure)

    def bases(self, tiers: Tiers) -> tuple[Base, ...]:
        """The numbers of the first tier of which the table has any."""
        for tier in tiers:
            if found := [self._wholes[figure] for figure in tier if figure in self._wholes]:
                return tuple(_base(line) for line in found)
        return ()

    def all_bases(self) -> list[Base]:
        """Every number that stands for itself: of any of them a share may have been taken."""
        alone = (one for one in self.lines if one.count and (of(one.term) or not one.run))
        return [_base(one) for one in alone if one.term is None or one.term.part is None]

    def families(self) -> Iterator[Family]:
        """All rows with counts: by a known sum, by breakdown, by 其中 or a heading row, alone."""
        left = [one for one in self.lines if one.count is not None]
        for parts in (parts for _, parts in sums()):
            if family := [one for one in left if of(one.term) in parts]:
                yield from self._of_a_sum(family)
                left = [one for one in left if one not in family]
        for figure in dict.fromkeys(one.term.figure for one in left if one.term and one.term.part):
            family = [
                one for one in left if one.term and one.term.part and one.term.figure == figure
            ]
            wholes = self.bases(base_tiers(figure))
            yield Family(tuple(family), wholes, figure in EXCLUSIVE)
        unknown = [one for one in left if one.term is None]
        for run in dict.fromkeys(one.run for one in unknown if one.run):
            yield self._of_a_run([one for one in unknown if one.run == run])
        for one in left:
            if of(one.term):
                yield Family((one,), self.bases(base_tiers(of(one.term))))
            elif one.term is None and not one.run:
                yield Family((one,), self._told_by(one.base))

    def _of_a_sum(self, parts: Sequence[Line]) -> Iterator[Family]:
        """Parts of one sum; each kind of base by itself (立案 of 收到, 委员 of 立案)."""
        by_base: dict[tuple[Base, ...], list[Line]] = {}
        for one in parts:
            by_base.setdefault(self.bases(base_tiers(of(one.term))), []).append(one)
        for wholes, family in by_base.items():
            yield Family(tuple(family), wholes, exclusive=True, closed=True)

    def _of_a_run(self, parts: Sequence[Line]) -> Family:
        if told := self._told_by(parts[0].base):
            return Family(tuple(parts), told)
        most = max(one.count or 0 for one in parts)
        before = [one for one in self.all_bases() if one.row < parts[0].row and one.count >= most]
        return Family(tuple(parts), tuple(reversed(before)), said=not parts[0].base)

    def _told_by(self, words: str) -> tuple[Base, ...]:
        """The number that words name (占立案提案)."""
        line = self.line(of(self._vocabulary.within(words))) if words else None
        return () if line is None else (_base(line),)


def _base(line: Line) -> Base:
    assert line.count is not None
    return Base(line.name, line.count, line.row)
