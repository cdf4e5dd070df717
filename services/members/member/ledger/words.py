"""Which words of a roster mean what?"""

import re
from typing import Final

from contracts.members.member import Gender, Leaving
from kernel.ledgers.period import chinese_number
from rules.names import clean, organisation_name, sector_name

IN_SYSTEM: Final = {"体制内": True, "体制外": False, "是": True, "否": False}
GENDERS: Final[dict[str, Gender]] = {"男": "男", "男性": "男", "女": "女", "女性": "女"}
PARTIES: Final = {
    "中共": "中共党员",
    "党员": "中共党员",
    "中共党员": "中共党员",
    "共青团": "共青团员",
    "团员": "共青团员",
    "民革": "民革党员",
    "民盟": "民盟盟员",
    "民建": "民建会员",
    "民进": "民进会员",
    "农工党": "农工党党员",
    "农工": "农工党党员",
    "农工党员": "农工党党员",
    "致公党": "致公党党员",
    "致公": "致公党党员",
    "致公党员": "致公党党员",
    "九三学社": "九三学社社员",
    "九三": "九三学社社员",
    "九三社员": "九三学社社员",
    "台盟": "台盟盟员",
    "无党派": "无党派人士",
}
ROLES: Final = {
    "主席": "主席",
    "副主席": "副主席",
    "秘书长": "秘书长",
    "副秘书长": "副秘书长",
    "常委": "常务委员",
    "常务委员": "常务委员",
    "党组书记": "党组书记",
    "党组副书记": "党组副书记",
    "党组成员": "党组成员",
}
MERELY: Final = frozenset({"委员", "政协委员", "普通委员"})
"""What says that a member has no role."""
DUTIES: Final = {"召集人": "界别召集人", "组长": "界别召集人", "联络员": "界别联络员"}
STRUCK: Final = frozenset({"无效", "删除", "已删除", "停用", "注销", "作废"})
PRESENT: Final = frozenset({"在册", "有效", "正常", "在任", "现任", "在职", "增补", "启用"})
LEFT: Final[dict[str, Leaving]] = {
    "辞去": "resigned",
    "辞职": "resigned",
    "已辞职": "resigned",
    "撤销": "removed",
    "撤销资格": "removed",
    "终止": "ceased",
    "离任": "ceased",
    "已离任": "ceased",
    "卸任": "ceased",
    "调离": "ceased",
    "调出": "ceased",
    "去世": "ceased",
    "退出": "ceased",
    "届满": "ceased",
}
COLLECTIVE: Final = ("集体", "党派", "团体", "单位", "专委会", "专门委员会", "活动组")
_TERM = re.compile(r"第?([〇○零一二三四五六七八九十]{1,3}|\d{1,2})届")
_ALONE = re.compile(r"第?([〇○零一二三四五六七八九十]{1,3}|\d{1,2})")
_BODY = re.compile(
    r".+(?:委员会|工委|小组|活动组|联络组|联合会|总工会|协会|商会|学社|支部|办公室|机关)"
    r"|(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟|共青团|总工会|工商联|妇联|侨联|科协|青联).*"
    r"|.{3,}界"
)


def party(text: str) -> str:
    """政治面貌 in its full form; another word stays as it is."""
    plain = organisation_name(text)
    return PARTIES.get(plain, clean(text))


def nation(text: str) -> str:
    """民族 with its 族: 汉 is 汉族."""
    plain = clean(text)
    short = len(plain) <= 5 and not plain.endswith(("族", "人", "他", "统", "别"))
    return f"{plain}族" if short else plain


def roles(texts: tuple[str, ...]) -> tuple[str, ...] | None:
    """The committee's own offices; None when a word among them is something else."""
    known = [ROLES.get(text, text if text in MERELY else None) for text in texts]
    if not known or None in known:
        return None
    return tuple(role for role in known if role not in MERELY and role is not None)


def terms(text: str) -> frozenset[int]:
    """The terms a cell names: 云岭市政协第五届, 五届、六届, 5."""
    found = _TERM.findall(clean(text))
    alone = _ALONE.fullmatch(clean(text))
    told = found or ([alone[1]] if alone else [])
    return frozenset(number for one in told if (number := chinese_number(one)) is not None)


def is_body(name: str, sectors: frozenset[str]) -> bool:
    """Whether what stands under 姓名 is a body: 提案委员会, 民盟云岭市委, 教育界."""
    plain = organisation_name(name)
    return bool(_BODY.fullmatch(plain)) or (len(plain) > 1 and sector_name(plain) in sectors)
