"""What of the cards is the work of one body, one unit, one member?"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar
from uuid import UUID

from reporting.recheck.cards import Occasion, Proposal, Record, Report, Sector
from reporting.recheck.year import Proposals, Year

SECTOR = "sector"
Key = TypeVar("Key")
Card = TypeVar("Card")


def narrowed(year: Year, sort: str, of: UUID | None, body_kind: str | None) -> Year:
    """The same of a part; of the committee, with or without those below, all of it."""
    if of is None:
        return year
    match sort:
        case "body":
            return _body(year, of, body_kind)
        case "unit":
            return replace(year, proposals=_of_unit(year, of))
        case _:
            return _member(year, of)


def _those(cards: dict[Key, Card], wanted: Iterable[Key]) -> dict[Key, Card]:
    keys = set(wanted)
    return {key: card for key, card in cards.items() if key in keys}


def _same(proposals: list[Proposal]) -> Proposals:
    return Proposals(proposals, proposals, proposals, proposals)


@dataclass(slots=True)
class _Acting:
    """Who acted for a body, found act by act."""

    year: Year
    body: UUID
    kind: str | None
    persons: dict[str, set[UUID]] = field(default_factory=dict)

    def acted(
        self, case: str, named: Iterable[UUID], day: date | None, written: Sector | None = None
    ) -> bool:
        """Whether somebody was in the body on the day of the act, or the ledger wrote the sector.

        What the ledger wrote stands where nobody who acted was in any sector that day.
        """
        people = {self.year.person(one) for one in named}
        roster = [
            (person, one)
            for person in people
            for one in self.year.memberships(person)
            if one.held_on(day)
        ]
        here = {person for person, one in roster if one.body == self.body}
        as_written = (
            self.kind == SECTOR
            and written is not None
            and written[0] == self.body
            and all(one.kind != SECTOR for _, one in roster)
        )
        self.persons[case] = people if as_written else here
        return as_written or len(here) > 0


def _body(year: Year, body: UUID, kind: str | None) -> Year:
    """What its members did on the days when they were in it, and what it did itself."""
    record, acting = year.record, _Acting(year, body, kind)
    own = [one for one in record.proposals.values() if _sponsored(acting, one)]
    hosted = {id for id, one in record.occasions.items() if _hosts(year, one, body)}
    ids = {one.id for one in own}
    part = replace(
        record,
        suggestions={id: one for id, one in record.suggestions.items() if one.of in ids},
        reports={id: one for id, one in record.reports.items() if _told(acting, id, one)},
        activities=_those(record.activities, hosted),
        attendances=_attendances(acting, record),
        notes={
            activity: {
                member: day
                for member, day in notes.items()
                if acting.acted(f"{activity}:{member}", [member], day)
            }
            for activity, notes in record.notes.items()
        },
        research={
            id: one
            for id, one in record.research.items()
            if (one.department is not None and _is_same(year, one.department[0], body))
            or not hosted.isdisjoint(one.activities)
        },
        contacts={
            id: one
            for id, one in record.contacts.items()
            if acting.acted(str(id), one.reached, one.made_on)
        },
    )
    return replace(year, record=part, proposals=_same(own), body=body, persons=acting.persons)


def _sponsored(acting: _Acting, proposal: Proposal) -> bool:
    plenary = acting.year.record.plenaries.get(proposal.plenary)
    opened = None if plenary is None else plenary.opens
    sponsors = [proposal.first, *proposal.others]
    day = proposal.submitted_on or opened
    return acting.acted(proposal.case, sponsors, day, proposal.sector) or acting.body in sponsors


def _told(acting: _Acting, id: UUID, report: Report) -> bool:
    acted = acting.acted(str(id), report.reporters, report.received_on, report.sector)
    return acted or report.first == acting.body


def _attendances(acting: _Acting, record: Record) -> dict[UUID, dict[UUID, tuple[bool, str]]]:
    found = {}
    for id, persons in record.attendances.items():
        activity = record.activities.get(id)
        day = None if activity is None else activity.starts_on
        found[id] = _those(
            persons, [one for one in persons if acting.acted(f"{id}:{one}", [one], day)]
        )
    return found


def _hosts(year: Year, occasion: Occasion, body: UUID) -> bool:
    return any(_is_same(year, host, body) for host, _ in occasion.hosts())


def _is_same(year: Year, id: UUID, here: UUID) -> bool:
    """The one looked at, under another of its names, or whom it carries on by the rule."""
    return id == here or year.unit(id) == here


def _of_unit(year: Year, unit: UUID) -> Proposals:
    """What it leads, what it handles, what it answered itself."""
    found = Proposals([], [], [], [])
    for proposal in year.record.proposals.values():
        handling = proposal.handling
        leading = [] if handling is None else handling.leading
        assisting = [] if handling is None else handling.assisting
        if any(_is_same(year, id, unit) for id, _ in leading):
            found.own.append(proposal)
            found.judged.append(proposal)
        if any(_is_same(year, id, unit) for id, _ in leading + assisting):
            found.handled.append(proposal)
        replies = _those(
            proposal.replies, [id for id in proposal.replies if _is_same(year, id, unit)]
        )
        contacts = [one for one in proposal.contacts if _is_same(year, one.unit, unit)]
        if replies or contacts:
            found.answering.append(replace(proposal, replies=replies, contacts=contacts))
    return found


def _member(year: Year, member: UUID) -> Year:
    """What one member did, under either entry of the register; numbers are nobody's."""
    record = year.record

    def is_it(named: Iterable[UUID]) -> bool:
        return any(year.person(one) == member for one in named)

    own = [one for one in record.proposals.values() if is_it([one.first, *one.others])]
    judged = [
        replace(one, feedback=_those(one.feedback, [id for id in one.feedback if is_it([id])]))
        for one in record.proposals.values()
    ]
    ids = {one.id for one in own}
    part = replace(
        record,
        suggestions={id: one for id, one in record.suggestions.items() if one.of in ids},
        reports={id: one for id, one in record.reports.items() if is_it(one.reporters)},
        activities={},
        attendances={
            id: _those(persons, [one for one in persons if is_it([one])])
            for id, persons in record.attendances.items()
        },
        notes={
            id: _those(notes, [one for one in notes if is_it([one])])
            for id, notes in record.notes.items()
        },
        contacts={id: one for id, one in record.contacts.items() if is_it(one.reached)},
    )
    return replace(year, record=part, proposals=Proposals(own, own, own, judged), member=member)
