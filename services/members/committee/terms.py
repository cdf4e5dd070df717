"""When does a term open, and what becomes of the roster when it does? Pure."""

from collections.abc import Sequence

from contracts.members.term import TermChangeDecided, TermOpened
from kernel.event import Event
from members.committee.commands import ConvenePlenary, DecideTermChange, OpenTerm
from members.committee.refusals import (
    BeforeItsTerm,
    CommitteeHasEnded,
    NotEstablished,
    RosterChangedByThatDay,
    TermChangeDecidedOtherwise,
    TermIsOver,
    TermNotOpened,
    TermsOutOfOrder,
)
from members.committee.state import Committee


def open_term(command: OpenTerm, committee: Committee) -> Sequence[Event]:
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
    if committee.ended is not None and command.opened_on >= committee.ended.effective_on:
        raise CommitteeHasEnded(committee.name, committee.ended.effective_on)
    _fits_between(command, committee)
    decided = committee.changes.get(command.term)
    if decided is not None and decided.opened_on != command.opened_on:
        raise RosterChangedByThatDay(decided.opened_on)
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
    if committee.ended is not None and command.opens >= committee.ended.effective_on:
        raise CommitteeHasEnded(committee.name, committee.ended.effective_on)
    own = committee.terms.get(command.term)
    if own is not None and command.opens < own.opened_on:
        raise BeforeItsTerm(command.opens, own.opened_on)
    for term, opened in committee.terms.items():
        if term > command.term and opened.opened_on <= command.opens:
            raise TermIsOver(f"{term}届", opened.opened_on)


def decide_term_change(command: DecideTermChange, committee: Committee) -> Sequence[Event]:
    """What becomes of the roster is decided once a term; the same again goes on with it."""
    if not committee.name:
        raise NotEstablished
    before = committee.changes.get(command.term)
    but = tuple(sorted(set(command.but)))
    if before is not None:
        if (before.carries_over, before.but) != (command.carries_over, but):
            raise TermChangeDecidedOtherwise(f"{command.term}届")
        return []
    opens = committee.opens(command.term)
    if opens is None:
        raise TermNotOpened(f"{command.term}届")
    if any(term > command.term for term in committee.terms):
        raise TermIsOver(f"{max(committee.terms)}届")
    return [
        TermChangeDecided(
            committee=command.committee,
            term=command.term,
            carries_over=command.carries_over,
            but=but,
            opened_on=opens,
            basis=command.basis,
        )
    ]
