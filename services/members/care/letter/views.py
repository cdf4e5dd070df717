"""How do events become the row of a letter? Pure."""

from dataclasses import replace
from typing import Any

from contracts.members.care import LetterAnswered, LetterRetracted, LetterSent
from kernel.log.chain import Recorded
from kernel.view import View
from members.care.letter.events import LetterWorded
from members.care.letter.tables import LetterRow, letters

Seen = LetterSent | LetterAnswered | LetterWorded | LetterRetracted


def row(before: LetterRow | None, event: Seen, recorded: Recorded) -> LetterRow | None:
    """One row a letter; one that did not go out leaves none."""
    if isinstance(event, LetterSent):
        told = _told(event)
        if before is not None:
            return replace(before, **told)
        return LetterRow(committee=recorded.origin.committee, **told)
    if before is None:
        return None
    match event:
        case LetterAnswered():
            return replace(before, answered_on=event.answered_on)
        case LetterWorded():
            kept: dict[str, Any] = {item.kind.split(".")[1]: item.id for item in event.kept}
            return replace(before, **kept)
        case LetterRetracted():
            return None


def _told(event: LetterSent) -> dict[str, Any]:
    return {
        "letter": event.letter,
        "number": event.number,
        "member": event.member,
        "employer": event.employer.id,
        "employer_name": event.employer.name,
        "purpose": event.purpose,
        "sent_on": event.sent_on,
    }


LETTERS = View(
    letters,
    LetterRow,
    (LetterSent, LetterAnswered, LetterWorded, LetterRetracted),
    lambda event, recorded: event.letter,
    row,
)
