"""How is a document's tree written down, so that it can be drawn again as anything?"""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter

from reporting.documents.marks import Mark
from reporting.documents.tree import Document

_TREE = TypeAdapter(Document)
_MARKS = TypeAdapter(tuple[Mark, ...])


def stored(document: Document, marks: Sequence[Mark]) -> dict[str, Any]:
    """A tree and its marks as plain values for JSON; every digit of a decimal is kept."""
    return {
        "tree": _TREE.dump_python(document, mode="json"),
        "marks": _MARKS.dump_python(tuple(marks), mode="json"),
    }


def restored(told: Mapping[str, Any]) -> tuple[Document, tuple[Mark, ...]] | None:
    """What `stored` wrote down; None where no tree was kept yet."""
    if "tree" not in told:
        return None
    # Strict, and as JSON: "5.0" is a decimal with its digits then, and never the integer 5.
    tree, marks = (json.dumps(told[name]) for name in ("tree", "marks"))
    return _TREE.validate_json(tree, strict=True), _MARKS.validate_json(marks, strict=True)
