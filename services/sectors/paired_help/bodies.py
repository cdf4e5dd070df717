"""What does HTTP send and get about paired help?"""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.sectors.body import body_id
from contracts.sectors.paired_help import HelpedKind, Helper
from contracts.values import BodyKind, Named
from kernel.http.bodies import example
from kernel.secret import Secret
from rules.names import derived_id
from sectors.paired_help.commands import Words
from sectors.paired_help.tables import HelpRow


class HelperBody(BaseModel):
    """帮扶人: a member by name (with the id where two have one name), or a body by kind."""

    model_config = example(name="岑知远")

    name: Words
    person: UUID | None = None
    body: BodyKind | None = None

    def told(self, committee: UUID) -> Helper:
        """As the event says it."""
        if self.body is not None:
            found = body_id(committee, self.body, self.name)
            return Helper(kind="body", who=Named(id=found, name=self.name))
        found = self.person or derived_id(committee, "person", self.name)
        return Helper(kind="member", who=Named(id=found, name=self.name))


class HelpBody(BaseModel):
    """结对帮扶: a household or person by `name`, which is private; all others by `helped`."""

    model_config = example(
        helpers=[{"name": "岑知远"}], kind="household", name="云溪村某户", since="2026-01-15"
    )

    helpers: Annotated[tuple[HelperBody, ...], Field(min_length=1, max_length=50)]
    kind: HelpedKind
    helped: Words | None = None
    name: Secret | None = None
    since: date


class VisitBody(BaseModel):
    """走访."""

    model_config = example(visited_on="2026-02-10", words="送去春耕化肥。")

    visited_on: date
    by: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    words: Secret | None = None


class ResultBody(BaseModel):
    """成效."""

    model_config = example(result="稳定就业", resulted_on="2026-03-01", words="长子到茶厂就业。")

    result: Words
    resulted_on: date | None = None
    words: Secret | None = None


class EndBody(BaseModel):
    """结束."""

    model_config = example(until="2026-03-01")

    until: date | None = None


class HelperShown(BaseModel):
    """One who helps."""

    kind: str
    id: UUID
    name: str


class VisitShown(BaseModel):
    """One visit, without its words."""

    visited_on: date
    by: str


class HelpShown(BaseModel):
    """One help without its private words; `has_name` says that a name is kept."""

    help: UUID
    helpers: tuple[HelperShown, ...]
    kind: str
    helped: str | None
    since: date
    until: date | None
    result: str | None
    resulted_on: date | None
    visits: tuple[VisitShown, ...]
    has_name: bool

    @classmethod
    def of(cls, row: HelpRow) -> Self:
        """A row as it is shown."""
        who = zip(row.helper_kinds, row.helper_ids, row.helpers, strict=True)
        made = {
            "helpers": tuple(HelperShown(kind=kind, id=id, name=name) for kind, id, name in who),
            "visits": tuple(
                VisitShown(visited_on=day, by=by)
                for day, by in zip(row.visits, row.visitors, strict=True)
            ),
            "has_name": row.name is not None,
        }
        same = [name for name in cls.model_fields if name not in made]
        return cls(**{name: getattr(row, name) for name in same}, **made)
