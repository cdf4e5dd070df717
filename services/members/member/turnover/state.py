"""What is decided of one change of term so far? Pure."""

from dataclasses import dataclass
from datetime import date

from contracts.members.term import TermChangeDecided
from kernel.event import Event


@dataclass(frozen=True, slots=True)
class Turnover:
    """One committee's change into one term; `decided` is None until it is."""

    decided: TermChangeDecided | None = None


@dataclass(frozen=True, slots=True)
class TurnoverFacts:
    """What deciding it must know.

    Attributes:
        opens: the term's first day, as it was opened or as its first plenary implies.
        before: whether an earlier term is known. later: a later one that has opened by itself.
        strangers: names of the excepted that are no members of this committee.
    """

    opens: date | None = None
    before: bool = False
    later: int | None = None
    strangers: tuple[str, ...] = ()


def evolve(turnover: Turnover, event: Event) -> Turnover:
    """It is decided once."""
    return Turnover(event) if isinstance(event, TermChangeDecided) else turnover
