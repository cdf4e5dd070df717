"""How is a member written as a row of a roster that imports again unchanged?"""

from collections.abc import Iterable, Sequence

from kernel.ledgers.streaming import Heading, StreamedRow
from members.member.queries import In, MemberListed

SHEET = "委员名册"
HEADINGS = (
    Heading("委员编号", 10),
    Heading("姓名", 10),
    Heading("性别", 6),
    Heading("民族", 8),
    Heading("出生年份", 8),
    Heading("籍贯", 10),
    Heading("政治面貌", 14),
    Heading("第二政治面貌", 14),
    Heading("文化程度", 10),
    Heading("学位", 8),
    Heading("职业", 12),
    Heading("职称", 12),
    Heading("单位名称", 24),
    Heading("职务", 16),
    Heading("单位性质", 10),
    Heading("体制内外", 8),
    Heading("港澳台委员", 8),
    Heading("社会职务", 24),
    Heading("荣誉称号", 24),
    Heading("界别", 12),
    Heading("界别职务", 12),
    Heading("界别活动组", 16),
    Heading("街道活动组", 16),
    Heading("街道活动组职务", 12),
    Heading("所属专委会1", 16),
    Heading("所属专委会2", 16),
    Heading("专委会职务", 12),
    Heading("政协职务", 16),
    Heading("届次", 6),
    Heading("连任届数", 8),
    Heading("任职日期", 12),
    Heading("离任日期", 12),
    Heading("状态", 8),
)
STATUS = {"resigned": "辞去", "removed": "撤销", "ceased": "离任"}
IN_SYSTEM = {True: "体制内", False: "体制外", None: None}


def line(one: MemberListed) -> StreamedRow:
    """A member under the clerk's headings; private particulars are not in it."""
    sector_groups = [group for group in one.groups if group.kind == "sector_group"]
    area_groups = _with_duty_first(group for group in one.groups if group.kind == "area_group")
    seats = _with_duty_first(one.special_committees)
    sector = one.sector
    return (
        one.member_no,
        one.name,
        one.gender,
        one.nation,
        one.birth_year,
        one.native_place,
        one.party,
        one.second_party,
        one.education,
        one.degree,
        one.profession,
        one.professional_title,
        one.employer,
        one.position,
        one.employer_kind,
        IN_SYSTEM[one.in_system],
        one.beyond_the_mainland,
        one.social_posts,
        one.honours,
        sector.name if sector else None,
        sector.duty if sector else None,
        _names(sector_groups),
        _names(area_groups),
        _duties(area_groups),
        seats[0].name if seats else None,
        _names(seats[1:]),
        _duties(seats),
        "、".join(one.roles) or "委员",
        f"{one.term}届",
        one.reappointed_terms,
        _day(one.since),
        _day(one.until),
        STATUS.get(one.how or "", "在册"),
    )


def _with_duty_first(bodies: Iterable[In]) -> Sequence[In]:
    """The n-th duty of a cell is held in the n-th body of another."""
    return sorted(bodies, key=lambda body: not body.duty)


def _names(bodies: Sequence[In]) -> str | None:
    return "、".join(body.name for body in bodies) or None


def _duties(bodies: Sequence[In]) -> str | None:
    return "、".join(body.duty for body in bodies if body.duty) or None


def _day(day: object) -> str | None:
    return None if day is None else str(day)
