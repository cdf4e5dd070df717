"""Which row does an issued document have?"""

from contracts.reporting.issue import DocumentIssued
from kernel.log.chain import Recorded
from kernel.view import View
from reporting.issue.tables import IssuedRow, issued_documents


def row(before: IssuedRow | None, event: DocumentIssued, recorded: Recorded) -> IssuedRow:
    """A document as it was issued."""
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
    (DocumentIssued,),
    lambda event, recorded: event.document,
    row,
)
