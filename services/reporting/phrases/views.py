"""How do events become the row of a standing phrase? Pure."""

from dataclasses import replace

from kernel.log.chain import Recorded
from kernel.view import View
from reporting.phrases.events import PhraseAdopted, PhraseEnded
from reporting.phrases.tables import PhraseRow, phrases


def row(
    before: PhraseRow | None, event: PhraseAdopted | PhraseEnded, recorded: Recorded
) -> PhraseRow | None:
    """A phrase, and each end that was told of it."""
    if isinstance(event, PhraseAdopted):
        return PhraseRow(
            phrase=event.phrase,
            committee=recorded.origin.committee,
            slot=event.slot,
            text=event.text,
            paper=event.basis.title,
            paper_number=event.basis.number,
            paper_dated=event.basis.dated,
            effective_from=event.effective_from,
            adopted_at=recorded.recorded_at,
            by=recorded.actor,
        )
    if before is None:
        return None
    return replace(
        before,
        ended_at=(*before.ended_at, recorded.recorded_at),
        untils=(*before.untils, event.until or before.effective_from),
        struck=(*before.struck, event.until is None),
        reasons=(*before.reasons, event.reason),
    )


PHRASE_ROWS = View(
    phrases,
    PhraseRow,
    (PhraseAdopted, PhraseEnded),
    lambda event, recorded: event.phrase,
    row,
)
