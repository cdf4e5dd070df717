"""How are files drawn, and read, without holding up the service? In a process of its own."""

import asyncio
import pickle
import sys
from asyncio import AbstractEventLoop, Semaphore, subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from kernel.problems import Problem
from reporting.documents.evidence import EvidenceBook
from reporting.documents.marks import Mark
from reporting.documents.tree import Document
from reporting.issue.word_text import WordText
from reporting.render.pdf import pdf

AT_ONCE = 2
TIME_S = 300.0
CHILD = "reporting.issue.drawer"
_places: WeakKeyDictionary[AbstractEventLoop, Semaphore] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The bytes of a document (.docx) and of its evidence (.xlsx)."""

    paper: bytes
    evidence: bytes


async def drawn(document: Document, book: EvidenceBook) -> Drawn:
    """Both files; at most two are drawn at once.

    Raises:
        Problem: the process that draws failed or took too long.
    """
    paper, evidence = await _each(("paper", document), ("evidence", book))
    return Drawn(paper, evidence)


async def page_of(document: Document) -> bytes:
    """The document as a page of HTML, in UTF-8; raises as `drawn`."""
    page: bytes
    (page,) = await _each(("page", document))
    return page


async def check_copy_of(document: Document, marks: Sequence[Mark]) -> bytes:
    """The document with its marks as a .docx; raises as `drawn`."""
    copy: bytes
    (copy,) = await _each(("paper", document, marks))
    return copy


async def text_of(data: bytes) -> WordText:
    """What somebody's .docx says.

    Raises:
        Problem: 422, it is none, or is damaged, encrypted or too large.
    """
    (told,) = await _each(("text", data))
    if isinstance(told, WordText):
        return told
    zh, en = told
    raise Problem(422, "Unreadable", zh, en)


async def pdf_of(paper: bytes) -> bytes:
    """A .docx as a PDF.

    Raises:
        PdfUnavailable: LibreOffice is not installed, failed, or ran out of time.
    """
    async with _turn():
        return await asyncio.to_thread(pdf, paper)


async def _each(*orders: tuple[Any, ...]) -> list[Any]:
    """What the child answered, an answer an order: what to do and with what."""
    order = await asyncio.to_thread(pickle.dumps, orders)
    async with _turn():
        answer = await _asked(order)
    told: list[Any] = await asyncio.to_thread(pickle.loads, answer)
    return told


def _turn() -> Semaphore:
    return _places.setdefault(asyncio.get_running_loop(), Semaphore(AT_ONCE))


async def _asked(order: bytes) -> bytes:
    # -P: a module in the clerk's folder must not be taken for the library's.
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-P", "-m", CHILD,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        answer, said = await asyncio.wait_for(child.communicate(order), TIME_S)
    except BaseException:
        child.kill()
        await child.wait()
        raise
    if child.returncode != 0:
        zh, en = "文件生成失败", "drawing the files failed"
        raise Problem(500, "DrawingFailed", zh, en, said=said.decode(errors="replace")[-500:])
    return answer
