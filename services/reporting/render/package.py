"""How do parts become one Office file whose bytes depend on nothing but the parts?"""

import io
from collections.abc import Mapping
from zipfile import ZIP_STORED, ZipFile, ZipInfo

CONTENT_TYPES = "[Content_Types].xml"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_READABLE = 0o100644 << 16


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """One zip of all parts: stored, `[Content_Types].xml` first, then by name, dated 1980-01-01.

    Stored, because two builds of zlib deflate the same bytes differently.
    """
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            archive.writestr(_entry(name), parts[name])
    return target.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIRST_DAY)
    entry.compress_type = ZIP_STORED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry


def unzipped(package: bytes) -> dict[str, bytes]:
    """The parts by name, in their order."""
    with ZipFile(io.BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def normalised(package: bytes) -> bytes:
    """The same parts, zipped as `zipped` does it."""
    return zipped(unzipped(package))
