"""In which order does the evidence list events, each once, and which number has each?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reporting.archive.proof import EventProof
from reporting.documents.evidence import EventEntry

Numbers = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """The events in the order of their numbers, from 1."""

    entries: tuple[EventEntry, ...]
    by_arrival: Mapping[int, int]
    _told: dict[Numbers, Numbers] = field(default_factory=dict)

    def numbers(self, proofs: Iterable[EventProof]) -> Numbers:
        """The numbers of these events, in order; the same ones are the same tuple."""
        found = tuple(sorted({self.by_arrival[proof.arrival] for proof in proofs}))
        return self._told.setdefault(found, found)


def listed(behind: Iterable[Sequence[EventProof]]) -> Listed:
    """Every event once. Those of one record stand together as they arrived, so that a case's are
    mostly neighbours; the record that was told of first comes first."""
    proofs = {proof.arrival: proof for each in behind for proof in each}
    first: dict[str, int] = {}
    for arrival in sorted(proofs):
        first.setdefault(proofs[arrival].stream, arrival)
    ordered = sorted(proofs.values(), key=lambda proof: (first[proof.stream], proof.arrival))
    return Listed(
        tuple(map(_entry, ordered)),
        {proof.arrival: number for number, proof in enumerate(ordered, start=1)},
    )


def _entry(proof: EventProof) -> EventEntry:
    source = proof.source or {}
    return EventEntry(
        id=str(proof.event_id),
        name=proof.title,
        occurred_on=proof.occurred_on,
        file=str(source.get("file", "")),
        sheet=str(source.get("sheet", "")),
        row=source.get("row"),
        record=proof.stream,
        origin=proof.origin,
        position=proof.position,
    )
