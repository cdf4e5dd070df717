"""What does one member's duty report (委员履职情况报告) say?"""

from reporting.documents.making import Making, head, meta
from reporting.documents.naming import days, issuer, period_name, short_name, title_lines
from reporting.documents.outcomes import adopted, used
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph
from reporting.documents.wording import Pieces, counted, joined, paragraph
from reporting.findings.facts import Facts

TEMPLATE = "member-report/1"
TITLE = "履职情况报告"


def member_report(facts: Facts, making: Making) -> Document:
    """One year of a member: what was proposed, reported, attended, learned; no percentages."""
    scope = facts.scope
    whose = f"{short_name(scope.named.name)}委员{issuer(scope)}"
    return Document(
        title=title_lines(whose, f"{period_name(scope)}{TITLE}"),
        body=tuple(_body(facts, making)),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **head(scope, making),
    )


def _body(facts: Facts, making: Making) -> tuple[Node, ...]:
    written = (
        _preamble(facts, making),
        Heading(1, "履行职责情况"),
        Heading(2, "提交提案"),
        _proposals(facts),
        Heading(2, "反映社情民意"),
        _reports(facts),
        Heading(2, "参加会议和活动"),
        _attendance(facts),
        Heading(2, "学习培训"),
        _study(facts),
        Heading(2, "联系界别群众和服务社会"),
        paragraph(Blank("联系界别群众、参加公益活动和为群众办实事的情况")),
        Heading(1, "立足本职工作发挥作用情况"),
        paragraph(Blank("本职工作的成绩和作用")),
        Heading(1, "履职体会和不足"),
        paragraph(Blank("履职体会")),
        paragraph(Blank("存在的不足")),
        Heading(1, "今后打算"),
        paragraph(Blank("下一年的提案选题、调研和学习打算")),
    )
    return tuple(node for node in written if node is not None)


def _preamble(facts: Facts, making: Making) -> Paragraph:
    scope = facts.scope
    return paragraph(
        f"我是{short_name(scope.named.name)}委员{issuer(scope)}，", Blank("界别和工作单位、职务"),
        f"。{period_name(scope)}，我", making.phrase("指导思想"),
        f"，认真履行委员职责。现将履职情况报告如下。统计时间为{days(scope)}。",
    )  # fmt: skip


def _proposals(facts: Facts) -> Paragraph:
    """In any role; of those filed alone or jointly; what became of them."""
    if not facts.value("proposals.received"):
        return paragraph("本期没有提交提案的记录。", Blank("未提交提案的原因"))
    kinds = [
        counted(facts, "proposals.filed_individual", "个人提案"),
        counted(facts, "proposals.filed_joint", "与其他委员联名的提案"),
    ]
    forms = joined([one for one in kinds if one], "、")
    said = [
        ("提交或参与联名提案", facts.count("proposals.received")),
        [*counted(facts, "proposals.filed", "其中立案"), *(("（", *forms, "）") if forms else ())],
        counted(facts, "proposals.replied", "已办复"),
        adopted(facts),
        counted(facts, "proposals.key_proposals", "列为重点提案"),
        counted(facts, "proposals.excellent", "获评优秀提案"),
    ]
    return paragraph(joined(said, end="。"), Blank("有代表性的提案及其作用"))


def _reports(facts: Facts) -> Paragraph:
    if not facts.value("proposals.sr_received"):
        return paragraph("本期没有反映社情民意信息的记录。", Blank("联系群众、了解情况的做法"))
    said = [
        ("反映社情民意信息", facts.count("proposals.sr_received")),
        counted(facts, "proposals.sr_issued", "被编报"),
        used(facts),
        counted(facts, "proposals.sr_instructions", "得到领导批示"),
    ]
    return paragraph(joined(said, end="。"), Blank("被采用的信息及其作用"))


def _attendance(facts: Facts) -> Paragraph:
    """Of those that expected the member, how many were attended; leave and absence are said."""
    if not facts.value("sectors.expected"):
        return paragraph("本期没有应参加会议和活动的记录。", Blank("参加会议和活动的情况"))
    said = [
        ("应参加会议和活动", facts.count("sectors.expected", "次")),
        _times(facts, "sectors.present", "实际参加"),
        _times(facts, "sectors.leave", "请假"),
        _times(facts, "sectors.absent", "缺席"),
    ]
    return paragraph(joined(said, end="。"), Blank("在会议和活动中的发言和作用"))


def _times(facts: Facts, id: str, before: str) -> Pieces:
    """人次 of one person are 次."""
    return (before, facts.count(id, "次")) if facts.value(id) else ()


def _study(facts: Facts) -> Paragraph:
    told = [
        _times(facts, "sectors.trained_times", "参加培训和集中学习"),
        counted(facts, "sectors.notes", "提交学习心得"),
    ]
    said = joined(told, end="。") or ("本期没有参加培训、提交心得的记录。",)
    return paragraph(said, Blank("参加学习培训的内容和收获"))
