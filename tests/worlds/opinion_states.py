"""Every state of a lead, a suggestion and a situation report, and what is said to whoever asks.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/opinion_states.py`
writes docs/opinion-states.md.
"""

from datetime import date
from uuid import UUID

from state_walk import Page, Walk

from contracts.committees import plenary_id
from contracts.proposals.lead import LeadSource
from contracts.values import Named
from kernel.ids import committee_id
from kernel.secret import Sealed, Secret
from proposals.lead import commands as lead
from proposals.lead.domain import LEAD, LEAD_CALL, Call, Lead, call_stream
from proposals.situation_report import commands as report
from proposals.situation_report.domain import SITUATION_REPORT, Facts
from proposals.situation_report.report import Report
from proposals.suggestion import commands as suggestion
from proposals.suggestion.domain import SUGGESTION, Suggestion
from proposals.withdrawing import Texts

HERE = committee_id("999900")
CEN = Named(id=UUID(int=11), name="岑知远")
SCHOOLS = Named(id=UUID(int=12), name="市教育局")
DAY = date(2026, 2, 10)
WHY = {"ground": "requested", "basis": "书面申请"}


def withdrawn(texts: Texts) -> bool:
    """Whether every text that was named is gone."""
    return bool(texts.named) and set(texts.named) <= texts.gone


AUTUMN = UUID(int=1)
CALL = lead.CallForLeads(
    committee=HERE,
    call=AUTUMN,
    plenary=plenary_id(HERE, 5, 4),
    title="提案线索征集",
    opens_on=date(2026, 2, 1),
    closes_on=date(2026, 3, 31),
)
LONGER = CALL.model_copy(update={"closes_on": date(2026, 4, 30)})


def called(call: Call) -> str:
    """Whether there is a call, and until which day it is open."""
    if call.made is None:
        return "none"
    return "called" if call.made.closes_on == CALL.closes_on else "called_for_longer"


CALLS = Walk(
    title="Call for leads 征集提案线索",
    decider=LEAD_CALL,
    states={
        "none 无": (),
        "called 征集": (CALL,),
        "called_for_longer 延长征集": (LONGER,),
    },
    asked=(CALL,),
    stage=called,
)

GIVE = lead.ReceiveLead(
    committee=HERE,
    lead=UUID(int=2),
    call=AUTUMN,
    source=LeadSource.MEMBER,
    by=CEN,
    title="加装电梯",
    text=Secret("六楼老人下楼难。"),
)
ABOUT_LEAD = {"committee": HERE, "lead": GIVE.lead}
LIST = lead.ListLead(**ABOUT_LEAD)
DECLINE = lead.DeclineLead(**ABOUT_LEAD, reason="属信访事项")
FORGET_LEAD = lead.WithdrawLeadText(**ABOUT_LEAD, **WHY)


def given(told: Lead) -> str:
    """How far a lead has come."""
    if told.received is None:
        return "none"
    if withdrawn(told.texts):
        return "text_withdrawn"
    if told.topic is not None:
        return "listed"
    return "received" if told.declined is None else "declined"


LEADS = Walk(
    title="Lead 提案线索",
    decider=LEAD,
    states={
        "none 无": (),
        "received 收到": (GIVE,),
        "declined 未采用": (GIVE, DECLINE),
        "listed 列入参考选题": (GIVE, LIST),
        "text_withdrawn 内容已删除": (GIVE, FORGET_LEAD),
    },
    asked=(GIVE, LIST, DECLINE, FORGET_LEAD),
    stage=given,
    beside={call_stream(AUTUMN): LEAD_CALL.fold(CALLS.led_to("called 征集")[0])},
)

ABOUT_ONE = {"committee": HERE, "suggestion": UUID(int=3)}
BECOME = suggestion.ReceiveSuggestion(
    **ABOUT_ONE,
    kind="opinion",
    proposal=UUID(int=4),
    title="关于增加校车的提案",
    sponsors=(CEN,),
    text=Sealed(id=UUID(int=5), kind="proposal.text", length=9, digest="0" * 64),
    received_on=DAY,
)
PASS_ON = suggestion.PassOnSuggestion(**ABOUT_ONE, unit=SCHOOLS, answer_wanted=True)
ANSWER = suggestion.AnswerSuggestion(**ABOUT_ONE, unit=SCHOOLS, outcome="已列入计划")
TAKE_BACK = suggestion.RetractSuggestion(**ABOUT_ONE, reason="误转")
FORGET_ONE = suggestion.WithdrawSuggestionText(**ABOUT_ONE, **WHY)


