"""Is whatever was changed behind the log's back found and named?"""

from uuid import uuid4

import pytest

from kernel.log import verify
from kernel.log.verify import verified

BREAKS = {
    "an event's data": ("update events set data = '{}' where position = 3", "position 3: content"),
    "an event's actor": ("update events set actor = 'x' where position = 3", "position 3: content"),
    "an event's hash": (
        "update events set hash = '\\x00' where position = 3",
        "position 4: content",
    ),
    "a missing event": ("delete from events where position = 3", "position 3-3: missing"),
    "missing events": ("delete from events where position in (3, 4)", "position 3...-4: missing"),
    "a missing end": ("delete from events where position > 9", "the head says"),
    "an event too many": ("update log_head set position = 7", "the head says 7"),
    "another head": ("update log_head set hash = '\\x00'", "the head says"),
    "an unknown digest": ("update log_head set digest = 'md5'", "unknown digest md5"),
    "time running back": (
        "update events set recorded_at = recorded_at - interval '1 day' where position = 5",
        "position 5: recorded before its predecessor",
    ),
    "a version": ("update events set version = 9 where position = 2", "counter-"),
    "words forgotten": ("delete from vault", "is gone"),
    "words changed": ("update vault set body = 'x'", "was changed"),
    "words of nobody": (
        "insert into vault select gen_random_uuid(), origin, stream, kind, salt, digest, body, "
        "lookup, at from vault limit 1",
        "no event names a vault item",
    ),
    "an answer to nothing": (
        "update answers set body = replace(body, '\"version\":1', '\"version\":99')",
        "an answer names what was not recorded",
    ),
    "a claim of nobody": ("update claims set stream = 'counter-x'", "a claim is held by no stream"),
    "a reader ahead": (
        "insert into cursors values ('x', 1, 99)",
        "a reader stands beyond the log: x",
    ),
    "a fork": (
        "insert into inbox values ('11111111-1111-4111-8111-111111111111.a.b', 1, 'h', 0, 'both')",
        "forked: both",
    ),
}


@pytest.fixture
async def written(counting, words):
    """Twelve events of every kind in one committee, and two in another."""
    here, there = words.HERE, words.THERE
    commands = [words.Count(committee=here, counter=uuid4()) for _ in range(6)]
    commands += [words.Note(committee=here, counter=uuid4(), text=f"原话{n}") for n in range(4)]
    commands += [words.Take(committee=here, counter=uuid4(), mark="m")]
    commands += [words.Draw(committee=here, counter=uuid4())]
    commands += [words.Draw(committee=there, counter=uuid4()) for _ in range(2)]
    async with counting.writer() as writer:
        for command in commands:
            assert (await writer.submit(words.asked(command))).done
    return counting


async def look(counting, committees=None):
    return await verified(counting.running.engine, "counting", committees)


async def test_a_log_that_nobody_touched_proves_itself(written, words, monkeypatch):
    monkeypatch.setattr(verify, "PAGE", 5)
    found = await look(written)
    assert found.problems == []
    assert found.origins == {
        f"{words.HERE}.counting.test": 12,
        f"{words.THERE}.counting.test": 2,
    }


@pytest.mark.parametrize("broken", BREAKS)
async def test_what_was_changed_behind_its_back_is_named(written, words, monkeypatch, broken):
    monkeypatch.setattr(verify, "PAGE", 5)
    change, says = BREAKS[broken]
    await written.sql("alter table events disable trigger events_append_only")
    await written.sql(change)
    found = await look(written)
    assert any(says in problem for problem in found.problems), found.problems
    assert any(str(words.HERE) in problem for problem in found.problems)


async def test_who_looks_at_one_committee_hears_of_no_other(written, words):
    await written.sql("alter table events disable trigger events_append_only")
    await written.sql("update events set data = '{}' where origin = 1 and position = 3")
    there = await look(written, frozenset({words.THERE}))
    assert (there.problems, list(there.origins.values())) == ([], [2])
    assert (await look(written, frozenset({words.HERE}))).problems != []
    assert (await look(written, frozenset())).origins == {}


async def test_a_ruined_log_is_not_told_event_by_event(written, monkeypatch):
    monkeypatch.setattr(verify, "MOST", 3)
    await written.sql("alter table events disable trigger events_append_only")
    await written.sql("update events set data = '{}' where origin = 1")
    found = await look(written)
    assert len([one for one in found.problems if "content" in one]) == 3
    assert any("too many" in one for one in found.problems)
