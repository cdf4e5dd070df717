"""Who sits on each committee? Every name is invented."""

from dataclasses import dataclass, replace
from random import Random

from yunling.committees import Committee

SURNAMES = "岑柏黎温翟祁骆褚宁苗景沐阮鄢芮蔺邬晏窦尚舒屈项戚樊冀闵解"
GIVEN = (
    "知远", "清禾", "云舟", "景川", "思齐", "语桐", "望舒", "砚秋", "若谷", "怀瑾",
    "书衡", "牧之", "听澜", "疏桐", "敬亭", "亦凡", "沛然", "采薇", "守拙", "南乔",
    "禾", "岚", "淼", "骁", "笛", "筠", "珩", "湉", "屿", "峤",
)  # fmt: skip
NATIONS = ("汉族",) * 17 + ("回族", "苗族", "土家族")
PARTY_OF_SECTOR = {
    "中共": "中共党员",
    "民革": "民革党员",
    "民盟": "民盟盟员",
    "民建": "民建会员",
    "民进": "民进会员",
    "农工党": "农工党党员",
    "致公党": "致公党党员",
    "九三学社": "九三学社社员",
    "无党派人士": "无党派人士",
}
SECTORS = (
    *PARTY_OF_SECTOR,
    "共青团和青联", "总工会", "妇联", "工商联", "科协", "侨联",
    "文化艺术界", "科学技术界", "社会科学界", "经济界", "农业界", "教育界", "体育界",
    "新闻出版界", "医药卫生界", "社会福利和社会保障界", "环境资源界", "少数民族界", "宗教界",
)  # fmt: skip
FORMER_MEMBER = "阚守拙"
"""Named in the city's ledgers, on none of its rolls."""
SMALL_SECTORS = (
    "中共", "民盟", "民建", "农工党", "无党派人士", "工商联", "妇联", "经济界", "农业界",
    "教育界", "医药卫生界", "文化艺术界", "社会福利和社会保障界",
)  # fmt: skip
SPECIAL_COMMITTEES = (
    "提案委员会",
    "经济委员会",
    "农业和农村委员会",
    "人口资源环境委员会",
    "教科卫体委员会",
    "社会和法制委员会",
    "文化文史和学习委员会",
)
EMPLOYERS = {
    "经济界": ("云岭智造有限公司总经理", "云岭商业集团副总经理"),
    "工商联": ("青禾食品有限公司董事长", "云岭建材商会会长"),
    "农业界": ("绿野果业合作社理事长", "农业技术推广站高级农艺师"),
    "教育界": ("第三中学校长", "实验小学高级教师", "云岭职业学院副教授"),
    "医药卫生界": ("人民医院主任医师", "中医院副院长"),
    "科学技术界": ("云岭光电研究所研究员",),
    "文化艺术界": ("艺术剧院演员", "美术馆副研究馆员"),
    "新闻出版界": ("云岭日报社主任编辑",),
    "环境资源界": ("环境监测站高级工程师",),
}
OTHER_EMPLOYERS = (
    "机关事务服务中心主任",
    "云岭律师事务所律师",
    "社区服务中心主任",
    "税务师事务所合伙人",
)


@dataclass(frozen=True, slots=True)
class Member:
    """委员: one line of a roster; `born` is year and month, `coopted` the day of a later 增补."""

    number: str
    name: str
    sex: str
    nation: str
    born: str
    education: str
    party: str
    sector: str
    sector_role: str
    special_committee: str
    role: str
    employer: str
    phone: str
    coopted: str = ""


def draw_names(rng: Random, count: int) -> list[str]:
    """So many different names."""
    every = [surname + given for surname in SURNAMES for given in GIVEN]
    return rng.sample(every, count)


def draw_members(committee: Committee, seed: str) -> list[Member]:
    """The roll of a committee: sectors in turn, a convenor each, leaders first.

    In a city the last two members share one name; their sectors tell them apart.
    """
    rng = Random(f"{seed}/{committee.code}/members")
    names = draw_names(rng, committee.members)
    if committee.preset == "city":
        names[-1] = names[-2]
    return [_member(rng, committee, index, name) for index, name in enumerate(names)]


def draw_coopted(committee: Committee, members: list[Member], seed: str, day: str) -> list[Member]:
    """Four members 增补 before the second plenary."""
    rng = Random(f"{seed}/{committee.code}/coopted")
    taken = {member.name for member in members}
    names = [name for name in draw_names(rng, len(members)) if name not in taken][:4]
    first = len(members)
    drawn = [_member(rng, committee, first + index, name) for index, name in enumerate(names)]
    return [replace(member, coopted=day, role="委员") for member in drawn]


def _member(rng: Random, committee: Committee, index: int, name: str) -> Member:
    sectors = SECTORS if committee.preset == "city" else SMALL_SECTORS
    sector = sectors[index % len(sectors)]
    return Member(
        number=f"{committee.code}{index + 1:03d}",
        name=name,
        sex=rng.choice("男男男女女"),
        nation="回族" if sector == "少数民族界" else rng.choice(NATIONS),
        born=f"{rng.randint(1962, 1992)}.{rng.randint(1, 12):02d}",
        education=rng.choice(("大学本科", "大学本科", "硕士研究生", "大专", "博士研究生")),
        party=PARTY_OF_SECTOR.get(sector) or rng.choice(("中共党员", "群众", "群众", "民建会员")),
        sector=sector,
        sector_role="召集人" if index < len(sectors) else "",
        special_committee=rng.choice(SPECIAL_COMMITTEES),
        role=_role(committee, index),
        employer=rng.choice(EMPLOYERS.get(sector, OTHER_EMPLOYERS)),
        phone=f"154{committee.code[-3:]}{index + 1:05d}",
    )


def _role(committee: Committee, index: int) -> str:
    if committee.preset == "township":
        return "组长" if index == 0 else "委员"
    leaders = ("主席", "副主席", "副主席", "副主席", "秘书长")
    if index < len(leaders):
        return leaders[index]
    return "常委" if index < committee.members // 5 else "委员"
