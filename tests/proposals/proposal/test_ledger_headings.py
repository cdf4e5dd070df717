"""Which column of each place's ledger becomes which part of a command (DOMAIN.md 7.1)?"""

import pytest

from kernel.ledgers.heading import ORDINALS, heading_forms
from proposals.proposal.attention.commands import AnswerPublication, GiveAward, NameKeyProposal
from proposals.proposal.commands import FileProposal, MergeProposal, SubmitProposal
from proposals.proposal.export import HEADINGS as EXPORTED
from proposals.proposal.handling.commands import (
    AssignProposal,
    GiveFeedback,
    GradeFollowUp,
    ReplyToProposal,
)
from proposals.proposal.ledger.shape import PROPOSALS
from proposals.proposal.wishes.commands import SettleCosigning, SuggestUnits

LISTS = {
    "虹口 提案导入": (
        "流水号, 提案序号, 提案者, 主办单位, 会办单位, 办理结果, 意见反馈, 案由, 性质, "
        "再办理, 跟踪办理结果, 提案分类"
    ),
    "虹口 提案导出": (
        "届, 次, 流水号, 提案序号, 提案分类, 第一提案人, 联名提案人, 案由, 提案内容, 附件, "
        "主办单位, 会办单位, 提案时间, 意见反馈, 办理态度, 是否针对提案, 分管领导答复, "
        "征询意见, 再办理, 跟踪办理情况, 跟踪办理结果, 计划办结日期"
    ),
    "巴彦淖尔 提案明细表": (
        "届次, 提案编号, 案由, 第一提案人, 提案人数, 提案类型, 内容分类, 可否公开, 可否附议, "
        "提案状态, 重点提案, 督办领导, 优秀提案, 合并提案, 建议办理单位, 拟定办理单位, "
        "办理单位, 办理方式, 审查日期, 交办日期, 要求办结日期, 解决程度, 提案人意见, 是否撤案"
    ),
    "政府系统承办情况": (
        "承办单位, 提案编号, 案由, 第一提案人, 提案人数, 提案类型, 内容分类, 重点提案, "
        "督办领导, 办理方式"
    ),
    "办理回复明细表": (
        "序号, 提案编号, 届次, 提案类型, 提案标题, 立案日期, 第一提案人, 提案人数, "
        "要求交办日期, 实际办结日期, 办理单位, 办理类型, 解决程度, 提案人意见"
    ),
    "河池 收件清单": (
        "提案号, 案由, 提案人类别, 提案人, 界别, 专委会, 类别, 提交时间, 状态, 办理时间, 办理意见"
    ),
    "提案表": ("届次, 编号, 类别, 案由, 提案者, 内容, 审查意见, 收文时间"),
}
# heading: (field of the ledger, command, field of the command)
TAKEN = {
    "流水号": ("serial_no", SubmitProposal, "serial_no"),
    "提案序号": ("case_no", SubmitProposal, "number"),
    "提案编号": ("case_no", SubmitProposal, "printed_no"),
    "提案号": ("case_no", FileProposal, "number"),
    "编号": ("case_no", FileProposal, "number"),
    "提案者": ("first_sponsor", SubmitProposal, "first_sponsor"),
    "第一提案人": ("first_sponsor", SubmitProposal, "first_sponsor"),
    "提案人": ("first_sponsor", SubmitProposal, "first_sponsor"),
    "联名提案人": ("co_sponsors", SubmitProposal, "co_sponsors"),
    "提案类型": ("form", SubmitProposal, "sponsor_kind"),
    "提案人类别": ("form", SubmitProposal, "sponsor_kind"),
    "界别": ("sector", SubmitProposal, "sector"),
    "案由": ("title", SubmitProposal, "title"),
    "提案标题": ("title", SubmitProposal, "title"),
    "提案内容": ("text", SubmitProposal, "text"),
    "内容": ("text", SubmitProposal, "text"),
    "提案分类": ("category", SubmitProposal, "category"),
    "内容分类": ("category", SubmitProposal, "category"),
    "类别": ("category", SubmitProposal, "category"),
    "提案时间": ("submitted", SubmitProposal, "on"),
    "提交时间": ("submitted", SubmitProposal, "at"),
    "收文时间": ("submitted", SubmitProposal, "on"),
    "性质": ("review", FileProposal, "corrects"),
    "提案状态": ("review", FileProposal, "corrects"),
    "状态": ("review", FileProposal, "corrects"),
    "审查意见": ("review", FileProposal, "corrects"),
    "是否撤案": ("withdrawn", FileProposal, "corrects"),
    "审查日期": ("reviewed", FileProposal, "on"),
    "立案日期": ("filed", FileProposal, "on"),
    "合并提案": ("into", MergeProposal, "into"),
    "拟定办理单位": ("intended", FileProposal, "intended_units"),
    "建议办理单位": ("suggested", SuggestUnits, "units"),
    "可否附议": ("cosigning", SettleCosigning, "open"),
    "可否公开": ("publish", AnswerPublication, "agrees"),
    "重点提案": ("key", NameKeyProposal, "basis"),
    "督办领导": ("leaders", NameKeyProposal, "leaders"),
    "优秀提案": ("awards", GiveAward, "award"),
    "主办单位": ("lead", AssignProposal, "leading"),
    "承办单位": ("lead", AssignProposal, "leading"),
    "办理单位": ("lead", AssignProposal, "leading"),
    "会办单位": ("assisting", AssignProposal, "assisting"),
    "办理方式": ("mode", AssignProposal, "mode"),
    "办理类型": ("mode", AssignProposal, "mode"),
    "交办日期": ("assigned", AssignProposal, "on"),
    "要求交办日期": ("assigned", AssignProposal, "on"),
    "要求办结日期": ("due", AssignProposal, "due_on"),
    "计划办结日期": ("due", AssignProposal, "due_on"),
    "实际办结日期": ("replied", ReplyToProposal, "on"),
    "办理结果": ("grade", ReplyToProposal, "grade"),
    "解决程度": ("grade", ReplyToProposal, "grade"),
    "意见反馈": ("feedback", GiveFeedback, "satisfaction"),
    "提案人意见": ("feedback", GiveFeedback, "printed"),
    "办理态度": ("answer_manner", GiveFeedback, "answers"),
    "是否针对提案": ("answer_pertinent", GiveFeedback, "answers"),
    "分管领导答复": ("answer_leader", GiveFeedback, "answers"),
    "征询意见": ("answer_heard", GiveFeedback, "answers"),
    "再办理": ("again", ReplyToProposal, "again"),
    "跟踪办理结果": ("follow_up", GradeFollowUp, "grade"),
    "跟踪办理情况": ("follow_note", GradeFollowUp, "note"),
}
ONLY_READ = {
    "序号": "counts rows",
    "届": "held against the plenary for which the file is imported",
    "次": "held against the plenary for which the file is imported",
    "届次": "held against the plenary for which the file is imported",
    "提案人数": "held against the names of the sponsors; more than one makes it a joint proposal",
    "办理时间": "the day of the reply where units are told, else of the review",
    "办理意见": "the reason of what was not filed, returned or withdrawn; else it is told",
    "附件": "files are uploaded, each for itself; that they were left out is told",
    "专委会": "the roster says who sits on which; that it was left out is told",
}
HEADINGS = sorted({name for told in LISTS.values() for name in told.split(", ")})


