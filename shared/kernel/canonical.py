"""Which bytes does a value have when it is hashed, stored and compared?"""

import json
import re
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class NotCanonical(ValueError):
    """A value that has no single exact text: a float, U+0000 or a lone surrogate."""


class NotStorable(NotCanonical):
    """Text with U+0000 or a lone surrogate."""


def canonical(value: Any) -> str:
    """The one JSON text of a value: keys sorted, no spaces, no floats, UTF-8 as it is.

    Raises:
        NotCanonical: the value holds a float, U+0000, a lone surrogate or an unknown type.
    """
    _check(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def storable(text: str) -> bool:
    """Whether PostgreSQL and UTF-8 can hold this text without changing it."""
    return _UNSTORABLE.search(text) is None


def _check(value: Any) -> None:
    """Plain comparisons of types: this runs over every field of every event."""
    kind = type(value)
    if kind is str:
        if not storable(value):
            raise NotStorable("U+0000 or a lone surrogate in text; 文本含不可存储字符")
    elif kind is dict:
        for key, inner in value.items():
            _check(key)
            _check(inner)
    elif kind is list or kind is tuple:
        for inner in value:
            _check(inner)
    elif kind not in _EXACT:
        raise NotCanonical(f"{kind.__name__} has no exact text; 无法精确保存的类型")


_EXACT = frozenset({bool, int, type(None)})
