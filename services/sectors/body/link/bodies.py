"""What does HTTP send about links to bodies?"""

from datetime import date
from typing import Self
from uuid import UUID

from pydantic import BaseModel, model_validator

from contracts.sectors.link import LinkKind, LinkWay
from kernel.http.bodies import example
from sectors.body.bodies import Person
from sectors.body.commands import Words
from sectors.body.link.commands import Subject


class Party(BaseModel):
    """联系方: a leader as a person; a special committee or a department by name or id."""

    model_config = example(name="市教育局")

    name: Words
    id: UUID | None = None


class Make(BaseModel):
    """建立联系."""

    model_config = example(kind="leader", leader={"name": "岑知远"}, since="2026-01-05")

    kind: LinkKind
    leader: Person | None = None
    party: Party | None = None
    since: date | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        is_leader = self.kind is LinkKind.LEADER
        if (self.leader is not None) is not is_leader or (self.party is not None) is is_leader:
            raise ValueError("领导填 leader，专委会和部门填 party; leader for a leader, else party")
        return self


class Use(BaseModel):
    """联系活动: what was done on a day, and at which activity if at one."""

    model_config = example(way="guided", used_on="2026-02-20", subject="指导界别调研选题")

    way: LinkWay
    used_on: date
    activity: UUID | None = None
    subject: Subject | None = None
