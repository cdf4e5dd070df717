"""What is kept beside the files of a document: its figures, its blanks, its tree?"""

import json
from collections.abc import Sequence
from typing import Any

from kernel.problems import Problem
from reporting.documents.marks import Mark
from reporting.documents.stored import restored, stored
from reporting.documents.tree import Document, blanks, figures

PRINTED_FILE = "文中数字.json"
"""Kept beside the files: every printed figure, so that it can be compared later, and the tree and
the marks, so that the document can be drawn as something else."""


def printed_file(document: Document, marks: Sequence[Mark]) -> bytes:
    """Every printed figure in reading order, every blank, the tree and its marks, as JSON."""
    printed = [[one.id, one.text] for one in figures(document)]
    told = {"figures": printed, "blanks": list(blanks(document))}
    told |= stored(document, marks)
    return json.dumps(told, ensure_ascii=False, indent=0).encode()


def read_printed(content: bytes) -> dict[str, Any]:
    """What `printed_file` wrote."""
    told: dict[str, Any] = json.loads(content)
    return told


def kept_tree(content: bytes) -> tuple[Document, tuple[Mark, ...]] | None:
    """The kept tree and its marks; None of a document issued before trees were kept."""
    return restored(read_printed(content))


def read_tree(content: bytes) -> tuple[Document, tuple[Mark, ...]]:
    """The kept tree and its marks.

    Raises:
        Problem: 409, the document was issued before trees were kept.
    """
    found = kept_tree(content)
    if found is None:
        zh = "该文件由较早版本印发，只存有原件，不能另作网页或核对稿"
        en = "issued by an earlier version: only its files are kept, no other form can be made"
        raise Problem(409, "NoTreeKept", zh, en)
    return found
