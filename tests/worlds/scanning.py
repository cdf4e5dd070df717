"""Where in the files of a folder do words stand, in whatever form a store may have written them?"""

import base64
import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

DEEP = 4
"""Archives inside archives are opened so deep."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Which word, in which form, in which file (or member of an archive), at which offset."""

    word: str
    form: str
    file: str
    offset: int


def forms(word: str) -> dict[str, bytes]:
    """How a word may be written; base64 as it stands inside a longer text, at each alignment."""
    plain = word.encode()
    escaped = json.dumps(word)[1:-1]
    found = {
        "utf-8": plain,
        "utf-16-le": word.encode("utf-16-le"),
        "utf-16-be": word.encode("utf-16-be"),
        "gb18030": word.encode("gb18030"),
        "hex": plain.hex().encode(),
        "HEX": plain.hex().upper().encode(),
        "json": escaped.encode(),
        "JSON": escaped.replace("\\u", "\\U").upper().replace("\\U", "\\u").encode(),
        "xml": "".join(f"&#{ord(one)};" for one in word).encode(),
        "percent": quote(word).encode(),
    }
    for name, kept in (("utf-8", plain), ("utf-16-le", found["utf-16-le"])):
        for at in range(3):
            found[f"base64 of {name} at {at}"] = _inside(kept, at)
    return {name: kept for name, kept in found.items() if kept}


def _inside(kept: bytes, at: int) -> bytes:
    """What base64 makes of bytes that begin `at` bytes after a multiple of three."""
    told = base64.b64encode(bytes(at) + kept + bytes(2))
    first, last = -(-at * 8 // 6), (at + len(kept)) * 8 // 6
    return told[first:last]


def hits(folder: Path, words: list[str]) -> list[Hit]:
    """Every place where one of these words stands in a file below a folder, or in its archives."""
    wanted = [(word, name, kept) for word in words for name, kept in forms(word).items()]
    distinct = {kept: (word, name) for word, name, kept in reversed(wanted)}
    found: list[Hit] = []
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            for name, data in unpacked(str(file.relative_to(folder)), file.read_bytes()):
                found += _in(name, data, distinct)
    return found


def _in(file: str, data: bytes, wanted: dict[bytes, tuple[str, str]]) -> Iterator[Hit]:
    for kept, (word, form) in wanted.items():
        at = data.find(kept)
        while at >= 0:
            yield Hit(word, form, file, at)
            at = data.find(kept, at + 1)


def unpacked(name: str, data: bytes, deep: int = 0) -> Iterator[tuple[str, bytes]]:
    """The bytes as they are, and those of whatever is packed in them."""
    yield name, data
    if deep == DEEP:
        return
    for member, inner in _members(data):
        yield from unpacked(f"{name}!{member}", inner, deep + 1)


def _members(data: bytes) -> Iterator[tuple[str, bytes]]:
    if data.startswith(b"\x1f\x8b"):
        try:
            yield "gz", gzip.decompress(data)
        except (OSError, EOFError, zlib.error):
            return
    # Also a zip that lies inside something else, as a file in a database's page.
    elif data.startswith(b"PK\x03\x04"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as parts:
                for member in parts.namelist():
                    yield member, parts.read(member)
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error, EOFError):
            return
