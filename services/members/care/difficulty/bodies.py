"""What does HTTP send and get about difficulties?"""

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import BaseModel, Field

from contracts.values import Named
from kernel.http.bodies import example
from kernel.secret import Secret
from members.care.difficulty.queries import Words as Kept
from members.care.difficulty.tables import DifficultyRow
from members.care.words import Words
from rules.names import clean, derived_id


class RaiseBody(BaseModel):
    """困难诉求: title and text are kept in the vault; `member` is for the office to say."""

    model_config = example(kind="困难诉求", title="老人照料", text="家中老人需照料，难以外出履职。")

    member: UUID | None = None
    kind: Words
    title: Secret
    text: Secret | None = None
    raised_on: date | None = None


class TakeUpBody(BaseModel):
    """受理."""

    model_config = example(by="柳依依")

    by: Words


class UnitBody(BaseModel):
    """转办单位: by name, or by the id that it is registered under."""

    model_config = example(name="市民政局")

    name: Annotated[str, Field(min_length=2, max_length=60)]
    id: UUID | None = None

    def named(self, committee: UUID) -> Named:
        """The organisation meant."""
        found = self.id or derived_id(committee, "organisation", self.name)
        return Named(id=found, name=clean(self.name))


class SettleBody(BaseModel):
    """已解决."""

    model_config = example(outcome="社区已安排照料。", concluded_on="2026-04-20")

    outcome: Secret | None = None
    concluded_on: date | None = None


class LeaveBody(BaseModel):
    """未能解决, with the reason."""

    model_config = example(reason="超出现行政策。", concluded_on="2026-04-20")

    reason: Secret
    concluded_on: date | None = None


class Step(BaseModel):
    """A step: taken up or passed (with whom), settled, unsettled, reopened."""

    step: str
    on: date
    who: str | None


class DifficultyShown(BaseModel):
    """A difficulty to those whom it concerns; words are None where forgotten."""

    difficulty: UUID
    member: UUID
    kind: str
    raised_on: date
    phase: str
    concluded_on: date | None
    steps: tuple[Step, ...]
    title: str | None
    text: str | None
    outcome: str | None

    @classmethod
    def of(cls, row: DifficultyRow, words: Kept) -> Self:
        """A row with its words."""
        every = zip(row.steps, row.step_days, row.whos, strict=True)
        return cls(
            difficulty=row.difficulty,
            member=row.member,
            kind=row.kind,
            raised_on=row.raised_on,
            phase=row.phase,
            concluded_on=row.concluded_on,
            steps=tuple(Step(step=step, on=on, who=who or None) for step, on, who in every),
            title=words.title,
            text=words.text,
            outcome=words.outcome,
        )
