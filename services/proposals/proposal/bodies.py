"""What does HTTP send about proposals, with an example each?"""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from contracts.proposals.proposal import SponsorKind
from kernel.secret import Secret
from proposals.proposal.about import Number, Reason, Title, Word
from proposals.proposal.commands import Target

TermSession = Annotated[str, Field(pattern=r"^\d{1,2}/\d{1,2}$")]
Name = Annotated[str, Field(min_length=2, max_length=100)]
SOME = "0198f0aa-0000-7000-8000-000000000001"


def shown(example: dict[str, Any]) -> ConfigDict:
    """A body that takes nothing beyond its fields, with an example."""
    return ConfigDict(extra="forbid", json_schema_extra={"examples": [example]})


class Dated(BaseModel):
    """When it happened: a day, or an instant; without both it is now."""

    model_config = ConfigDict(extra="forbid")

    on: date | None = None
    at: AwareDatetime | None = None


class Sponsor(BaseModel):
    """提案人: by name, and by id where the name alone does not tell."""

    model_config = shown({"name": "张三"})

    name: Name
    id: UUID | None = None


class Content(BaseModel):
    """正文分项: situation, analysis, suggestions; what is there becomes the text."""

    model_config = shown(
        {"situation": "全市有老旧小区……", "analysis": "主要原因……", "suggestions": "一是……"}
    )

    situation: Secret | None = None
    analysis: Secret | None = None
    suggestions: Secret | None = None

    def parts(self) -> tuple[str, ...]:
        """The names of the parts that are there."""
        return tuple(name for name, _ in self._told())

    def text(self) -> Secret | None:
        """All of it, each part under its name; None when nothing is there."""
        told = self._told()
        return Secret.headed(told) if told else None

    def _told(self) -> list[tuple[str, Secret]]:
        named = (("情况", self.situation), ("分析", self.analysis), ("建议", self.suggestions))
        return [(name, part) for name, part in named if part is not None]


class Submit(Dated):
    """提交提案. Without `first_sponsor` a member submits for oneself.

    The text is told as a whole (`text`), or in its parts (`content`) where the rules name them.
    """

    model_config = shown(
        {
            "plenary": "5/3",
            "title": "关于加快老旧小区加装电梯的提案",
            "sponsor_kind": "joint",
            "first_sponsor": {"name": "张三"},
            "co_sponsors": [{"name": "李四"}],
            "sector": "教育",
            "category": "社会建设",
            "topics": ["养老", "住房"],
            "text": "一、情况……二、分析……三、建议……",
        }
    )

    plenary: TermSession
    title: Title
    sponsor_kind: SponsorKind
    first_sponsor: Sponsor | None = None
    co_sponsors: tuple[Sponsor, ...] = ()
    sector: Word | None = None
    category: Word | None = None
    topics: tuple[Word, ...] = ()
    text: Secret | None = None
    content: Content | None = None
    signed_by: Word | None = None
    lead: UUID | None = None


class File(Dated):
    """立案: under the next number, or under the printed one."""

    model_config = shown({"category": "社会建设"})

    number: Number | None = None
    category: Word | None = None
    intended: tuple[Name, ...] = ()


class Merge(Dated):
    """并案."""

    model_config = shown({"into": SOME})

    into: UUID


class Convert(Dated):
    """转为意见建议."""

    model_config = shown({"target": "opinion"})

    target: Target


class Reasoned(Dated):
    """A result or a correction with its reason."""

    model_config = shown({"reason": "内容空泛，没有具体建议"})

    reason: Reason


class Decline(Dated):
    """不予立案: the code of the committee's list; the reason says more."""

    model_config = shown({"code": "10", "reason": "内容空泛，没有具体建议"})

    code: Word | None = None
    reason: Reason | None = None


class Withdraw(Dated):
    """撤案."""

    model_config = shown({"reason": "所提问题已解决"})

    reason: Reason | None = None


class Retitle(Dated):
    """案由更正."""

    model_config = shown({"title": "关于加快老旧住宅加装电梯的提案"})

    title: Title


class Classify(Dated):
    """分类."""

    model_config = shown({"category": "社会建设", "topics": ["养老"]})

    category: Word | None = None
    topics: tuple[Word, ...] = ()


class Sponsors(Dated):
    """提案人更正, whole."""

    model_config = shown({"sponsor_kind": "individual", "first_sponsor": {"name": "张三"}})

    sponsor_kind: SponsorKind
    first_sponsor: Sponsor
    co_sponsors: tuple[Sponsor, ...] = ()
    sector: Word | None = None


class SubmissionDay(Dated):
    """提交日期更正; null is unknown."""

    model_config = shown({"submitted_on": "2025-01-06"})

    submitted_on: date | None
