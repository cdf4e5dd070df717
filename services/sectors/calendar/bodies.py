"""What does HTTP send and get about feeds?"""

from typing import Self
from uuid import UUID

from pydantic import BaseModel, model_validator

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.http.bodies import example
from sectors.calendar.addresses import token
from sectors.calendar.tables import FeedRow


class OfBody(BaseModel):
    """界别或机构."""

    model_config = example(kind="sector", name="教育界")

    kind: BodyKind
    name: str


class FeedBody(BaseModel):
    """开通订阅: of a member, or of a body."""

    model_config = example(body={"kind": "sector", "name": "教育界"})

    member: UUID | None = None
    body: OfBody | None = None

    @model_validator(mode="after")
    def _one_of_them(self) -> Self:
        if (self.member is None) == (self.body is None):
            raise ValueError("member、body 二者择一; one of member and body")
        return self

    def of(self, committee: UUID) -> UUID:
        """Whose feed."""
        if self.body is not None:
            return body_id(committee, self.body.kind, self.body.name)
        assert self.member is not None
        return self.member


class FeedShown(BaseModel):
    """One feed with the path of its address; whoever has it may read the feed."""

    feed: UUID
    whose: str
    of: UUID
    path: str

    @classmethod
    def of_row(cls, row: FeedRow, key: bytes) -> Self:
        """With the address of today."""
        path = f"/committees/{row.committee}/calendar-feeds/{token(key, row)}.ics"
        return cls(feed=row.feed, whose=row.whose, of=row.of, path=path)
