"""Whose figures, over which days, as of when, does a request ask for?"""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from fastapi import Depends, Query
from pydantic import AwareDatetime

from kernel.http.asking import Asking
from kernel.problems import Problem
from reporting.archive.cut import cut_at, cut_now
from reporting.figures.lens import Sort
from reporting.figures.resolving import narrowed
from reporting.figures.scope import Scope

ScopeSort = Annotated[
    Sort, Query(alias="scope", description="统计范围 committee、below、body、unit、member")
]
ScopeOf = Annotated[
    str | None,
    Query(alias="of", description="哪个界别、机构、单位或委员（名称或标识） a name or id"),
]


async def asked_scope(
    asking: Asking,
    plenary: str,
    window: str,
    as_of: datetime | None,
    sort: Sort = Sort.COMMITTEE,
    of: str | None = None,
) -> Scope:
    """The scope that a request names.

    Args:
        sort: whose work within the committee; of a body, unit or member `of` says which.

    Raises:
        Problem: plenary, window, instant or scope cannot be used, or the asker may not see all
            committees below.
    """
    number = re.fullmatch(r"(\d{1,2})/(\d{1,2})", plenary)
    if number is None:
        zh, en = "会次应写作“届/次”，如 5/3", "a plenary is written TERM/SESSION, e.g. 5/3"
        raise Problem(422, "BadPlenary", zh, en)
    engine, here = asking.engine, asking.here
    cut = await (cut_now(engine, here) if as_of is None else cut_at(engine, here, as_of))
    told = (here, int(number[1]), int(number[2]), window, cut)
    scope = await narrowed(engine, *told, sort, of)
    _may_see(asking, scope)
    return scope


def _may_see(asking: Asking, scope: Scope) -> None:
    """Figures with all below are for who may read each of these committees' own."""
    seen = asking.scope()
    if seen is not None and not seen.issuperset(scope.below):
        zh = "合计下级须对每个下级委员会都有查看统计的权限，请向运维人员申请"
        en = "you may not read the figures of every committee below; ask an operator for it"
        raise Problem(403, "NotAllBelow", zh, en)


@dataclass(frozen=True, slots=True)
class NamedScope:
    """A scope as a query names it."""

    plenary: str
    window: str
    as_of: datetime | None
    sort: Sort
    of: str | None

    async def scope(self, asking: Asking) -> Scope:
        """The scope itself.

        Raises:
            Problem: as `asked_scope`.
        """
        return await asked_scope(asking, self.plenary, self.window, self.as_of, self.sort, self.of)


def _named(
    plenary: str,
    window: str = "plenary",
    as_of: AwareDatetime | None = None,
    sort: ScopeSort = Sort.COMMITTEE,
    of: ScopeOf = None,
) -> NamedScope:
    return NamedScope(plenary, window, as_of, sort, of)


InScope = Annotated[NamedScope, Depends(_named)]
"""The query's `plenary`, `window`, `as_of`, `scope`, `of`."""
