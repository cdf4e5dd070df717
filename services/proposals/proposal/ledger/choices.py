"""What do yes, no and the few other words mean that stand in a ledger's columns of marks?

The committee's own words go before this documented common list.
"""

import re
from collections.abc import Callable
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from kernel.ledgers import Cell, Hints, Reader, Unreadable, day, line, squeeze, unknown_word

YES = ("是", "有", "√", "✓", "1", "y", "yes", "对")
NO = ("否", "不是", "×", "x", "0", "n", "no", "没有")
CONSENTS = ("可", "可以", "同意", "公开", "可公开", "可以公开", "同意公开", "全文公开")
OBJECTS = ("不可", "不可以", "不同意", "不公开", "不可公开", "不宜公开", "不同意公开", "不予公开")
MAY_JOIN = ("可", "可以", "同意", "可附议", "可以附议")
MAY_NOT_JOIN = ("不可", "不可以", "不同意", "不可附议")
ANSWERED_AGAIN = ("已再办理", "已重新办理", "已二次办理", "再办理", "重新办理", "二次办理")
AWAITED = (
    "再办理中", "重新办理中", "二次办理中", "办理中", "待再办理", "待重新办理", "需要", "需再办理",
)  # fmt: skip
NOT_AGAIN = ("不需要", "无需", "未再办理", "不需再办理")
ORDINARY = ("非重点", "一般", "一般提案", "普通", "普通提案")
LIST_OF = "重点提案（{}）"
OF_A_LIST = re.compile(r"重点提案[(（](.+)[)）]")
CHOSEN = re.compile(r"重点|督办|领办|领衔|主席会议")
AWARDED = re.compile(r"优|好提案|奖|先进")
NOT_AWARDED = ("未评", "未获奖", "未入选")
YEAR = re.compile(r"((?:19|20)\d\d)\s*年?度?")


def short(longest: int) -> Reader[str]:
    """A reader of text on one line, of so many characters at most."""

    def read(cell: Cell, hints: Hints) -> str:
        text = line(cell, hints)
        if len(text) > longest:
            raise Unreadable(f"超过{longest}字", f"longer than {longest} characters")
        return text

    return read


def yes_or_no(yes: tuple[str, ...] = (), no: tuple[str, ...] = ()) -> Reader[bool]:
    """A reader of yes and no, and of words that mean so in this column."""

    def read(cell: Cell, hints: Hints) -> bool:
        return says(line(cell, hints), yes, no)

    return read


@lru_cache(maxsize=4096)
def says(word: str, yes: tuple[str, ...] = (), no: tuple[str, ...] = ()) -> bool:
    """Whether a word means yes.

    Raises:
        Unreadable: it means neither.
    """
    plain = squeeze(word)
    if plain in {squeeze(one) for one in (*YES, *yes)}:
        return True
    if plain in {squeeze(one) for one in (*NO, *no)}:
        return False
    raise unknown_word(word, ("是", "否", *yes, *no))


class Again(Enum):
    """How often a proposal was answered, as a ledger tells it."""

    ONCE = auto()
    ANSWERED = auto()
    AWAITED = auto()


def again(cell: Cell, hints: Hints) -> tuple[Again, date | None]:
    """再办理: answered again, perhaps with the day of the order; awaited; or not.

    Raises:
        Unreadable: neither such a word nor a day.
    """
    if isinstance(cell, str):
        plain = squeeze(line(cell, hints))
        for words, meant in ((AWAITED, Again.AWAITED), (ANSWERED_AGAIN, Again.ANSWERED)):
            if plain in {squeeze(one) for one in words}:
                return meant, None
    try:
        yes = says(line(cell, hints), (), NOT_AGAIN)
        return (Again.ANSWERED if yes else Again.ONCE), None
    except Unreadable as no_word:
        return Again.ANSWERED, _day_or(cell, hints, no_word)


def _day_or(cell: Cell, hints: Hints, otherwise: Unreadable) -> date:
    text = line(cell, hints)
    if not any(sign.isdigit() for sign in text):
        raise unknown_word(text, ("是", "否", *ANSWERED_AGAIN, *AWAITED)) from otherwise
    return day(cell, hints)


def chosen(cell: Cell, hints: Hints) -> str:
    """重点提案: on what basis, "" where the ledger only says that it is not one.

    Raises:
        Unreadable: neither yes, no, nor the name of such a list.
    """
    text = line(cell, hints)
    if squeeze(text) in {squeeze(one) for one in ORDINARY}:
        return ""
    if (named := OF_A_LIST.fullmatch(text)) is not None:
        return named[1][:100]
    if CHOSEN.search(text):
        return text[:100]
    try:
        return AS_LISTED if says(text) else ""
    except Unreadable:
        raise unknown_word(text, ("是", "否", "主席会议重点提案", *ORDINARY)) from None


AS_LISTED = "台账列为重点提案"
"""The basis of a key proposal of which a ledger tells no other."""


def awards_in(year: int, heading: str) -> Callable[[Cell, Hints], tuple[tuple[str, int], ...]]:
    """A reader of awards with their years; `year` where the cell tells none."""
    plain = heading.replace("是否", "")

    def read(cell: Cell, hints: Hints) -> tuple[tuple[str, int], ...]:
        found = []
        for word in re.split(r"[、,，;；\n]+", line(cell, hints)):
            told = YEAR.search(word)
            if told or AWARDED.search(word):
                name = YEAR.sub("", word).strip("：: ") or plain
                found.append((name[:100], int(told[1]) if told else year))
            elif _yes(word):
                found.append((plain or "优秀提案", year))
        return tuple(dict.fromkeys(found))

    return read


def _yes(word: str) -> bool:
    try:
        return says(word.strip(), (), NOT_AWARDED)
    except Unreadable:
        raise unknown_word(word, ("是", "否", "优秀提案", "2025年度好提案")) from None
