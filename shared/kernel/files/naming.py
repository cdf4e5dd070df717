"""Under which name is a file kept, and given back?"""

import re
import unicodedata
from email.message import Message
from urllib.parse import quote, unquote

from kernel.files.kinds import Kind, NotAccepted

LONGEST = 150
KNOWN_ENDING = 10
EXTENDED = re.compile(r"filename\*\s*=\s*utf-8'[^']*'([^;\s]+)", re.IGNORECASE)


def kept_name(told: str, kind: Kind) -> str:
    """A name without folders, control and direction marks, at most 150 characters, ending rightly.

    Raises:
        NotAccepted: the ending says another kind than the content.
    """
    last = told.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(one for one in last if not unicodedata.category(one).startswith("C")).strip()
    stem, dot, ending = plain.rpartition(".")
    if not dot or not stem.strip() or len(ending) > KNOWN_ENDING:
        return (plain.strip(". ")[:LONGEST] or "附件") + kind.endings[0]
    if f".{ending.lower()}" not in kind.endings:
        zh = f"文件扩展名为 .{ending}，内容却是{kind.title}，请核对后改用 {kind.endings[0]}"
        en = f"the name ends in .{ending}, the content is {kind.name}; use {kind.endings[0]}"
        raise NotAccepted("mismatch", zh, en)
    return f"{stem[: LONGEST - len(ending) - 1]}.{ending}"


def disposition(name: str, kind: Kind) -> str:
    """`Content-Disposition` that every client saves under its name (RFC 6266, RFC 8187)."""
    plain = name.isascii() and not set(name) & set('"\\%')
    fallback = name if plain else f"attachment{kind.endings[0]}"
    return f"attachment; filename=\"{fallback}\"; filename*=UTF-8''{quote(name, safe='')}"


def name_in(header: str) -> str:
    """The name that a `Content-Disposition` tells, empty without one; `filename*` goes first."""
    if extended := EXTENDED.search(header):
        return unquote(extended[1], errors="replace")
    message = Message()
    message["content-disposition"] = header.replace("\r", " ").replace("\n", " ")
    try:
        return message.get_filename("")
    except (ValueError, LookupError):  # A charset that there is not, a number without end.
        return ""
