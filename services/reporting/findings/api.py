"""How does HTTP ask what the figures say?"""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import AwareDatetime
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.http.asking import Asking, allowed
from kernel.http.unchanged import IfChanged
from kernel.identity import Role, permission
from reporting.figures.asked import asked_scope
from reporting.figures.catalogue import FIGURES
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings
from reporting.findings.presets import preset
from reporting.findings.quote import Quote

READ = permission("reporting.findings.read", Role.CLERK, Role.LEADER)
Gather = Callable[[AsyncEngine, Scope], Awaitable[Facts]]
"""The facts that a document of a scope would rest on."""
Ready = Callable[[AsyncEngine, UUID], Awaitable[None]]
"""Waits until the cases contain everything that has arrived of a committee."""


def finding_routes(ready: Ready, gather: Gather) -> APIRouter:
    """The route of findings, from the same facts as documents."""
    routes = APIRouter(tags=["成绩与问题 findings"])

    @routes.get("/committees/{committee}/findings", summary="成绩与问题 findings")
    async def read(
        committee: str,
        plenary: str,
        window: str = "plenary",
        as_of: AwareDatetime | None = None,
        asking: Asking = allowed(READ),
        *,
        tagging: IfChanged,
    ) -> Any:
        """Strengths and problems under the rules in force, each with the figures it rests on.

        The answer bears an ETag, which changes when anything but `as_of` does.
        """
        await ready(asking.engine, asking.here)
        scope = await asked_scope(asking, plenary, window, as_of)
        facts = await gather(asking.engine, scope)
        told = {
            "window": {"text": scope.span.text, "zh": scope.span.zh()},
            "partial": scope.partial,
            "rules": (facts.rules or preset()).told(),
            "findings": [_finding(one) for one in findings(facts)],
        }
        return tagging.told(told, {"as_of": scope.cut.instant.isoformat()})

    return routes


def _finding(one: Finding) -> dict[str, Any]:
    said = "".join(piece if isinstance(piece, str) else piece.text for piece in one.said)
    remedy = one.remedy
    return {
        "rule": one.rule,
        "kind": one.kind,
        "topic": one.topic,
        "text": f"{said}。",
        "figures": [_figure(quote) for quote in one.figures],
        "measure": None if remedy is None else remedy.measure,
        "task": None
        if remedy is None
        else {
            "text": remedy.task.text,
            "months": list(remedy.task.months),
            "who": remedy.task.who,
        },
    }


def _figure(quote: Quote) -> dict[str, str]:
    """A quoted figure: its id with part and year, the catalogue's figure, what is printed."""
    figure = quote.of.figure
    return {
        "id": str(quote.of),
        "figure": figure,
        "title": FIGURES[figure].zh,
        "value": quote.text,
    }
