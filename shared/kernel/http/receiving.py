"""How is one file taken from a request, and never more of it held than is allowed?

The body goes to disk as it comes; only when it is a file's turn is it read into memory, since a
writer holds it whole. Two at a time are: who sends slowly keeps nobody waiting.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from weakref import WeakKeyDictionary

from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message, Receive

from kernel.files.naming import name_in
from kernel.problems import Problem
from kernel.secret import SecretFile

IN_MEMORY = 1024**2
AT_ONCE = 2
ENVELOPE = 64 * 1024
"""What a multipart form may need beside the file."""

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Taken:
    """A file as it was sent; `name` may be empty."""

    name: str
    body: bytes
    file: SecretFile


@asynccontextmanager
async def taken(request: Request, most: int) -> AsyncIterator[Taken]:
    """One file of at most `most` bytes: multipart field `file`, or the whole body.

    Raises:
        Problem: too large (413), no file or a form that cannot be read (400).
    """
    with SpooledTemporaryFile(max_size=IN_MEMORY) as spool:
        name = await _spooled(request, most, spool)
        async with _turn():
            body = await asyncio.to_thread(spool.read)
            yield Taken(name, body, await asyncio.to_thread(SecretFile, body))


async def _spooled(request: Request, most: int, spool: "SpooledTemporaryFile[bytes]") -> str:
    form = request.headers.get("content-type", "").startswith("multipart/form-data")
    bounded = _bounded(request, most + (ENVELOPE if form else 0), most)
    if form:
        name = await _from_form(bounded, spool, most)
    else:
        async for piece in bounded.stream():
            spool.write(piece)
        name = name_in(request.headers.get("content-disposition", ""))
    if not spool.tell():
        raise Problem(400, "NoFile", "请求中没有文件", "the request holds no file")
    spool.seek(0)
    return name


async def _from_form(request: Request, spool: "SpooledTemporaryFile[bytes]", most: int) -> str:
    try:
        async with request.form(max_files=1, max_fields=0) as form:
            file = form.get("file")
            if not isinstance(file, UploadFile):
                raise Problem(400, "NoFile", "表单缺少 file 字段", "the form has no field `file`")
            if (file.size or 0) > most:
                raise too_large(most)
            while piece := await file.read(IN_MEMORY):
                spool.write(piece)
            return file.filename or ""
    except (MultiPartException, HTTPException):
        zh, en = "表单无法识别：只能有一个 file 字段", "the form cannot be read: one field `file`"
        raise Problem(400, "BadForm", zh, en) from None


def _bounded(request: Request, allowed: int, most: int) -> Request:
    """The request, which ends in a problem as soon as more comes than is allowed."""
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > allowed:
        raise too_large(most)
    return Request(request.scope, _counted(request.receive, allowed, most))


def _counted(receive: Receive, allowed: int, most: int) -> Receive:
    came = 0

    async def counted() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > allowed:
            raise too_large(most)
        return message

    return counted


def too_large(most: int) -> Problem:
    """413, with how much is allowed in bytes."""
    mib = most / 1024**2
    zh = f"文件超过 {mib:g} MB，请压缩或拆分后上传"
    en = f"the file is larger than {mib:g} MiB; make it smaller or split it"
    return Problem(413, "TooLarge", zh, en, most=most)


def _turn() -> asyncio.Semaphore:
    loop = asyncio.get_running_loop()
    if loop not in _turns:
        _turns[loop] = asyncio.Semaphore(AT_ONCE)
    return _turns[loop]
