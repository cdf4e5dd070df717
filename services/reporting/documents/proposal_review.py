"""What does the report on the review of proposals (提案审查情况的报告) say?"""

from datetime import datetime

from kernel.clock import SHANGHAI
from reporting.documents.making import Making, meta, written_on
from reporting.documents.naming import days as days_of
from reporting.documents.naming import (
    full_name,
    period_name,
    this_plenary,
    title_lines,
)
from reporting.documents.proposal_handling import handling
from reporting.documents.proposal_tables import tables
from reporting.documents.proposal_traits import characteristics
from reporting.documents.tree import Appendix, Blank, Document, Node, Paragraph
from reporting.documents.wording import (
    NO_RECORD,
    Piece,
    Pieces,
    compared,
    counted,
    joined,
    paragraph,
    rated,
    share_of,
)
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.findings.quote import Quote
from rules.dates import date_zh

TEMPLATE = "proposal-review/1"
TITLE = "提案审查情况的报告"
ELSEWHERE = (
    ("merged", "并案", ""),
    ("converted", "转为意见和建议", ""),
    ("not_filed", "不予立案", ""),
    ("withdrawn", "提案人撤案", ""),
    ("returned", "退回提案人补充", ""),
    ("under_review", "尚在审查", ""),
)
NAMED_WHEN_NONE = (("merged", "并案"), ("converted", "转为意见和建议"), ("not_filed", "不予立案"))


def proposal_review(facts: Facts, making: Making) -> Document:
    """Four paragraphs after the plenary, with handling when there is any; tables behind."""
    scope = facts.scope
    spoken = _to_the_plenary(facts)
    head = {"addressee": "各位委员"} if spoken else {"issuer": full_name(scope.named.name)}
    return Document(
        title=_title(scope),
        **head,  # type: ignore[arg-type]  # two of the fields that are lines
        occasion=f"——在{this_plenary(scope)}上" if spoken else "",
        spoken_on=scope.plenary.closes if spoken else None,
        speaker=Blank("报告人") if spoken else "",
        issued_on=None if spoken else written_on(scope),
        body=_body(facts),
        appendices=_appendices(facts),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
    )


def _to_the_plenary(facts: Facts) -> bool:
    """Whether it is given to the plenary itself; once there are replies it is a later paper."""
    return facts.scope.span.plenary is not None and not facts.value("proposals.replied")


def _title(scope: Scope) -> tuple[str, ...]:
    if scope.span.plenary is not None:
        return title_lines(f"关于{this_plenary(scope)}", TITLE)
    return title_lines(full_name(scope.named.name), f"{period_name(scope)}{TITLE}")


def _body(facts: Facts) -> tuple[Node, ...]:
    if not facts.value("proposals.received"):
        return (_preamble(facts), paragraph(_when(facts.scope), "，没有收到提案。", NO_RECORD))
    paragraphs = (_preamble, _outcome, _make_up, characteristics, handling, _afterwards)
    return tuple(node for write in paragraphs if (node := write(facts)))


def _preamble(facts: Facts) -> Paragraph:
    scope = facts.scope
    if scope.span.plenary is None:
        return paragraph(f"现将{days_of(scope)}的提案审查情况报告如下。")
    return paragraph(
        f"{this_plenary(scope)}期间，", _who(facts), "围绕",
        Blank("提案关注的中心工作"), "通过提案提出意见和建议。现将提案审查情况报告如下。",
    )  # fmt: skip


def _who(facts: Facts) -> str:
    """Whose proposals they are; only those who made some are named."""
    collective = facts.value("proposals.filed_collective")
    return "政协委员和参加政协的各单位" if collective else "政协委员"


def _outcome(facts: Facts) -> Paragraph:
    rate = rated(
        facts, "proposals.filing_rate", "proposals.filed", "proposals.received", "立案率为"
    )
    filed: list[Piece] = ["立案", facts.count("proposals.filed")]
    if rate and not facts.few("proposals.filing_rate"):
        filed += ["（", *rate, "）"]
    others = [counted(facts, f"proposals.{id}", said, end) for id, said, end in ELSEWHERE]
    basis = ("。依据", Blank("提案工作条例、审查工作细则的名称"), "，经审查，")
    return paragraph(
        _received(facts), basis, joined([filed, *others]), _none(facts), "。"
    )  # fmt: skip


