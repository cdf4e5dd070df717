"""Which row does an issued document have?"""

from dataclasses import replace

from contracts.reporting.issue import DocumentIssued, DocumentSuperseded
from kernel.log.chain import Recorded
from kernel.view import View
from reporting.issue.tables import IssuedRow, issued_documents


def row(
    before: IssuedRow | None, event: DocumentIssued | DocumentSuperseded, recorded: Recorded
) -> IssuedRow | None:
    """A document as it was issued, and which one took its place."""
    if isinstance(event, DocumentSuperseded):
        return None if before is None else replace(before, superseded_by=event.by)
    same = event.model_dump(exclude={"origins", "files"})
    return IssuedRow(
        **same,
        committee=recorded.origin.committee,
        issued_on=recorded.occurred_on,
        names=tuple(file.name for file in event.files),
        digests=tuple(file.digest for file in event.files),
    )


ISSUED = View(
    issued_documents,
    IssuedRow,
    (DocumentIssued, DocumentSuperseded),
    lambda event, recorded: event.document,
    row,
)
