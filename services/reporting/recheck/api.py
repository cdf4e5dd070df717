"""How does HTTP ask whether figures come out the same when they are counted again?"""

from typing import Annotated, Any

from fastapi import APIRouter, Query

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from reporting.archive.cut import cut_now
from reporting.archive.proof import EventProof
from reporting.cases.waiting import folded
from reporting.figures.asked import InScope
from reporting.figures.belonging import belongs
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import chosen
from reporting.recheck.rechecking import CaseApart, Difference, rechecked

READ = permission("reporting.recheck.read", Role.CLERK, Role.LEADER)

router = APIRouter(tags=["指标复算 figures counted again"])


@router.get("/committees/{committee}/figures/recheck", summary="指标复算 figures counted again")
async def recheck(
    committee: str,
    named: InScope,
    id: Annotated[list[str] | None, Query()] = None,
    asking: Asking = allowed(READ),
) -> dict[str, Any]:
    """Count figures a second time from the archived events; each that differs with its events.

    A number in brackets is how many cases it rests on; the last of a rate is what it is of.
    """
    wanted = chosen(id or ())
    await folded(asking.engine, await cut_now(asking.engine, asking.here))
    whose = await named.scope(asking)
    here = [one.id for one in wanted if belongs(one, whose.lens.sort)]
    found = await rechecked(asking.engine, whose, here) if here else ()
    return {
        "window": {"text": whose.span.text, "zh": whose.span.zh()},
        "as_of": whose.cut.instant.isoformat(),
        "scope": whose.lens.sort,
        "name": whose.lens.name,
        "partial": whose.partial,
        "checked": len(here),
        "agree": len(here) - len({one.figure for one in found}),
        "differences": [told(one) for one in found],
    }


def told(difference: Difference) -> dict[str, Any]:
    """A difference as it is answered."""
    return {
        "figure": difference.figure,
        "title": FIGURES[difference.figure].zh,
        "part": difference.part,
        "first": difference.first,
        "second": difference.second,
        "apart": difference.apart,
        "cases": [_case(one) for one in difference.cases],
    }


def _case(case: CaseApart) -> dict[str, Any]:
    return {
        "case": case.case,
        "counted": case.counted,
        "events": [_event(one) for one in case.events],
    }


def _event(event: EventProof) -> dict[str, Any]:
    return {
        "event_id": str(event.event_id),
        "type": event.type,
        "title": event.title,
        "stream": event.stream,
        "occurred_on": event.occurred_on.isoformat(),
        "source": event.source,
    }
