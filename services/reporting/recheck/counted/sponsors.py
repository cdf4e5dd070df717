"""Who stands behind the proposals, and who behind none?"""

from collections.abc import Iterator
from uuid import UUID

from reporting.recheck.counted.members import on_roll
from reporting.recheck.counted.proposals import received
from reporting.recheck.tally import Share, Tally, figure
from reporting.recheck.year import Year


def firsts(year: Year) -> Iterator[tuple[str, UUID]]:
    """(proposal, person) of the first sponsors of members' proposals."""
    for proposal in received(year):
        if proposal.by_members:
            yield proposal.case, year.person(proposal.first)


def sponsors(year: Year) -> Iterator[tuple[str, UUID]]:
    """(proposal, person) of all sponsors of members' proposals, whatever their part."""
    for proposal in received(year):
        if proposal.by_members:
            for one in (proposal.first, *proposal.others):
                yield proposal.case, year.person(one)


@figure("proposals.sponsors")
def first_sponsors(year: Year) -> Tally:
    """Different first sponsors."""
    tally = Tally()
    for proposal, person in firsts(year):
        if year.counts(proposal, person):
            tally.note(proposal, person)
    return tally


@figure("proposals.sponsors_any_role")
def any_role(year: Year) -> Tally:
    """Different sponsors."""
    tally = Tally()
    for proposal, person in sponsors(year):
        if year.counts(proposal, person):
            tally.note(proposal, person)
    return tally


@figure("proposals.participants")
def participants(year: Year) -> Tally:
    """Those of them who are on the roll."""
    tally, roll = Tally(), year.on_roll()
    for proposal, person in sponsors(year.anywhere):
        if person in roll:
            tally.note(proposal, person)
    return tally


@figure("proposals.first_participants")
def first_participants(year: Year) -> Tally:
    """First sponsors who are on the roll."""
    tally, roll = Tally(), year.on_roll()
    for proposal, person in firsts(year.anywhere):
        if person in roll:
            tally.note(proposal, person)
    return tally


@figure("proposals.zero_sponsors")
def without_any(year: Year) -> Tally:
    """On the roll and sponsor of nothing."""
    tally, active = Tally(), {person for _, person in sponsors(year.anywhere)}
    for member in year.on_roll() - active:
        tally.note(str(member))
    return tally


@figure("proposals.participation_rate")
def participation(year: Year) -> Share:
    """Of those on the roll."""
    return Share(participants(year), on_roll(year))


@figure("proposals.zero_rate")
def zero_rate(year: Year) -> Share:
    """Of those on the roll."""
    return Share(without_any(year), on_roll(year))


@figure("proposals.first_participation_rate")
def first_participation(year: Year) -> Share:
    """Of those on the roll."""
    return Share(first_participants(year), on_roll(year))
