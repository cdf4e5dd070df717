"""What does the archive keep of each arrival?"""

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
)

tables = MetaData()

archive = Table(
    "archive",
    tables,
    Column("arrival", BigInteger, primary_key=True, autoincrement=False),
    Column("arrived_at", DateTime(timezone=True), nullable=False),
    Column("origin", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("event_id", Uuid, nullable=False),
    Column("committee", Uuid, nullable=False),
    Column("type", Text, nullable=False),
    Column("stream", Text),
    Column("version", Integer),
    Column("schema_number", SmallInteger),
    Column("occurred_on", Date),
    Column("occurred_at", DateTime(timezone=True)),
    Column("recorded_at", DateTime(timezone=True)),
    Column("actor", Text),
    Column("on_behalf_of", Text),
    Column("correlation_id", Uuid),
    Column("causation_id", Uuid),
    Column("source", Text),
    Column("traceparent", Text),
    Column("data", Text),
    Column("prevhash", LargeBinary, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    UniqueConstraint("origin", "position"),
    Index("archive_by_committee", "committee", "arrival"),
)

archive_head = Table(
    "archive_head",
    tables,
    Column("one", Integer, primary_key=True, autoincrement=False),
    Column("arrival", BigInteger, nullable=False),
    Column("chain", LargeBinary, nullable=False),
    Column("arrived_at", DateTime(timezone=True), nullable=False),
)

cuts = Table(
    "cuts",
    tables,
    Column("instant", DateTime(timezone=True), primary_key=True),
    Column("arrival", BigInteger, nullable=False),
    Column("origins", Text, nullable=False),
)

ARCHIVE_APPEND_ONLY = """
create or replace trigger archive_append_only before update or delete or truncate on archive
  for each statement execute function refuse_change();
alter table archive enable always trigger archive_append_only;
"""
"""The archive is as append-only as a log."""
