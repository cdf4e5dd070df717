"""What did each version add to the tables that the kernel keeps in every service's database?"""

from alembic.operations import Operations

from kernel.tables import UNSAMPLED

SECOND = """
create table view_versions (
  view text not null,
  version integer not null,
  live integer not null,
  filling integer,
  filling_version integer,
  filling_since timestamp with time zone,
  retired integer,
  switched_at timestamp with time zone,
  primary key (view)
);
create table view_filling (
  view text not null,
  origin text not null,
  position bigint not null,
  head bigint not null,
  primary key (view, origin)
);
create schema views;
"""


def second(operations: Operations) -> None:
    """Where views are filled anew beside the live ones, and which is live."""
    _run(operations, SECOND)


THIRD = """
alter table vault add column about uuid;
create index vault_by_about on vault (about);
create table forgotten (
  item uuid not null,
  origin integer not null,
  position bigint not null,
  primary key (item),
  foreign key (origin) references log_head (origin)
);
"""

COMMITTEES = """
create table committee_history (
  committee uuid not null,
  codes text[] not null,
  code_days date[] not null,
  names text[] not null,
  name_days date[] not null,
  hosts uuid[] not null,
  host_days date[] not null,
  ended_on date,
  succeeded_by uuid,
  primary key (committee)
);
create index committee_history_by_code on committee_history using gin (codes);
create index directory_by_code on directory (code);
alter table directory drop constraint directory_code_key;
"""


def third(operations: Operations) -> None:
    """Whom a vault item is about, which event took one away, what committees were on each day."""
    _run(operations, THIRD + COMMITTEES + UNSAMPLED)


def _run(operations: Operations, script: str) -> None:
    for statement in filter(None, (one.strip() for one in script.split(";"))):
        operations.execute(statement)
