"""What must a batch of commands about proposals know? One query a table."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from contracts.calendars import CalendarRow, calendar_of, calendars
from contracts.committees import PlenaryRow, RulesRow, adopted_for, plenaries, rules_in
from contracts.committees import rules as adopted
from contracts.directory import ends_of
from contracts.values import Adopted, Named
from kernel.clock import wall_clock
from kernel.log.registry import Reader
from kernel.rows import as_row
from proposals.people import PersonRow, people
from proposals.proposal.commands import CorrectSubmissionDay, ProposalCommand, SubmitProposal
from proposals.proposal.drafting.commands import InviteCosigners, SubmitDraft
from proposals.proposal.drafting.tables import DraftRow, drafts
from proposals.proposal.facts import Facts
from proposals.proposal.lineage.commands import AcceptForwarded, OfferCommand, RefuseForwarded
from proposals.proposal.lineage.lookups import Offer, Offers, offers
from proposals.proposal.review.commands import AdviseReview, DealReview
from rules.names import derived_id
from rules.working_days import WorkingDays, shipped

OF_A_PLENARY = (
    SubmitProposal,
    SubmitDraft,
    CorrectSubmissionDay,
    InviteCosigners,
    AcceptForwarded,
)
SUBMITTING = (SubmitProposal, SubmitDraft)
Adoptions = dict[UUID, list[RulesRow]]
Behind = dict[UUID, tuple[Named, ...]]
"""The sponsors by proposal."""


async def facts(reader: Reader, commands: Sequence[ProposalCommand]) -> Sequence[Facts]:
    """Plenary, rules and standing of the sponsors, where a command needs them."""
    sat = await _plenaries(reader, commands)
    rules = _Rules(await _adopted(reader, commands), await _announced(reader, commands))
    behind = await _sponsors(reader, commands)
    members = await _members(reader, commands, behind)
    offered = await offers(reader, [one for one in commands if isinstance(one, OfferCommand)])
    submit = {one.committee for one in commands if isinstance(one, SUBMITTING)}
    ended = await ends_of(reader, submit)
    return [
        replace(
            _facts(command, sat, rules, behind, members, offered),
            ended_on=ended.get(command.committee),
        )
        for command in commands
    ]


def _facts(
    command: ProposalCommand,
    sat: dict[UUID, PlenaryRow],
    rules: "_Rules",
    behind: Behind,
    members: dict[UUID, PersonRow],
    offered: Offers,
) -> Facts:
    match command:
        case SubmitProposal() | SubmitDraft():
            off_roll = _off_roll(command, behind.get(command.proposal, ()), members)
            plenary = sat.get(command.plenary)
            return Facts(plenary=plenary, off_roll=off_roll, **rules.of(command))
        case DealReview() | AdviseReview():
            return Facts(employer=_employer(command, members), **rules.of(command))
        case CorrectSubmissionDay() | InviteCosigners():
            return Facts(plenary=sat.get(command.plenary), **rules.of(command))
        case AcceptForwarded() | RefuseForwarded():
            offer = offered.get((command.committee, command.proposal))
            return _of_offer(command, sat, offer, rules.of(command))
        case _:
            return Facts(**rules.of(command))


def _of_offer(
    command: OfferCommand, sat: dict[UUID, PlenaryRow], offer: Offer | None, told: dict[str, Any]
) -> Facts:
    plenary = sat.get(command.plenary) if isinstance(command, AcceptForwarded) else None
    if offer is None:
        return Facts(plenary=plenary, **told)
    return Facts(plenary=plenary, offer=offer.event, offered_text=offer.text, **told)


def _employer(command: DealReview | AdviseReview, members: dict[UUID, PersonRow]) -> UUID | None:
    known = members.get(command.reviewer.id)
    if known is None or not known.employer:
        return None
    return derived_id(command.committee, "organisation", known.employer)


def _off_roll(
    command: SubmitProposal | SubmitDraft,
    sponsors: Sequence[Named],
    members: dict[UUID, PersonRow],
) -> tuple[str, ...]:
    """Sponsors known to have been no members on that day; those never heard of may be."""
    if not members:
        return ()
    day = command.occurred_on(wall_clock())
    heard = ((one.name, members.get(one.id)) for one in sponsors)
    return tuple(name for name, member in heard if member and not member.on_roll(day))


class _Rules:
    """The rules of each committee and day, each found once a batch, and its working days."""

    def __init__(self, adopted: Adoptions, announced: dict[UUID, WorkingDays]) -> None:
        self._adopted, self._announced = adopted, announced
        self._found: dict[tuple[UUID, date], RulesRow | None] = {}

    def of(self, command: ProposalCommand) -> dict[str, Any]:
        """What a decision is told of them."""
        day = command.occurred_on(wall_clock())
        calendar = self._announced.get(command.committee) or shipped()
        row = self._on(command.committee, day)
        if row is None:
            return {"calendar": calendar}
        under = Adopted(adoption=row.adoption, effective_on=row.effective_on)
        return {"rules": rules_in(row), "under": under, "calendar": calendar}

    def _on(self, committee: UUID, day: date) -> RulesRow | None:
        if (committee, day) not in self._found:
            self._found[committee, day] = adopted_for(self._adopted.get(committee, ()), day)
        return self._found[committee, day]


async def _plenaries(reader: Reader, commands: Sequence[ProposalCommand]) -> dict[UUID, PlenaryRow]:
    wanted = {c.plenary for c in commands if isinstance(c, OF_A_PLENARY)}
    if not wanted:
        return {}
    rows = await reader.rows(select(plenaries).where(plenaries.c.plenary.in_(wanted)))
    return {row["plenary"]: as_row(PlenaryRow, dict(row)) for row in rows}


async def _adopted(reader: Reader, commands: Sequence[ProposalCommand]) -> Adoptions:
    wanted = {command.committee for command in commands}
    found: Adoptions = {}
    for row in await reader.rows(select(adopted).where(adopted.c.committee.in_(wanted))):
        found.setdefault(row["committee"], []).append(as_row(RulesRow, dict(row)))
    return found


async def _announced(
    reader: Reader, commands: Sequence[ProposalCommand]
) -> dict[UUID, WorkingDays]:
    """The calendars of those committees for which a year was announced."""
    wanted = {command.committee for command in commands}
    found: dict[UUID, list[CalendarRow]] = {}
    for row in await reader.rows(select(calendars).where(calendars.c.committee.in_(wanted))):
        found.setdefault(row["committee"], []).append(as_row(CalendarRow, dict(row)))
    return {committee: calendar_of(rows) for committee, rows in found.items()}


async def _sponsors(reader: Reader, commands: Sequence[ProposalCommand]) -> Behind:
    """Who could stand behind what is submitted: of a draft its author and all who were invited."""
    behind: Behind = {
        command.proposal: (command.first_sponsor, *(command.co_sponsors or ()))
        for command in commands
        if isinstance(command, SubmitProposal)
    }
    wanted = {command.proposal for command in commands if isinstance(command, SubmitDraft)}
    if wanted:
        for row in await reader.rows(select(drafts).where(drafts.c.proposal.in_(wanted))):
            draft = as_row(DraftRow, dict(row))
            invited = zip(draft.invited, draft.invited_names, strict=True)
            author = Named(id=draft.first_sponsor, name=draft.first_sponsor_name)
            others = (Named(id=who, name=name) for who, name in invited)
            behind[draft.proposal] = (author, *others)
    return behind


async def _members(
    reader: Reader, commands: Sequence[ProposalCommand], behind: Behind
) -> dict[UUID, PersonRow]:
    wanted = {one.id for sponsors in behind.values() for one in sponsors}
    wanted |= {one.reviewer.id for one in commands if isinstance(one, DealReview | AdviseReview)}
    if not wanted:
        return {}
    rows = await reader.rows(select(people).where(people.c.person.in_(wanted)))
    return {row["person"]: as_row(PersonRow, dict(row)) for row in rows}
