"""Do words that may have to be forgotten lie in the vault, and nowhere else?"""

import json
from hashlib import sha256
from uuid import uuid4

from kernel.log.desk import lookup_index

WORDS = "13800000000之家属"


async def test_no_event_and_no_answer_tells_a_secret(counting, words):
    command = words.Note(committee=words.HERE, counter=uuid4(), text=WORDS, phone=WORDS)
    async with counting.writer() as writer:
        answer = await writer.submit(words.asked(command, "k"))
    assert WORDS not in str(answer)
    tables = await counting.sql(
        "select table_name t from information_schema.tables where table_schema = 'public'"
    )
    for name in (row["t"] for row in tables):
        rows = await counting.sql(f"select row_to_json(x)::text r from (select * from {name}) x")
        plain = [r for r in rows if WORDS in r["r"] or WORDS.encode().hex() in r["r"]]
        assert bool(plain) == (name == "vault"), name


async def test_a_secret_does_not_show_itself(words):
    command = words.Note(committee=words.HERE, counter=uuid4(), text=WORDS)
    for shown in (
        repr(command),
        str(command),
        command.model_dump_json(),
        str(command.model_dump()),
    ):
        assert WORDS not in shown


async def test_an_event_names_the_item_with_its_length_and_salted_digest(counting, words):
    command = words.Note(committee=words.HERE, counter=uuid4(), text=WORDS)
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
    (event,) = await counting.log()
    (item,) = await counting.sql("select * from vault")
    assert json.loads(event.data)["note"] == {
        "id": str(item["id"]),
        "kind": "note",
        "length": len(WORDS.encode()),
        "digest": sha256(item["salt"] + item["body"]).hexdigest(),
    }
    assert item["stream"] == event.stream
    assert item["body"].decode() == WORDS


async def test_equal_words_in_one_stream_are_kept_once(counting, words):
    counter = uuid4()
    async with counting.writer() as writer:
        for text in (WORDS, WORDS, "别的话", WORDS):
            command = words.Note(committee=words.HERE, counter=counter, text=text)
            await writer.submit(words.asked(command))
    named = [json.loads(event.data)["note"]["id"] for event in await counting.log()]
    assert named[0] == named[1] == named[3] != named[2]
    assert len(await counting.sql("select from vault")) == 2


async def test_equal_words_in_two_streams_are_forgotten_apart(counting, words):
    async with counting.writer() as writer:
        for _ in range(2):
            command = words.Note(committee=words.HERE, counter=uuid4(), text=WORDS)
            await writer.submit(words.asked(command))
    rows = await counting.sql("select salt, digest from vault")
    assert len({row["salt"] for row in rows}) == len({row["digest"] for row in rows}) == 2


async def test_an_item_is_found_again_only_with_the_key(counting, words):
    command = words.Note(committee=words.HERE, counter=uuid4(), text=WORDS, phone="13900000000")
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
    found = "select from vault where lookup = $1"
    right = lookup_index(words.LOOKUP_KEY, "note", "13900000000")
    assert len(await counting.sql(found, right)) == 1
    assert await counting.sql(found, lookup_index(bytes(32), "note", "13900000000")) == []
