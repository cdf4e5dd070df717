"""How are the texts of a document kept with it, so that it can be made again from the same?"""

import json
from collections.abc import Sequence
from datetime import date

from kernel.problems import Problem
from reporting.documents.narrating import Place, Text

NARRATIVE_FILE = "文中文字.json"
"""Kept beside the files of a document that people wrote in."""


def narrative_file(texts: Sequence[Text]) -> bytes:
    """What people wrote, as JSON, in order."""
    told = [
        [one.place.section, one.place.blank, one.place.nth, one.text, one.by, one.on.isoformat()]
        for one in texts
    ]
    return json.dumps(told, ensure_ascii=False, indent=0).encode()


def read_narrative(content: bytes | None) -> tuple[Text, ...]:
    """What `narrative_file` wrote; nothing of a document without one."""
    told = [] if content is None else json.loads(content)
    return tuple(
        Text(Place(section, blank, nth), text, by, date.fromisoformat(on))
        for section, blank, nth, text, by, on in told
    )


def without_place(texts: Sequence[Text]) -> Problem:
    """409: what somebody wrote would not be printed."""
    places = [f"{one.place.section}〔{one.place.blank}〕（{one.by}）" for one in texts]
    zh = f"有文字在文件中没有位置：{'；'.join(places)}"
    return Problem(409, "TextWithoutPlace", zh, "texts have no place in the document")
