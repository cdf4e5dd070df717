"""Every state of a draft, an issued document and standing phrases, everything asked, the answers.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/document_states.py`
writes docs/document-states.md.
"""

from datetime import UTC, date, datetime
from uuid import UUID

from state_walk import Page, Walk

from contracts.reporting.issue import KeptFile
from contracts.values import Named
from kernel.ids import committee_id, derived
from kernel.secret import Secret
from reporting.draft.commands import (
    AcceptDraft,
    ApproveDraft,
    Comment,
    ForgetWords,
    HandUp,
    IssueDraft,
    OpenDraft,
    ReturnDraft,
    SendOut,
    SettleComment,
    SupersedeDraft,
    TakeBackText,
    WriteText,
)
from reporting.draft.domain import DRAFT
from reporting.draft.events import Spot, Whose
from reporting.draft.state import Draft, Handing
from reporting.issue.commands import IssueDocument, SupersedeDocument
from reporting.issue.domain import DOCUMENT, Document
from reporting.phrases.commands import AdoptPhrase, EndPhrase, phrase_id
from reporting.phrases.domain import PHRASES, Phrases
from reporting.phrases.events import Paper

HERE = committee_id("999900")
ONE = {"committee": HERE, "draft": UUID(int=1)}
CEN = Named(id=UUID(int=11), name="岑知远")
PAPER, OTHER = UUID(int=21), UUID(int=22)
OPEN = OpenDraft(
    **ONE,
    kind="annual-summary",
    term=5,
    session=3,
    window="plenary",
    whose=Whose(sort="body", id=UUID(int=31), name="教育界", body_kind="sector"),
    title="教育界2026年度工作总结",
)
SPOT = Spot(section="主要工作")
WRITE = WriteText(**ONE, spot=SPOT, author="岑知远", text=Secret("办成一批实事。"))
BY_CONVENOR = WriteText(
    **ONE, spot=SPOT, author="黎云舟", text=Secret("开展调研。"), by_office=False
)
TAKE_BACK = TakeBackText(**ONE, text=WRITE.written)
FORGET = ForgetWords(**ONE, which=WRITE.written, ground="requested", basis="作者申请")
SEND_OUT = SendOut(**ONE, readers=(CEN,), until=date(2026, 3, 31))
COMMENT = Comment(**ONE, comment=UUID(int=41), by=CEN, text=Secret("建议补充成效。"))
SETTLE = SettleComment(**ONE, comment=COMMENT.comment, accepted=True, reason="已补充")
APPROVE = ApproveDraft(**ONE, by="主席会议")
PRINT_EMPTY = IssueDraft(**ONE, document=PAPER, texts=())
SUPERSEDE = SupersedeDraft(**ONE, document=OTHER)
HAND_UP = HandUp(**ONE, by="岑知远")
RETURN = ReturnDraft(**ONE, reason="请补充界别活动")
ACCEPT = AcceptDraft(**ONE)
PRINTED = (OPEN, APPROVE, PRINT_EMPTY)


def come(draft: Draft) -> str:
    """How far a draft has come; before approval where a body's summary lies comes first."""
    before_approval = draft.phase.value in ("drafted", "edited", "out")
    if before_approval and draft.handing is not Handing.NO:
        return draft.handing.value
    if draft.phase.value == "out" and draft.comments:
        settled = all(one.settled for one in draft.comments.values())
        return "comments_settled" if settled else "commented"
    return {"unknown": "none"}.get(draft.phase.value, draft.phase.value)


DRAFTS = Walk(
    title="Draft 文稿",
    decider=DRAFT,
    states={
        "none 无": (),
        "drafted 已开立": (OPEN,),
        "edited 已撰写": (OPEN, WRITE),
        "out 征求意见": (OPEN, WRITE, SEND_OUT),
        "commented 有意见待研究": (OPEN, WRITE, SEND_OUT, COMMENT),
        "comments_settled 意见已研究": (OPEN, WRITE, SEND_OUT, COMMENT, SETTLE),
        "handed_up 已上报": (OPEN, WRITE, HAND_UP),
        "returned 已退回": (OPEN, WRITE, HAND_UP, RETURN),
        "accepted 已接收": (OPEN, WRITE, HAND_UP, ACCEPT),
        "approved 已审定": (OPEN, APPROVE),
        "issued 已印发": PRINTED,
        "superseded 已被取代": (*PRINTED, SUPERSEDE),
    },
    asked=(
        *(OPEN, WRITE, BY_CONVENOR, TAKE_BACK, FORGET, SEND_OUT, COMMENT, SETTLE),
        *(APPROVE, PRINT_EMPTY, SUPERSEDE, HAND_UP, RETURN, ACCEPT),
    ),
    stage=come,
    again=frozenset({"ApproveDraft"}),
)

FILE = KeptFile(name="年度工作总结.docx", digest="aa", length=3)
ISSUE = IssueDocument(
    committee=HERE,
    document=PAPER,
    kind="annual-summary",
    form="paper",
    title="年度工作总结",
    plenary=derived("plenary", 1),
    term=5,
    session=3,
    window="plenary",
    cut=7,
    as_of=datetime(2026, 3, 2, tzinfo=UTC),
    origins=(),
    files=(FILE,),
    blanks=0,
    program="0.1.0",
    catalogue="1",
    template="annual-summary/1",
)
TAKE_PLACE = SupersedeDocument(committee=HERE, document=PAPER, by=OTHER)


def printed(document: Document) -> str:
    """Whether a document is issued, and stands."""
    if not document.digests:
        return "none"
    return "superseded" if document.superseded else "issued"


DOCUMENTS = Walk(
    title="Document 印发的文件",
    decider=DOCUMENT,
    states={
        "none 无": (),
        "issued 已印发": (ISSUE,),
        "superseded 已被取代": (ISSUE, TAKE_PLACE),
    },
    asked=(ISSUE, TAKE_PLACE),
    stage=printed,
    facts=frozenset({"aa"}),
)

SLOT = "总体要求"
ADOPT = AdoptPhrase(
    committee=HERE,
    slot=SLOT,
    text="围绕中心、服务大局",
    basis=Paper(title="云岭市政协2026年工作要点"),
    effective_from=date(2026, 1, 20),
)
END = EndPhrase(
    committee=HERE,
    slot=SLOT,
    phrase=phrase_id(HERE, SLOT, 1),
    until=date(2026, 12, 31),
    reason="期满",
)
STRIKE = END.model_copy(update={"until": None, "reason": "误录"})


def said(phrases: Phrases) -> str:
    """What a slot has."""
    if not phrases.standing:
        return "struck" if phrases.count else "none"
    return "ended" if all(one.until for one in phrases.standing) else "adopted"


SLOTS = Walk(
    title="Phrases 提法",
    decider=PHRASES,
    states={
        "none 无": (),
        "adopted 已启用": (ADOPT,),
        "ended 已停用": (ADOPT, END),
        "struck 误录已撤": (ADOPT, STRIKE),
    },
    asked=(ADOPT, END, STRIKE),
    stage=said,
)
PAGE = Page(
    "document",
    "drafts, issued documents and standing phrases 文稿、文件和提法状态表",
    (DRAFTS, DOCUMENTS, SLOTS),
)

if __name__ == "__main__":
    PAGE.write()
