"""Which issued document is meant, and which bytes are handed out of it?"""

import base64
from collections.abc import Mapping
from uuid import UUID

from kernel.http.asking import Asking
from kernel.problems import unknown
from reporting.issue.issuing import NOT_HANDED_OUT
from reporting.issue.queries import issued_one, kept
from reporting.issue.tables import IssuedRow


async def found(asking: Asking, document: UUID) -> IssuedRow:
    """The document, if the asker may see it.

    Raises:
        Problem: 404, it was not issued here, or is not for the asker.
    """
    row = await issued_one(asking.engine, asking.scope(), document)
    if row is None:
        raise unknown("文件", document)
    return row


async def files_of(asking: Asking, row: IssuedRow) -> dict[str, bytes]:
    """The kept bytes by name, after their digests were checked; the paper first."""
    contents = await kept(asking.engine, row.digests)
    return dict(zip(row.names, contents, strict=True))


def encoded(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The files that a person opens, base64."""
    return [
        {"name": name, "content": base64.b64encode(content).decode()}
        for name, content in files.items()
        if name not in NOT_HANDED_OUT
    ]
