"""Do words that may have to be forgotten lie in the vault, and nowhere else?"""

import json
from hashlib import sha256
from uuid import uuid4

import pytest
from pydantic import ValidationError

from kernel.log.desk import lookup_index
from kernel.log.verify import verified
from kernel.secret import SecretFile
from kernel.vault import Gone, held, pieces, sum_of, texts

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


FILE = b"%PDF-1.7\x00" + bytes(range(256)) * 8192
"""Some 2 MiB, with every byte in it."""


def attach(words, body=FILE, counter=None):
    return words.Attach(committee=words.HERE, counter=counter or uuid4(), file=SecretFile(body))


async def test_a_file_lies_in_the_vault_byte_for_byte_and_the_log_proves_it(counting, words):
    async with counting.writer() as writer:
        assert (await writer.submit(words.asked(attach(words)))).done
    (event,) = await counting.log()
    (item,) = await counting.sql("select * from vault")
    note = json.loads(event.data)["note"]
    assert bytes(item["body"]) == FILE
    assert (note["length"], note["kind"]) == (len(FILE), "file")
    assert note["digest"] == sha256(item["salt"] + FILE).hexdigest()
    engine = counting.running.engine
    read = [piece async for piece in pieces(engine, item["id"], len(FILE))]
    assert (len(read), b"".join(read)) == (3, FILE)
    assert await sum_of(engine, item["id"]) == sha256(FILE).hexdigest()
    assert (await verified(engine, "counting")).problems == []
    await counting.sql("update vault set body = substring(body from 2)")
    (problem,) = (await verified(engine, "counting")).problems
    assert "was changed" in problem


async def test_a_file_does_not_show_itself_and_serialises_to_nothing(words):
    command = attach(words, b"the sponsor's illness")
    for shown in (repr(command), command.model_dump_json(), str(command.model_dump())):
        assert "illness" not in shown
    with pytest.raises(ValidationError):
        words.Attach(committee=words.HERE, counter=uuid4(), file="text")


async def test_the_same_request_with_another_file_is_another_request(counting, words):
    counter = uuid4()
    command, again = attach(words, FILE, counter), attach(words, bytes(FILE), counter)
    other = attach(words, FILE[:-1] + b"!", counter)
    async with counting.writer() as writer:
        told = [await writer.submit(words.asked(one, "k")) for one in (command, again, other)]
    assert [answer.outcome for answer in told] == ["recorded", "recorded", "key_reused"]
    assert len(await counting.log()) == 1


async def test_equal_files_in_one_stream_are_kept_once(counting, words):
    counter = uuid4()
    async with counting.writer() as writer:
        for body in (FILE, FILE, FILE[:-1] + b"!"):
            await writer.submit(words.asked(attach(words, body, counter)))
    named = [json.loads(event.data)["note"]["id"] for event in await counting.log()]
    assert named[0] == named[1] != named[2]
    assert len(await counting.sql("select from vault")) == 2


async def test_what_was_forgotten_is_missing_and_not_an_error(counting, words):
    command = words.Note(committee=words.HERE, counter=uuid4(), text=WORDS)
    async with counting.writer() as writer:
        await writer.submit(words.asked(command))
    (item,) = await counting.sql("select id from vault")
    engine = counting.running.engine
    assert await texts(engine, [item["id"]]) == {item["id"]: WORDS}
    await counting.sql("delete from vault")
    assert await texts(engine, [item["id"]]) == {}
    assert await held(engine, [item["id"]]) == frozenset()
    with pytest.raises(Gone):
        [piece async for piece in pieces(engine, item["id"], 5)]
