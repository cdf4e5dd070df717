"""How does HTTP answer with a list of any length as .xlsx, whatever its length in little memory?"""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import IO
from urllib.parse import quote

from fastapi.responses import StreamingResponse

from kernel.ledgers.streaming import Heading, Streamed, StreamedRow, TooLong
from kernel.problems import Problem

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK_BYTES = 64 * 1024
Pages = AsyncIterator[Sequence[StreamedRow]]


async def sheet(
    name: str, headings: Sequence[Heading], pages: Pages, title: Sequence[str] = ()
) -> StreamingResponse:
    """A list as a file `<name>.xlsx` with one sheet called so; written beside the loop.

    Args:
        pages: rows in their order, some at a time; never more than one page is held.

    Raises:
        Problem: 422, more rows than a sheet of Excel's holds.
    """
    written = await asyncio.to_thread(Streamed, name, headings, title)
    try:
        async for page in pages:
            await asyncio.to_thread(written.add, page)
        file = await asyncio.to_thread(written.finish)
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
    told = f"attachment; filename=\"list.xlsx\"; filename*=UTF-8''{quote(name)}.xlsx"
    headers = {"content-disposition": told}
    return StreamingResponse(_chunks(file), media_type=XLSX, headers=headers)


async def _chunks(file: IO[bytes]) -> AsyncIterator[bytes]:
    try:
        while chunk := await asyncio.to_thread(file.read, CHUNK_BYTES):
            yield chunk
    finally:
        file.close()
