"""Which sections has the summary of a sector, a special committee, an area group, the retired?"""

from collections.abc import Callable
from dataclasses import dataclass

from contracts.values import BodyKind
from reporting.documents.body_work import (
    Written,
    advice,
    care,
    company,
    consultation,
    deeds,
    gatherings,
    oversight,
    priorities,
    relations,
    service,
    situation_reports,
    study,
)
from reporting.figures.lens import Lens
from reporting.findings.facts import Facts

Write = Callable[[Facts], Written]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what is written below it, in one piece or in sections of its own."""

    title: str
    writes: tuple[Write, ...] = ()
    below: "tuple[Section, ...]" = ()


@dataclass(frozen=True, slots=True)
class Layout:
    """How one sort of body reports its year.

    Attributes:
        foreword: whether the opening has a heading of its own (一、前言).
        apart: shortfalls and measures have a section of their own; else they open the outlook.
        standing: what the body undertakes every year.
        spoken: always given as a speech.
    """

    sections: tuple[Section, ...]
    outlook: str
    standing: tuple[str, ...]
    foreword: bool = False
    apart: bool = True
    spoken: bool = False


def _in_one(*duties: Section) -> tuple[Section, ...]:
    """One section for all that was done, with one in it for each duty."""
    return (Section("主要工作及成效", below=duties),)


SECTOR = Layout(
    _in_one(
        Section("政治协商", (consultation,)),
        Section("民主监督", (oversight,)),
        Section("参政议政", (advice,)),
        Section("社情民意", (situation_reports,)),
        Section("界别活动", (gatherings, study, deeds)),
    ),
    outlook="展望",
    standing=(
        "围绕本界别所联系群众关心的事项开展调研，形成调研成果",
        "以界别名义提出提案、反映社情民意信息",
        "加强与对口部门和其他界别的联系",
    ),
    foreword=True,
)
SPECIAL_COMMITTEE = Layout(
    _in_one(
        Section("协商议政和调查研究", (consultation, advice)),
        Section("民主监督和视察", (oversight,)),
        Section("社情民意", (situation_reports,)),
        Section("学习培训", (study,)),
        Section("联系界别和服务委员", (service, gatherings, deeds)),
    ),
    outlook="下一年工作安排",
    standing=(
        "承办好列入年度协商计划的议题，会前深入调研，会后跟踪意见办理",
        "加强与对口部门的联系，组织委员知情明政",
        "联系和指导有关界别开展活动",
    ),
    foreword=True,
)
AREA_GROUP = Layout(
    (
        Section("处理好各方面关系，营造良好的工作氛围", (relations,)),
        Section("组织委员学习，提高自身素质", (study,)),
        Section(
            "发挥委员作用，履行三大职能",
            below=(
                Section("政治协商", (consultation,)),
                Section("民主监督", (oversight,)),
                Section("参政议政", (advice, situation_reports)),
            ),
        ),
        Section("围绕中心工作，为群众办实事", (priorities, deeds, gatherings)),
    ),
    outlook="下一年工作打算",
    standing=(
        "主动向当地党委汇报工作，争取支持，保持与联系领导的沟通",
        "围绕本地一件民生事项开展调研",
        "组织委员接待群众，为群众办一件实事",
        "与邻近联络组、活动组交流经验",
    ),
    apart=False,
)
RETIRED = Layout(
    (
        Section("发挥余热，继续建言献策", (consultation, advice, situation_reports, oversight)),
        Section("坚持学习，丰富文体生活", (company,)),
        Section("关爱老同志，热心公益", (care, deeds)),
    ),
    outlook="下一步打算",
    standing=(
        "组织老同志参加学习、考察和文体活动",
        "走访慰问高龄和生病的老同志，了解他们的需要",
        "在量力自愿的前提下，为政协工作和地方发展出主意",
    ),
    apart=False,
    spoken=True,
)
_LAYOUTS = {
    BodyKind.SPECIAL_COMMITTEE: SPECIAL_COMMITTEE,
    BodyKind.AREA_GROUP: AREA_GROUP,
}
_RETIRED = ("离退休", "退休", "老干部", "老委员")


def layout_of(lens: Lens) -> Layout:
    """The layout for a body: by its kind; that of retired members is told by its name."""
    if any(word in lens.name for word in _RETIRED):
        return RETIRED
    kind = BodyKind(lens.body_kind) if lens.body_kind else BodyKind.SECTOR
    return _LAYOUTS.get(kind, SECTOR)
