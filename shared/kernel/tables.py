"""Which tables does the kernel keep in every service's database?"""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
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

kernel = MetaData()

log_head = Table(
    "log_head",
    kernel,
    Column("origin", Integer, primary_key=True, autoincrement=True),
    Column("committee", Uuid, nullable=False),
    Column("service", Text, nullable=False),
    Column("incarnation", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    UniqueConstraint("committee", "service", "incarnation"),
)

events = Table(
    "events",
    kernel,
    Column("origin", ForeignKey("log_head.origin"), primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("event_id", Uuid, nullable=False, unique=True),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("type", Text, nullable=False),
    Column("schema_number", SmallInteger, nullable=False),
    Column("published", Boolean, nullable=False),
    Column("occurred_on", Date, nullable=False),
    Column("occurred_at", DateTime(timezone=True)),
    Column("recorded_at", DateTime(timezone=True), nullable=False),
    Column("actor", Text, nullable=False),
    Column("on_behalf_of", Text),
    Column("correlation_id", Uuid, nullable=False),
    Column("causation_id", Uuid),
    Column("source", Text),
    Column("traceparent", Text),
    Column("data", Text, nullable=False),
    Column("hash", LargeBinary, nullable=False),
    UniqueConstraint("stream", "version"),
)
FOR_ANOTHER = events.c.on_behalf_of.is_not(None)
Index("events_for_another", events.c.on_behalf_of, postgresql_where=FOR_ANOTHER)

answers = Table(
    "answers",
    kernel,
    Column("principal", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("request", LargeBinary, nullable=False),
    Column("body", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

claims = Table(
    "claims",
    kernel,
    Column("origin", ForeignKey("log_head.origin"), primary_key=True),
    Column("claim", Text, primary_key=True),
    Column("stream", Text, nullable=False),
)

series = Table(
    "series",
    kernel,
    Column("origin", ForeignKey("log_head.origin"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("last", BigInteger, nullable=False),
)

vault = Table(
    "vault",
    kernel,
    Column("id", Uuid, primary_key=True),
    Column("origin", ForeignKey("log_head.origin"), nullable=False),
    Column("stream", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("salt", LargeBinary, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("lookup", LargeBinary),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("about", Uuid),
    Index("vault_by_stream", "stream"),
    Index("vault_by_lookup", "kind", "lookup"),
    Index("vault_by_about", "about"),
)

forgotten = Table(
    "forgotten",
    kernel,
    Column("item", Uuid, primary_key=True),
    Column("origin", ForeignKey("log_head.origin"), nullable=False),
    Column("position", BigInteger, nullable=False),
)

incarnations = Table(
    "incarnations",
    kernel,
    Column("service", Text, primary_key=True),
    Column("incarnation", Text, nullable=False),
    Column("since", DateTime(timezone=True), nullable=False),
)

cursors = Table(
    "cursors",
    kernel,
    Column("reader", Text, primary_key=True),
    Column("origin", ForeignKey("log_head.origin"), primary_key=True),
    Column("position", BigInteger, nullable=False),
)

view_versions = Table(
    "view_versions",
    kernel,
    Column("view", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("live", Integer, nullable=False),
    Column("filling", Integer),
    Column("filling_version", Integer),
    Column("filling_since", DateTime(timezone=True)),
    Column("retired", Integer),
    Column("switched_at", DateTime(timezone=True)),
)

view_filling = Table(
    "view_filling",
    kernel,
    Column("view", Text, primary_key=True),
    Column("origin", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("head", BigInteger, nullable=False),
)

leases = Table(
    "leases",
    kernel,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("epoch", BigInteger, nullable=False),
    Column("until", DateTime(timezone=True), nullable=False),
)

inbox = Table(
    "inbox",
    kernel,
    Column("origin", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("hash", Text, nullable=False),
    Column("reacted", BigInteger, nullable=False, server_default="0"),
    Column("forked", Text),
)

parked = Table(
    "parked",
    kernel,
    Column("origin", Text, primary_key=True),
    Column("position", BigInteger, primary_key=True, autoincrement=False),
    Column("committee", Uuid),
    Column("stream", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("headers", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Index("parked_by_stream", "stream"),
)

directory = Table(
    "directory",
    kernel,
    Column("committee", Uuid, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("host", Uuid),
    Index("directory_by_code", "code"),
)

committee_history = Table(
    "committee_history",
    kernel,
    Column("committee", Uuid, primary_key=True),
    Column("codes", ARRAY(Text), nullable=False),
    Column("code_days", ARRAY(Date), nullable=False),
    Column("names", ARRAY(Text), nullable=False),
    Column("name_days", ARRAY(Date), nullable=False),
    Column("hosts", ARRAY(Uuid), nullable=False),
    Column("host_days", ARRAY(Date), nullable=False),
    Column("ended_on", Date),
    Column("succeeded_by", Uuid),
    Index("committee_history_by_code", "codes", postgresql_using="gin"),
)
"""What each committee was called, under which code and below whom, each value from its day on."""

imported_rows = Table(
    "imported_rows",
    kernel,
    Column("committee", Uuid, primary_key=True),
    Column("ledger", Text, primary_key=True),
    Column("row_key", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("parts", ARRAY(LargeBinary), nullable=False),
    Column("stream", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("generation", Integer, nullable=False),
    Column("retracted", Boolean, nullable=False),
    Column("file", Text, nullable=False),
    Column("lineage", Text, nullable=False),
    Column("row", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
)

APPEND_ONLY = """
create or replace function refuse_change() returns trigger language plpgsql as $$
begin raise exception 'the log is append-only: % on % refused', tg_op, tg_table_name; end $$;
create or replace trigger events_append_only before update or delete or truncate on events
  for each statement execute function refuse_change();
alter table events enable always trigger events_append_only;
"""
"""The trigger that refuses every change of a written event, also under replica sessions."""

UNSAMPLED = """
alter table vault alter column body set statistics 0;
alter table vault alter column lookup set statistics 0;
"""
"""PostgreSQL keeps samples of a column's values for its planner; of these it may not."""

VIEWS = "views"
"""The schema of what is filled anew beside; a service makes and drops its own tables there."""

READING = {"search_path": f"{VIEWS},public"}
"""How a service's connections find what is read: by its name, whichever table is live."""
