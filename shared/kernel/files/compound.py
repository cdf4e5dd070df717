"""Which streams does a compound file (.doc, .xls, .ppt, .wps) hold? Its directory alone is read.

Source: [MS-CFB] 2.2 (header), 2.3 (FAT), 2.5 (DIFAT), 2.6 (directory entries).
"""

import struct
from collections.abc import Iterator, Sequence

ENTRY, HEADER_FATS, LAST = 128, 109, 0xFFFFFFFA
SECTORS_MOST = 8192
"""Sectors of the directory, and of the list of the FAT's sectors."""


class NotCompound(Exception):
    """The bytes do not hold together as a compound file."""


def entries(body: bytes) -> frozenset[str]:
    """The names of all storages and streams.

    Raises:
        NotCompound: a chain leads out of the file, or in a circle.
    """
    try:
        return frozenset(_Compound(body).names())
    except (struct.error, UnicodeDecodeError) as broken:
        raise NotCompound from broken


class _Compound:
    def __init__(self, body: bytes) -> None:
        shift: int = struct.unpack_from("<H", body, 30)[0]
        if shift not in (9, 12):
            raise NotCompound
        self._body, self._size = body, 1 << shift
        self._fats: list[int] = []
        for sector in self._fat_sectors():
            self._fats.append(sector)
            if len(self._fats) > len(body) // self._size:  # A list that names sectors twice.
                raise NotCompound

    def names(self) -> Iterator[str]:
        """One a directory entry that is in use."""
        (sector,) = struct.unpack_from("<I", self._body, 48)
        for _ in range(SECTORS_MOST):
            if sector >= LAST:
                return
            start = self._start(sector)
            for at in range(start, start + self._size, ENTRY):
                yield from self._name(at)
            sector = self._next(sector)
        raise NotCompound

    def _name(self, at: int) -> Iterator[str]:
        length, kind = struct.unpack_from("<HB", self._body, at + 64)
        if kind and 2 <= length <= 64:
            yield self._body[at : at + length - 2].decode("utf-16-le")

    def _next(self, sector: int) -> int:
        held = self._size // 4
        if sector // held >= len(self._fats):
            raise NotCompound
        at = self._start(self._fats[sector // held]) + 4 * (sector % held)
        following = self._body[at : at + 4]
        if len(following) < 4:
            raise NotCompound
        return int.from_bytes(following, "little")

    def _fat_sectors(self) -> Iterator[int]:
        yield from self._used(struct.unpack_from(f"<{HEADER_FATS}I", self._body, 76))
        (sector,) = struct.unpack_from("<I", self._body, 68)
        for _ in range(SECTORS_MOST):
            if sector >= LAST:
                return
            *listed, sector = struct.unpack_from(
                f"<{self._size // 4}I", self._body, self._start(sector)
            )
            yield from self._used(listed)
        raise NotCompound

    def _used(self, listed: Sequence[int]) -> Iterator[int]:
        return (sector for sector in listed if sector < LAST)

    def _start(self, sector: int) -> int:
        at = (sector + 1) * self._size
        if at + self._size > len(self._body) + self._size - 1:
            raise NotCompound
        return at
