"""What does HTTP send and get about outcomes?"""

from datetime import date
from typing import Self
from uuid import UUID

from pydantic import BaseModel

from contracts.sectors.research import About, AboutKind, GrownKind, InstructionLevel
from kernel.http.bodies import example
from kernel.secret import Secret
from sectors.outcome.commands import Reason, Title, Words
from sectors.outcome.tables import OutcomeRow

REPORT = {"kind": "report", "id": "0198f0aa-0000-7000-8000-000000000002"}


class AboutBody(BaseModel):
    """来源: the report, or the activity, that it came of."""

    model_config = example(**REPORT)

    kind: AboutKind
    id: UUID

    def told(self) -> About:
        """As the event says it."""
        return About(kind=self.kind, id=self.id)


class SentBody(BaseModel):
    """报送."""

    model_config = example(
        about=REPORT, to="市农业农村局", paper="云协办〔2026〕7号", sent_on="2026-03-01"
    )

    about: AboutBody
    to: Words
    paper: Words | None = None
    sent_on: date


class InstructionBody(BaseModel):
    """批示."""

    model_config = example(
        about=REPORT,
        leader="黎云舟",
        duty="市委书记",
        level="city",
        given_on="2026-03-01",
        words="请市农业农村局研究。",
    )

    about: AboutBody
    leader: Words
    person: UUID | None = None
    duty: Words | None = None
    level: InstructionLevel
    given_on: date
    words: Secret | None = None


class AdoptionBody(BaseModel):
    """采纳."""

    model_config = example(
        about=REPORT, by="市农业农村局", how="列入年度工作要点", adopted_on="2026-03-01"
    )

    about: AboutBody
    by: Words
    how: Reason
    adopted_on: date


class RecommendationBody(BaseModel):
    """建议案."""

    model_config = example(
        about=REPORT,
        title="关于发展乡村产业的建议案",
        meeting="五届十二次常委会议",
        paper="云协发〔2026〕3号",
        made_on="2026-03-01",
    )

    about: AboutBody
    title: Title
    meeting: Title
    paper: Words | None = None
    made_on: date


class GrownBody(BaseModel):
    """转化: the title where the proposal or report is not known here."""

    model_config = example(
        about=REPORT,
        kind="proposal",
        grown="0198f0aa-0000-7000-8000-000000000003",
        title="关于扶持乡村产业的提案",
        grown_on="2026-03-01",
    )

    about: AboutBody
    kind: GrownKind
    grown: UUID
    title: Title | None = None
    grown_on: date | None = None


class OutcomeShown(BaseModel):
    """One outcome without the words of an instruction; `has_text` says that some are kept."""

    outcome: UUID
    about_kind: str
    about: UUID
    kind: str
    day: date
    whom_id: UUID | None
    whom: str | None
    detail: str | None
    level: str | None
    paper: str | None
    title: str | None
    heard: bool | None
    has_text: bool

    @classmethod
    def of(cls, row: OutcomeRow) -> Self:
        """A row as it is shown."""
        same = [name for name in cls.model_fields if name != "has_text"]
        told = {name: getattr(row, name) for name in same}
        return cls(**told, has_text=row.words is not None)
