"""What can have happened to a document before it is issued?"""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.values import Named, Value
from kernel.event import Event, zh
from kernel.forgetting import Forgets
from kernel.secret import Sealed


class Whose(Value):
    """Whose work the document tells: the committee's, one body's, one unit's, one member's."""

    sort: Annotated[str, zh("范围", "committee、below、body、unit、member")]
    id: Annotated[UUID | None, zh("机构、单位或委员", "本级和含下级时为空")] = None
    name: Annotated[str, zh("名称")] = ""
    body_kind: Annotated[str | None, zh("机构类别")] = None


class Spot(Value):
    """Where in the document: the headings that lead there, and the blank that is filled."""

    section: Annotated[str, zh("章节", "各级标题，以 / 分隔；空为第一个标题之前")]
    blank: Annotated[str, zh("待填处", "空为该节正文之后")] = ""
    nth: Annotated[int, zh("第几处", "同名待填处的序号")] = 1


class DraftOpened(Event, name="reporting.draft.opened", title="文稿开立"):
    """开立: a document of a kind, of a window, of somebody's work, is to be written."""

    draft: Annotated[UUID, zh("文稿")]
    kind: Annotated[str, zh("种类")]
    form: Annotated[str, zh("体例", "paper 为公文，report 为会议报告")]
    term: Annotated[int, zh("届")]
    session: Annotated[int, zh("次")]
    window: Annotated[str, zh("时间范围")]
    whose: Annotated[Whose, zh("范围")]
    title: Annotated[str, zh("名称", "办公室对文稿的称呼")]


class DraftTextWritten(Event, name="reporting.draft.text_written", title="文稿撰写"):
    """撰写: what an author wrote for a place; the same author's newer text replaces it."""

    draft: Annotated[UUID, zh("文稿")]
    text: Annotated[UUID, zh("文字", "由文稿、位置和作者得出")]
    spot: Annotated[Spot, zh("位置")]
    author: Annotated[str, zh("作者")]
    kept: Annotated[Sealed, zh("保管项")]


class DraftTextTakenBack(Event, name="reporting.draft.text_taken_back", title="文字撤回"):
    """撤回: the text is no part of the document any more."""

    draft: Annotated[UUID, zh("文稿")]
    text: Annotated[UUID, zh("文字")]


class DraftWordsForgotten(Forgets, name="reporting.draft.words_forgotten", title="删除文稿内容"):
    """删除内容: all that was ever kept of a text or a comment goes."""

    draft: Annotated[UUID, zh("文稿")]
    which: Annotated[UUID, zh("文字或意见")]


class DraftSentOut(Event, name="reporting.draft.sent_out", title="征求意见"):
    """征求意见: to these persons and bodies, until a day; told again it replaces both."""

    draft: Annotated[UUID, zh("文稿")]
    readers: Annotated[tuple[Named, ...], zh("征求对象", "委员、单位、机构或其他人员")]
    until: Annotated[date, zh("截止日期", "含当日")]


class DraftCommented(Event, name="reporting.draft.commented", title="提出意见"):
    """意见: of one person or body about a section."""

    draft: Annotated[UUID, zh("文稿")]
    comment: Annotated[UUID, zh("意见")]
    section: Annotated[str, zh("章节")]
    by: Annotated[Named, zh("提出者")]
    kept: Annotated[Sealed, zh("保管项")]


class DraftCommentSettled(Event, name="reporting.draft.comment_settled", title="意见采纳情况"):
    """采纳情况: whether a comment was taken up, and why; told again it corrects."""

    draft: Annotated[UUID, zh("文稿")]
    comment: Annotated[UUID, zh("意见")]
    accepted: Annotated[bool, zh("采纳")]
    reason: Annotated[str, zh("说明", "未采纳的须写明理由")]


class DraftApproved(Event, name="reporting.draft.approved", title="文稿审定"):
    """审定: as it stood at that moment, with the figures of that moment."""

    draft: Annotated[UUID, zh("文稿")]
    by: Annotated[str, zh("审定人或会议")]
    approved_on: Annotated[date, zh("审定日期")]


class DraftIssued(Event, name="reporting.draft.issued", title="文稿印发"):
    """印发: the document that was printed from it."""

    draft: Annotated[UUID, zh("文稿")]
    document: Annotated[UUID, zh("文件")]


class DraftSuperseded(Event, name="reporting.draft.superseded", title="文稿被取代"):
    """取代: another draft's document took the place of the one printed from this."""

    draft: Annotated[UUID, zh("文稿")]
    document: Annotated[UUID, zh("取代它的文件")]


class DraftHandedUp(Event, name="reporting.draft.handed_up", title="总结上报"):
    """上报: the body hands its summary to the committee."""

    draft: Annotated[UUID, zh("文稿")]
    by: Annotated[str, zh("上报人")]


class DraftReturned(Event, name="reporting.draft.returned", title="总结退回"):
    """退回: the body is to change it, and why."""

    draft: Annotated[UUID, zh("文稿")]
    reason: Annotated[str, zh("理由")]


class DraftAccepted(Event, name="reporting.draft.accepted", title="总结接收"):
    """接收: the committee has the body's summary."""

    draft: Annotated[UUID, zh("文稿")]
