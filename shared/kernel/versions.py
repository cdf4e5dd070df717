"""What did each version add to the tables that the kernel keeps in every service's database?"""

from alembic.operations import Operations

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

THIRD = """
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
alter table directory drop constraint directory_code_key
"""


def second(operations: Operations) -> None:
    """Where views are filled anew beside the live ones, and which is live."""
    _run(operations, SECOND)


def third(operations: Operations) -> None:
    """What committees were called, and below whom, on each day; a code is given again."""
    _run(operations, THIRD)


def _run(operations: Operations, script: str) -> None:
    for statement in filter(None, (one.strip() for one in script.split(";"))):
        operations.execute(statement)
