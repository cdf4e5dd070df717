"""How is the roll written as a roster that imports again unchanged?"""

from collections.abc import Sequence
from itertools import zip_longest

from kernel.ledgers import Table, Value, write_table
from members.member.queries import In, MemberListed

FIXED = (
    "委员编号", "姓名", "性别", "民族", "出生年份", "政治面貌", "文化程度", "单位名称", "职务",
    "界别", "界别职务", "界别活动组", "街道活动组", "街道活动组职务", "专委会职务", "政协职务",
    "届次", "任职日期", "离任日期", "状态",
)  # fmt: skip
SPECIAL = "所属专委会"
STATUS = {"resigned": "辞去", "removed": "撤销", "ceased": "离任"}


def roster_file(found: Sequence[MemberListed]) -> bytes:
    """An .xlsx with the clerk's headings; private particulars are not in it."""
    most = max((len(one.special_committees) for one in found), default=0)
    headings = (*FIXED, *(f"{SPECIAL}{number}" for number in range(1, max(most, 1) + 1)))
    rows = [_row(one, max(most, 1)) for one in found]
    return write_table([Table("委员名册", headings, rows, widths=[12] * len(headings))])


def _row(one: MemberListed, committees: int) -> tuple[Value, ...]:
    sector_groups = [group for group in one.groups if group.kind == "sector_group"]
    area_groups = [group for group in one.groups if group.kind == "area_group"]
    sector = one.sector
    seats = [committee.name for committee in one.special_committees]
    return (
        one.member_no, one.name, one.gender, one.nation, one.birth_year, one.party, one.education,
        one.employer, one.position, sector.name if sector else None,
        sector.duty if sector else None, _names(sector_groups), _names(area_groups),
        _duties(area_groups), _duties(one.special_committees), "、".join(one.roles) or "委员",
        f"{one.term}届", _day(one.since), _day(one.until), STATUS.get(one.how or "", "在册"),
        *(seat for seat, _ in zip_longest(seats, range(committees))),
    )  # fmt: skip


def _names(bodies: Sequence[In]) -> str:
    return "、".join(body.name for body in bodies)


def _duties(bodies: Sequence[In]) -> str:
    return "、".join(body.duty for body in bodies if body.duty)


def _day(day: object) -> str | None:
    return None if day is None else str(day)
