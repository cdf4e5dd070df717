"""Who is erased in the register: do proposals and sectors forget what they keep about the person?

Neither keeps anything about anybody yet: each is given a note here, kept as a slice would keep it.
"""

import json
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from kernel.command import Asked, Command
from kernel.decider import Decider
from kernel.event import Event
from kernel.ids import committee_id
from kernel.log.registry import Ruled
from kernel.log.verify import verified
from kernel.persons import ForgetPerson
from kernel.secret import Sealed, Secret
from kernel.tables import events, vault
from kernel.testing.plugin import fresh_database
from kernel.testing.running import OPERATOR, client, eventually, running
from members.app import MEMBERS
from proposals.app import PROPOSALS
from proposals.people import people_of
from sectors.app import SECTORS

CODE = "999900"
HERE = committee_id(CODE)
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
WHY = {"ground": "requested", "basis": "个人信息保护法第四十七条，本人申请"}
PHONE = {"phone": "15490000023"}
OF_CEN, OF_LI = "家中老人需照料", "只在周末有空"


class NoteKept(Event, name="tests.note.kept", title="记事"):
    """记事: words about a person."""

    note: UUID
    words: Sealed


class KeepNote(Command):
    """Words about a person, for the vault."""

    note: UUID
    person: UUID
    words: Secret


@dataclass(frozen=True, slots=True)
class Note:
    """Nothing is decided by what was noted before."""


def keep(command, note, known):
    words = known.keep(command.words, "note", about=command.person)
    return [NoteKept(note=command.note, words=words)]


NOTE = Decider(
    category="note",
    commands=(KeepNote,),
    events=(NoteKept,),
    initial=Note(),
    decide=keep,
    evolve=lambda note, event: note,
    stream=lambda command: f"note-{command.note}",
)


def noting(service):
    """The service as it is, with a slice that keeps words about persons."""
    return replace(service, ruled=(*service.ruled, Ruled(NOTE)))


class Town:
    """Members and another service at work."""

    def __init__(self, members, other, office):
        self.members, self.other, self.office = members, other, office

    async def enters(self, path, body, status=201):
        """Ask members for something, after everything asked before."""
        told = await self.office.post(f"/committees/{CODE}{path}", json=body)
        assert told.status_code == status, told.text
        if told.json().get("position"):
            self.office.headers["at-least"] = told.json()["position"]
        return told.json()

    async def admits(self, name):
        told = {"name": name, "term": 5, "since": "2022-01-12"}
        who = UUID((await self.enters("/members", told))["stream"].removeprefix("member-"))
        await self.enters(f"/members/{who}/private", PHONE)
        return who

    async def erases(self, who):
        """Erased in the register, and heard of by the other service."""
        await self.enters(f"/members/{who}/erasures", WHY)
        origin, _, position = self.office.headers["at-least"].rpartition("@")

        async def heard():
            wanted = text("select reacted from inbox where origin = :origin")
            async with self.other.engine.connect() as connection:
                found = (await connection.execute(wanted, {"origin": origin})).scalar()
            return (found or 0) >= int(position)

        await eventually(heard, 60.0, what="the erasure is heard of")

    async def asks(self, command):
        """The other service is asked for something by the office."""
        asked = Asked(command, OPERATOR, str(uuid4()), correlation=uuid4())
        told = await self.other.appender.submit(asked)
        assert told.done, told.refusal
        return told

    async def notes(self, who, words):
        """Words about a person are kept at the other service."""
        command = KeepNote(committee=HERE, note=uuid4(), person=who, words=Secret(words))
        await self.asks(command)

    async def kept(self):
        """All that lies in the other service's vault."""
        async with self.other.engine.connect() as connection:
            found = await connection.execute(select(vault.c.body))
            return sorted(row.body.decode() for row in found)

    async def only(self, *words):
        """Until nothing else lies there."""

        async def so():
            return await self.kept() == sorted(words)

        await eventually(so, 60.0, what=f"only {words} is kept")

    async def forgettings(self):
        """What the other service wrote of persons whom it forgot."""
        wanted = select(events.c.data).where(events.c.type == "kernel.person.forgotten")
        async with self.other.engine.connect() as connection:
            found = await connection.execute(wanted.order_by(events.c.position))
            return [json.loads(row.data) for row in found]

    async def proves_itself(self, forgotten):
        """The chain holds, and names so many items that were forgotten on purpose."""
        found = await verified(self.other.engine, self.other.service.name)
        assert (found.problems, len(found.forgotten)) == ([], forgotten)


@asynccontextmanager
async def town(service, database, postgres, nats_url):
    async with AsyncExitStack() as stack:
        others = stack.enter_context(fresh_database(postgres))
        members = await stack.enter_async_context(running(MEMBERS, database, nats_url))
        other = await stack.enter_async_context(running(noting(service), others, nats_url))
        office = await stack.enter_async_context(client(members, OPERATOR))
        assert (await office.post("/committees", json=COMMITTEE)).status_code == 201
        yield Town(members, other, office)


each_service = pytest.mark.parametrize(
    "service", [PROPOSALS, SECTORS], ids=lambda service: service.name
)


@each_service
async def test_what_is_kept_about_one_who_was_erased_goes_there_too(
    service, database, postgres, nats_url
):
    async with town(service, database, postgres, nats_url) as here:
        cen, li = await here.admits("岑知远"), await here.admits("黎云舟")
        for who, words in ((cen, OF_CEN), (li, OF_LI), (cen, OF_CEN)):
            await here.notes(who, words)
        await here.erases(cen)
        await here.only(OF_LI)
        (told,) = await here.forgettings()
        assert (told["person"], told["ground"], told["basis"]) == (str(cen), *WHY.values())
        assert (told["decided_by"], len(told["forgotten"])) == (OPERATOR.id, 2)
        await here.proves_itself(forgotten=2)
        async with here.other.engine.connect() as connection:
            for row in await connection.execute(select(events.c.data)):
                assert OF_CEN not in row.data


@each_service
async def test_asked_for_twice_it_happens_once(service, database, postgres, nats_url):
    async with town(service, database, postgres, nats_url) as here:
        cen = await here.admits("岑知远")
        await here.notes(cen, OF_CEN)
        await here.erases(cen)
        await here.only()
        again = ForgetPerson(committee=HERE, person=cen, decided_by=OPERATOR.id, **WHY)
        assert (await here.asks(again)).outcome == "unchanged"
        await here.enters(f"/members/{cen}/private", PHONE)
        await here.erases(cen)
        await here.notes(cen, OF_LI)
        assert len(await here.forgettings()) == 1
        await here.proves_itself(forgotten=1)


@each_service
async def test_who_was_erased_before_anything_came_about_the_person_harms_nobody(
    service, database, postgres, nats_url
):
    """What is told afterwards is kept, until the person is erased again."""
    async with town(service, database, postgres, nats_url) as here:
        cen = await here.admits("岑知远")
        await here.erases(cen)
        await here.notes(cen, OF_CEN)
        assert (await here.kept(), await here.forgettings()) == ([OF_CEN], [])
        await here.enters(f"/members/{cen}/private", PHONE)
        await here.erases(cen)
        await here.only()
        (told,) = await here.forgettings()
        assert len(told["forgotten"]) == 1
        await here.proves_itself(forgotten=1)


async def test_name_and_office_stay_where_others_read_them(database, postgres, nats_url):
    async with town(PROPOSALS, database, postgres, nats_url) as here:
        cen = await here.admits("岑知远")
        await here.erases(cen)
        (row,) = await people_of(here.other.engine, HERE)
        assert (row.person, row.name) == (cen, "岑知远")
