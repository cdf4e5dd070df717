"""How much may a file cost before it is refused?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one parse.

    Attributes:
        memory: bytes of address space of the parser's process.
        time_s: seconds until it is ended.
        unpacked: bytes that a zipped workbook may unpack to.
        cell: bytes (UTF-8) of one cell.
    """

    memory: int = 2 * 1024**3
    time_s: float = 120
    unpacked: int = 200 * 10**6
    cell: int = 10 * 10**6


USUAL = Limits()
