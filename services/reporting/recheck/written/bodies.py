"""What is noted of bodies: formed, confirmed, named, dissolved?"""

from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyRenamed,
)
from reporting.recheck.cards import Record
from reporting.recheck.hearing import Heard, hears
from reporting.recheck.register import Body


@hears(BodyFormed)
def formed(record: Record, event: BodyFormed, heard: Heard) -> None:
    """A new card."""
    record.bodies[event.body] = Body(str(event.kind), event.name, event.provisional)


@hears(BodyConfirmed)
def confirmed(record: Record, event: BodyConfirmed, heard: Heard) -> None:
    """It is a real one."""
    if event.body in record.bodies:
        record.bodies[event.body].provisional = False


@hears(BodyRenamed)
def renamed(record: Record, event: BodyRenamed, heard: Heard) -> None:
    """Another name."""
    if event.body in record.bodies:
        record.bodies[event.body].name = event.name


@hears(BodyFirstDayTold)
def began(record: Record, event: BodyFirstDayTold, heard: Heard) -> None:
    """Its first day."""
    if event.body in record.bodies:
        record.bodies[event.body].since = event.since


@hears(BodyDissolved, BodyDissolutionTakenBack)
def ended(record: Record, event: BodyDissolved | BodyDissolutionTakenBack, heard: Heard) -> None:
    """Its last day, or that there is none."""
    if event.body in record.bodies:
        until = event.until if isinstance(event, BodyDissolved) else None
        record.bodies[event.body].until = until
