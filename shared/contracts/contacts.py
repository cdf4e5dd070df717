"""How does a committee keep contact with its members, and look after them: its own dated words?"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from contracts.values import Value
from kernel.event import zh


class SideKind(StrEnum):
    """Who can stand on a side of a contact."""

    MEMBER = "member"
    """委员."""
    BODY = "body"
    """界别、专委会、活动组: a body that members belong to."""
    PERSON = "person"
    """一位不是委员的人: a leader of the party committee, a liaison of the office."""


class PairKindRule(Value):
    """One kind of pairs who keep contact (联系对子), and who may stand on either side."""

    name: Annotated[str, zh("联系类别", "如主席会议成员联系界别")]
    words: Annotated[tuple[str, ...], zh("写法", "台账中可能出现的文字")] = ()
    contacting: Annotated[tuple[SideKind, ...], zh("联系方", "空为不限")] = ()
    contacted: Annotated[tuple[SideKind, ...], zh("被联系方", "空为不限")] = ()
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class QuotaRule(Value):
    """How often the pairs of a kind have contact in a year, and which ways count."""

    kind: Annotated[str, zh("联系类别")]
    times: Annotated[int, zh("每年次数")]
    ways: Annotated[tuple[str, ...], zh("计入的方式", "空为全部")] = ()
    window: Annotated[
        Literal["calendar", "score_year"], zh("年度", "自然年，或上年十二月至本年十一月")
    ] = "calendar"
    part: Annotated[
        Literal["months_up", "months_down", "whole", "none"],
        zh("年中结对", "按月折算进位、按月折算舍去、仍按全年、当年不计"),
    ] = "months_up"
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class ListedRule(Value):
    """One word of a list that a committee draws up: a way of contact, a kind of difficulty."""

    name: Annotated[str, zh("名称")]
    words: Annotated[tuple[str, ...], zh("写法", "台账中可能出现的文字")] = ()
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None
