"""How is a sentence of a rule written: which placeholders may it hold, and what do they ask?

`{proposals.received}` is the figure with its unit, `{proposals.received|份}` with another measure
word, `{proposals.received@before}` that of the year before, `{proposals.received:change}` by how
much they differ, `{proposals.received=没有收到提案}` the words that stand for a zero.
`{proposals.by_category/经济建设}` is a part of a breakdown, with `:share` its share. The aspects
of a breakdown are `:top`, `:top_name`, `:top_share` (its largest part), `:names` (all its parts),
`:silent` and `:silent_names` (sectors without a part); of days by unit `:late`. `{poor}` and other
bare words are what the rule's own condition tells.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Breakdown, Count, Days, DaysBy, Figure, Ratio
from rules.invalid import Invalid

_BRACES = re.compile(r"\{([^{}]*)\}")
_SLOT = re.compile(
    r"(?P<figure>[a-z_]+\.[a-z_]+)(?:/(?P<part>[^{}/:|=@]+))?(?P<before>@before)?"
    r"(?::(?P<aspect>[a-z_]+))?(?:\|(?P<unit>[^{}/:|=@]+))?(?:=(?P<words>[^{}/:|=@]+))?"
)
_NUMBER = re.compile(
    r"\d|[%％‰]|百分之|[一二两三四五六七八九十百千万亿零〇]{2,}余?[件人份家篇个次名条]"
)
ASPECTS: dict[type, frozenset[str]] = {
    Count: frozenset({"", "change"}),
    Ratio: frozenset({""}),
    Breakdown: frozenset(
        {"", "share", "top", "top_name", "top_share", "names", "silent", "silent_names"}
    ),
    Days: frozenset({""}),
    DaysBy: frozenset({"late"}),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A placeholder for a figure.

    Attributes:
        before: of the year before.
        unit: another measure word than the figure's own.
        words: what is said instead of the number.
    """

    figure: str
    part: str = ""
    before: bool = False
    aspect: str = ""
    unit: str | None = None
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Word:
    """A placeholder for what the rule's condition tells."""

    name: str


Template = tuple[str | Slot | Word, ...]


def parsed(text: str, words: tuple[str, ...]) -> Template:
    """A sentence taken apart.

    Args:
        words: what the rule's condition tells.

    Raises:
        Invalid: a placeholder cannot be used, or a number stands in plain text.
    """
    pieces: list[str | Slot | Word] = []
    for place, piece in enumerate(_BRACES.split(text)):
        if place % 2:
            pieces.append(_placeholder(piece, words))
        elif piece:
            pieces.append(_plain(piece))
    return tuple(pieces)


def slots(template: Template) -> tuple[Slot, ...]:
    """The figures that a sentence quotes."""
    return tuple(one for one in template if isinstance(one, Slot))


def figure_of(id: str) -> Figure:
    """The figure of an id.

    Raises:
        Invalid: there is none; with those that are nearest.
    """
    found = FIGURES.get(id)
    if found is not None:
        return found
    near = get_close_matches(id, FIGURES, 3, 0.5)
    zh, en = f"没有指标“{id}”", f"there is no figure {id!r}"
    if near:
        zh, en = f"{zh}，相近的有 {'、'.join(near)}", f"{en}; near it: {', '.join(near)}"
    raise Invalid(zh, en)


def _plain(text: str) -> str:
    if "{" in text or "}" in text:
        raise Invalid(f"“{text}”中的花括号不成对", f"braces do not match in {text!r}")
    number = _NUMBER.search(text)
    if number is not None:
        zh = f"句中的数“{number[0]}”须改为占位符，如 {{proposals.received}}"
        en = f"write the number {number[0]!r} as a placeholder, e.g. {{proposals.received}}"
        raise Invalid(zh, en)
    return text


def _placeholder(text: str, words: tuple[str, ...]) -> Slot | Word:
    if text in words:
        return Word(text)
    found = _SLOT.fullmatch(text)
    if found is None:
        known = "、".join(f"{{{word}}}" for word in words)
        zh = f"占位符“{{{text}}}”写法不对，应为 {{指标编号}}" + (f" 或 {known}" if known else "")
        en = f"{{{text}}} is no placeholder; write {{figure id}}"
        raise Invalid(zh, f"{en} or {known}" if known else en)
    told = found.groupdict()
    slot = Slot(
        told["figure"], told["part"] or "", bool(told["before"]), told["aspect"] or "",
        told["unit"], told["words"],
    )  # fmt: skip
    _fits(text, slot, figure_of(slot.figure))
    return slot


def _fits(text: str, slot: Slot, figure: Figure) -> None:
    """A placeholder asks of a figure what its sort can tell."""
    of_part = slot.part != ""
    fits = slot.aspect in ASPECTS[type(figure)]
    if isinstance(figure, Breakdown):
        fits = fits and of_part == (slot.aspect in ("", "share"))
    else:
        fits = fits and not of_part
    if slot.before:
        fits = fits and slot.aspect in ("", "share")
    if slot.unit is not None:
        fits = fits and isinstance(figure, Count | Breakdown) and slot.aspect in ("", "top")
    if slot.words is not None:
        counted = isinstance(figure, Count) and slot.aspect == ""
        fits = fits and slot.unit is None and (counted or slot.aspect == "silent")
    if not fits:
        zh = f"指标“{figure.zh}”不能写作“{{{text}}}”"
        raise Invalid(zh, f"{{{text}}} asks what the figure cannot tell")
