"""Every state of a research report and of an outcome, everything asked in it, and the answers.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/research_states.py`
writes docs/research-states.md.
"""

from datetime import date
from uuid import UUID

from occasion_world import ACTIVITIES, CEN, HERE, LI, WHICH
from state_walk import Page, Walk

from contracts.sectors.research import About, InstructionGiven
from contracts.values import Named
from kernel.secret import Secret
from sectors.outcome.commands import (
    ForgetInstruction,
    LinkGrown,
    MakeRecommendation,
    RecordAdoption,
    RecordInstruction,
    SendResult,
    StrikeOutcome,
)
from sectors.outcome.domain import OUTCOME, Outcome
from sectors.outcome.facts import Facts, Grown
from sectors.research.commands import (
    ApproveReport,
    ArchiveReport,
    DraftReport,
    ForgetReportText,
    HandOverReport,
    RetractReport,
    ReturnReport,
    SubmitReport,
)
from sectors.research.domain import RESEARCH
from sectors.research.state import Report

ONE = {"committee": HERE, "report": UUID(int=21)}
DRAFT = DraftReport(
    **ONE,
    title="关于云岭市乡村产业发展的调研报告",
    writers=(Named(id=CEN, name="岑知远"),),
    team=(Named(id=LI, name="黎云舟"),),
    activities=(WHICH,),
    text=Secret("一、基本情况"),
)
SUBMIT = SubmitReport(**ONE)
RETURN = ReturnReport(**ONE, reason="请补充数据来源")
APPROVE = ApproveReport(**ONE)
ARCHIVE = ArchiveReport(**ONE, retention_years=30)
HAND_OVER = HandOverReport(**ONE, to="云岭市档案馆")
RETRACT = RetractReport(**ONE)
FORGET = ForgetReportText(**ONE, ground="requested", basis="执笔人申请")


def come(report: Report) -> str:
    """How far a report has come."""
    if report.handed_over is not None:
        return "handed_over"
    if report.archived is not None:
        return "archived"
    if report.phase.value == "draft" and report.text is None:
        return "text_forgotten"
    return {"unknown": "none"}.get(report.phase.value, report.phase.value)


REPORTS = Walk(
    title="Report 调研报告",
    decider=RESEARCH,
    states={
        "none 无": (),
        "draft 起草": (DRAFT,),
        "text_forgotten 内容已删除": (DRAFT, FORGET),
        "submitted 已提交": (DRAFT, SUBMIT),
        "returned 已退回": (DRAFT, SUBMIT, RETURN),
        "approved 审核通过": (DRAFT, SUBMIT, APPROVE),
        "archived 已归档": (DRAFT, SUBMIT, APPROVE, ARCHIVE),
        "handed_over 已移交": (DRAFT, SUBMIT, APPROVE, ARCHIVE, HAND_OVER),
        "retracted 录入撤销": (DRAFT, RETRACT),
    },
    asked=(DRAFT, SUBMIT, RETURN, APPROVE, ARCHIVE, HAND_OVER, RETRACT, FORGET),
    stage=come,
    beside=ACTIVITIES,
)

ABOUT = {"committee": HERE, "about": About(kind="activity", id=WHICH)}
DAY = date(2026, 3, 1)
UNIT = Named(id=UUID(int=41), name="市农业农村局")
INSTRUCTION = RecordInstruction(
    **ABOUT,
    leader=Named(id=LI, name="黎云舟"),
    duty="市委书记",
    level="city",
    given_on=DAY,
    words=Secret("请市农业农村局研究"),
)
STRIKE = StrikeOutcome(committee=HERE, outcome=INSTRUCTION.outcome)
FORGET_WORDS = ForgetInstruction(
    committee=HERE, outcome=INSTRUCTION.outcome, ground="requested", basis="本人申请"
)
GROWN = UUID(int=51)
KNOWN = Facts(Grown("proposal", "关于扶持乡村产业的提案"))
OTHERS = (
    SendResult(**ABOUT, to=UNIT, paper="云协办〔2026〕7号", sent_on=DAY),
    RecordAdoption(**ABOUT, by=UNIT, how="列入年度工作要点", adopted_on=DAY),
    MakeRecommendation(
        **ABOUT, title="关于发展乡村产业的建议案", meeting="五届十二次常委会议", made_on=DAY
    ),
    LinkGrown(**ABOUT, kind="proposal", grown=GROWN, grown_on=DAY),
)
"""Each is a stream of its own; here all are asked of one, as the table wants it."""


def came(outcome: Outcome) -> str:
    """What is told of an outcome."""
    if outcome.told is None:
        return "none" if outcome.about is None else "struck"
    if not isinstance(outcome.told, InstructionGiven):
        return "of_another_kind"
    return "words_forgotten" if outcome.words is None else "told"


OUTCOMES = Walk(
    title="Outcome 成果",
    decider=OUTCOME,
    states={
        "none 无": (),
        "told 已登记批示": (INSTRUCTION,),
        "words_forgotten 批示内容已删除": (INSTRUCTION, FORGET_WORDS),
        "of_another_kind 已登记其他成果": (OTHERS[0],),
        "struck 登记撤销": (INSTRUCTION, STRIKE),
    },
    asked=(INSTRUCTION, STRIKE, FORGET_WORDS, *OTHERS),
    stage=came,
    facts=KNOWN,
    beside=ACTIVITIES,
)
PAGE = Page(
    "research",
    "research reports and what came of them 调研报告和成果状态表",
    (REPORTS, OUTCOMES),
)

if __name__ == "__main__":
    PAGE.write()
