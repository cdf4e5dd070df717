"""Which figure, or which part of one, does a clerk's row name?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kernel.ledgers.cleaning import squeeze
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Breakdown


@dataclass(frozen=True, slots=True)
class Term:
    """What a name means: a figure by its id, or one value of a breakdown."""

    figure: str
    part: str | None = None


AFTER_MERGING = "after_merging"
"""并案后的提案: filed proposals with merged ones counted once; no figure of the catalogue's."""

ALIASES: Mapping[str, tuple[str, ...]] = {
    "proposals.received": ("收到", "提案总数", "提案总件数", "提交提案", "征集提案"),
    "proposals.plenary_received": ("大会期间提案", "会间提案", "大会期间收到提案"),
    "proposals.offsession_received": ("闭会期间提案", "会后提案", "平时收到提案"),
    "proposals.filed": ("立案", "审查立案", "予以立案"),
    "proposals.merged": ("并案提案", "并案处理", "合并提案"),
    AFTER_MERGING: ("并案后提案", "并案后立案提案", "合并后提案", "并案后"),
    "proposals.converted": (
        *("转意见建议", "转为意见和建议", "转意见和建议", "转为建议意见", "作意见建议处理"),
        *("转社情民意", "转为社情民意信息", "转来信", "转作来信", "作委员来信处理"),
    ),
    "proposals.not_filed": ("未立案", "不立案"),
    "proposals.withdrawn": ("撤回提案", "撤案提案"),
    "proposals.filed_member": ("委员提案", "立案委员提案"),
    "proposals.filed_individual": ("个人提案", "委员个人提案"),
    "proposals.filed_joint": ("联名提案", "委员联名提案"),
    "proposals.filed_collective": ("集体提案", "立案集体提案"),
    "proposals.sponsors": ("提案委员", "提交提案委员", "第一提案人"),
    "proposals.sponsors_any_role": ("提案者", "参与提案委员"),
    "proposals.assigned": ("交办", "交办提案"),
    "proposals.replied": ("办复", "已办复", "已答复", "答复提案", "办结"),
    "proposals.replied_on_time": ("按期答复", "按时办复"),
    "proposals.units_involved": ("涉及承办单位",),
    "proposals.feedback_returned": ("收回征询表", "收回反馈表", "收回意见表", "征询意见表"),
    "proposals.satisfied": ("表示满意",),
    "proposals.basically": ("基本满意或理解", "理解", "表示基本满意"),
    "proposals.dissatisfied": ("表示不满意",),
    "proposals.reply_rate": ("答复率", "办结率"),
    "proposals.on_time_rate": ("按期答复率", "按时办复率"),
    "proposals.satisfaction_rate": ("委员满意率",),
    "proposals.share_collective": ("集体提案比例",),
    "proposals.sr_received": ("收到信息", "社情民意信息", "收到社情民意", "反映社情民意信息"),
    "proposals.sr_issued": ("编报", "编发信息", "编报社情民意信息"),
    "proposals.sr_used": ("采用信息", "信息采用"),
    "members.on_roll": ("委员总数", "现有委员", "在册"),
    "sectors.activities": ("开展活动", "举办活动"),
}
"""What clerks call a figure beside its own name; 数, 件数 and the like at the end go anyway."""

PARTS: Mapping[str, tuple[str, ...]] = {
    "proposals.by_category": ("经济建设", "政治建设", "文化建设", "社会建设", "生态文明建设"),
    "proposals.grades": ("A", "B", "C", "D"),
}
"""The values of breakdowns that every committee knows; others come from its own figures."""

ENDS = ("方面", "方面提案", "类", "类提案", "提案", "件", "方面的提案")
"""What may follow a part's name."""

NUMBERING = re.compile(
    r"(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.)]|[-—–·•*○●])+"
)
OF_WHICH = re.compile(r"其中[:,、]?(?=.)")
NOTE = re.compile(r"\(([^()]*)\)$")
TAILS = re.compile(r"(?:总件数|件数|总数|总量|数量|总人数|人数|篇数|份数|次数|数|共计|合计)$")
HEADS = re.compile(r"(?:本年度|本年|全年|年度|累计|共|全部|总)(?=..)")


class Vocabulary:
    """Names and what they mean: the catalogue's, what clerks say for them, and parts.

    Args:
        parts: further values of breakdowns by figure, as the committee's figures name them. A
            value of several breakdowns (a sector of proposals and of reports) is known only below
            a heading row that names the breakdown.
    """

    def __init__(self, parts: Mapping[str, tuple[str, ...]] | None = None) -> None:
        self._parts = {id: dict(_of_one(id, names)) for id, names in (parts or {}).items()}
        times = Counter(name for named in self._parts.values() for name in named)
        alone = [
            told for named in self._parts.values() for told in named.items() if times[told[0]] == 1
        ]
        self._terms: dict[str, Term] = {}
        for name, term in (*_figures(), *_parts(), *alone):
            self._terms.setdefault(squeeze(name), term)

    def term(self, name: str, below: str = "") -> Term | None:
        """What a bare name means, with and without what stands around it, below a heading row."""
        heading = self.within(below) if below else None
        named = self._parts.get(heading.figure, {}) if heading else {}
        for one in _forms(name):
            if found := named.get(one) or self._terms.get(one):
                return found
        return None

    def within(self, text: str) -> Term | None:
        """The longest name that stands in a text (占立案提案的比例)."""
        plain = squeeze(text)
        names = [name for name in self._terms if len(name) > 1 and name in plain]
        return self._terms[max(names, key=len)] if names else None


def bare(text: str) -> tuple[str, bool, str]:
    """A row's name without its numbering, whether 其中 stands before it, and its note."""
    plain = squeeze(text).rstrip(":")
    number = NUMBERING.match(plain)
    plain = plain[number.end() :] if number and number.end() < len(plain) else plain
    of_which = OF_WHICH.match(plain)
    plain = plain[of_which.end() :] if of_which else plain
    note = NOTE.search(plain)
    if note and note.start():
        return plain[: note.start()], bool(of_which), note[1]
    return plain, bool(of_which), ""


def _figures() -> Iterator[tuple[str, Term]]:
    """Counts and rates before breakdowns, whose name may be the same (承办单位)."""
    ranked = sorted(FIGURES.values(), key=lambda one: isinstance(one, Breakdown))
    for figure in ranked:
        yield figure.zh, Term(figure.id)
    for id, names in ALIASES.items():
        for name in names:
            yield name, Term(id)


def _parts() -> Iterator[tuple[str, Term]]:
    for id, names in PARTS.items():
        yield from _of_one(id, names)


def _of_one(id: str, names: tuple[str, ...]) -> Iterator[tuple[str, Term]]:
    for name in names:
        for end in ("", *ENDS):
            yield squeeze(f"{name}{end}"), Term(id, name)


def _forms(name: str) -> Iterator[str]:
    plain = squeeze(name)
    short = TAILS.sub("", plain)
    yield plain
    yield short
    for one in (plain, short):
        if head := HEADS.match(one):
            yield one[head.end() :]


def of(term: Term | None) -> str:
    """The figure that a name means as a whole; "" for a part of one or an unknown name."""
    return "" if term is None or term.part is not None else term.figure
