"""What does HTTP send while a proposal is handled, with an example each?"""

from datetime import date
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from contracts.feedback import Answer
from contracts.proposals.handling import ContactWay
from contracts.proposals.proposal import Mode
from contracts.values import Openness, Satisfaction
from kernel.secret import Secret
from proposals.proposal.about import Plain, Reason, Word
from proposals.proposal.bodies import Dated, Name, Sponsor, shown
from proposals.proposal.handling.commands import Digest


class Assign(Dated):
    """交办: units by name; without `due_on` the committee's rule gives the day."""

    model_config = shown(
        {"leading": ["市教育局"], "assisting": ["市财政局"], "mode": "lead_co", "on": "2025-02-20"}
    )

    leading: Annotated[tuple[Name, ...], Field(min_length=1)]
    assisting: tuple[Name, ...] = ()
    mode: Mode | None = None
    due_on: date | None = None


class Replied(Dated):
    """答复."""

    model_config = shown(
        {"unit": "市教育局", "grade": "A类", "on": "2025-04-30", "text": "您提出的……收悉。"}
    )

    unit: Name
    grade: Word | None = None
    text: Secret | None = None


class FeedBack(Dated):
    """反馈: typed in from paper, with the scan's digest (`scan`) or the attachment (`scanned`)."""

    model_config = shown(
        {"sponsor": {"name": "张三"}, "satisfaction": "basically", "printed": "理解"}
    )

    sponsor: Sponsor
    satisfaction: Satisfaction
    printed: Word | None = None
    answers: tuple[Answer, ...] = ()
    scan: Digest | None = None
    scanned: UUID | None = None


class ByUnit(Dated):
    """What a unit does, or what is decided of it."""

    model_config = shown({"unit": "市教育局"})

    unit: Name


class AskReturn(ByUnit):
    """申退."""

    model_config = shown(
        {
            "unit": "市教育局",
            "reason": "所提事项属住建部门职责",
            "suggested": ["市住房和城乡建设局"],
        }
    )

    reason: Reason
    suggested: tuple[Name, ...] = ()


class Decision(ByUnit):
    """同意或不同意; a refusal needs its reason."""

    model_config = shown({"unit": "市教育局", "granted": False, "reason": "主要事项属该单位职责"})

    granted: bool
    reason: Reason | None = None


class Contacted(ByUnit):
    """联系提案人."""

    model_config = shown({"unit": "市教育局", "sponsor": {"name": "张三"}, "way": "visit"})

    sponsor: Sponsor
    way: ContactWay


class Confirmed(ByUnit):
    """联系确认."""

    model_config = shown({"unit": "市教育局", "sponsor": {"name": "张三"}, "took_place": True})

    sponsor: Sponsor
    took_place: bool = True


class CoOpinion(ByUnit):
    """会办意见."""

    model_config = shown({"unit": "市财政局", "text": "所需经费可在年度预算中统筹。"})

    text: Secret | None = None


class Divided(Dated):
    """内部分办: one of the three at least."""

    model_config = shown({"section": "综合科", "person": "岑知远", "own_due_on": "2025-04-10"})

    section: Plain | None = None
    person: Plain | None = None
    own_due_on: date | None = None


class AskTime(ByUnit):
    """申请延期: by a length, or until a day."""

    model_config = shown(
        {"unit": "市教育局", "length": 1, "counted_in": "months", "reason": "需实地勘察"}
    )

    length: Annotated[int, Field(ge=1, le=366)] | None = None
    counted_in: Literal["days", "working_days", "months"] = "days"
    until: date | None = None
    reason: Reason


class DraftedReply(ByUnit):
    """拟稿."""

    model_config = shown(
        {"unit": "市教育局", "grade": "A类", "openness": "open", "text": "您提出的……收悉。"}
    )

    grade: Word | None = None
    text: Secret | None = None
    openness: Openness | None = None
    closed_because: Reason | None = None


class Cosigned(ByUnit):
    """会签: of the leading unit's draft, by an assisting one."""

    model_config = shown({"unit": "市教育局", "by": "市财政局"})

    by: Name
    objection: Reason | None = None


class ReviewedDraft(ByUnit):
    """审核: it may go out, perhaps under another grade; or it is sent back with the reason."""

    model_config = shown({"unit": "市教育局", "passes": True, "grade": "B类"})

    passes: bool
    grade: Word | None = None
    reason: Reason | None = None


class Issued(ByUnit):
    """印发."""

    model_config = shown({"unit": "市教育局", "doc_no": "云教提〔2025〕12号"})

    doc_no: Word | None = None


class Again(ByUnit):
    """重新办理."""

    model_config = shown({"unit": "市教育局", "reason": "提案人不满意"})

    reason: Reason


class Followed(ByUnit):
    """跟踪办理."""

    model_config = shown(
        {"unit": "市教育局", "grade": "A类", "note": "项目已建成", "on": "2026-05-06"}
    )

    grade: Word
    note: Reason | None = None


class Rated(ByUnit):
    """评价提案."""

    model_config = shown({"unit": "市教育局", "answers": [{"question": "quality", "choice": "好"}]})

    answers: Annotated[tuple[Answer, ...], Field(min_length=1)]


class Closed(Dated):
    """办结归档."""

    model_config = shown({"on": "2025-11-20"})


class Resumed(Dated):
    """办理恢复."""

    model_config = shown({"on": "2025-05-06"})


class Reasoned(Dated):
    """A step with its reason."""

    model_config = shown({"reason": "所涉法规正在修订"})

    reason: Reason
