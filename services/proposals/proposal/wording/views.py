"""How does an event change the words of its proposal? Pure."""

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from contracts.proposals.proposal import (
    ProposalRetitled,
    ProposalRetracted,
    ProposalSubmitted,
    TextReplaced,
)
from kernel.derived import FromVault, Tally
from kernel.log.chain import Recorded
from kernel.rows import SearchVector
from kernel.secret import Sealed
from kernel.view import View
from proposals.proposal.wording.tables import ALL, WordsRow, proposal_words, word_counts
from proposals.proposal.wording.vector import read, vector

Seen = ProposalSubmitted | ProposalRetitled | TextReplaced | ProposalRetracted


def row(before: WordsRow | None, event: Seen, recorded: Recorded) -> WordsRow | None:
    """Title and text as they are now; what was entered by mistake leaves nothing."""
    match event:
        case ProposalSubmitted():
            here = recorded.origin.committee
            title, text = event.title, _item(event.text)
            return WordsRow(event.proposal, here, title, text, SearchVector())
        case ProposalRetitled() if before is not None:
            return replace(before, title=event.title)
        case TextReplaced() if before is not None:
            return replace(before, text=event.text.id)
        case _:
            return None


def _item(text: Sealed | None) -> UUID | None:
    return None if text is None else text.id


def worded(row: WordsRow, text: str | None) -> WordsRow:
    """The row with the words of its title, and of its text as far as it is there."""
    return replace(row, words=vector(row.title, text))


def counted(row: WordsRow) -> Iterator[tuple[UUID, str]]:
    """Each of its words once, and itself."""
    yield row.committee, ALL
    for word in read(row.words):
        yield row.committee, word


# The first release held no words: version 2 fills them from its logs.
WORDS = View(
    proposal_words,
    WordsRow,
    (ProposalSubmitted, ProposalRetitled, TextReplaced, ProposalRetracted),
    lambda event, recorded: event.proposal,
    row,
    version=2,
    text=FromVault("text", worded),
    tallies=(Tally(word_counts, counted),),
)
