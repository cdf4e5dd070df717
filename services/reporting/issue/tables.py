"""What is kept of issued documents?"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Column, LargeBinary, MetaData, Table, Text

from kernel.rows import table_of

tables = MetaData()

kept_documents = Table(
    "kept_documents",
    tables,
    Column("digest", Text, primary_key=True),
    Column("length", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""Bytes under their sha256: stored before the event that names them, never changed."""

KEPT_APPEND_ONLY = """
create or replace trigger kept_documents_append_only before update or delete or truncate
  on kept_documents for each statement execute function refuse_change();
alter table kept_documents enable always trigger kept_documents_append_only;
"""


@dataclass(frozen=True, slots=True)
class IssuedRow:
    """One issued document; `names` and `digests` of its files in order, the first the paper."""

    document: UUID
    committee: UUID
    kind: str
    form: str
    title: str
    plenary: UUID
    term: int
    session: int
    window: str
    cut: int
    as_of: datetime
    issued_on: date
    names: tuple[str, ...]
    digests: tuple[str, ...]
    blanks: int
    program: str
    catalogue: str
    template: str
    scope: str
    of: UUID | None
    whose: str
    draft: UUID | None = None
    superseded_by: UUID | None = None


issued_documents = table_of(tables, "issued_documents", IssuedRow, "document")
