"""Which proposal does a request ask about, and when did it happen?"""

import json
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from fastapi.responses import JSONResponse

from contracts.committees import plenary_of
from contracts.proposals.proposal import ProposalRetracted, ProposalSubmitted
from contracts.values import Named
from kernel.clock import today
from kernel.event import Event
from kernel.http.asking import Asking, patiently
from kernel.http.whose import is_office, own_id
from kernel.identity import Role
from kernel.log.reading import told_of
from kernel.problems import Problem, unknown
from proposals.people import people_of
from proposals.proposal import bodies
from proposals.proposal.queries import Sight, one_of
from proposals.proposal.tables import ProposalRow
from rules.dates import day_of

EVERYTHING = Sight(everything=True)


def about(asking: Asking, proposal: UUID, body: bodies.Dated) -> dict[str, Any]:
    """What every command about it is told; the office alone says that it happened another day.

    Raises:
        Problem: 422, somebody else names a day: limits would be whatever one likes.
    """
    day = body.on if body.at is None else day_of(body.at)
    if day not in (None, today()) and not is_office(asking):
        zh, en = "只有办公室可以补录往日事项", "only the office records what happened another day"
        raise Problem(422, "NotThatDay", zh, en)
    return {"committee": asking.here, "proposal": proposal, "on": body.on, "at": body.at}


async def row_of(asking: Asking, proposal: UUID, seen: Sight = EVERYTHING) -> ProposalRow:
    """The proposal as it stands; one written a moment ago is waited for."""
    found: list[ProposalRow] = []

    async def look() -> UUID | None:
        row = await one_of(asking.engine, asking.here, proposal, seen)
        found.extend([row] if row else [])
        return proposal if row else None

    await patiently(look, unknown("提案", str(proposal)))
    return found[0]


def sponsor_of(asking: Asking, row: ProposalRow, told: bodies.Sponsor) -> Named:
    """The sponsor of that name or id; a stranger is refused by the rule."""
    ids = (row.first_sponsor, *row.co_sponsors)
    names = (row.first_sponsor_name, *row.co_sponsor_names)
    for found, name in zip(ids, names, strict=True):
        if told.id == found or (told.id is None and told.name == name):
            return Named(id=found, name=name)
    return Named(id=told.id or asking.new_id("stranger"), name=told.name)


async def oneself(asking: Asking) -> bodies.Sponsor:
    """The member who asks, as a sponsor.

    Raises:
        Problem: 422, who asks is no member of the register.
    """
    person = own_id(asking, Role.MEMBER)
    for member in await people_of(asking.engine, asking.here):
        if member.person == person:
            return bodies.Sponsor(name=member.name, id=member.person)
    raise Problem(422, "NoSponsor", "请填写第一提案人", "name the first sponsor")


async def receipt(asking: Asking, proposal: UUID, told: JSONResponse) -> JSONResponse:
    """The answer to a submission with its receipt number (回执号): a draft never gets one."""
    if told.status_code not in (200, 201):
        return told
    async with asking.engine.connect() as connection:
        stream, classes = f"proposal-{proposal}", (ProposalSubmitted, ProposalRetracted)
        happened = await told_of(connection, asking.here, stream, *classes)
    held = _received(happened)
    if held is None:  # Asked again under its key, after it was retracted.
        return told
    plenary, serial_no = held
    sat = await plenary_of(asking.engine, plenary)
    place = f"{sat.term}-{sat.session}-" if sat else ""
    content = {**json.loads(bytes(told.body)), "receipt": f"{place}{serial_no:05d}"}
    return JSONResponse(content, told.status_code, _kept(told))


def _received(happened: Sequence[Event]) -> tuple[UUID, int] | None:
    """Plenary and serial number; submitted again, it keeps the number that it had."""
    held: ProposalSubmitted | None = None
    for event in happened:
        if isinstance(event, ProposalRetracted):
            held = None
        elif isinstance(event, ProposalSubmitted) and held is None:
            held = event
    return None if held is None else (held.plenary, held.serial_no)


def _kept(told: JSONResponse) -> dict[str, str]:
    length = {"content-length"}
    return {name: value for name, value in told.headers.items() if name not in length}
