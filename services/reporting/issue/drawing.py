"""How are files drawn without holding up the service? In a process of its own."""

import asyncio
import pickle
import sys
from asyncio import AbstractEventLoop, Semaphore, subprocess
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from kernel.problems import Problem
from reporting.documents.evidence import EvidenceBook
from reporting.documents.tree import Document

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
    order = await asyncio.to_thread(pickle.dumps, (document, book))
    async with _places.setdefault(asyncio.get_running_loop(), Semaphore(AT_ONCE)):
        answer = await _asked(order)
    paper, evidence = await asyncio.to_thread(pickle.loads, answer)
    return Drawn(paper, evidence)


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
