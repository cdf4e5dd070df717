"""What does a row say beside review and handling: chosen, awarded, published, wished?"""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.committees import PlenaryRow
from contracts.values import Named
from kernel.ledgers import Cell, Hints, Row, line
from proposals.proposal.ledger.choices import (
    AS_LISTED,
    CONSENTS,
    MAY_JOIN,
    MAY_NOT_JOIN,
    OBJECTS,
    awards_in,
    chosen,
    says,
    yes_or_no,
)
from proposals.proposal.ledger.naming import ByName, each_or
from proposals.proposal.ledger.opinions import EachSays
from proposals.proposal.ledger.sponsoring import SponsorReader
from proposals.proposal.state import Sponsors
from rules.names import derived_id

OF_WEIGHT = ("key", "leaders", "ways", "key_on", "awards")
"""Marks that only what was filed can bear."""
WITH_REASON = re.compile(r"([^(（:：]+)[(（:：](.+?)[)）]?")
Consent = tuple[Named, bool, str | None]


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks of a row.

    Attributes:
        basis: why it is a key proposal; "" says that it is none, None says nothing.
        awards: each with its year; no_award: the ledger says that it has none.
        consents: each sponsor's, with the reason of who does not agree.
        intended: whom the review would have answer it.
    """

    basis: str | None = None
    leaders: tuple[Named, ...] = ()
    ways: tuple[str, ...] = ()
    key_on: date | None = None
    awards: tuple[tuple[str, int], ...] = ()
    no_award: bool = False
    consents: tuple[Consent, ...] = ()
    cosigning: bool | None = None
    suggested: tuple[Named, ...] = ()
    intended: tuple[Named, ...] = ()


class MarkReader:
    """Reads the marks of rows of one plenary's ledger."""

    def __init__(self, committee: UUID, plenary: PlenaryRow, people: SponsorReader) -> None:
        self._committee, self._plenary, self._people = committee, plenary, people

    def read(self, row: Row, sponsors: Sponsors) -> Marks:
        """All of them.

        Raises:
            CellProblem: a word is not understood, or two cells contradict each other.
        """
        leaders = tuple(
            self._people.member(row, "leaders", person, self._plenary.opens, ())[0]
            for person in row.names("leaders")
        )
        awards = row.get("awards", awards_in(self._plenary.opens.year, row.heading("awards")))
        return Marks(
            basis=self._basis(row, leaders),
            leaders=leaders,
            ways=row.parts("ways"),
            key_on=row.date("key_on"),
            awards=awards or (),
            no_award=awards == (),
            consents=self._consents(row, sponsors),
            cosigning=row.get("cosigning", yes_or_no(MAY_JOIN, MAY_NOT_JOIN)),
            suggested=self._units(row, "suggested"),
            intended=self._units(row, "intended"),
        )

    def _basis(self, row: Row, leaders: tuple[Named, ...]) -> str | None:
        """Whom a leader watches over is a key proposal, unless the ledger says that it is none."""
        basis = row.get("key", chosen)
        if basis == "" and leaders:
            zh = "不是重点提案却有督办领导，请改正其中一处"
            raise row.problem("leaders", zh, "a leader watches over what is no key proposal")
        return AS_LISTED if basis is None and leaders else basis

    def _consents(self, row: Row, sponsors: Sponsors) -> tuple[Consent, ...]:
        why = row.get("no_publish_reason", each_or(sponsors.all(), line, line))

        def read(cell: Cell, hints: Hints) -> tuple[Consent, ...]:
            alone = WITH_REASON.fullmatch(line(cell, hints))
            if alone and alone[1].strip() in (*OBJECTS, "否"):
                return ((sponsors.first, False, alone[2]),)
            said = EachSays(sponsors, _agrees)(cell, hints)
            return tuple(
                (who, agrees, None if agrees else _of(who, why)) for who, agrees, _ in said
            )

        found = row.get("publish", read) or ()
        against = {who.id for who, agrees, _ in found if not agrees}
        told = set(why) if isinstance(why, dict) else against
        if why is not None and not (against and told <= against):
            zh, en = "只有不同意公开才填写原由", "a reason of nobody who objects to the publication"
            raise row.problem("no_publish_reason", zh, en)
        return found

    def _units(self, row: Row, field: str) -> tuple[Named, ...]:
        return tuple(
            Named(id=derived_id(self._committee, "organisation", name), name=name)
            for name in row.parts(field)
        )


def _agrees(word: str) -> bool | None:
    return says(word, CONSENTS, OBJECTS)


def _of(sponsor: Named, why: str | ByName[str] | None) -> str | None:
    return why.get(sponsor.id) if isinstance(why, dict) else why
