"""Which rules does a sheet of findings hold?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from reporting.findings.conditions import Condition, Part, Repeated, Silent, SilentInAll
from reporting.findings.rule import Remedy, Task
from reporting.findings.template import Template, figure_of, parsed, slots
from rules.invalid import Invalid

Short = Annotated[str, Field(min_length=1, max_length=40)]
Sentence = Annotated[str, Field(min_length=1, max_length=400)]
Month = Annotated[int, Field(ge=1, le=12)]
Id = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
ROLL = "members.by_sector"
SENTENCES = ("strength", "problem", "nothing")


class PlanItem(Part):
    """An item for next year's plan: what, in which months, who takes part."""

    text: Sentence
    months: Annotated[tuple[Month, ...], Field(min_length=1, max_length=12)]
    who: Short


class Sentences(Part):
    """What is said, as templates.

    Attributes:
        strength, problem: without one nothing is said of that.
        nothing: of a problem whose figure is zero; of a plan that lists nothing by topic.
    """

    strength: Sentence | None = None
    problem: Sentence | None = None
    nothing: Sentence | None = None

    def of(self, name: str) -> str | None:
        """The sentence of a name."""
        found: str | None = getattr(self, name)
        return found


class Rule(Sentences):
    """A strength or problem: when it is one, what is said, what to do.

    Attributes:
        name: what a person calls it.
        topic: the heading under which a report says it.
        when: the condition.
        year_end: judged when the year is nearly over.
        needs: counts that must not be zero: nothing is said where nothing was recorded.
        few: the sentences for so few that a percentage would mislead; else the same.
    """

    id: Id
    name: Short
    topic: Short
    when: Condition
    year_end: bool = False
    needs: Annotated[tuple[str, ...], Field(max_length=6)] = ()
    few: Sentences | None = None
    measure: Sentence | None = None
    task: PlanItem | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        for field, id, sort in self.when.asked():
            if not isinstance(figure_of(id), sort):
                zh = f"when.{field}：“{id}”不是这一条件所用的指标种类（应为 {sort.__name__}）"
                en = f"when.{field}: {id} is no figure of the sort {sort.__name__}"
                raise Invalid(zh, en)
        for id in self.needs:
            figure_of(id)
        for field, text in self._told():
            try:
                parsed(text, self.when.words)
            except Invalid as invalid:
                raise Invalid(f"{field}：{invalid.zh}", f"{field}: {invalid.en}") from None
        self._has_what_it_says()
        return self

    def _has_what_it_says(self) -> None:
        if self.strength is None and self.problem is None:
            raise Invalid("strength、problem 至少写一句", "write strength, problem or both")
        told = self.measure is not None and self.task is not None
        if (self.problem is not None) != told or (self.measure is None) != (self.task is None):
            zh = "写了 problem 须写 measure 和 task，没写则都不写"
            raise Invalid(zh, "a problem has a measure and a task, a mere strength has neither")

    def _told(self) -> Iterator[tuple[str, str]]:
        for prefix, told in (("", self), ("few.", self.few)):
            for name in SENTENCES:
                text = None if told is None else told.of(name)
                if text is not None:
                    yield f"{prefix}{name}", text

    def sentence(self, name: str, few: bool) -> Template | None:
        """What is said; of few in the words for few where there are any."""
        text = self.few.of(name) if few and self.few is not None else None
        text = text or self.of(name)
        return None if text is None else _parsed(text, self.when.words)

    def figures(self) -> frozenset[str]:
        """All figures that the rule reads; who is silent is told beside the roll's sectors."""
        told = [slots(_parsed(text, self.when.words)) for _, text in self._told()]
        said = [slot for many in told for slot in many]
        asked = (id for _, id, _ in self.when.asked())
        silent = isinstance(self.when, Silent | SilentInAll) or any(
            slot.aspect.startswith("silent") for slot in said
        )
        roll = (ROLL,) if silent else ()
        return frozenset({*asked, *self.needs, *(slot.figure for slot in said), *roll})

    @property
    def remedy(self) -> Remedy | None:
        """What to do about the problem."""
        if self.measure is None or self.task is None:
            return None
        return Remedy(self.measure, Task(self.task.text, self.task.months, self.task.who))


_parsed = lru_cache(maxsize=2048)(parsed)


class Sheet(Part):
    """A sheet of rules as it is written.

    Attributes:
        format: of the sheet's grammar; this program reads 1.
        name, version: what documents call it.
    """

    format: Literal[1]
    name: Short
    version: Short
    rules: Annotated[tuple[Rule, ...], Field(min_length=1, max_length=200)]

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [one.id for one in self.rules]
        twice = next((id for id in ids if ids.count(id) > 1), None)
        if twice is not None:
            raise Invalid(f"规则“{twice}”写了两次", f"the rule {twice} stands twice")
        for rule in self.rules:
            strange = set(rule.when.of) - set(ids) if isinstance(rule.when, Repeated) else ()
            for id in sorted(strange):
                zh = f"规则“{rule.id}”的 when.of：没有规则“{id}”"
                raise Invalid(zh, f"when.of of {rule.id}: there is no rule {id}")
        return self


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The rules in force, and since when, on which paper: both none for the preset."""

    sheet: Sheet
    text: str
    basis: str | None = None
    effective_on: date | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules in their order."""
        return self.sheet.rules

    def told(self) -> dict[str, Any]:
        """Which rules they are, as HTTP tells it; the preset has no day and no paper."""
        return {
            "name": self.sheet.name,
            "version": self.sheet.version,
            "preset": self.basis is None,
            "effective_on": self.effective_on and self.effective_on.isoformat(),
            "basis": self.basis,
        }
