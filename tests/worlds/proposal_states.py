"""Every state of a proposal, everything that can be asked in it, and what the decider says.

Run from the root: `python tests/worlds/proposal_states.py` writes docs/proposal-states.md.
"""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import get_args
from uuid import UUID

from bridge import (
    ABOUT,
    ASSIGNED_ON,
    FACTS,
    LI,
    MONEY,
    SCHOOLS,
    SITTING,
    ZHANG,
    given,
    happened,
)
from state_table import said, table

from contracts.feedback import Answer
from contracts.proposals.attention import AdoptionKind
from contracts.proposals.forwarding import ProposalForwarded
from contracts.proposals.handling import ContactWay
from contracts.proposals.proposal import Carried, SponsorKind
from contracts.submission import CosignRule
from contracts.values import Named, Satisfaction
from kernel.command import Command
from kernel.event import Event
from kernel.secret import Secret, SecretFile
from kernel.testing.specification import Outcome
from proposals.proposal.attention import commands as attention
from proposals.proposal.commands import (
    ByPerson,
    ClassifyProposal,
    ConvertProposal,
    CorrectSponsors,
    CorrectSubmissionDay,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    RetitleProposal,
    RetractProposal,
    ReturnProposal,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.content import commands as content
from proposals.proposal.deadlines.state import DeadlineEvent
from proposals.proposal.drafting import commands as drafting
from proposals.proposal.handling import commands as handling
from proposals.proposal.lineage import commands as lineage
from proposals.proposal.papers import commands as papers
from proposals.proposal.review import commands as review
from proposals.proposal.review.events import Advice
from proposals.proposal.state import Phase, Proposal, Sponsors
from proposals.proposal.wishes import commands as wishes

PAGE = Path(__file__).parents[2] / "docs" / "proposal-states.md"
OTHER = SITTING
LEADER = Named(id=SITTING, name="岑知远")
GOOD = Answer(question="quality", choice="好")
LIVE_ONE = Proposal(
    phase=Phase.FILED, plenary=SITTING, sponsors=Sponsors(SponsorKind.INDIVIDUAL, ZHANG)
)
DISTRICT = Named(id=UUID(int=31), name="云岭市青竹区政协")
OFFER = ProposalForwarded(
    proposal=UUID(int=2),
    forwarding=ABOUT["proposal"],
    to=Named(id=ABOUT["committee"], name="云岭市政协"),
    by=DISTRICT,
    carried=Carried(
        title="关于疏浚青竹河的提案",
        sponsor_kind=SponsorKind.INDIVIDUAL,
        sponsors=(ZHANG,),
        sector=None,
        topics=(),
        text=None,
    ),
    case_no=7,
    reason=None,
    forwarded_on=ASSIGNED_ON,
)
RULES = FACTS.rules.model_copy(
    update={"cosigning": (CosignRule(in_plenary=False, hours=24, basis="会签规则"),)}
)
KNOWN = replace(FACTS, rules=RULES, offer=OFFER)

SUBMIT = SubmitProposal(
    **ABOUT,
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.JOINT,
    first_sponsor=ZHANG,
    co_sponsors=(LI,),
)
SAVE = drafting.SaveDraft(
    **ABOUT,
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.JOINT,
    first_sponsor=ZHANG,
)
INVITE = drafting.InviteCosigners(**ABOUT, plenary=SITTING, invited=(LI,))
PLAN = {"attachment": OTHER, "by": ZHANG.id}
ATTACH = papers.AddAttachment(
    **ABOUT, **PLAN, kind="pdf", file=SecretFile(b"%PDF-1.7"), file_name=Secret("规划图.pdf")
)
FILE = FileProposal(**ABOUT)
ASSIGN = handling.AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
SIGN = handling.SignHandling(**ABOUT, unit=SCHOOLS)
WANT_OUT = handling.RequestReturn(**ABOUT, unit=SCHOOLS, reason="不属职责", on=ASSIGNED_ON)
DRAFT = handling.DraftReply(**ABOUT, unit=SCHOOLS, grade="B")
PASS = handling.PassReply(**ABOUT, unit=SCHOOLS)
ISSUE = handling.IssueReply(**ABOUT, unit=SCHOOLS)
FEED_BACK = handling.GiveFeedback(
    **ABOUT, sponsor=LI, satisfaction=Satisfaction.DISSATISFIED, printed="不满意"
)
AGAIN = handling.OrderRehandling(**ABOUT, unit=SCHOOLS, reason="不满意")
CLOSE = handling.CloseProposal(**ABOUT)
MORE = handling.RequestExtension(
    **ABOUT, unit=SCHOOLS, length=1, counted_in="months", reason="勘察"
)
PAUSE = handling.PauseHandling(**ABOUT, reason="法规修订")
FORWARD = lineage.ForwardProposal(
    **ABOUT, forwarding=UUID(int=5), to=DISTRICT, by=Named(id=ABOUT["committee"], name="云岭市政协")
)
REFUSE_OFFER = lineage.RefuseForwarded(**ABOUT, reason="不属本地职权")
FILED = (SUBMIT, FILE)
ASSIGNED = (*FILED, ASSIGN)
REPLIED = (*ASSIGNED, SIGN, DRAFT, PASS, ISSUE)

STATES = {
    "none 无": (),
    "refused 不接收转来": (REFUSE_OFFER,),
    "draft 暂存": (SAVE,),
    "cosigning 待会签": (SAVE, INVITE),
    "under_review 待立案": (SUBMIT,),
    "returned 退回补充": (SUBMIT, ReturnProposal(**ABOUT, reason="请补充")),
    "filed 立案": FILED,
    "forwarded 转送": (*FILED, FORWARD),
    "not_filed 不予立案": (SUBMIT, DeclineProposal(**ABOUT, code="10", reason="空泛")),
    "merged 并案": (SUBMIT, MergeProposal(**ABOUT, into=OTHER)),
    "converted 转": (SUBMIT, ConvertProposal(**ABOUT, target="opinion")),
    "withdrawn 撤案": (SUBMIT, WithdrawProposal(**ABOUT)),
    "retracted 录入撤销": (SUBMIT, RetractProposal(**ABOUT, reason="重复")),
    "assigned 交办": ASSIGNED,
    "return_requested 申退": (*ASSIGNED, WANT_OUT),
    "let_out 退出待重新交办": (
        *FILED,
        ASSIGN.model_copy(update={"assisting": ()}),
        WANT_OUT,
        handling.GrantReturn(**ABOUT, unit=SCHOOLS),
    ),
    "signed 办理": (*ASSIGNED, SIGN),
    "paused 暂停": (*ASSIGNED, SIGN, PAUSE),
    "reply_drafted 拟稿": (*ASSIGNED, SIGN, DRAFT),
    "reply_passed 审核通过": (*ASSIGNED, SIGN, DRAFT, PASS),
    "replied 已答复": REPLIED,
    "fed_back 已反馈": (*REPLIED, FEED_BACK),
    "rehandling 重新办理": (*REPLIED, FEED_BACK, AGAIN),
    "closed 办结": (*REPLIED, CLOSE),
}
"""Each state with the commands that lead to it."""

ASKED: tuple[Command, ...] = (
    SAVE,
    drafting.DiscardDraft(**ABOUT),
    INVITE,
    drafting.AnswerCosign(**ABOUT, person=LI, joins=True),
    drafting.SubmitDraft(**ABOUT, plenary=SITTING),
    SUBMIT,
    ATTACH,
    papers.RemoveAttachment(**ABOUT, **PLAN),
    review.DealReview(**ABOUT, round="初审", reviewer=LEADER),
    review.AdviseReview(**ABOUT, round="初审", reviewer=LEADER, advice=Advice.FILE),
    FILE,
    ReturnProposal(**ABOUT, reason="请补充"),
    DeclineProposal(**ABOUT, code="10", reason="空泛"),
    MergeProposal(**ABOUT, into=OTHER),
    ConvertProposal(**ABOUT, target="opinion"),
    WithdrawProposal(**ABOUT),
    RevokeReview(**ABOUT, reason="误操作"),
    RetractProposal(**ABOUT, reason="重复"),
    RetitleProposal(**ABOUT, title="关于修两座桥的提案"),
    ClassifyProposal(**ABOUT, category="经济建设"),
    CorrectSponsors(**ABOUT, sponsor_kind=SponsorKind.INDIVIDUAL, first_sponsor=ZHANG),
    CorrectSubmissionDay(**ABOUT, plenary=SITTING, submitted_on=None),
    lineage.SplitProposal(**ABOUT, of=OTHER, title="关于修引桥的提案"),
    lineage.AcceptForwarded(**ABOUT, plenary=SITTING),
    REFUSE_OFFER,
    FORWARD,
    lineage.AnswerForwarding(**ABOUT, forwarding=UUID(int=5), accepted=True),
    ASSIGN,
    SIGN,
    WANT_OUT,
    handling.GrantReturn(**ABOUT, unit=SCHOOLS),
    handling.RefuseReturn(**ABOUT, unit=SCHOOLS, reason="属其职责"),
    handling.ContactSponsor(**ABOUT, unit=SCHOOLS, sponsor=ZHANG, way=ContactWay.VISIT),
    handling.ConfirmContact(**ABOUT, unit=SCHOOLS, sponsor=ZHANG, took_place=True),
    handling.SendCoOpinion(**ABOUT, unit=MONEY),
    handling.DivideWork(**ABOUT, unit=SCHOOLS, section="综合科", person="岑知远"),
    handling.TakeBackDivision(**ABOUT, unit=SCHOOLS),
    MORE,
    handling.GrantExtension(**ABOUT, unit=SCHOOLS),
    handling.RefuseExtension(**ABOUT, unit=SCHOOLS, reason="无需延期"),
    PAUSE,
    handling.ResumeHandling(**ABOUT),
    DRAFT,
    handling.CosignReply(**ABOUT, unit=SCHOOLS, by=MONEY),
    PASS,
    handling.SendBackReply(**ABOUT, unit=SCHOOLS, reason="未针对建议"),
    ISSUE,
    handling.ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A"),
    FEED_BACK,
    AGAIN,
    CLOSE,
    handling.RateProposal(**ABOUT, unit=SCHOOLS, answers=(GOOD,)),
    handling.GradeFollowUp(**ABOUT, unit=SCHOOLS, grade="A"),
    attention.NameKeyProposal(**ABOUT, leaders=(LEADER,), basis="主席会议"),
    attention.DropKeyProposal(**ABOUT, reason="已解决"),
    attention.RecordSupervision(**ABOUT, way="考察"),
    attention.RemindUnit(**ABOUT, unit=SCHOOLS, way="电话"),
    attention.EvidenceAdoption(**ABOUT, kind=AdoptionKind.POLICY, title="意见"),
    attention.GiveAward(**ABOUT, award="优秀提案", year=2026),
    attention.NamePriorities(**ABOUT, priorities=("优化营商环境",)),
    attention.AnswerPublication(**ABOUT, sponsor=LI, agrees=True),
    content.WithdrawContent(**ABOUT, part="everything", ground="requested", basis="书面申请"),
    wishes.SuggestUnits(**ABOUT, units=(SCHOOLS,)),
    wishes.SettleCosigning(**ABOUT, open=True),
)
"""One of every command that a person can ask."""

LEFT_OUT = {one.__name__ for one in get_args(ByPerson)} - {type(one).__name__ for one in ASKED}


BESIDE = {f"proposal-{OTHER}": LIVE_ONE}


@lru_cache
def events_of(state: str) -> tuple[Event, ...]:
    """The events that led to a state."""
    return tuple(happened(*STATES[state], before=(), facts=KNOWN, others=BESIDE))


def asked_in(state: str, command: Command) -> Outcome:
    """What the decider says in a state; deadlines that begin and end with an event are left out."""
    told = given(*events_of(state)).beside(**BESIDE).when(command, KNOWN)
    return replace(
        told, events=tuple(one for one in told.events if not isinstance(one, DeadlineEvent))
    )


def outcome(state: str, command: Command) -> str:
    """The events' names, `—` when it is so already, or who refused."""
    return said(asked_in(state, command))


HEAD = """# States of a proposal 提案状态表

Made from the decider by `python tests/worlds/proposal_states.py`; do not edit. In every state: what
happens, what is so already (no event), and which rule refuses. Deadlines that begin and end with an
event are left out; who may ask is the routes' business, and days are the rules'.
"""


def page() -> str:
    """The whole table in Markdown."""
    return table(HEAD, tuple(STATES), ASKED, asked_in)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
