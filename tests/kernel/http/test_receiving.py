"""Is one file at a time taken from a request, and no more of it held than is allowed?"""

import asyncio
from contextlib import suppress

import pytest
from starlette.requests import Request

from kernel.http.receiving import AT_ONCE, taken
from kernel.problems import Problem

MIB = 1024**2


def request(*pieces, wait=None, **headers):
    """A request whose body comes in these pieces, the last after `wait`."""
    left = list(pieces)

    async def receive():
        if len(left) == 1 and wait is not None:
            await wait.wait()
        return {"type": "http.request", "body": left.pop(0), "more_body": bool(left)}

    raw = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    return Request({"type": "http", "method": "POST", "headers": raw}, receive)


def form(*fields):
    """A multipart body."""
    parts = [
        f'--x\r\nContent-Disposition: form-data; name="{name}"; filename="{file}"\r\n\r\n'.encode()
        + body
        + b"\r\n"
        for name, file, body in fields
    ]
    return b"".join([*parts, b"--x--\r\n"])


FORM = {"content_type": "multipart/form-data; boundary=x"}


async def test_a_raw_body_is_taken_whole_with_the_name_in_its_header():
    said = {"content_disposition": "attachment; filename*=UTF-8''%E5%9B%BE.png"}
    async with taken(request(b"ab", b"cd", **said), MIB) as sent:
        assert (sent.name, sent.body, sent.file.length) == ("图.png", b"abcd", 4)


async def test_a_form_is_taken_up_to_the_same_size_as_a_raw_body():
    exact = form(("file", "图.png", bytes(MIB)))
    async with taken(request(exact, **FORM), MIB) as sent:
        assert (sent.name, len(sent.body)) == ("图.png", MIB)
    with pytest.raises(Problem) as refused:
        async with taken(request(form(("file", "a", bytes(MIB + 1))), **FORM), MIB):
            pass
    assert refused.value.status == 413


@pytest.mark.parametrize("headers", [{}, FORM])
async def test_it_ends_at_the_first_piece_too_many(headers):
    came = []

    def pieces():
        for at in range(1000):
            came.append(at)
            yield bytes(MIB)

    endless = pieces()

    async def receive():
        return {"type": "http.request", "body": next(endless), "more_body": True}

    raw = [(name.replace("_", "-").encode(), text.encode()) for name, text in headers.items()]
    sent = Request({"type": "http", "method": "POST", "headers": raw}, receive)
    with pytest.raises(Problem) as refused:
        async with taken(sent, 3 * MIB):
            pass
    assert refused.value.status in (400, 413)
    assert len(came) <= 5


async def test_a_length_that_is_told_is_believed_before_anything_is_read():
    def never():
        raise AssertionError("the body was read")

    sent = Request(
        {"type": "http", "method": "POST", "headers": [(b"content-length", b"99999999999")]}, never
    )
    with pytest.raises(Problem) as refused:
        async with taken(sent, MIB):
            pass
    assert (refused.value.status, refused.value.more["most"]) == (413, MIB)


async def test_who_sends_slowly_keeps_nobody_waiting_and_few_are_in_memory_at_once():
    wait, go_on = asyncio.Event(), asyncio.Event()
    inside = 0
    most = []

    async def one(sent):
        nonlocal inside
        async with taken(sent, MIB):
            inside += 1
            most.append(inside)
            await go_on.wait()
            inside -= 1

    slow = [asyncio.create_task(one(request(b"a", b"b", wait=wait))) for _ in range(5)]
    quick = [asyncio.create_task(one(request(b"ab"))) for _ in range(5)]
    await asyncio.sleep(0.3)
    assert max(most) == AT_ONCE
    go_on.set()
    await asyncio.gather(*quick)
    wait.set()
    await asyncio.gather(*slow)
    assert len(most) == 10


async def test_who_gives_up_gives_the_turn_back():
    go_on = asyncio.Event()

    async def one():
        async with taken(request(b"ab"), MIB):
            await go_on.wait()

    held = [asyncio.create_task(one()) for _ in range(AT_ONCE)]
    await asyncio.sleep(0.1)
    for task in held:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    async with asyncio.timeout(5), taken(request(b"ab"), MIB) as sent:
        assert sent.body == b"ab"
