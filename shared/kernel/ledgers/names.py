"""Which persons does a cell name?"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kernel.ledgers.cell import Cell
from kernel.ledgers.cleaning import squeeze
from kernel.ledgers.period import chinese_number
from kernel.ledgers.problems import Unreadable
from kernel.ledgers.reading import Hints, passage

SEPARATORS = re.compile(r"[、,，;；/／\n]+")
DOTS = str.maketrans("•‧・∙⋅●．", "·······")
BRACKET = re.compile(r"^(.*?)\(([^()]*)\)$")
INNER_SEPARATOR = re.compile(r"\([^()]*\)")
AND_OTHERS = re.compile(
    r"等(?:共)?([\d一二三四五六七八九十两]+)?(?:人|名|位|名委员|位委员|个委员)?$"
)
EVERYONE = frozenset({"全体委员", "全体政协委员", "全体"})
TITLES = re.compile(r"(?:政协)?(?:委员|同志|先生|女士|常委)$")
# Surnames of two characters, after which one single character may be a given name.
COMPOUND = re.compile(
    "欧阳|太史|上官|端木|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|"
    "申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|令狐|淳于|呼延|百里|东郭"
)
USUAL_LENGTH = 6


@dataclass(frozen=True, slots=True)
class Person:
    """A name as it counts, and what stands in brackets behind it (sector, unit, phone)."""

    name: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """The persons of one cell, each once, in their order.

    Attributes:
        people: who is named.
        total: N of 等N人, which counts those named too; None when it is not said.
        everyone: 全体委员 stands there; who that is needs the roster of a day.
    """

    people: tuple[Person, ...] = ()
    total: int | None = None
    everyone: bool = False

    def __iter__(self) -> Iterator[Person]:
        return iter(self.people)

    def __len__(self) -> int:
        return len(self.people)


def people(cell: Cell, hints: Hints) -> Names:
    """All names of a cell; see LEDGERS, Names.

    Raises:
        Unreadable: digits, letters or symbols in a name, or spaces that may part names in
            several ways.
    """
    text = passage(cell, hints)
    if squeeze(text) in EVERYONE:
        return Names(everyone=True)
    body, total = _others(text)
    people = [person for part in _parts(body) for person in _people(part, hints)]
    once = tuple(dict.fromkeys(people))
    if len(once) < len(people):
        hints.warn(
            "同一姓名在一格中出现两次，只计一次", "a name stands twice in one cell; counted once"
        )
    if total is not None and total < len(once):
        hints.warn(
            f"列出{len(once)}人，却写“等{total}人”", f"{len(once)} named, yet {total} declared"
        )
    return Names(once, total)


def person(cell: Cell, hints: Hints) -> Person:
    """The one name of a cell, e.g. the first sponsor's."""
    found = people(cell, hints)
    if len(found.people) != 1 or found.everyone:
        raise Unreadable("这里只能填写一个姓名", "exactly one name may stand here")
    return found.people[0]


def _others(text: str) -> tuple[str, int | None]:
    found = AND_OTHERS.search(squeeze(text))
    if found is None or not re.search(r"等\s*\S*\s*$", text):
        return text, None
    body = text[: text.rindex("等")].rstrip()
    return (body, chinese_number(found[1]) if found[1] else None) if body else (text, None)


def _parts(text: str) -> list[str]:
    """Split at separators, but not inside brackets."""
    hidden = INNER_SEPARATOR.sub(lambda found: SEPARATORS.sub("\0", found[0]), text)
    parts = (part.strip() for part in SEPARATORS.split(hidden))
    return [part.replace("\0", "、") for part in parts if part]


def _people(part: str, hints: Hints) -> list[Person]:
    bracket = BRACKET.match(part)
    bare, note = (bracket[1].strip(), bracket[2].strip()) if bracket else (part, "")
    found = [
        Person(_checked(name, hints)) for chunk in _spaced(bare) for name in _joined(chunk, hints)
    ]
    if not found:
        raise Unreadable(f"“{part}”里没有姓名", f"{part!r} holds no name")
    found[-1] = replace(found[-1], note=note)
    return found


def _spaced(text: str) -> list[str]:
    """Names parted by space: only names of two or more characters are; 张　三 is one name."""
    text = text.translate(DOTS)
    if "·" in text or text.isascii():
        return [re.sub(r"\s*·\s*", "·", text)]
    # In 张　三 李　四 the wide space pads and the plain one parts.
    if "\u3000" in text and " " in text:
        return [name for piece in text.split(" ") for name in _tokens(piece.split())]
    return _tokens(text.split())


def _tokens(tokens: list[str]) -> list[str]:
    names_found: list[str] = []
    run: list[str] = []
    for token in [*tokens, ""]:
        if len(token) == 1:
            run.append(token)
            continue
        if len(run) == 1 and token and len(token) <= 2 and not names_found:
            token, run = run[0] + token, []
        elif run:
            _close(run, names_found)
            run = []
        if token:
            names_found.append(token)
    return names_found


def _close(run: list[str], names_found: list[str]) -> None:
    """A run of single characters is one padded name of two or three, or the end of 欧阳 娜."""
    if len(run) == 1 and names_found and COMPOUND.fullmatch(names_found[-1]):
        names_found[-1] += run[0]
    elif len(run) in (2, 3):
        names_found.append("".join(run))
    elif len(run) == 1 and not names_found:
        names_found.append(run[0])
    else:
        raise Unreadable(
            f"“{' '.join(run)}”中的空格无法判断姓名的界限，请用顿号分开",
            f"the spaces in {' '.join(run)!r} do not tell the names apart; use 、",
        )


def _joined(text: str, hints: Hints) -> list[str]:
    """张三和李四 are two; 李和平 is one."""
    for word in ("以及", "和", "与", "及"):
        pieces = _split_at(text, word)
        if len(pieces) > 1:
            if word != "和":
                hints.warn(
                    f"“{text}”按“{word}”拆成{len(pieces)}个姓名", f"{text!r} was split at {word}"
                )
            return [name for piece in pieces for name in _joined(piece, hints)]
    return [text]


def _split_at(text: str, word: str) -> list[str]:
    """At the first place where both sides can be names of two or more characters."""
    for found in re.finditer(word, text):
        left, right = text[: found.start()], text[found.end() :]
        if 2 <= len(left) <= 4 and len(right) >= 2:
            return [left, right]
    return [text]


def _checked(name: str, hints: Hints) -> str:
    bare = TITLES.sub("", name) if len(name) >= 4 else name
    if bare != name:
        hints.warn(f"“{name}”按姓名“{bare}”读取", f"{name!r} was read as {bare!r}")
    if len(bare) < 2:
        raise Unreadable(f"“{bare}”不是完整的姓名", f"{bare!r} is not a whole name")
    wrong = next((c for c in bare if not _may_stand(c, foreign="·" in bare)), None)
    if wrong is not None:
        raise Unreadable(
            f"姓名“{bare}”中不应有“{wrong}”", f"{wrong!r} may not stand in the name {bare!r}"
        )
    if len(bare) > USUAL_LENGTH and "·" not in bare:
        hints.warn(
            f"“{bare}”不像一个姓名，已照原样保留", f"{bare!r} hardly is a name; kept as it is"
        )
    return bare


def _may_stand(character: str, *, foreign: bool) -> bool:
    if character == "〇" or unicodedata.category(character) == "Lo":
        return True
    return foreign and (character in "·. -" or unicodedata.category(character)[0] == "L")
