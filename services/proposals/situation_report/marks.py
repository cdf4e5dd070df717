"""When are two mentions of a use, or of an instruction, the same one? Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.proposals.situation_report import Level
from proposals.situation_report.commands import Instruction, Use


@dataclass(frozen=True, slots=True)
class Mark:
    """A use (`what` is single or digest) or an instruction (`what` is the leader).

    Two marks are equal by level, what and day; None is not known.
    """

    level: Level
    what: str | None
    on: date | None
    printed: str = field(default="", compare=False)
    from_ledger: bool = field(default=False, compare=False)

    @classmethod
    def of(cls, said: Use | Instruction, *, from_ledger: bool = False) -> "Mark":
        """The mark that a command speaks of."""
        match said:
            case Use():
                return cls(said.level, said.kind, said.used_on, said.printed, from_ledger)
            case Instruction():
                return cls(said.level, said.leader, said.instructed_on, "", from_ledger)

    def is_told_by(self, other: "Mark") -> bool:
        """Whether the other says all that this one says, or more."""
        pairs = ((self.what, other.what), (self.on, other.on))
        return self.level == other.level and all(mine in (None, said) for mine, said in pairs)


@dataclass(frozen=True, slots=True)
class Change:
    """What must go and what must come, in this order."""

    gone: tuple[Mark, ...] = ()
    come: tuple[Mark, ...] = ()


def added(marks: Sequence[Mark], said: Mark) -> Change:
    """One mark more: what is told already changes nothing, what tells more of one replaces it.

    采用 and then 单篇采用 at one level are one use; 单篇采用 and 综合采用 are two.
    """
    if any(said.is_told_by(mark) for mark in marks):
        return Change()
    less = [mark for mark in marks if mark.is_told_by(said)]
    return Change(tuple(less[:1]), (said,))


def stated(marks: Sequence[Mark], said: Iterable[Mark]) -> Change:
    """All that a ledger's row names: what only an earlier row named goes, the rest is added."""
    wanted = _fullest(tuple(dict.fromkeys(said)))
    gone = [mark for mark in marks if mark.from_ledger and mark not in wanted]
    standing = [mark for mark in marks if mark not in gone]
    come: list[Mark] = []
    for mark in wanted:
        change = added(standing, mark)
        gone += change.gone
        come += change.come
        standing = [one for one in standing if one not in change.gone]
    return Change(tuple(gone), tuple(come))


def _fullest(said: Sequence[Mark]) -> list[Mark]:
    """Without those that another mark of the same row tells more fully."""
    return [mark for mark in said if not any(mark.is_told_by(o) for o in said if o != mark)]
