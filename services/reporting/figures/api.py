"""How does HTTP ask for figures and their evidence?"""

from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from sqlalchemy import Column, Integer, Text
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.http.asking import Asking, allowed
from kernel.http.paging import Cursor, link
from kernel.http.unchanged import IfChanged
from kernel.identity import Role, permission
from kernel.paging import By, Order, Turn, page_of
from kernel.problems import Problem
from reporting.archive.proof import EventProof
from reporting.figures.asked import InScope
from reporting.figures.belonging import belongs
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import chosen, computed
from reporting.figures.evidence import CaseProof, evidence_of
from reporting.figures.figure import sense
from reporting.figures.lens import WHOLE
from reporting.figures.scope import Scope
from reporting.figures.value import told

READ = permission("reporting.figures.read", Role.CLERK, Role.LEADER)

router = APIRouter(tags=["指标 figures"])


def whose(scope: Scope) -> dict[str, str | None]:
    """Whose work a scope looks at, as HTTP tells it."""
    lens = scope.lens
    return {
        "scope": str(lens.sort),
        "of": None if lens.id is None else str(lens.id),
        "name": lens.name or scope.named.name,
    }


Beside = Callable[[AsyncEngine, Scope, Sequence[str]], Awaitable[Sequence[Mapping[str, Any]]]]
"""What stands beside the figures of a scope without being counted; of these ids, or of all."""


def figure_routes(beside: Beside) -> APIRouter:
    """The route of figures, with what stands beside them."""
    routes = APIRouter(tags=["指标 figures"])

    @routes.get("/committees/{committee}/figures", summary="指标 figures")
    async def figures(
        committee: str,
        named: InScope,
        id: Annotated[list[str] | None, Query()] = None,
        asking: Asking = allowed(READ),
        *,
        tagging: IfChanged,
    ) -> Any:
        """Figures of a committee's window at a cut; all of the catalogue when none is named.

        `scope` and `of` narrow them to one body, unit or member, or widen them to all committees
        below; what cannot be counted so is listed as `not_of_this_scope`, and not as zero.
        `stated` are numbers that no event proves, as they were entered; they are in no figure.
        The answer bears an ETag, which changes when anything but `as_of` does.
        """
        wanted = chosen(id or ())
        scope = await named.scope(asking)
        values = await computed(asking.engine, scope, wanted)
        answer = {
            **whose(scope),
            "window": {"text": scope.span.text, "zh": scope.span.zh()},
            "partial": scope.partial,
            "figures": {id: told(value) for id, value in values.items()},
            "not_of_this_scope": [one.id for one in wanted if one.id not in values],
            "stated": await beside(asking.engine, scope, id or ()) if scope.lens == WHOLE else [],
        }
        return tagging.told(answer, _as_of(scope))

    return routes


def _as_of(scope: Scope) -> dict[str, str]:
    return {"as_of": scope.cut.instant.isoformat()}


@dataclass(frozen=True, slots=True)
class _Placed:
    """A case in the order of the list: those that count first."""

    rank: int
    place: str
    case: CaseProof


ORDER = Order(
    "evidence",
    (By(Column("rank", Integer, nullable=False)), By(Column("place", Text, nullable=False))),
)


def _placed(cases: Sequence[CaseProof]) -> list[_Placed]:
    """One case may stand there more than once: it is told apart by how often."""
    seen = Counter[tuple[int, str, str]]()
    found = []
    for one in cases:
        key = (0 if one.counts else 1, one.kind, one.case)
        seen[key] += 1
        found.append(_Placed(key[0], f"{one.kind}/{one.case}/{seen[key]:06}", one))
    return sorted(found, key=lambda one: (one.rank, one.place))


@router.get("/committees/{committee}/evidence/{figure}", summary="依据 evidence")
async def evidence(
    committee: str,
    figure: str,
    named: InScope,
    limit: Annotated[int | None, Query(ge=1, le=500)] = None,
    cursor: Cursor = None,
    asking: Asking = allowed(READ),
    *,
    request: Request,
    response: Response,
    tagging: IfChanged,
) -> Any:
    """The cases a figure counts, and the events that prove each: all, or `limit` of them.

    `next` asks for those after them. The answer bears an ETag.
    """
    (wanted,) = chosen([figure])
    scope = await named.scope(asking)
    if not belongs(wanted, named.sort):
        zh = f"指标“{wanted.zh}”不能按此范围统计"
        raise Problem(422, "NotOfThisScope", zh, f"{figure} cannot be counted of a {named.sort}")
    proof = await evidence_of(asking.engine, scope, wanted)
    value = (await computed(asking.engine, scope, [wanted]))[figure]
    turn = Turn(limit or max(1, len(proof.cases)), cursor)
    page = page_of(_placed(proof.cases), ORDER, turn)
    link(request, response, page.next)
    answer = {
        "figure": figure,
        **told(value),
        **whose(scope),
        "window": {"text": scope.span.text, "zh": scope.span.zh()},
        "partial": scope.partial,
        "total": len(proof.cases),
        "cases": [_case(one.case) for one in page.items],
        "next": page.next,
        "context": [_event(one) for one in proof.context],
    }
    return tagging.told(answer, _as_of(scope))


@router.get("/catalogue/figures", summary="指标目录 catalogue of figures")
async def catalogue(asking: Asking = allowed(READ)) -> list[dict[str, str]]:
    """Every figure with its Chinese name, kind and definition."""
    return [
        {"id": one.id, "title": one.zh, "kind": str(sense(one)), "means": one.means}
        for one in FIGURES.values()
    ]


def _case(case: CaseProof) -> dict[str, Any]:
    return {
        "case": case.case,
        "kind": case.kind,
        "label": case.label,
        "part": case.part,
        "counts": case.counts,
        "events": [_event(one) for one in case.events],
        "beside": [_event(one) for one in case.beside],
    }


def _event(event: EventProof) -> dict[str, Any]:
    return {
        "event_id": str(event.event_id),
        "type": event.type,
        "title": event.title,
        "stream": event.stream,
        "occurred_on": event.occurred_on.isoformat(),
        "recorded_at": event.recorded_at.isoformat(),
        "source": event.source,
    }