def _received(facts: Facts) -> Pieces:
    """What came in; those after the cut-off apart, so that the sentence is true of its instant."""
    received = ("共收到提案", facts.count("proposals.received"))
    late = facts.value("proposals.offsession_received")
    if facts.scope.span.plenary is None:
        return (_when(facts.scope), "，", *received, *compared(facts, "proposals.received"))
    if not late:
        return (_when(facts.scope), "，", *received, *compared(facts, "proposals.received"))
    return (
        _when(facts.scope), "，收到大会提案", facts.count("proposals.plenary_received"),
        "；截止时间以后收到平时提案", facts.count("proposals.offsession_received"),
        "，", *received, *compared(facts, "proposals.received"),
    )  # fmt: skip


def _when(scope: Scope) -> str:
    if scope.span.plenary is None:
        return days_of(scope)
    at = datetime.fromisoformat(scope.plenary.cut_off).astimezone(SHANGHAI)
    minute = f"{at.minute}分" if at.minute else ""
    return f"截至{date_zh(at.date())}{at.hour}时{minute}"


def _none(facts: Facts) -> Pieces:
    """，没有并案、不予立案的提案: a zero is said in words, and proven like any figure."""
    none = [
        (Quote(facts.count(f"proposals.{id}").of, said),)
        for id, said in NAMED_WHEN_NONE
        if not facts.value(f"proposals.{id}")
    ]
    return joined([["，没有", *joined(none, "、"), "的提案"]]) if none else ()


def _make_up(facts: Facts) -> Paragraph | None:
    if not facts.value("proposals.filed"):
        return None
    kinds: list[Pieces] = [
        [f"{name}提案", facts.part("proposals.by_sponsor_kind", name),
         *share_of(facts, "proposals.by_sponsor_kind", name)]
        for name in ("委员", "集体") if _part(facts, "proposals.by_sponsor_kind", name)
    ]  # fmt: skip
    return paragraph(
        "立案提案中，", joined(kinds, "；"), _joint(facts), "。", _bodies(facts),
        _sponsors(facts), _categories(facts),
    )  # fmt: skip


def _part(facts: Facts, id: str, name: str) -> int:
    return next((one.value for one in facts.parts(id) if one.name == name), 0)


def _joint(facts: Facts) -> Pieces:
    if not facts.value("proposals.filed_joint"):
        return ()
    alone = counted(facts, "proposals.filed_individual", "个人提案")
    together = counted(facts, "proposals.filed_joint", "联名提案")
    return ("；委员提案中，", *joined([alone, together]))


def _bodies(facts: Facts) -> Pieces:
    """Which kinds of bodies the collective proposals came from, when it is known."""
    kinds = facts.parts("proposals.by_collective_kind")
    if not kinds or {one.name for one in kinds} == {"其他集体"}:
        return ()
    said: list[Pieces] = [
        [f"{one.name}提案", facts.part("proposals.by_collective_kind", one.name)] for one in kinds
    ]
    return ("集体提案中，", *joined(said), "。")


def _sponsors(facts: Facts) -> Pieces:
    if not facts.value("proposals.sponsors"):
        return ()
    return ("共有", facts.count("proposals.sponsors", "名"), "委员作为第一提案人提交提案。")


def _categories(facts: Facts) -> Pieces:
    said: list[Pieces] = [
        [_sphere(one.name), facts.part("proposals.by_category", one.name),
         *share_of(facts, "proposals.by_category", one.name)]
        for one in facts.parts("proposals.by_category")
    ]  # fmt: skip
    return ("按内容分，", *joined(said, "；"), "。") if said else ()


def _sphere(name: str) -> str:
    return name if name == "未分类" else f"{name}方面"


def _afterwards(facts: Facts) -> Paragraph | None:
    """What follows the plenary; once units have answered it is no longer ahead."""
    if facts.scope.span.plenary is None or facts.value("proposals.replied"):
        return None
    return paragraph(
        "大会闭幕后，立案提案将交有关承办单位研究办理，并在规定期限内答复提案人；",
        "转为意见和建议的，送有关方面参考；" if facts.value("proposals.converted") else "",
        "提案截止时间以后收到的，作为平时提案随时审查、及时交办。",
        Blank("对提案办理和督办工作的安排"),
    )


def _appendices(facts: Facts) -> tuple[Appendix, ...]:
    found = tables(facts)
    return (Appendix("提案审查情况统计表", found),) if found else ()
