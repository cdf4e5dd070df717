"""What happens to paired help (结对帮扶): who helps whom, visits, result, end?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from contracts.values import Named, Value
from kernel.event import Event, zh

HelperKind = Literal["member", "body"]
HelpedKind = Literal["household", "enterprise", "village", "school", "person", "other"]


class Helper(Value):
    """Who helps."""

    kind: Annotated[HelperKind, zh("类型", "委员、机构")]
    who: Annotated[Named, zh("帮扶人")]


class HelpBegun(Event, name="sectors.paired_help.begun", title="结对帮扶", published=True):
    """结对: from a day somebody helps a household, a firm ...; said again, the whole.

    The name of a household or person lies in the vault; that of others is published.
    """

    help: Annotated[UUID, zh("结对帮扶")]
    helpers: Annotated[tuple[Helper, ...], zh("帮扶人")]
    kind: Annotated[HelpedKind, zh("帮扶对象类型", "户、企业、村、学校、个人、其他")]
    helped: Annotated[Named | None, zh("帮扶对象", "户和个人不公开，为空")]
    since: Annotated[date, zh("起始日期")]


class HelpVisited(Event, name="sectors.paired_help.visited", title="帮扶走访", published=True):
    """走访: a visit on a day; who went."""

    help: Annotated[UUID, zh("结对帮扶")]
    visited_on: Annotated[date, zh("走访日期")]
    by: Annotated[tuple[Named, ...], zh("走访人", "空为帮扶人全体")]


class HelpVisitStruck(
    Event, name="sectors.paired_help.visit_struck", title="帮扶走访撤销", published=True
):
    """走访撤销: there was no visit on that day."""

    help: Annotated[UUID, zh("结对帮扶")]
    visited_on: Annotated[date, zh("走访日期")]


class HelpResulted(Event, name="sectors.paired_help.resulted", title="帮扶成效", published=True):
    """成效: what came of it, in a word of a list; never the words."""

    help: Annotated[UUID, zh("结对帮扶")]
    result: Annotated[str, zh("成效", "如脱贫、就业、增产")]
    resulted_on: Annotated[date, zh("日期")]


class HelpEnded(Event, name="sectors.paired_help.ended", title="结对帮扶结束", published=True):
    """结束: the last day; another one later corrects it."""

    help: Annotated[UUID, zh("结对帮扶")]
    until: Annotated[date, zh("截止日期", "含当日")]


class HelpRetracted(
    Event, name="sectors.paired_help.retracted", title="结对帮扶录入撤销", published=True
):
    """录入撤销: there was no such help."""

    help: Annotated[UUID, zh("结对帮扶")]
