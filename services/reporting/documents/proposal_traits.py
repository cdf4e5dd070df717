"""Which characteristics of a year's proposals do the figures show?"""

from reporting.documents.topics import largest, numbered, sectors
from reporting.documents.tree import Blank, Paragraph
from reporting.documents.wording import Pieces, paragraph
from reporting.findings.facts import Facts
from rules.numbers import numeral_zh

TELLING = 3
"""Fewer proposals than this make no tendency."""


def characteristics(facts: Facts) -> Paragraph | None:
    """Facts of the figures in the form of the genre; what they mean is for people to say."""
    if not facts.value("proposals.filed"):
        return None
    told = [said for tell in (_largest, _topics, _sectors, _joined_in) if (said := tell(facts))]
    first = "本次会议提案有以下特点："
    if len(told) < 2:
        return paragraph(first, Blank("提案的主要特点，可列举有代表性的提案"))
    listed = [(f"{numeral_zh(n)}是", *said, "。") for n, said in enumerate(told, start=1)]
    return paragraph(first, *listed, Blank("对提案质量和特点的评价，可列举有代表性的提案"))


def _largest(facts: Facts) -> Pieces:
    parts = sorted(facts.parts("proposals.by_category"), key=lambda one: -one.value)
    named = [one for one in parts if one.name != "未分类"]
    if len(named) < 2 or named[0].value in (named[1].value, 1):
        return ()
    first, second = named[0].name, named[1].name
    return (
        f"{first}方面的提案最多，有", facts.part("proposals.by_category", first),
        f"，其次为{second}方面，有", facts.part("proposals.by_category", second),
    )  # fmt: skip


def _topics(facts: Facts) -> Pieces:
    """The three topics with most proposals, if proposals have topics at all."""
    top = largest(facts.parts("proposals.by_topic"), 3)
    if not top or top[0].value < TELLING:
        return ()
    return ("从主题看，提案较多的是", *numbered(facts, "proposals.by_topic", top))


def _sectors(facts: Facts) -> Pieces:
    return sectors(facts, "proposals.by_sector", "立案的委员提案", TELLING)


def _joined_in(facts: Facts) -> Pieces:
    """How many members took part, in any role, of those on the roll."""
    if not facts.value("proposals.participants") or not facts.value("members.on_roll"):
        return ()
    if facts.few("proposals.participation_rate"):
        return (
            facts.count("members.on_roll", "名"), "委员中有",
            facts.count("proposals.participants", "名"), "参与提出提案",
        )  # fmt: skip
    return (
        facts.count("proposals.participants", "名"),
        "在册委员以第一提案人或联名人身份参与提案，占在册委员的",
        facts.rate("proposals.participation_rate"),
    )