@pytest.mark.parametrize("heading", HEADINGS)
def test_every_heading_is_taken_or_read_for_a_reason(heading):
    ranked = [column for column in PROPOSALS.columns if column.rank(heading) is not None]
    if heading.lower() in ORDINALS:
        assert heading in ONLY_READ
        assert ranked == []
        return
    assert len(ranked) == 1, f"{heading} means several columns"
    if heading in ONLY_READ:
        assert heading not in TAKEN
        return
    field, command, wanted = TAKEN[heading]
    assert ranked[0].field == field
    assert wanted in command.model_fields


def test_nothing_else_is_only_read():
    told = {column.heading for column in PROPOSALS.columns if column.only_read}
    assert told <= set(ONLY_READ)
    assert set(TAKEN) | set(ONLY_READ) == set(HEADINGS)


def test_no_two_columns_share_a_heading():
    names = [name for column in PROPOSALS.columns for name in (column.heading, *column.aliases)]
    assert sorted(names) == sorted(set(names))


def test_every_exported_heading_is_one_of_the_ledger():
    exported = [heading.text for heading in EXPORTED]
    assert len(exported) == len(set(exported))
    for heading in exported:
        assert [column for column in PROPOSALS.columns if column.heading == heading], heading
        assert heading_forms(heading) == (heading,)
