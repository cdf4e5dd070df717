"""What does a paper say of contact with members, their difficulties, and who did nothing?"""

from reporting.documents.tree import Paragraph
from reporting.documents.wording import Pieces, among, counted, joined, listed, sentence, told
from reporting.findings.facts import Facts

IDLE = "期内没有提案、信息和活动记录"


def contacts(facts: Facts) -> Paragraph | None:
    """How often members were visited or called, how many were reached, and by what ways."""
    if not facts.value("members.contacts"):
        return None
    ways = listed(facts, "members.contacts_by_way")
    return told(
        sentence(
            ("走访和联系委员", facts.count("members.contacts")),
            counted(facts, "members.contact_times", "联系到委员"),
        ),
        ("按方式分，", *ways, "。") if ways else (),
        sentence(among(facts, "members.reach_rate", "在册委员", "至少联系到一次", "名")),
        _pairs(facts),
    )


def _pairs(facts: Facts) -> Pieces:
    if not facts.value("members.contact_pairs"):
        return ()
    met = counted(facts, "members.pairs_met_quota", "完成年度联系次数的有")
    return sentence(("现有联系对子", facts.count("members.contact_pairs")), met)


def difficulties(facts: Facts) -> Paragraph | None:
    """What members asked for: numbers only, never whose."""
    if not facts.value("members.difficulties_raised"):
        return None
    return told(
        joined(
            [
                ("委员提出困难诉求和维权事项", facts.count("members.difficulties_raised")),
                counted(facts, "members.difficulties_settled", "已解决"),
                counted(facts, "members.difficulties_unsettled", "未能解决"),
            ],
            end="。",
        )
    )


def idle(facts: Facts) -> Paragraph | None:
    """Members on the roll of whom nothing is recorded: a number, no name."""
    if not facts.value("members.no_duty"):
        return None
    return told(sentence(among(facts, "members.no_duty_rate", "在册委员", IDLE, "名")))
