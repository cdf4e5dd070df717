"""What does a paper say of leads, key proposals, the days that handling took, and opinions?"""

from reporting.documents.tree import Paragraph
from reporting.documents.wording import Pieces, among, counted, joined, listed, sentence, told
from reporting.findings.facts import Facts

PACE = (
    ("days_to_assign", "自立案至交办"),
    ("days_to_contact", "自交办至首次联系提案人"),
    ("days_to_reply", "自交办至答复"),
)


def leads(facts: Facts) -> Paragraph | None:
    """Where topics of proposals came from, and how many became proposals."""
    if not facts.value("proposals.leads"):
        return None
    sources = listed(facts, "proposals.leads_by_source")
    return told(
        sentence(
            ("征集提案线索", facts.count("proposals.leads"), *_in_brackets(sources)),
            counted(facts, "proposals.leads_listed", "列入参考选题"),
            counted(facts, "proposals.from_leads", "由线索形成提案"),
        )
    )  # fmt: skip


def _in_brackets(said: Pieces) -> Pieces:
    return ("（", *said, "）") if said else ()


def key_proposals(facts: Facts) -> Paragraph | None:
    """Key proposals and who led them, awards, second answers, what served priorities."""
    chosen: Pieces = ()
    if facts.value("proposals.key_proposals"):
        led = counted(facts, "proposals.leader_supervised", "其中由领导领办督办")
        chosen = joined([("确定重点提案", facts.count("proposals.key_proposals")), led])
    return told(
        sentence(chosen),
        sentence(
            counted(facts, "proposals.excellent", "获评优秀提案"),
            counted(facts, "proposals.rehandled", "要求重新办理提案"),
        ),
        sentence(
            counted(facts, "proposals.for_priorities", "立案提案中记明服务中心工作的有"),
            _priorities(facts),
        ),
    )


def _priorities(facts: Facts) -> Pieces:
    parts = listed(facts, "proposals.by_priority", 5)
    return ("其中", *parts, "（服务几项的各计一次）") if parts else ()


def pace(facts: Facts) -> Paragraph | None:
    """Days to assign, contact and reply; an average would hide the slowest, so both are said."""
    said = [phrase for id, words in PACE if (phrase := _days(facts, f"proposals.{id}", words))]
    contacted = among(facts, "proposals.contact_rate", "已交办的立案提案", "由承办单位联系过提案人")
    took = ("从办理用时看，", *joined(said, "；"), "。") if said else ()
    return told(took, sentence(contacted))


def _days(facts: Facts, id: str, words: str) -> Pieces:
    if not facts.value(f"{id}_most"):
        return ()
    return (f"{words}用时的中位数为", facts.days(id), "，最长", facts.days(f"{id}_most"))


def suggestions(facts: Facts) -> Paragraph | None:
    """Opinions and letters: passed on, and answered where an answer was wanted."""
    if not facts.value("proposals.suggestions"):
        return None
    return told(
        sentence(
            ("由提案转成的意见建议和委员来信共", facts.count("proposals.suggestions")),
            counted(facts, "proposals.suggestions_passed_on", "已转送有关单位"),
            counted(facts, "proposals.suggestions_answered", "已得到反馈"),
        ),
        sentence(among(facts, "proposals.suggestion_answer_rate", "要求反馈的", "已经反馈")),
    )
