"""Do rows take what follows from a text in the vault, are they tallied, and do both forget?"""

from dataclasses import dataclass, replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import MetaData, Table, delete, select

from kernel.beside import begin, patiently
from kernel.cursors import until
from kernel.derived import FromVault, Tally
from kernel.event import event_class
from kernel.log.chain import Origin
from kernel.rows import columns_of, table_of
from kernel.secret import Secret
from kernel.service import Service
from kernel.shown import standings
from kernel.tables import vault
from kernel.testing.running import eventually, running
from kernel.view import View


@dataclass(frozen=True, slots=True)
class Heard:
    """A counter's last note: which vault item, and the characters in it."""

    counter: UUID
    note: UUID
    characters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Often:
    """In how many counters' notes a character stands."""

    character: str
    notes: int


metadata = MetaData()
heard = table_of(metadata, "heard", Heard, "counter")
often = Table("often", metadata, *columns_of(Often, ("character",)))


@pytest.fixture
def service(words):
    """The counting service, listening to notes."""
    noted = event_class("counting.counter.noted")
    view = View(
        heard,
        Heard,
        (noted,),
        lambda event, recorded: event.counter,
        lambda before, event, recorded: Heard(event.counter, event.note.id, ()),
        text=FromVault(
            "note",
            lambda row, text: replace(row, characters=tuple(sorted(set(text or "")))),
        ),
        tallies=(Tally(often, lambda row: ((one,) for one in row.characters)),),
    )
    return Service("counting", "计数", (metadata,), words.COUNTING.ruled, (view,))


async def told(started):
    """What is heard by counter, and the tally."""
    async with started.engine.connect() as connection:
        rows = await connection.execute(select(heard.c.counter, heard.c.characters))
        counts = await connection.execute(select(often.c.character, often.c.notes))
        return (
            {row.counter: "".join(row.characters) for row in rows},
            {row.character: row.notes for row in counts},
        )


async def test_texts_are_heard_tallied_replaced_and_forgotten(service, words, database):
    one, other = uuid4(), uuid4()

    async with running(service, database) as started:

        async def note(counter, text):
            command = words.Note(committee=words.HERE, counter=counter, text=Secret(text))
            answer = await started.appender.submit(words.asked(command))
            assert answer.outcome == "recorded"
            origin = Origin(words.HERE, "counting", started.incarnation)
            assert await until(started.engine, "views", origin, answer.position, 60.0)

        await note(one, "修桥")
        await note(other, "修路")
        assert await told(started) == ({one: "修桥", other: "修路"}, {"修": 2, "桥": 1, "路": 1})
        await note(one, "路灯")
        assert await told(started) == ({one: "灯路", other: "修路"}, {"修": 1, "灯": 1, "路": 2})
        await note(one, "路灯")
        async with started.engine.begin() as connection:
            gone = select(heard.c.note).where(heard.c.counter == one)
            await connection.execute(delete(vault).where(vault.c.id == gone.scalar_subquery()))
        (shown,) = service.all_shown()
        assert await patiently(started.engine, lambda connection: begin(connection, shown))

        async def forgotten():
            return await told(started) == ({one: "", other: "修路"}, {"修": 1, "路": 1})

        await eventually(forgotten, 60.0, "the view made anew does not hold the forgotten note")
        await note(one, "修")
        assert await told(started) == ({one: "修", other: "修路"}, {"修": 2, "路": 1})


async def test_the_rows_of_a_forgotten_text_are_derived_anew_at_once(service, words, database):
    """The event that forgets concerns another stream, and no fold of the view."""
    person, one, other = uuid4(), uuid4(), uuid4()
    async with running(service, database) as started:

        async def ask(command):
            answer = await started.appender.submit(words.asked(command))
            assert answer.outcome == "recorded"
            origin = Origin(words.HERE, "counting", started.incarnation)
            assert await until(started.engine, "views", origin, answer.position, 60.0)

        async def note(counter, text, about):
            here = {"committee": words.HERE, "counter": counter}
            await ask(words.Note(**here, text=Secret(text), about=about))

        await note(one, "修桥", person)
        await note(other, "修路", None)
        await ask(words.Drop(committee=words.HERE, counter=uuid4(), person=person))
        assert await told(started) == ({one: "", other: "修路"}, {"修": 1, "路": 1})
        await note(one, "桥", person)
        assert await told(started) == ({one: "桥", other: "修路"}, {"修": 1, "桥": 1, "路": 1})


async def test_a_view_made_anew_over_a_forgotten_text_holds_nothing_of_it(service, words, database):
    person, one = uuid4(), uuid4()
    async with running(service, database) as started:
        here = {"committee": words.HERE, "counter": one}
        commands = [
            words.Note(**here, text=Secret("修桥"), about=person),
            words.Drop(**here, person=person),
        ]
        for command in commands:
            assert (await started.appender.submit(words.asked(command))).done
        (shown,) = service.all_shown()
        assert await patiently(started.engine, lambda connection: begin(connection, shown))

        async def switched():
            async with started.engine.connect() as connection:
                return (await standings(connection))[shown.name].live > 1

        await eventually(switched, 60.0, "the view is made anew")
        assert await told(started) == ({one: ""}, {})
