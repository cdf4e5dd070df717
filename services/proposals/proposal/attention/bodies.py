"""What does HTTP send of a proposal's weight, with an example each?"""

from typing import Annotated

from pydantic import Field

from contracts.proposals.attention import AdoptionKind
from proposals.proposal.about import Reason, Title, Word
from proposals.proposal.bodies import Dated, Name, Sponsor, shown


class Key(Dated):
    """确定为重点提案: leaders by name."""

    model_config = shown(
        {"leaders": ["岑知远"], "ways": ["协商座谈"], "basis": "主席会议", "on": "2025-03-02"}
    )

    leaders: Annotated[tuple[Name, ...], Field(min_length=1)]
    ways: tuple[Word, ...] = ()
    basis: Word


class Dropped(Dated):
    """不再列为重点提案."""

    model_config = shown({"reason": "所提问题已解决"})

    reason: Reason


class Supervised(Dated):
    """督办记录."""

    model_config = shown(
        {"way": "实地考察", "by": ["岑知远"], "note": "现场查看", "on": "2025-06-10"}
    )

    way: Word
    by: tuple[Name, ...] = ()
    note: Reason | None = None


class Reminded(Dated):
    """催办."""

    model_config = shown({"unit": "市教育局", "way": "公函"})

    unit: Name
    way: Word


class Adopted(Dated):
    """采纳佐证."""

    model_config = shown(
        {"kind": "policy", "title": "关于加快加装电梯的实施意见", "doc_no": "云政办〔2025〕8号"}
    )

    kind: AdoptionKind
    title: Title
    doc_no: Word | None = None
    unit: Name | None = None


class Awarded(Dated):
    """评优."""

    model_config = shown({"award": "优秀提案", "year": 2025})

    award: Word
    year: Annotated[int, Field(ge=1949, le=2100)]
    unit: Name | None = None


class Priorities(Dated):
    """服务中心工作: the whole list."""

    model_config = shown({"priorities": ["优化营商环境"]})

    priorities: tuple[Word, ...] = ()


class Publication(Dated):
    """公开意愿."""

    model_config = shown({"sponsor": {"name": "张三"}, "agrees": True})

    sponsor: Sponsor
    agrees: bool
    reason: Reason | None = None
