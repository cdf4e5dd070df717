"""What is noted of contact with members, of pairs and what they owe, and of difficulties?"""

from contracts.members.care import (
    DifficultyConcluded,
    DifficultyCounted,
    DifficultyReopened,
    DifficultyStruck,
)
from contracts.members.contact import (
    ContactCorrected,
    ContactMade,
    ContactRetracted,
    PairEnded,
    PairFormed,
    PairRetracted,
)
from reporting.recheck.cards import Difficulty, MemberContact, Pair, Record
from reporting.recheck.hearing import Heard, hears


@hears(ContactMade, ContactCorrected)
def made(record: Record, event: ContactMade | ContactCorrected, heard: Heard) -> None:
    """The contact, whole; with it is told how often its pair owes contact that year."""
    counted, counts_for = event.counted, None
    if counted is not None and counted.owed is not None:
        record.owed[counted.pair, counted.owed.year] = counted.owed.times
        counts_for = (counted.pair, counted.owed.year) if counted.counts else None
    record.contacts[event.contact] = MemberContact(
        event.made_on,
        event.way,
        None if counted is None else counted.kind,
        list(event.reached),
        counts_for,
    )


@hears(ContactRetracted)
def not_made(record: Record, event: ContactRetracted, heard: Heard) -> None:
    """There was no such contact."""
    record.contacts.pop(event.contact, None)


@hears(PairFormed)
def formed(record: Record, event: PairFormed, heard: Heard) -> None:
    """A pair; formed again it begins anew."""
    record.pairs[event.pair] = Pair(event.since)
    _owes(record, event)


@hears(PairEnded)
def ended(record: Record, event: PairEnded, heard: Heard) -> None:
    """Its last day, and what it owes until then."""
    if event.pair in record.pairs:
        record.pairs[event.pair].until = event.until
    _owes(record, event)


def _owes(record: Record, event: PairFormed | PairEnded) -> None:
    for one in event.owed:
        record.owed[event.pair, one.year] = one.times


@hears(PairRetracted)
def no_pair(record: Record, event: PairRetracted, heard: Heard) -> None:
    """Entered by mistake: it owes nothing, and no contact so far counts for it."""
    record.pairs.pop(event.pair, None)
    gone = [(event.pair, year) for year in event.years]
    for one in gone:
        record.owed.pop(one, None)
    for contact in record.contacts.values():
        if contact.counts_for in gone:
            contact.counts_for = None


@hears(DifficultyCounted)
def raised(record: Record, event: DifficultyCounted, heard: Heard) -> None:
    """A difficulty; told again, kind and day are corrected."""
    card = record.difficulties.setdefault(event.difficulty, Difficulty(event.kind, event.raised_on))
    card.kind, card.raised_on = event.kind, event.raised_on


@hears(DifficultyConcluded)
def concluded(record: Record, event: DifficultyConcluded, heard: Heard) -> None:
    """Settled, or it could not be."""
    if event.difficulty in record.difficulties:
        record.difficulties[event.difficulty].outcome = event.outcome


@hears(DifficultyReopened)
def reopened(record: Record, event: DifficultyReopened, heard: Heard) -> None:
    """Taken up again."""
    if event.difficulty in record.difficulties:
        record.difficulties[event.difficulty].outcome = None


@hears(DifficultyStruck)
def struck(record: Record, event: DifficultyStruck, heard: Heard) -> None:
    """It counts no more."""
    record.difficulties.pop(event.difficulty, None)
