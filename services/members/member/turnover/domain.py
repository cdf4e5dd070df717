"""Who goes on into a term, with what, and who ends with the one before? Pure."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid5

from contracts.members.member import MemberLeft, MemberReappointed, MembershipEnded, RoleLaidDown
from contracts.members.rules import CommitteeRules
from contracts.members.term import TermChangeDecided
from kernel.decider import Decider, Known
from kernel.event import Event
from members.member.facts import Facts
from members.member.refusals import LeftBeforeJoined, NotAMember
from members.member.state import DAY, Held, Member
from members.member.turnover.commands import DecideTermChange, EndWithTerm, ServeOn
from members.member.turnover.refusals import (
    LaterTermOpened,
    NoTermBefore,
    ServesInThatTerm,
    TermChangeDecidedOtherwise,
    TermNotOpened,
)
from members.member.turnover.state import Turnover, TurnoverFacts, evolve

TERM_ENDED = "term_ended"
"""届满, as the cause of a leaving."""


def decide(
    command: DecideTermChange, turnover: Turnover, known: Known[TurnoverFacts]
) -> Sequence[Event]:
    """What becomes of the roster is decided once a term; the same again goes on with it."""
    but = tuple(sorted(set(command.but)))
    before, facts = turnover.decided, known.facts
    if before is not None:
        if (before.carries_over, before.but) != (command.carries_over, but):
            raise TermChangeDecidedOtherwise(f"{command.term}届")
        return []
    if facts.opens is None:
        raise TermNotOpened(f"{command.term}届")
    if facts.later is not None:
        raise LaterTermOpened(f"{facts.later}届")
    if not facts.before:
        raise NoTermBefore(f"{command.term}届")
    if facts.strangers:
        raise NotAMember(*facts.strangers)
    return [
        TermChangeDecided(
            committee=command.committee,
            term=command.term,
            carries_over=command.carries_over,
            but=but,
            opened_on=facts.opens,
            basis=command.basis,
        )
    ]


def serve_on(command: ServeOn, member: Member, known: Known[Facts]) -> Sequence[Event]:
    """Reappointed once a term; roles and bodies that end with a term ended on its last day."""
    if member.term >= command.term:
        return []
    last = command.since - DAY
    who = command.member
    roles, bodies = ending(member, command.since, known.facts.rules)
    return [
        *(RoleLaidDown(member=who, role=role, until=last) for role in roles),
        *(MembershipEnded(member=who, body=body, until=last) for body in bodies),
        MemberReappointed(
            member=who,
            term=command.term,
            since=command.since,
            terms=len(member.terms | {command.term}),
        ),
    ]


def ending(
    member: Member, opens: date, rules: CommitteeRules | None
) -> tuple[list[str], list[UUID]]:
    """The roles and bodies of one who serves on that end with the term before.

    What began in the new term already is of that one; without a rule everything goes on.
    """
    rule = rules.change_of_term if rules else None
    if rule is None:
        return [], []

    def of_the_former(held: Held) -> bool:
        return (member.began(held) or date.min) < opens

    roles = [
        role
        for role, held in member.roles.items()
        if role not in rule.roles_kept and of_the_former(held)
    ]
    bodies = [
        body
        for body, held in member.bodies.items()
        if held.kind not in rule.bodies_kept and of_the_former(held)
    ]
    return roles, bodies


def end_with_term(command: EndWithTerm, member: Member) -> Sequence[Event]:
    """Who has left has nothing to end; who serves on in the later term does not end."""
    if not member.on_roll:
        return []
    if member.term >= command.term:
        raise ServesInThatTerm(member.particulars.name)
    if member.since is not None and command.until < member.since:
        raise LeftBeforeJoined(command.until, member.since)
    return [MemberLeft(member=command.member, how="ceased", until=command.until, cause=TERM_ENDED)]


def stream(command: DecideTermChange) -> str:
    """One stream a committee and term."""
    return f"turnover-{uuid5(command.committee, str(command.term))}"


TURNOVER = Decider(
    category="turnover",
    commands=(DecideTermChange,),
    events=(TermChangeDecided,),
    initial=Turnover(),
    decide=decide,
    evolve=evolve,
    stream=stream,
)
