"""How does a file compare with the last one: what is new, changed, equal, missing?"""

from collections import Counter
from dataclasses import dataclass, field, replace

from kernel.importing.memory import Remembered
from kernel.importing.plan import Entry, Plan, numbered, parts_of, whole
from kernel.ledgers import Ledger

Asking = tuple[str, Entry, Remembered | None]
"""A row to be asked: its key, what it means, and what it meant in the last file."""


@dataclass(slots=True)
class Compared:
    """A file beside the last one.

    Attributes:
        unchanged: rows that mean what they meant.
        untouched: how many rows say what is so already.
        asked: new and changed rows.
        lineages: how many of the file's rows continue which line of files.
        missing: rows of those lines that this file does not have.
    """

    unchanged: list[tuple[Entry, Remembered]] = field(default_factory=list)
    untouched: int = 0
    asked: list[Asking] = field(default_factory=list)
    lineages: Counter[str] = field(default_factory=Counter)
    missing: list[Remembered] = field(default_factory=list)

    def lineage(self, ledger: Ledger) -> str:
        """The lineage that most of the file's known rows have; a file without any begins one."""
        return self.lineages.most_common(1)[0][0] if self.lineages else ledger.sha256


def compared(plan: Plan, before: dict[str, Remembered], secret: bytes) -> Compared:
    """Sort a plan's rows by what the last file said of them.

    Args:
        secret: the key under which digests of commands with secrets are made.
    """
    found = Compared()
    keys: set[str] = set()
    for key, entry in numbered(plan.entries):
        keys.add(key)
        if plan.happening and not entry.commands:
            found.untouched += 1
            continue
        earlier = before.get(key)
        if earlier is not None:
            found.lineages[earlier.lineage] += 1
        same = earlier is not None and earlier.digest == whole(parts_of(entry, secret))
        if earlier is not None and same and not earlier.retracted:
            found.unchanged.append((entry, earlier))
        else:
            found.asked.append((key, entry, earlier))
    found.missing = _left_out(before, found, keys)
    return found


def _left_out(before: dict[str, Remembered], found: Compared, keys: set[str]) -> list[Remembered]:
    """Rows of the files that this one continues, which it does not have.

    A file continues those whose rows stand in it; other files of the same plenary are left alone.
    """
    return [
        row
        for key, row in before.items()
        if key not in keys and not row.retracted and row.lineage in found.lineages
    ]


def seen_again(entry: Entry, row: Remembered, ledger: Ledger) -> Remembered:
    """An unchanged row, where it stands now."""
    return replace(row, file=ledger.file, row=entry.row.number)


def known_before(earlier: Remembered | None) -> bool:
    """Whether the row stands in the books: it was there, and was not taken back."""
    return earlier is not None and not earlier.retracted


def generation_of(earlier: Remembered | None) -> int:
    """The generation of what is asked now; repeated after a kill it is the same one."""
    return 1 if earlier is None else earlier.generation + 1
