"""What does an OLE file (.xls, .et) hold that calamine does not tell: password, epoch, errors?"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from kernel.ledgers.cell import Flaw

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE = 0xFFFFFFFA
BOF, EOF, FORMULA, FILEPASS, DATEMODE, BOUNDSHEET, BOOLERR = (
    0x0809, 0x000A, 0x0006, 0x002F, 0x0022, 0x0085, 0x0205,
)  # fmt: skip
ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


class NotCompound(Exception):
    """The bytes do not hold together as an OLE file."""


@dataclass(slots=True)
class Biff:
    """What the records of a workbook stream say; `flaws` by place in the order of sheets."""

    encrypted: bool = False
    date_1904: bool = False
    flaws: list[dict[tuple[int, int], Flaw]] = field(default_factory=list)


class Compound:
    """The streams of an OLE file by name."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, IndexError, UnicodeDecodeError):
            raise NotCompound from None

    def has(self, name: str) -> bool:
        """Whether a stream of this name is there."""
        return name in self._entries

    def stream(self, name: str) -> bytes:
        """The bytes of a stream."""
        start, size = self._entries[name]
        try:
            if size < self._cutoff:
                return self._chain(self._mini, self._mini_fat, start, self._mini_size)[:size]
            return self._chain(self._data, self._fat, start, self._size)[:size]
        except (struct.error, IndexError):
            raise NotCompound from None

    def _open(self, data: bytes) -> None:
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if not (9 <= shift <= 12 and 4 <= mini_shift <= 9):
            raise NotCompound
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, _, self._cutoff, mini_fat = struct.unpack_from("<IIII", data, 48)
        # Sector 0 follows the header, which fills one sector.
        self._data = data[self._size :]
        self._fat = self._table(data)
        self._entries: dict[str, tuple[int, int]] = {}
        self._mini, self._mini_fat = b"", ()
        root = self._read_directory(self._chain(self._data, self._fat, directory, self._size))
        if root[1]:
            self._mini = self._chain(self._data, self._fat, root[0], self._size)
            table = self._chain(self._data, self._fat, mini_fat, self._size)
            self._mini_fat = struct.unpack(f"<{len(table) // 4}I", table)

    def _table(self, data: bytes) -> tuple[int, ...]:
        sectors = [s for s in struct.unpack_from("<109I", data, 76) if s < FREE]
        next_list, count = struct.unpack_from("<II", data, 68)
        per_sector = self._size // 4
        for _ in range(min(count, len(self._data) // self._size)):
            if next_list >= FREE:
                break
            listed = struct.unpack_from(f"<{per_sector}I", self._data, next_list * self._size)
            sectors += [s for s in listed[:-1] if s < FREE]
            next_list = listed[-1]
        table: list[int] = []
        for sector in sectors:
            table += struct.unpack_from(f"<{per_sector}I", self._data, sector * self._size)
        return tuple(table)

    def _read_directory(self, directory: bytes) -> tuple[int, int]:
        root = (0, 0)
        for offset in range(0, len(directory) - 127, 128):
            length, kind = struct.unpack_from("<HB", directory, offset + 64)
            start, size = struct.unpack_from("<II", directory, offset + 116)
            name = directory[offset : offset + max(length - 2, 0)].decode("utf-16-le")
            if kind == 5:
                root = (start, size)
            elif kind == 2:
                self._entries[name] = (start, size)
        return root

    @staticmethod
    def _chain(data: bytes, table: tuple[int, ...], start: int, size: int) -> bytes:
        pieces: list[bytes] = []
        sector = start
        while sector < FREE:
            piece = data[sector * size : (sector + 1) * size]
            if not piece or len(pieces) > len(table):
                raise NotCompound
            pieces.append(piece)
            sector = table[sector]
        return b"".join(pieces)


def read_records(stream: bytes) -> Biff:
    """Password, epoch and error cells of a BIFF5 or BIFF8 workbook stream."""
    biff = Biff()
    starts: list[int] = []
    by_start: dict[int, dict[tuple[int, int], Flaw]] = {}
    current: dict[tuple[int, int], Flaw] = {}
    for position, kind, body in _records(stream):
        if kind == BOF:
            current = by_start.setdefault(position, {})
        elif kind == FILEPASS:
            biff.encrypted = True
            break
        elif kind == DATEMODE:
            biff.date_1904 = body[:2] == b"\x01\x00"
        elif kind == BOUNDSHEET:
            starts.append(struct.unpack_from("<I", body)[0])
        else:
            current.update(_error(kind, body))
    biff.flaws = [by_start.get(start, {}) for start in starts]
    return biff


def _records(stream: bytes) -> Iterator[tuple[int, int, bytes]]:
    position = 0
    while position + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, position)
        yield position, kind, stream[position + 4 : position + 4 + length]
        position += 4 + length


def _error(kind: int, body: bytes) -> dict[tuple[int, int], Flaw]:
    if kind == BOOLERR and len(body) >= 8 and body[7] == 1:
        return {_place(body): Flaw("error", ERRORS.get(body[6], "#ERROR!"))}
    # A formula's result is an error when its last two bytes are FFFF and the first is 2.
    if kind == FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff" and body[6] == 2:
        return {_place(body): Flaw("error", ERRORS.get(body[8], "#ERROR!"))}
    return {}


def _place(body: bytes) -> tuple[int, int]:
    row, column = struct.unpack_from("<HH", body)
    return row, column
