"""Which bytes are kept when a document is to be issued?"""

from collections.abc import Sequence

from sqlalchemy import select

from kernel.log.registry import Reader
from reporting.issue.commands import IssueDocument, SupersedeDocument
from reporting.issue.tables import kept_documents


async def facts(
    reader: Reader, commands: Sequence[IssueDocument | SupersedeDocument]
) -> Sequence[frozenset[str]]:
    """Of each command's digests those that are kept; one query for the batch."""
    issued = [command for command in commands if isinstance(command, IssueDocument)]
    wanted = {file.digest for command in issued for file in command.files}
    digest = kept_documents.c.digest
    rows = await reader.rows(select(digest).where(digest.in_(sorted(wanted))))
    kept = frozenset(row["digest"] for row in rows)
    return [kept for _ in commands]
