"""When does a term open, and which plenaries lie in it? Pure."""

from collections.abc import Sequence

from contracts.members.term import TermOpened
from kernel.decider import Known
from kernel.event import Event
from members.committee.commands import ConvenePlenary, OpenTerm
from members.committee.facts import Facts
from members.committee.identity import must_stand
from members.committee.refusals import (
    BeforeItsTerm,
    NotEstablished,
    RosterChangedByThatDay,
    TermIsOver,
    TermsOutOfOrder,
)
from members.committee.state import Committee


def open_term(command: OpenTerm, committee: Committee, known: Known[Facts]) -> Sequence[Event]:
    """A term opens once; another day or paper afterwards corrects what was recorded."""
    if not committee.name:
        raise NotEstablished
    told = TermOpened(
        committee=command.committee,
        term=command.term,
        opened_on=command.opened_on,
        basis=command.basis,
    )
    before = committee.terms.get(command.term)
    if before == told:
        return []
    must_stand(command.opened_on, committee)
    _fits_between(command, committee)
    if known.facts.changed_on not in (None, command.opened_on):
        raise RosterChangedByThatDay(known.facts.changed_on)
    return [told]


def _fits_between(command: OpenTerm, committee: Committee) -> None:
    """After all that happened in earlier terms, before all that happened in later ones."""
    day, term = command.opened_on, command.term
    if any(sat < day for sat in committee.sat(term)):
        raise BeforeItsTerm(committee.sat(term)[0], day)
    for other in {*committee.terms, *(number for number, _ in committee.sessions.values())}:
        days = committee.sat(other)
        days += [committee.terms[other].opened_on] if other in committee.terms else []
        wrong = [one for one in days if (one >= day if other < term else one <= day)]
        if other != term and wrong:
            raise TermsOutOfOrder(f"{other}届", wrong[0])


def sits_in_its_term(command: ConvenePlenary, committee: Committee) -> None:
    """A plenary lies within its term, where terms were opened; else its term is implied.

    Raises:
        CommitteeHasEnded, BeforeItsTerm, TermIsOver: it does not.
    """
    must_stand(command.closes, committee)
    own = committee.terms.get(command.term)
    if own is not None and command.opens < own.opened_on:
        raise BeforeItsTerm(command.opens, own.opened_on)
    for term, opened in committee.terms.items():
        if term > command.term and opened.opened_on <= command.opens:
            raise TermIsOver(f"{term}届", opened.opened_on)
