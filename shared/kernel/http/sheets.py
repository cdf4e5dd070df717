"""How does HTTP answer with a list of any length as .xlsx, whatever its length in little memory?"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import aclosing
from typing import IO, TypeVar
from urllib.parse import quote
from weakref import WeakKeyDictionary

from fastapi.responses import StreamingResponse

from kernel.ledgers.streaming import Heading, Streamed, StreamedRow, TooLong
from kernel.problems import Problem

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK_BYTES = 64 * 1024
AT_ONCE = 3
"""A list is read through a connection held meanwhile: others need some of the pool's too."""

_places: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
R = TypeVar("R")
Pages = AsyncGenerator[Sequence[StreamedRow]]


async def numbered(
    pages: AsyncGenerator[Sequence[R]], line: Callable[[int, R], StreamedRow]
) -> AsyncGenerator[Sequence[StreamedRow]]:
    """Every row of a list as a line of its sheet, counted from 1."""
    written = 0
    async with aclosing(pages):
        async for page in pages:
            yield [line(number, row) for number, row in enumerate(page, start=written + 1)]
            written += len(page)


async def sheet(
    name: str,
    headings: Sequence[Heading],
    pages: Pages,
    title: Sequence[str] = (),
    file: str | None = None,
) -> StreamingResponse:
    """A list as a file `<file or name>.xlsx` with one sheet called `name`; written beside the loop.

    Args:
        pages: rows in their order, some at a time; never more than one page is held.

    Raises:
        Problem: 422, more rows than a sheet of Excel's holds.
    """
    async with _places.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE)):
        made = await _made(name, headings, pages, title)
    headers = {"content-disposition": _attached(file or name)}
    return StreamingResponse(_chunks(made), media_type=XLSX, headers=headers)


async def _made(
    name: str, headings: Sequence[Heading], pages: Pages, title: Sequence[str]
) -> IO[bytes]:
    written = await asyncio.to_thread(Streamed, name, headings, title)
    try:
        async with aclosing(pages):
            async for page in pages:
                await asyncio.to_thread(written.add, page)
        return await asyncio.to_thread(written.finish)
    except TooLong:
        await asyncio.to_thread(written.abandon)
        zh, en = (
            "超过电子表格的行数上限，请缩小范围",
            "more rows than a sheet holds: narrow it down",
        )
        raise Problem(422, "TooManyRows", zh, en) from None
    except BaseException:
        written.abandon()
        raise


def _attached(file: str) -> str:
    plain = file if file.isascii() else "list"
    return f"attachment; filename=\"{plain}.xlsx\"; filename*=UTF-8''{quote(file)}.xlsx"


async def _chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
            yield chunk
    finally:
        file.close()
