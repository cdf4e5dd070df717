"""How does HTTP ask for figures and their evidence?"""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query
from pydantic import AwareDatetime
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem
from reporting.archive.cut import cut_at, cut_now
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import chosen, computed
from reporting.figures.evidence import CaseProof, EventProof, evidence_of
from reporting.figures.figure import sense
from reporting.figures.scope import Scope, scope_of
from reporting.figures.value import told

READ = permission("reporting.figures.read", Role.CLERK, Role.LEADER)

router = APIRouter(tags=["指标 figures"])


async def asked_scope(asking: Asking, plenary: str, window: str, as_of: datetime | None) -> Scope:
    """The scope that a request names.

    Raises:
        Problem: plenary, window or instant cannot be used.
    """
    number = re.fullmatch(r"(\d{1,2})/(\d{1,2})", plenary)
    if number is None:
        zh, en = "会次应写作“届/次”，如 5/3", "a plenary is written TERM/SESSION, e.g. 5/3"
        raise Problem(422, "BadPlenary", zh, en)
    engine, here = asking.engine, asking.here
    cut = await (cut_now(engine, here) if as_of is None else cut_at(engine, here, as_of))
    return await scope_of(engine, here, int(number[1]), int(number[2]), window, cut)


Beside = Callable[[AsyncEngine, Scope, Sequence[str]], Awaitable[Sequence[Mapping[str, Any]]]]
"""What stands beside the figures of a scope without being counted; of these ids, or of all."""


def figure_routes(beside: Beside) -> APIRouter:
    """The route of figures, with what stands beside them."""
    routes = APIRouter(tags=["指标 figures"])

    @routes.get("/committees/{committee}/figures", summary="指标 figures")
    async def figures(
        committee: str,
        plenary: str,
        window: str = "plenary",
        as_of: AwareDatetime | None = None,
        id: Annotated[list[str] | None, Query()] = None,
        asking: Asking = allowed(READ),
    ) -> dict[str, Any]:
        """Figures of a committee's window at a cut; all of the catalogue when none is named.

        `stated` are numbers that no event proves, as they were entered; they are in no figure.
        """
        wanted = chosen(id or ())
        scope = await asked_scope(asking, plenary, window, as_of)
        values = await computed(asking.engine, scope, wanted)
        return {
            "window": {"text": scope.span.text, "zh": scope.span.zh()},
            "as_of": scope.cut.instant.isoformat(),
            "partial": scope.partial,
            "figures": {id: told(value) for id, value in values.items()},
            "stated": await beside(asking.engine, scope, id or ()),
        }

    return routes


@router.get("/committees/{committee}/evidence/{figure}", summary="依据 evidence")
async def evidence(
    committee: str,
    figure: str,
    plenary: str,
    window: str = "plenary",
    as_of: AwareDatetime | None = None,
    asking: Asking = allowed(READ),
) -> dict[str, Any]:
    """The cases a figure counts, and the events that prove each."""
    (wanted,) = chosen([figure])
    scope = await asked_scope(asking, plenary, window, as_of)
    proof = await evidence_of(asking.engine, scope, wanted)
    value = (await computed(asking.engine, scope, [wanted]))[figure]
    return {
        "figure": figure,
        **told(value),
        "window": {"text": scope.span.text, "zh": scope.span.zh()},
        "as_of": scope.cut.instant.isoformat(),
        "partial": scope.partial,
        "cases": [_case(one) for one in proof.cases],
        "context": [_event(one) for one in proof.context],
    }


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
