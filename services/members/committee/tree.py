"""Which committees stand below one on a day, and which above?"""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import CTE, Select, func, literal, select, union_all
from sqlalchemy.dialects.postgresql import distinct_on

from kernel.tables import committee_history

DEEPEST = 20
"""Nation to township are five levels; successions add some. A circle ends here."""


def below(committee: UUID, day: date) -> "Select[Any]":
    """(committee, depth) of all below one on a day: hosted by it, or ended and succeeded by it."""
    edges = _edges(day)
    first = select(edges.c.committee, literal(1).label("depth")).where(edges.c.upper == committee)
    walk = first.cte("below", recursive=True)
    step = select(edges.c.committee, walk.c.depth + 1).join(walk, edges.c.upper == walk.c.committee)
    return _nearest(walk.union(step.where(walk.c.depth < DEEPEST)), committee)


def above(committee: UUID, day: date) -> "Select[Any]":
    """(committee, depth) of all above one on a day, the next one first."""
    edges = _edges(day)
    first = select(edges.c.upper.label("committee"), literal(1).label("depth"))
    walk = first.where(edges.c.committee == committee).cte("above", recursive=True)
    step = select(edges.c.upper, walk.c.depth + 1).join(walk, edges.c.committee == walk.c.committee)
    return _nearest(walk.union(step.where(walk.c.depth < DEEPEST)), committee)


def _nearest(walk: CTE, start: UUID) -> "Select[Any]":
    """Each once, at its least depth; never the one from which the walk began."""
    depth = func.min(walk.c.depth).label("depth")
    wanted = select(walk.c.committee, depth).where(walk.c.committee != start)
    return wanted.group_by(walk.c.committee).order_by(depth, walk.c.committee)


def _edges(day: date) -> CTE:
    """(committee, upper) as they hold on a day; who succeeds an ended one stands above it."""
    past = committee_history.c
    told = (
        func.unnest(past.hosts, past.host_days).table_valued("host", "since").render_derived("told")
    )
    latest = select(past.committee, told.c.host.label("upper"))
    latest = latest.select_from(committee_history.join(told, literal(True)))
    latest = latest.where(told.c.since <= day).ext(distinct_on(past.committee))
    held = latest.order_by(past.committee, told.c.since.desc()).subquery("held")
    hosted = select(held.c.committee, held.c.upper).where(held.c.upper.is_not(None))
    succeeded = select(past.committee, past.succeeded_by).where(
        past.ended_on <= day, past.succeeded_by.is_not(None)
    )
    return union_all(hosted, succeeded).cte("edges")
