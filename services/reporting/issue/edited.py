"""Which text did a person change, between what was kept and what is held now? Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from reporting.issue.word_text import Unit


@dataclass(frozen=True, slots=True)
class Edit:
    """One unit that differs: `was` as it was issued, `now` as the file says; one may be none."""

    was: Unit | None
    now: Unit | None

    @property
    def place_zh(self) -> str:
        """Where it stands: 第3段, 表1第2行第3列."""
        return _place_zh(self.now or self.was)

    @property
    def place_en(self) -> str:
        """Where it stands: paragraph 3, table 1 row 2 column 3."""
        return _place_en(self.now or self.was)


def edits(kept: Sequence[Unit], held: Sequence[Unit]) -> list[Edit]:
    """Every paragraph, cell and value that was changed, taken out or put in, in reading order."""
    before, after = [one.key for one in kept], [one.key for one in held]
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    kept, held = kept[head : len(kept) - tail], held[head : len(held) - tail]
    matcher = SequenceMatcher(None, [one.key for one in kept], [one.key for one in held])
    return [
        edit
        for how, a, b, c, d in matcher.get_opcodes()
        if how != "equal"
        for edit in _paired(kept[a:b], held[c:d])
    ]


def _common(one: Sequence[tuple[str, str]], other: Sequence[tuple[str, str]]) -> int:
    """How many the two have in common from the beginning."""
    most = min(len(one), len(other))
    return next((n for n in range(most) if one[n] != other[n]), most)


def _paired(was: Sequence[Unit], now: Sequence[Unit]) -> Iterator[Edit]:
    """In order, one beside one as long as both are of a sort."""
    for before, after in zip_longest(was, now):
        if before is not None and after is not None and before.sort != after.sort:
            yield Edit(before, None)
            yield Edit(None, after)
        else:
            yield Edit(before, after)


def _place_zh(unit: Unit | None) -> str:
    assert unit is not None
    match unit.sort:
        case "paragraph":
            return "第{}段".format(*unit.at)
        case "cell":
            return "表格{}第{}行第{}列".format(*unit.at)
        case "chart":
            return "图{}".format(*unit.at)
        case "header":
            return "页眉"
        case "note":
            return "脚注、尾注或批注"
        case "picture":
            return "图片"


def _place_en(unit: Unit | None) -> str:
    assert unit is not None
    match unit.sort:
        case "paragraph":
            return "paragraph {}".format(*unit.at)
        case "cell":
            return "table {}, row {}, column {}".format(*unit.at)
        case "chart":
            return "chart {}".format(*unit.at)
        case "header":
            return "header"
        case "note":
            return "note or comment"
        case "picture":
            return "picture"
