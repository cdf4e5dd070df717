"""How does HTTP ask for proposals like one that is written, or under review?"""

from collections.abc import Sequence
from typing import Annotated, TypeAlias
from uuid import UUID

from fastapi import APIRouter, Query
from pydantic import BaseModel

from kernel.http.asking import Asking, allowed
from kernel.problems import unknown
from kernel.secret import Secret
from proposals.proposal.about import Title
from proposals.proposal.bodies import Content, shown
from proposals.proposal.permissions import READ_PAPERS, paper_sight
from proposals.proposal.queries import one_of
from proposals.proposal.reading import ALL, ONE
from proposals.proposal.wording.scoring import ALIKE
from proposals.proposal.wording.similar import Alike, Enough, like_one, like_this

router = APIRouter(tags=["相似提案 similar proposals"])
Most: TypeAlias = Annotated[int, Query(ge=1, le=20)]
Score: TypeAlias = Annotated[float, Query(ge=0, le=1)]


class Written(BaseModel):
    """案由和正文: as far as they are written. `proposal` is left out: the one that is revised."""

    model_config = shown({"title": "关于老旧小区加装电梯的提案", "text": "老旧小区没有电梯……"})

    title: Title
    text: Secret | None = None
    content: Content | None = None
    proposal: UUID | None = None

    def told(self) -> tuple[str, str | None]:
        """Title and text; what is compared is nowhere kept."""
        text = self.text or (self.content.text() if self.content else None)
        return self.title, None if text is None else text.reveal_to_vault()


@router.post(ALL + "/similar", summary="提交前查重 similar to what is written")
async def similar_to_written(
    committee: str,
    body: Written,
    limit: Most = 5,
    at_least: Score = ALIKE,
    asking: Asking = allowed(READ_PAPERS),
) -> Sequence[Alike]:
    """Before it is submitted: of all terms, those that the asker may see. It hinders nothing."""
    enough, may = Enough(limit, at_least), paper_sight(asking)
    return await like_this(asking.engine, asking.here, body.told(), may, enough, but=body.proposal)


@router.get(ONE + "/similar", summary="审查时查重 similar proposals")
async def similar_to_one(
    committee: str,
    proposal: UUID,
    limit: Most = 5,
    at_least: Score = ALIKE,
    asking: Asking = allowed(READ_PAPERS),
) -> Sequence[Alike]:
    """At review: earlier and later ones, with what became of them. It decides nothing."""
    if await one_of(asking.engine, asking.here, proposal, paper_sight(asking)) is None:
        raise unknown("提案", str(proposal))
    enough = Enough(limit, at_least)
    return await like_one(asking.engine, asking.here, proposal, paper_sight(asking), enough)
