"""What is a file that somebody holds: as issued, saved again, changed by a person, or unknown?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.issue.drawing import check_copy_of, text_of
from reporting.issue.edited import Edit, edits
from reporting.issue.printed import PRINTED_FILE, read_tree
from reporting.issue.queries import digest, issued_at, issued_one, issued_with, kept
from reporting.issue.tables import IssuedRow

Scope = Collection[UUID] | None


class State(StrEnum):
    """What a file is."""

    GENUINE = "genuine"
    CHECK_COPY = "check-copy"
    RESAVED = "resaved"
    CHANGED = "changed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Held:
    """A file, told apart.

    Attributes:
        row: the document that it is, or was made from; none of an unknown file.
        file: of a genuine one, which of the document's files.
        check_copy: that it is, or was, a check copy.
        edits: what a person changed in its text.
    """

    state: State
    row: IssuedRow | None = None
    file: str = ""
    check_copy: bool = False
    edits: tuple[Edit, ...] = ()


async def held(engine: AsyncEngine, scope: Scope, data: bytes) -> Held:
    """Compare a file with what was issued within a scope: its bytes first, then its text.

    Raises:
        Problem: it is no file that was issued, and no .docx that can be read.
    """
    own = digest(data)
    row = await issued_with(engine, scope, own)
    if row is not None:
        return Held(State.GENUINE, row, row.names[row.digests.index(own)])
    text = await text_of(data)
    row = await _meant(engine, scope, text.properties)
    if row is None:
        return Held(State.UNKNOWN)
    is_check = text.properties.get("copy") == "check"
    issued = await _as_issued(engine, row, check_copy=is_check)
    changed = tuple(edits((await text_of(issued)).units, text.units))
    if issued == data:
        return Held(State.CHECK_COPY, row, check_copy=True)
    return Held(State.CHANGED if changed else State.RESAVED, row, "", is_check, changed)


async def _meant(
    engine: AsyncEngine, scope: Scope, properties: Mapping[str, str]
) -> IssuedRow | None:
    """The document whose id, or whose cut and template, the file carries."""
    try:
        return await issued_one(engine, scope, UUID(properties.get("document", "")))
    except ValueError:
        pass
    arrival, _, instant = properties.get("cut", "").partition("@")
    try:
        cut, as_of = int(arrival), datetime.fromisoformat(instant)
    except ValueError:
        return None
    return await issued_at(engine, scope, cut, as_of, properties.get("template", ""))


async def _as_issued(engine: AsyncEngine, row: IssuedRow, *, check_copy: bool) -> bytes:
    """The kept paper; its check copy, which is not kept, drawn again."""
    files: dict[str, bytes] = dict(
        zip(row.names, await kept(engine, row.digests), strict=True),
    )
    if not check_copy:
        return files[row.names[0]]
    return await check_copy_of(*read_tree(files[PRINTED_FILE]))
