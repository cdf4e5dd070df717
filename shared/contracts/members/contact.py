"""Who keeps contact with members, and what contact there was: days, ways and ids, never words."""

from datetime import date
from typing import Annotated
from uuid import UUID

from contracts.contacts import SideKind
from contracts.values import Adopted, Value
from kernel.event import Event, zh


class Side(Value):
    """One side of a contact, by the name of the day."""

    kind: Annotated[SideKind, zh("类型", "委员、机构、其他人员")]
    id: Annotated[UUID, zh("标识")]
    name: Annotated[str, zh("名称", "当日所用的名称")]


class Owed(Value):
    """How often a pair owes contact in one year, as the rules of the day have it."""

    year: Annotated[str, zh("年度", "calendar-2026，或 score_year-2026")]
    first: Annotated[date, zh("首日")]
    last: Annotated[date, zh("末日")]
    times: Annotated[int, zh("应联系次数", "年中结对或解除的依规则折算")]


class PairFormed(Event, name="members.pair.formed", title="结成联系对子", published=True):
    """结对: from a day one side keeps contact with the other; said again when it begins anew."""

    pair: Annotated[UUID, zh("对子", "由委员会、类别和双方得出")]
    kind: Annotated[str, zh("联系类别")]
    contacting: Annotated[Side, zh("联系方")]
    contacted: Annotated[Side, zh("被联系方")]
    since: Annotated[date, zh("起始日期")]
    owed: Annotated[tuple[Owed, ...], zh("当年应联系次数", "规则未定次数的为空")]
    under: Annotated[Adopted | None, zh("所依规则")]


class PairEnded(Event, name="members.pair.ended", title="解除联系对子", published=True):
    """解除: the last day of a pair; another day later corrects it."""

    pair: Annotated[UUID, zh("对子")]
    until: Annotated[date, zh("截止日期", "含当日")]
    owed: Annotated[tuple[Owed, ...], zh("相关年度应联系次数")]
    under: Annotated[Adopted | None, zh("所依规则")]


class PairRetracted(Event, name="members.pair.retracted", title="联系对子录入撤销", published=True):
    """录入撤销: the pair was entered by mistake."""

    pair: Annotated[UUID, zh("对子")]
    years: Annotated[tuple[str, ...], zh("相关年度")]


class Counted(Value):
    """For which year of which pair a contact counts."""

    pair: Annotated[UUID, zh("对子")]
    kind: Annotated[str, zh("联系类别")]
    counts: Annotated[bool, zh("计入次数", "方式计入规则所定次数的")]
    owed: Annotated[Owed | None, zh("当年应联系次数", "规则未定次数的为空")]


class ContactMade(Event, name="members.contact.made", title="联系委员", published=True):
    """联系: somebody had contact with members, as one of a pair or directly."""

    contact: Annotated[UUID, zh("联系记录")]
    number: Annotated[str, zh("编号")]
    made_on: Annotated[date, zh("联系日期")]
    way: Annotated[str, zh("方式")]
    by: Annotated[Side, zh("联系人")]
    reached: Annotated[tuple[UUID, ...], zh("联系到的委员")]
    counted: Annotated[Counted | None, zh("所属对子", "空为不在对子之内")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的资格规则")] = ()
    under: Annotated[Adopted | None, zh("所依规则")] = None


class ContactCorrected(Event, name="members.contact.corrected", title="联系更正", published=True):
    """更正: day, way, persons or pair were recorded wrongly; the whole again."""

    contact: Annotated[UUID, zh("联系记录")]
    made_on: Annotated[date, zh("联系日期")]
    way: Annotated[str, zh("方式")]
    by: Annotated[Side, zh("联系人")]
    reached: Annotated[tuple[UUID, ...], zh("联系到的委员")]
    counted: Annotated[Counted | None, zh("所属对子", "空为不在对子之内")]
    formerly: Annotated[Counted | None, zh("原属对子")]
    waived: Annotated[tuple[str, ...], zh("未拒绝的规则", "补录历史时不适用的资格规则")] = ()
    under: Annotated[Adopted | None, zh("所依规则")] = None


class ContactRetracted(
    Event, name="members.contact.retracted", title="联系录入撤销", published=True
):
    """录入撤销: there was no such contact."""

    contact: Annotated[UUID, zh("联系记录")]
    formerly: Annotated[Counted | None, zh("原属对子")]


class FollowUpAsked(
    Event, name="members.contact.follow_up_asked", title="联系后待办", published=True
):
    """待办: something that the contact brought up is to be done; another day later changes it."""

    contact: Annotated[UUID, zh("联系记录")]
    asked_on: Annotated[date, zh("提出日期")]
    due_on: Annotated[date | None, zh("期限", "空为不定期限")]


class FollowUpDone(
    Event, name="members.contact.follow_up_done", title="联系后办结", published=True
):
    """办结: what was brought up is done, or the day of it was recorded wrongly."""

    contact: Annotated[UUID, zh("联系记录")]
    done_on: Annotated[date, zh("办结日期")]
