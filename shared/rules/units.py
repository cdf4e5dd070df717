"""When are two names of units alike, though not the same: 云岭市教育体育局 and 市教体局?"""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from typing import Final, TypeVar

from rules.names import organisation_name

T = TypeVar("T")
SHORTER: Final[Mapping[str, str]] = {
    "人力资源和社会保障": "人社",
    "住房和城乡建设": "住建",
    "发展和改革": "发改",
    "工业和信息化": "工信",
    "自然资源和规划": "自规",
    "文化广电和旅游": "文旅",
    "文化广电旅游": "文旅",
    "文化和旅游": "文旅",
    "教育体育": "教体",
    "教育和体育": "教体",
    "卫生健康": "卫健",
    "市场监督管理": "市监",
    "市场监管": "市监",
    "城市管理": "城管",
    "交通运输": "交通",
    "委员会": "委",
    "办公室": "办",
    "管理局": "局",
}
"""Full words in names of units, each with the form that papers shorten it to."""

_PLACE = re.compile(r"^.{2,8}?(?:省|自治区|自治州|州|市|地区|盟|区|县|旗)(?=.{2,})")
_LEVEL = re.compile(r"^(?:省|州|市|区|县|旗|镇|乡)(?=.{2,})")
ALIKE: Final = 0.45
"""So alike, from 0 to 1, are names at least that are offered as the nearest."""

LOOKED_AT: Final = 20
"""Of so many names that share most pairs of characters the likest are chosen."""


@lru_cache(10_000)
def bare_name(name: str) -> str:
    """The name without the place before it, every word in its short form.

    云岭市教育体育局, 市教育体育局 and 教体局 are all 教体局.
    """
    plain = organisation_name(name)
    for pattern in (_PLACE, _LEVEL):
        shorter = pattern.sub("", plain)
        # 市场监督管理局 begins with 市 and is no place; 市政协 keeps what tells it from others.
        if shorter != plain and not plain.startswith(("市场", "市政", "区划")):
            plain = shorter
            break
    for full, short in SHORTER.items():
        plain = plain.replace(full, short)
    return plain


def likeness(one: str, other: str) -> float:
    """How alike two names of units are, 0 to 1; 1 when they differ in place and length alone.

    The better of two measures on the bare names: shared pairs of characters (Dice), and matching
    blocks in order.
    """
    first, second = bare_name(one), bare_name(other)
    if first == second:
        return 1.0
    shared = _shared(_pairs(first), _pairs(second))
    return max(shared, SequenceMatcher(None, first, second, autojunk=False).ratio())


def nearest(name: str, known: Iterable[tuple[str, T]], most: int = 3) -> list[T]:
    """Those that bear the likest names, each once, the likest first; at most `most`.

    Args:
        known: (a name, who bears it), in any order; who has several names is told several times.
    """
    own = _pairs(bare_name(name))
    told = list(known)
    # Blocks are dear: only the names that share most pairs are looked at closely.
    close = nlargest(LOOKED_AT, told, key=lambda one: _shared(own, _pairs(bare_name(one[0]))))
    scored = [(likeness(name, bears), who) for bears, who in close]
    ranked = sorted((one for one in scored if one[0] >= ALIKE), key=lambda one: -one[0])
    return list(dict.fromkeys(who for _, who in ranked))[:most]


def _shared(pairs: frozenset[str], others: frozenset[str]) -> float:
    return 2 * len(pairs & others) / (len(pairs) + len(others))


@lru_cache(10_000)
def _pairs(text: str) -> frozenset[str]:
    padded = f"\x02{text}\x03"
    return frozenset(padded[at : at + 2] for at in range(len(padded) - 1))
