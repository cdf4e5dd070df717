"""What does the review report say of how proposals were handled?"""

from reporting.documents.making import written_on
from reporting.documents.tree import Paragraph
from reporting.documents.wording import Pieces, counted, joined, paragraph, rated, share_of
from reporting.figures.catalogue.proposal_shares import UNPLACED
from reporting.findings.facts import Facts
from rules.dates import date_zh


def handling(facts: Facts) -> Paragraph | None:
    """Only a ledger that knows replies says how proposals were handled."""
    if not facts.value("proposals.replied"):
        return None
    return paragraph(
        f"截至{date_zh(written_on(facts.scope))}，", _replied(facts), "。",
        families(facts), _grades(facts), _content(facts),
    )  # fmt: skip


def families(facts: Facts) -> Pieces:
    """政府系统承办279件（87.46%）；党群系统承办40件（12.54%）. Nothing while no unit is placed."""
    figure = "proposals.by_unit_family"
    parts = facts.parts(figure)
    if all(one.name == UNPLACED for one in parts):
        return ()
    said: list[Pieces] = [
        [f"{one.name}的单位" if one.name == UNPLACED else f"{one.name}系统", "承办",
         facts.part(figure, one.name), *share_of(facts, figure, one.name)]
        for one in parts
    ]  # fmt: skip
    return ("按主办单位所属系统，", *joined(said, "；"), "。")


def _replied(facts: Facts) -> Pieces:
    units = counted(facts, "proposals.units_involved", "立案提案由", "承办单位办理")
    replied = ("已办复", facts.count("proposals.replied"))
    rate = rated(facts, "proposals.reply_rate", "proposals.replied", "proposals.filed", "办复率为")
    in_time = rated(
        facts, "proposals.on_time_rate", "proposals.replied_on_time",
        "proposals.replied_dated", "期限可考的提案中按期办复率为",
    )  # fmt: skip
    if facts.few("proposals.reply_rate"):
        return joined([units, ("立案的", facts.count("proposals.filed"), "中", *replied)])
    dated = () if facts.few("proposals.on_time_rate") else in_time
    return joined([units, replied, rate, dated])


def _grades(facts: Facts) -> Pieces:
    meanings = {rule.letter: rule.words[0] for rule in facts.scope.rules.grades if rule.words}
    said: list[Pieces] = [
        [_grade(one.name, meanings), facts.part("proposals.grades", one.name),
         *share_of(facts, "proposals.grades", one.name)]
        for one in facts.parts("proposals.grades")
    ]  # fmt: skip
    return ("办理结果中，", *joined(said, "；"), "。") if said else ()


def _grade(letter: str, meanings: dict[str, str]) -> str:
    return f"{letter}类（{meanings[letter]}）" if letter in meanings else f"{letter}类"


def _content(facts: Facts) -> Pieces:
    if not facts.value("proposals.feedback_returned"):
        return ()
    opinions = [
        counted(facts, "proposals.satisfied", "满意"),
        counted(facts, "proposals.basically", "基本满意"),
        counted(facts, "proposals.dissatisfied", "不满意"),
    ]
    rate = rated(
        facts, "proposals.satisfaction_rate", "proposals.content",
        "proposals.feedback_returned", "满意率为",
    )  # fmt: skip
    returned = facts.count("proposals.feedback_returned")
    tail = () if facts.few("proposals.satisfaction_rate") else rate
    return ("收回征询意见表", returned, "，其中", *joined([*opinions, tail]), "。")
