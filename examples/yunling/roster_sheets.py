"""How does each committee keep its roll of members?"""

from yunling.committees import Committee
from yunling.people import Member
from yunling.sheets import Cell, Hand, Sheet

CITY_HEADING = (
    "委员编号", "姓名", "性别", "民族", "委员生日", "文化程度", "政治面貌1", "界别", "界别职务",
    "所属专委会1", "政协职务", "单位名称及职务", "手机", "任职日期", "状态", "备注",
)  # fmt: skip
EAST_LAKE_HEADING = (
    "序号", "姓名", "性别", "民族", "党派", "界别", "学历", "出生年月", "职务", "单位名称",
    "所属专委会", "有效届次", "状态", "备注",
)  # fmt: skip
PLAIN_HEADING = ("姓名", "手机号", "界别", "专委会", "单位及职务", "届次", "备注")
TERM_BEGAN = "2022-01-12"
TERMS = {"qingxi": "四", "liuwan": "十一"}


def roster_sheet(committee: Committee, members: list[Member], title: str, name: str) -> Sheet:
    """The roll in the shape this committee uses; one row a member."""
    hand = Hand(f"{committee.code}/{title}")
    match committee.slug:
        case "yunling":
            rows = tuple(_city_row(hand, member) for member in members)
            return Sheet(name, ((title,),), CITY_HEADING, rows, ((f"共{len(members)}人",),))
        case "donghu":
            rows = tuple(_east_lake_row(hand, n, m) for n, m in enumerate(members, start=1))
            return Sheet(name, ((title,),), EAST_LAKE_HEADING, rows)
        case _:
            rows = tuple(_plain_row(hand, committee, member) for member in members)
            return Sheet(name, (), PLAIN_HEADING, rows)


def _city_row(hand: Hand, member: Member) -> tuple[Cell, ...]:
    return (
        member.number, hand.name(member.name), member.sex, member.nation, member.born,
        member.education, member.party, member.sector, member.sector_role,
        member.special_committee, member.role, member.employer, member.phone,
        member.coopted or TERM_BEGAN, "在册", "增补" if member.coopted else "",
    )  # fmt: skip


def _east_lake_row(hand: Hand, number: int, member: Member) -> tuple[Cell, ...]:
    return (
        number, hand.name(member.name), member.sex, member.nation, member.party,
        member.sector.removesuffix("界"), member.education, member.born, member.role,
        member.employer, member.special_committee, "第十一届", "有效", "",
    )  # fmt: skip


def _plain_row(hand: Hand, committee: Committee, member: Member) -> tuple[Cell, ...]:
    term = f"{committee.name.removeprefix('政协')}第{TERMS[committee.slug]}届"
    return (
        hand.name(member.name), member.phone, member.sector, member.special_committee,
        member.employer, term, member.role if member.role != "委员" else "",
    )  # fmt: skip
