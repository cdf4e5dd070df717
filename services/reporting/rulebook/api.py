"""How does HTTP read and adopt a committee's rules of findings?"""

import asyncio
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem
from reporting.archive.cut import cut_at, cut_now
from reporting.findings.adopted import AdoptedRow, adoptions, in_force
from reporting.findings.reading import LONGEST, read
from reporting.rulebook.commands import AdoptFindingRules, Basis
from rules.invalid import Invalid

ADOPT = permission("reporting.finding_rules.adopt", Role.CLERK)
READ = permission("reporting.finding_rules.read", Role.CLERK, Role.LEADER)
RULES = "/committees/{committee}/findings/rules"

router = APIRouter(tags=["总结规则 rules of findings"])


class Adopt(BaseModel):
    """通过总结规则: the sheet (YAML), whole, from a day, and the paper.

    `file` is what mistakes in the sheet are said of; it is not kept.
    """

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]
    effective_on: date
    basis: Basis
    file: Annotated[str, Field(min_length=1, max_length=200)] = "rules.yaml"


@router.put(RULES, summary="通过总结规则 adopt rules of findings", status_code=201)
async def adopt(committee: str, told: Adopt, asking: Asking = allowed(ADOPT)) -> JSONResponse:
    """From a day on findings follow these rules; the same again changes nothing."""
    try:
        await asyncio.to_thread(read, told.text, told.file)
    except Invalid as invalid:
        raise Problem(422, "BadFindingRules", invalid.zh, invalid.en) from None
    asked = told.model_dump(exclude={"file"})
    return await asking.ask(AdoptFindingRules(committee=asking.here, **asked))


@router.get(RULES, summary="总结规则 rules of findings in force")
async def read_rules(
    committee: str,
    as_of: AwareDatetime | None = None,
    asking: Asking = allowed(READ),
) -> dict[str, Any]:
    """The rules in force, their text to edit and adopt anew, and all that were adopted."""
    engine, here = asking.engine, asking.here
    cut = await (cut_now(engine, here) if as_of is None else cut_at(engine, here, as_of))
    book = await in_force(engine, here, cut)
    return {
        **book.told(),
        "rules": [
            {"id": one.id, "name": one.name, "topic": one.topic, "figures": sorted(one.figures())}
            for one in book.rules
        ],
        "text": book.text,
        "adopted": [_adoption(one) for one in await adoptions(engine, here, cut.instant)],
    }


def _adoption(row: AdoptedRow) -> dict[str, Any]:
    return {
        "adoption": str(row.adoption),
        "effective_on": row.effective_on.isoformat(),
        "basis": row.basis,
        "since": row.since.isoformat(),
        "by": row.by,
    }
