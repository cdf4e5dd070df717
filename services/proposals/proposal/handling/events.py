"""What happens inside a unit, and to a reply before it is issued? Private events."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import CommonOutcome, Named, Openness
from kernel.event import Event, zh
from kernel.secret import Sealed


class ReplyDrafted(Event, name="proposals.handling.reply_drafted", title="拟稿"):
    """拟稿: what a unit means to answer; what was co-signed or passed before counts no more."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    grade: Annotated[str | None, zh("拟定办理结果")]
    outcome: Annotated[CommonOutcome | None, zh("通用结果")]
    openness: Annotated[Openness | None, zh("公开属性")]
    closed_because: Annotated[str | None, zh("不公开理由")]
    text: Annotated[Sealed | None, zh("复文")]
    drafted_on: Annotated[date, zh("拟稿日期")]


class ReplyCosigned(Event, name="proposals.handling.reply_cosigned", title="会签"):
    """会签: an assisting unit agrees with the draft, or says why it does not."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("主办单位")]
    by: Annotated[Named, zh("会签单位")]
    objection: Annotated[str | None, zh("不同意见", "空为同意")]
    cosigned_on: Annotated[date, zh("会签日期")]


class ReplyPassed(Event, name="proposals.handling.reply_passed", title="审核通过"):
    """审核通过: the supervisor lets it go out, under the grade given here."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    grade: Annotated[str | None, zh("办理结果")]
    outcome: Annotated[CommonOutcome | None, zh("通用结果")]
    note: Annotated[str | None, zh("说明")]
    passed_on: Annotated[date, zh("审核日期")]


class ReplySentBack(Event, name="proposals.handling.reply_sent_back", title="退回修改"):
    """退回修改: it does not go out like this, and why."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    reason: Annotated[str, zh("理由")]
    sent_back_on: Annotated[date, zh("退回日期")]


class WorkDivided(Event, name="proposals.handling.work_divided", title="内部分办"):
    """内部分办: who inside the unit does the work, and the unit's own earlier day."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    section: Annotated[str | None, zh("内部科室")]
    person: Annotated[str | None, zh("经办人")]
    own_due_on: Annotated[date | None, zh("内部时限")]
    divided_on: Annotated[date, zh("分办日期")]


class DivisionTakenBack(Event, name="proposals.handling.division_taken_back", title="撤销内部分办"):
    """撤销内部分办: it was divided, and is not any more."""

    proposal: Annotated[UUID, zh("提案")]
    unit: Annotated[Named, zh("承办单位")]
    taken_back_on: Annotated[date, zh("撤销日期")]
