"""How does an outside system take every event, once, in order, and know that none is missing?"""

import asyncio
import hashlib
import json
import os
import sqlite3
import sys
from urllib.parse import unquote

import nats

TABLES = """create table if not exists feed (stream_made primary key, sequence int);
create table if not exists origins (origin primary key, position int, hash, broken);
create table if not exists events (origin, position int, type, data, headers, hash primary key);"""
NAMES = """origin=origin event_id=id stream=subject type=type actor=actor source=sourcerow
    on_behalf_of=onbehalfof correlation_id=correlationid causation_id=causationid
    recorded_at=time occurred_on=occurredon occurred_at=occurredat"""


def recomputed(told, data):
    """An event's hash: over the hash before it, all that its headers say, and its data."""
    head = {name.removeprefix("ce-"): unquote(text) for name, text in told.items()}
    names = dict(pair.split("=") for pair in NAMES.split())
    sealed = {"data": data} | {name: head.get(header) for name, header in names.items()}
    sealed |= {"position": int(head["position"]), "version": int(head["streamversion"])}
    sealed |= {"schema_number": int(head["dataschema"].split(":")[-1]), "published": True}
    text = json.dumps(sealed, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    before = bytes.fromhex(told["ce-prevhash"].removeprefix("sha256:"))
    return "sha256:" + hashlib.sha256(before + text.encode()).hexdigest()


def take(db, told, data):
    """Store what is next, with its place; at a gap, give the position before it."""
    origin, position, digest = told["ce-origin"], int(told["ce-position"]), told["ce-hash"]
    found = db.execute("select position, hash, broken from origins where origin = ?", (origin,))
    (at, held, broken), kind = found.fetchone() or (0, "sha256:" + "0" * 64, None), told["ce-type"]
    known = broken or position < at or (position, digest) == (at, held)
    if known or position > at + 1:
        return None if known else at
    if position == at or told["ce-prevhash"] != held:
        broken = f"{kind} {position}: {digest} after {told['ce-prevhash']}; held: {held} at {at}"
    elif kind != "jianyan.marker" and recomputed(told, data) != digest:
        broken = f"{kind} {position}: its content does not give its hash {digest}"
    else:
        at, held, row = position, digest, (origin, position, kind, data, json.dumps(told), digest)
        db.execute("insert into events values (?, ?, ?, ?, ?, ?)", row)
    db.execute("replace into origins values (?, ?, ?, ?)", (origin, at, held, broken))
    if broken:
        print(f"{origin} stopped at {broken}", file=sys.stderr, flush=True)


async def fill(db, broker, origin, after):
    """Ask the origin's own log, page by page, for all that comes after a position."""
    door, may = "log.{}.{}".format(*origin.split(".")), {"authorization": os.environ["TOKEN"]}
    while after is not None:
        asked = json.dumps({"origin": origin, "after": after}).encode()
        page = json.loads((await broker.request(door, asked, timeout=10, headers=may)).data)
        if "refused" in page:
            raise ConnectionError(f"{origin}: {page['refused']}")
        for told, data in page["events"]:
            take(db, told, data)
        after = int(told["ce-position"]) if page["events"] else None
        db.commit()


async def follow(db, broker, subject):
    """Go on where the last transaction ended; a stream that was made anew is read whole."""
    for row in db.execute("select origin, position from origins where broken is null").fetchall():
        await fill(db, broker, *row)  # the manifest of each day is to be compared here, too
    stream = broker.jetstream()
    made = (await stream.stream_info("EVENTS")).created.isoformat()
    last = db.execute("select sequence from feed where stream_made = ?", (made,)).fetchone() or (0,)
    start = {"deliver_policy": "by_start_sequence", "opt_start_seq": last[0] + 1}
    config = nats.js.api.ConsumerConfig(ack_policy="none", **start)
    feed = await stream.pull_subscribe(subject, stream="EVENTS", config=config)
    while messages := await feed.fetch(500, timeout=60):
        for told, data in ((one.headers or {}, one.data.decode()) for one in messages):
            if "ce-hash" in told and (after := take(db, told, data)) is not None:
                await fill(db, broker, told["ce-origin"], after)
        db.execute("replace into feed values (?, ?)", (made, messages[-1].metadata.sequence.stream))
        db.commit()


async def main(database, subject="cppcc.>"):
    """Follow for ever; after a failure or a quiet minute begin again from what is held."""
    db = sqlite3.connect(database)
    db.executescript(TABLES)
    while True:
        try:
            async with await nats.connect(os.environ["NATS_URL"]) as broker:
                await follow(db, broker, subject)
        except (nats.errors.Error, OSError) as cause:
            db.rollback()
            print(f"again: {cause!r}", file=sys.stderr, flush=True)
            await asyncio.sleep(1)


asyncio.run(main(*sys.argv[1:]))
