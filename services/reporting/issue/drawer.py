"""What does the process beside the service do? It draws and reads, and imports little."""

import os
import pickle
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any

from kernel.infra.watchdog import PR_SET_PDEATHSIG, prctl
from reporting.documents.tree import Document
from reporting.issue.word_parts import Unreadable
from reporting.issue.word_text import WordText, word_text
from reporting.render.docx import docx
from reporting.render.html import html
from reporting.render.workbook import evidence_workbook

_SIGKILL = 9
_MEMORY = 1024**3
"""Bytes that reading somebody's file may take."""


def main() -> None:
    """Do what standard input asks, write the answers to standard output; die with the parent."""
    parent = os.getppid()
    prctl(PR_SET_PDEATHSIG, _SIGKILL)
    answer = pickle.dumps([_DONE[what](*given) for what, *given in pickle.load(sys.stdin.buffer)])
    if os.getppid() == parent:
        sys.stdout.buffer.write(answer)


def _page(document: Document) -> bytes:
    return html(document).encode()


def _text(data: bytes) -> WordText | tuple[str, str]:
    """What a file says, or why it cannot be read."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        return word_text(data)
    except Unreadable as why:
        return why.zh, why.en
    except MemoryError:
        return "文件内容过多，不予核验", "the file takes too much memory to read"


_DONE: Mapping[str, Callable[..., Any]] = {
    "paper": docx,
    "evidence": evidence_workbook,
    "page": _page,
    "text": _text,
}

if __name__ == "__main__":
    main()
