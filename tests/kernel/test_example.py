"""Is a service on the kernel as short as its page says, and does it do what one expects?"""

from rooms import ROOMS
from sqlalchemy import insert

from kernel.ids import committee_id
from kernel.tables import directory
from kernel.testing.running import client, running

HERE = {
    "committee": committee_id("999900"),
    "code": "999900",
    "name": "x",
    "subject": "99.99.00.000",
}


async def test_rooms_are_booked_once_a_day_and_numbered_without_a_gap(database):
    async with running(ROOMS, database) as rooms, client(rooms) as http:
        async with rooms.engine.begin() as connection:
            await connection.execute(insert(directory).values(HERE))

        async def book(room, day, key):
            params = {"room": room, "day": day}
            told = await http.post(
                "/committees/999900/bookings", params=params, headers={"idempotency-key": key}
            )
            if told.is_success:
                http.headers["at-least"] = told.json()["position"]
            return told

        first = await book("东厅", "2026-03-02", "a")
        again = await book("东厅", "2026-03-02", "a")
        taken = await book("东厅", "2026-03-02", "b")
        other = await book("西厅", "2026-03-02", "c")
        listed = (await http.get("/committees/999900/bookings")).json()
    assert (first.status_code, again.json()) == (201, first.json())
    assert (taken.status_code, taken.json()["type"]) == (422, "urn:jianyan:problem:AlreadyTaken")
    assert other.status_code == 201
    assert [(one["number"], one["room"]) for one in listed] == [(1, "东厅"), (2, "西厅")]
