"""Which bytes does a value have when it is hashed, stored and compared?"""

import json
import re
from json.encoder import encode_basestring
from typing import Any

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
_SUSPECT = re.compile(r"\\u0000|[\ud800-\udfff]|(?:^|[\[:,])(?:-?\d+[.eE]|-?Infinity|NaN)")
"""What a text shows that may hold U+0000, a lone surrogate or a float; seldom it only looks so."""

_encoded = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class NotCanonical(ValueError):
    """A value that has no single exact text: a float, U+0000 or a lone surrogate."""


class NotStorable(NotCanonical):
    """Text with U+0000 or a lone surrogate."""


def canonical(value: Any) -> str:
    """The one JSON text of a value: keys sorted, no spaces, no floats, UTF-8 as it is.

    Raises:
        NotCanonical: the value holds a float, U+0000, a lone surrogate or an unknown type.
    """
    try:
        text = _encoded(value)
    except TypeError as unknown:
        raise NotCanonical(f"{unknown}; 无法精确保存的类型") from None
    if _SUSPECT.search(text):
        _check(value)
    return text


def quoted(text: str) -> str:
    """A text as it stands in canonical JSON, quotation marks included.

    Raises:
        NotStorable: it holds U+0000 or a lone surrogate.
    """
    if not storable(text):
        raise NotStorable(UNSTORABLE)
    return encode_basestring(text)


def storable(text: str) -> bool:
    """Whether PostgreSQL and UTF-8 can hold this text without changing it."""
    return _UNSTORABLE.search(text) is None


UNSTORABLE = "U+0000 or a lone surrogate in text; 文本含不可存储字符"


def _check(value: Any) -> None:
    """Whether a suspicion holds: this looks at every value by itself."""
    if isinstance(value, str):
        if not storable(value):
            raise NotStorable(UNSTORABLE)
    elif isinstance(value, dict):
        for key, inner in value.items():
            _check(key)
            _check(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _check(inner)
    elif isinstance(value, float):
        raise NotCanonical("float has no exact text; 无法精确保存的类型")
