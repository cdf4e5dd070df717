"""What was a body called, from which day, and which ids mean it? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.roll import BEGINNING
from contracts.sectors.body import BodyRenamed


@dataclass(frozen=True, slots=True)
class Borne:
    """A name, the first day of it, and the id that follows from it; None for the first name."""

    name: str
    since: date = BEGINNING
    stood_for: UUID | None = None


def renamed(names: tuple[Borne, ...], event: BodyRenamed) -> tuple[Borne, ...]:
    """After another name: of the same day, or the same name again, it corrects the last."""
    at = named_before([one.name for one in names], [one.since for one in names], event)
    return (*names[:at], Borne(event.name, event.since, event.stood_for))


def named_before(names: Sequence[str], days: Sequence[date], event: BodyRenamed) -> int:
    """How many of the names so far stay; the first always does."""
    kept = sum(day < event.since for day in days)
    if kept > 1 and kept == len(names) and names[-1] == event.name:
        return kept - 1
    return max(kept, min(1, len(names)))


def called(stood_for: UUID) -> str:
    """The claim on what follows from a name: the body that was renamed to it has it for ever."""
    return f"body-called/{stood_for}"
