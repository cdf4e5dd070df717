"""Whose figures are asked for, of which days: what does that pick out of the cards?"""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from contracts.members.rules import CommitteeRules
from reporting.recheck.cards import Record
from reporting.recheck.narrowing import narrowed
from reporting.recheck.register import Membership, Plenary
from reporting.recheck.year import Proposals, Year
from rules.dates import PLENARY, Window, parse_window


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures are asked for, without any answer to it.

    Attributes:
        on: the day of the cut.
        named_as_of: the day whose names units bear, when it is not the window's last.
        sort: of whose work: committee, below (with all below), body, unit or member.
        of: which body, unit or member; body_kind: of a body sector, special_committee ...
    """

    committee: UUID
    term: int
    session: int
    window: str
    on: date
    named_as_of: date | None = None
    sort: str = "committee"
    of: UUID | None = None
    body_kind: str | None = None


def year_of(record: Record, asked: Asked) -> Year:
    """The window of a plenary or of days, under the rules in force when the plenary closed."""
    plenary, first, last = days_of(record, asked)
    # Committees below have plenaries of their own: with them the days decide.
    by_plenary = asked.window == PLENARY and asked.sort != "below"
    day = last_day(last, asked)
    every = list(record.proposals.values())
    proposals = Proposals(every, every, every, every)
    in_bodies: dict[UUID, list[Membership]] = {}
    year = Year(
        record,
        _rules(record, asked.committee, plenary.closes),
        first,
        last,
        plenary.id if by_plenary else None,
        day,
        asked.named_as_of or day,
        proposals,
        proposals,
        in_bodies,
        _called(record),
    )
    for one in record.memberships.values():
        in_bodies.setdefault(year.person(one.member), []).append(one)
    part = narrowed(year, asked.sort, asked.of, asked.body_kind)
    entering = part.proposals.those(lambda one: part.entered(one.plenary, one.submitted_on))
    return replace(part, entering=entering, elsewhere=_whole(year) if part is not year else None)


def _whole(year: Year) -> Year:
    entered = year.proposals.those(lambda one: year.entered(one.plenary, one.submitted_on))
    return replace(year, entering=entered)


def days_of(record: Record, asked: Asked) -> tuple[Plenary, date, date | None]:
    """The plenary, and the days of the window; no last one while the next is not convened."""
    own = [one for one in record.plenaries.values() if one.committee == asked.committee]
    (plenary,) = (one for one in own if (one.term, one.session) == (asked.term, asked.session))
    window = parse_window(asked.window)
    if isinstance(window, Window):
        return plenary, window.first, window.last
    assert window == PLENARY
    later = [one.opens for one in own if one.opens > plenary.opens]
    return plenary, plenary.opens, min(later) - timedelta(days=1) if later else None


def last_day(last: date | None, asked: Asked) -> date:
    """The last day of the window, or that of the cut when it comes first."""
    return asked.on if last is None else min(last, asked.on)


def _called(record: Record) -> dict[tuple[UUID, str], Membership]:
    found: dict[tuple[UUID, str], Membership] = {}
    for one in record.memberships.values():
        before = found.setdefault((one.body, one.kind), one)
        if before.told_at < one.told_at:
            found[one.body, one.kind] = one
    return found


def _rules(record: Record, committee: UUID, on: date) -> CommitteeRules:
    """The last that took effect by a day; before any did, the first."""
    told = sorted(record.rules.get(committee, []), key=lambda one: one[:2])
    in_force = [rules for since, _, rules in told if since <= on]
    return in_force[-1] if in_force else told[0][2]
