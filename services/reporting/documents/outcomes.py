"""What came of proposals and reports, said in half a sentence?"""

from reporting.documents.portions import lasted, percentage
from reporting.documents.tree import Paragraph
from reporting.documents.wording import Pieces, counted, joined, paragraph
from reporting.findings.facts import Facts


def adopted(facts: Facts) -> Pieces:
    """被采纳10件（办理结果为A、B类的计为采纳）: what 采纳 counts is the committee's rule."""
    if not facts.value("proposals.adopted"):
        return ()
    grades = "、".join(facts.scope.rules.adoption_grades)
    count = facts.count("proposals.adopted")
    return ("被采纳", count, f"（办理结果为{grades}类的计为采纳）")


def used(facts: Facts) -> Pieces:
    """被采用5篇（本级5篇次、市级2篇次）."""
    id = "proposals.sr_by_level"
    levels: list[Pieces] = [
        (one.name, facts.part(id, one.name)) for one in facts.parts(id) if one.value
    ]
    by_level = ("（", *joined(levels, "、"), "）") if levels else ()
    said = counted(facts, "proposals.sr_used", "被采用")
    return (*said, *by_level) if said else ()


def forms_returned(facts: Facts) -> Paragraph | None:
    """收回征询意见表44份，其中满意37份, and the others."""
    returned = "proposals.feedback_returned"
    if not facts.value(returned):
        return None
    said = [
        ("收回提案人征询意见表", facts.count(returned)),
        counted(facts, "proposals.satisfied", "其中满意"),
        counted(facts, "proposals.basically", "基本满意"),
        counted(facts, "proposals.dissatisfied", "不满意"),
        percentage(facts, "proposals.satisfaction_rate", "满意率为"),
    ]
    return paragraph(joined(said, end="。"))


def days_to_reply(facts: Facts) -> Pieces:
    """自交办至答复的用时，中位数为62.5天，最长为97天。"""
    said = [
        lasted(facts, "proposals.days_to_reply", "自交办至答复的用时，中位数为"),
        lasted(facts, "proposals.days_to_reply_most", "最长为"),
    ]
    return joined(said, end="。")
