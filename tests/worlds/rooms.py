"""A whole service on the kernel: rooms are booked, a day each, and nobody twice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from sqlalchemy import MetaData, select

from kernel.command import Command
from kernel.decider import Decider, Known, Refused
from kernel.event import Event, zh
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.log.chain import Recorded
from kernel.log.registry import Ruled
from kernel.rows import as_row, table_of
from kernel.service import Service
from kernel.view import View


class RoomBooked(Event, name="rooms.booking.made", title="预订会议室", published=True):
    """预订: a room is somebody's for a day."""

    booking: Annotated[UUID, zh("预订")]
    number: Annotated[int, zh("编号")]
    room: Annotated[str, zh("会议室")]
    day: Annotated[date, zh("日期")]


class BookRoom(Command):
    """Book a room for a day."""

    booking: UUID
    room: str
    day: date


class AlreadyBooked(Refused):
    """The booking was made already, for another room or day."""

    zh = "该预订已登记为其他会议室或日期"


@dataclass(frozen=True, slots=True)
class Booking:
    """A booking so far."""

    room: str = ""
    day: date | None = None


def decide(command: BookRoom, booking: Booking, known: Known[None]) -> Sequence[Event]:
    """A room is given once a day; asking again changes nothing."""
    if booking.room:
        if (booking.room, booking.day) != (command.room, command.day):
            raise AlreadyBooked(command.booking)
        return []
    known.claim(f"{command.room}/{command.day}")
    number = known.next("bookings")
    told = {"booking": command.booking, "room": command.room, "day": command.day}
    return [RoomBooked(number=number, **told)]


def evolve(booking: Booking, event: Any) -> Booking:
    """The booking after an event."""
    return replace(booking, room=event.room, day=event.day)


BOOKING = Decider(
    category="booking",
    commands=(BookRoom,),
    events=(RoomBooked,),
    initial=Booking(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"booking-{command.booking}",
    claims=lambda command: [f"{command.room}/{command.day}"],
)

tables = MetaData()


@dataclass(frozen=True, slots=True)
class BookingRow:
    """One row a booking."""

    booking: UUID
    number: int
    room: str
    day: date


bookings = table_of(tables, "bookings", BookingRow, "booking")


def row(before: BookingRow | None, event: RoomBooked, recorded: Recorded) -> BookingRow:
    """The booking as it was made."""
    return BookingRow(**event.model_dump())


router = APIRouter(prefix="/committees/{committee}/bookings")
KEEP = permission("rooms.keep", Role.CLERK)


@router.post("", status_code=201)
async def book(
    committee: str, room: str, day: date, asking: Asking = allowed(KEEP)
) -> JSONResponse:
    """Book a room; the same request under the same key makes the same booking."""
    booking = asking.new_id("booking")
    return await asking.ask(BookRoom(committee=asking.here, booking=booking, room=room, day=day))


@router.get("")
async def booked(committee: str, asking: Asking = allowed(KEEP)) -> list[BookingRow]:
    """All bookings in order."""
    async with asking.engine.connect() as connection:
        found = await connection.execute(select(bookings).order_by(bookings.c.number))
        return [as_row(BookingRow, one) for one in found.mappings()]


VIEW = View(bookings, BookingRow, (RoomBooked,), lambda event, recorded: event.booking, row)
ROOMS = Service("rooms", "会议室", (tables,), (Ruled(BOOKING),), (VIEW,), routers=(router,))
