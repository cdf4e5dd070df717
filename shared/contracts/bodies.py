"""Which bodies does a committee have, how large, and with what money: its own dated rules?"""

from datetime import date
from typing import Annotated, Literal

from contracts.values import BodyKind, Value
from kernel.event import zh


class BodyFormRule(Value):
    """What the committee calls one sort of bodies (联委会, 委员工作室), and its kind."""

    name: Annotated[str, zh("形式")]
    kind: Annotated[BodyKind, zh("类别")]
    words: Annotated[tuple[str, ...], zh("写法", "台账中可能出现的文字")] = ()
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class BodySizeRule(Value):
    """How many members a body of a kind, or of one form of it, has at least and at most."""

    kind: Annotated[BodyKind, zh("类别")]
    form: Annotated[str | None, zh("形式", "空为该类别的所有机构")] = None
    fewest: Annotated[int | None, zh("最少人数", "空为不限")] = None
    most: Annotated[int | None, zh("最多人数", "空为不限")] = None
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class BodyMoneyRule(Value):
    """What bodies of a kind, or of one form of it, have to work with in a year; sums add up."""

    kind: Annotated[BodyKind, zh("类别")]
    form: Annotated[str | None, zh("形式", "空为该类别的所有机构")] = None
    per: Annotated[Literal["body", "member", "activity"], zh("按", "机构、委员、活动")]
    common_kind: Annotated[str | None, zh("活动通用类别", "按活动时，空为所有活动")] = None
    amount: Annotated[int, zh("金额", "分；每个机构、每名委员或每次活动")]
    basis: Annotated[str, zh("依据文件")]
    basis_on: Annotated[date | None, zh("文件日期", "空为不详")] = None


class BodyRules(Value):
    """A committee's rules for its bodies; an empty list rules nothing."""

    forms: Annotated[tuple[BodyFormRule, ...], zh("机构形式", "空为不设清单")] = ()
    sizes: Annotated[tuple[BodySizeRule, ...], zh("机构人数", "空为不定人数")] = ()
    money: Annotated[tuple[BodyMoneyRule, ...], zh("机构经费", "空为不定标准")] = ()

    def form_of(self, kind: BodyKind, told: str) -> BodyFormRule | None:
        """The form of a kind that a word means."""
        fitting = (one for one in self.forms if one.kind is kind)
        return next((one for one in fitting if told in (one.name, *one.words)), None)

    def size_of(self, kind: BodyKind, form: str | None) -> BodySizeRule | None:
        """The rule for a body: the one for its form before the one for its kind."""
        fitting = [one for one in self.sizes if one.kind is kind]
        own = [one for one in fitting if one.form is not None and one.form == form]
        return next(iter([*own, *(one for one in fitting if one.form is None)]), None)

    def money_of(self, kind: BodyKind, form: str | None) -> tuple[BodyMoneyRule, ...]:
        """The rules for a body: where there are some for its form, those alone."""
        fitting = [one for one in self.money if one.kind is kind]
        own = [one for one in fitting if one.form is not None and one.form == form]
        return tuple(own or [one for one in fitting if one.form is None])
