"""How is a member written as a row of a roster that can be edited and comes back?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading, StreamedRow
from members.member.ledger.stamps import Stamp, digest
from members.member.queries import In, MemberListed

SHEET = "委员名册"
STATUS = {"resigned": "辞去", "removed": "撤销", "ceased": "离任"}
IN_SYSTEM = {True: "体制内", False: "体制外", None: None}


class Tells(Protocol):
    """What a cell says of a member."""

    def __call__(self, one: MemberListed, /) -> Value:
        """Its value."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One column: the field by which it is read again, its heading, its width."""

    field: str
    heading: str
    width: int
    tells: Tells


def _same(name: str) -> Tells:
    def tells(one: MemberListed, /) -> Value:
        value: Value = getattr(one, name)
        return value

    return tells


def _sector(one: MemberListed, /) -> Value:
    return one.sector.name if one.sector else None


def _sector_duty(one: MemberListed, /) -> Value:
    return one.sector.duty if one.sector else None


def _sector_groups(one: MemberListed, /) -> Value:
    return _names(group for group in one.groups if group.kind == "sector_group")


def _area_groups(one: MemberListed, /) -> Value:
    return _names(_areas(one))


def _area_duties(one: MemberListed, /) -> Value:
    return _duties(_areas(one))


def _first_seat(one: MemberListed, /) -> Value:
    return _names(_seats(one)[:1])


def _other_seats(one: MemberListed, /) -> Value:
    return _names(_seats(one)[1:])


def _seat_duties(one: MemberListed, /) -> Value:
    return _duties(_seats(one))


def _roles(one: MemberListed, /) -> Value:
    return "、".join(one.roles) or "委员"


CELLS = (
    Cell("member_no", "委员编号", 10, _same("member_no")),
    Cell("name", "姓名", 10, _same("name")),
    Cell("gender", "性别", 6, _same("gender")),
    Cell("nation", "民族", 8, _same("nation")),
    Cell("birth_year", "出生年份", 8, _same("birth_year")),
    Cell("native_place", "籍贯", 10, _same("native_place")),
    Cell("party", "政治面貌", 14, _same("party")),
    Cell("second_party", "第二政治面貌", 14, _same("second_party")),
    Cell("education", "文化程度", 10, _same("education")),
    Cell("degree", "学位", 8, _same("degree")),
    Cell("profession", "职业", 12, _same("profession")),
    Cell("professional_title", "职称", 12, _same("professional_title")),
    Cell("employer", "单位名称", 24, _same("employer")),
    Cell("position", "职务", 16, _same("position")),
    Cell("employer_kind", "单位性质", 10, _same("employer_kind")),
    Cell("in_system", "体制内外", 8, lambda one: IN_SYSTEM[one.in_system]),
    Cell("beyond_the_mainland", "港澳台委员", 8, _same("beyond_the_mainland")),
    Cell("social_posts", "社会职务", 24, _same("social_posts")),
    Cell("honours", "荣誉称号", 24, _same("honours")),
    Cell("sector", "界别", 12, _sector),
    Cell("sector_duty", "界别职务", 12, _sector_duty),
    Cell("sector_group", "界别活动组", 16, _sector_groups),
    Cell("area_group", "街道活动组", 16, _area_groups),
    Cell("area_duty", "街道活动组职务", 12, _area_duties),
    Cell("special_committee", "所属专委会1", 16, _first_seat),
    Cell("special_committee", "所属专委会2", 16, _other_seats),
    Cell("special_duty", "专委会职务", 12, _seat_duties),
    Cell("roles", "政协职务", 16, _roles),
    Cell("term", "届次", 6, lambda one: f"{one.term}届"),
    Cell("reappointed_terms", "连任届数", 8, _same("reappointed_terms")),
    Cell("since", "任职日期", 12, lambda one: _day(one.since)),
    Cell("left_on", "离任日期", 12, lambda one: _day(one.until)),
    Cell("status", "状态", 8, lambda one: STATUS.get(one.how or "", "在册")),
)
"""A member is in two special committees at most; whoever is in more, has them in the last cell."""

PRIVATE = {
    "phone": ("phone", "手机"),
    "home_phone": ("home_phone", "家庭电话"),
    "work_phone": ("work_phone", "单位电话"),
    "wechat": ("wechat", "微信号码"),
    "email": ("email", "电子邮件"),
    "birth_date": ("born", "出生日期"),
    "id_number": ("id_number", "证件号码"),
    "religion": ("religion", "宗教信仰"),
    "address": ("address", "家庭地址"),
    "home_postcode": ("home_postcode", "家庭邮编"),
    "work_address": ("work_address", "单位地址"),
    "work_postcode": ("work_postcode", "单位邮编"),
    "mail_address": ("mail_address", "通讯地址"),
    "mail_postcode": ("mail_postcode", "邮编"),
    "contact_person": ("contact_person", "联系人"),
    "remark": ("remark", "备注"),
}
"""By kind of the vault's items, the field and the heading of its column."""

Kept = Mapping[str, tuple[UUID, str]]
"""What the vault holds of a member, by kind: the item and its text."""


def headings(kinds: Sequence[str] = ()) -> tuple[Heading, ...]:
    """The columns, the private ones asked for behind the others."""
    return (
        *(Heading(cell.heading, cell.width) for cell in CELLS),
        *(Heading(PRIVATE[kind][1], 16) for kind in kinds),
        Heading("变动日期", 12, filled=True),
        Heading("核对码", 10, hidden=True),
    )


def line(one: MemberListed, kept: Kept | None = None, kinds: Sequence[str] = ()) -> StreamedRow:
    """A member under the clerk's headings."""
    held = kept or {}
    private = tuple(held[kind][1] if kind in held else None for kind in kinds)
    stamp = Stamp(one.member, went_out(one) | private_went_out(held, kinds))
    return (*(cell.tells(one) for cell in CELLS), *private, None, stamp.text())


def told(one: MemberListed) -> dict[str, str]:
    """By field, what its cells say together."""
    found: dict[str, list[str]] = {}
    for cell in CELLS:
        value = cell.tells(one)
        found.setdefault(cell.field, []).extend([] if value is None else [str(value)])
    return {field: "、".join(texts) for field, texts in found.items()}


def went_out(one: MemberListed) -> dict[str, str]:
    """By field, the digest of what its cells say."""
    return {field: digest(field, text) for field, text in told(one).items()}


def private_went_out(kept: Kept, kinds: Iterable[str]) -> dict[str, str]:
    """By field, the digest of the vault item's name; nothing follows from it about its text."""
    items = {kind: str(kept[kind][0]) if kind in kept else "" for kind in kinds}
    return {PRIVATE[kind][0]: digest(PRIVATE[kind][0], item) for kind, item in items.items()}


def _areas(one: MemberListed) -> Sequence[In]:
    return _with_duty_first(group for group in one.groups if group.kind == "area_group")


def _seats(one: MemberListed) -> Sequence[In]:
    return _with_duty_first(one.special_committees)


def _with_duty_first(bodies: Iterable[In]) -> Sequence[In]:
    """The n-th duty of a cell is held in the n-th body of another."""
    return sorted(bodies, key=lambda body: not body.duty)


def _names(bodies: Iterable[In]) -> str | None:
    return "、".join(body.name for body in bodies) or None


def _duties(bodies: Iterable[In]) -> str | None:
    return "、".join(body.duty for body in bodies if body.duty) or None


def _day(day: object) -> str | None:
    return None if day is None else str(day)