def became(told: Suggestion) -> str:
    """How far an opinion or a letter has come."""
    if told.received is None:
        return "retracted" if told.texts.named else "none"
    if withdrawn(told.texts):
        return "text_withdrawn"
    if told.answered:
        return "answered"
    return "passed_on" if told.passed_on else "received"


SUGGESTIONS = Walk(
    title="Opinion or letter 意见建议（来信）",
    decider=SUGGESTION,
    states={
        "none 无": (),
        "received 收到": (BECOME,),
        "passed_on 转送": (BECOME, PASS_ON),
        "answered 已反馈": (BECOME, PASS_ON, ANSWER),
        "text_withdrawn 正文已删除": (BECOME, FORGET_ONE),
        "retracted 撤销": (BECOME, TAKE_BACK),
    },
    asked=(BECOME, PASS_ON, ANSWER, TAKE_BACK, FORGET_ONE),
    stage=became,
)

ABOUT_REPORT = {"committee": HERE, "report": UUID(int=6)}
TOLD = {
    **ABOUT_REPORT,
    "title": "关于完善校外托管机构监管的建议",
    "reporters": (CEN,),
    "by_person": True,
    "received_on": DAY,
    "text": Secret("反映的问题：某处井盖缺失。"),
}
RECEIVE = report.ReceiveSituationReport(**TOLD)
CORRECT = report.CorrectSituationReport(**TOLD | {"topics": ("教育",)})
FORWARD = report.ForwardSituationReport(**ABOUT_REPORT, level="city")
ISSUE = report.IssueSituationReport(**ABOUT_REPORT, issued_on=date(2026, 2, 20))
USED = report.Use(level="own", kind="single")
USE = report.RecordUse(**ABOUT_REPORT, use=USED)
SAID = report.Instruction(level="city", leader="市领导")
INSTRUCT = report.RecordInstruction(**ABOUT_REPORT, instruction=SAID)
RETRACT = report.RetractSituationReport(**ABOUT_REPORT, reason="重复录入")
FORGET_REPORT = report.WithdrawReportText(**ABOUT_REPORT, **WHY)


def reported(told: Report) -> str:
    """How far a report has come."""
    if told.told is None:
        return "retracted" if told.texts.named else "none"
    if withdrawn(told.texts):
        return "text_withdrawn"
    if told.instructions:
        return "instructed"
    if told.uses:
        return "used"
    if told.issue_no is not None:
        return "issued"
    if told.forwarded:
        return "forwarded"
    return "corrected" if told.told.topics else "received"


REPORTS = Walk(
    title="Situation report 社情民意信息",
    decider=SITUATION_REPORT,
    states={
        "none 无": (),
        "received 收到": (RECEIVE,),
        "corrected 已更正": (RECEIVE, CORRECT),
        "forwarded 报送": (RECEIVE, FORWARD),
        "issued 编报": (RECEIVE, ISSUE),
        "used 采用": (RECEIVE, ISSUE, USE),
        "instructed 批示": (RECEIVE, ISSUE, USE, INSTRUCT),
        "text_withdrawn 正文已删除": (RECEIVE, FORGET_REPORT),
        "retracted 录入撤销": (RECEIVE, RETRACT),
    },
    asked=(
        RECEIVE,
        CORRECT,
        FORWARD,
        ISSUE,
        USE,
        report.RevokeUse(**ABOUT_REPORT, use=USED),
        INSTRUCT,
        report.RevokeInstruction(**ABOUT_REPORT, instruction=SAID),
        report.StateLedgerRow(**ABOUT_REPORT, uses=(USED,)),
        RETRACT,
        FORGET_REPORT,
    ),
    stage=reported,
    facts=Facts(),
)
PAGE = Page(
    "opinion",
    "leads, opinions and situation reports 线索、意见建议、社情民意状态表",
    (CALLS, LEADS, SUGGESTIONS, REPORTS),
)

if __name__ == "__main__":
    PAGE.write()
