"""What does a paper say of what came of activities: reports, joint work, people served?"""

from reporting.documents.tree import Paragraph
from reporting.documents.wording import (
    Pieces,
    among,
    counted,
    joined,
    listed,
    paragraph,
    sentence,
    told,
)
from reporting.findings.facts import Facts

BY_BENEFICIARY = "sectors.deeds_by_beneficiary"


def research(facts: Facts) -> Paragraph | None:
    """Research reports and what became of them; what came of activities without a report too."""
    reports: Pieces = ()
    if facts.value("sectors.research_reports"):
        reports = joined(
            [
                ("形成调研报告", facts.count("sectors.research_reports")),
                counted(facts, "sectors.research_instructed", "其中得到领导批示"),
                counted(facts, "sectors.research_adopted", "被有关单位采纳"),
                counted(facts, "sectors.research_archived", "已归档"),
            ]
        )
    return told(
        sentence(reports),
        sentence(
            counted(facts, "sectors.instructions", "调研和活动成果得到领导批示"),
            counted(facts, "sectors.adoptions", "被有关单位采纳"),
            counted(facts, "sectors.recommendations", "形成建议案"),
            counted(facts, "sectors.conversions", "转化为提案和社情民意信息"),
        ),
    )


def consultations(facts: Facts) -> Paragraph | None:
    """Consultation by the committee's own forms."""
    parts = listed(facts, "sectors.consultations_by_kind")
    return paragraph("协商活动按形式分，", parts, "。") if parts else None


def joint(facts: Facts) -> Paragraph | None:
    """Activities of several hosts, each counted once; those for priorities."""
    return told(
        sentence(
            counted(facts, "sectors.joint_activities", "由几个界别或机构联合主办的活动有"),
            counted(facts, "sectors.for_priorities", "记明服务中心工作的活动有"),
        )
    )


def beneficiaries(facts: Facts) -> Paragraph | None:
    """Whom deeds served, where recorded; one that served several kinds stands with each."""
    known = [one for one in facts.parts(BY_BENEFICIARY) if one.value and one.name != "未记受益对象"]
    if not known:
        return None
    parts = listed(facts, BY_BENEFICIARY)
    return paragraph("按受益对象分（惠及几类对象的各计一次），", parts, "。")


def training(facts: Facts) -> Paragraph | None:
    """Whom study and training reached, and what members wrote about it."""
    notes: Pieces = ()
    if facts.value("sectors.notes"):
        writers = facts.count("sectors.note_writers", "名")
        notes = (writers, "委员提交学习、活动心得", facts.count("sectors.notes"))
    did = "参加过培训或学习"
    return told(
        sentence(among(facts, "sectors.training_coverage", "在册委员", did, "名")), sentence(notes)
    )
