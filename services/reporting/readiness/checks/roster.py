"""What may be missing or odd in a roster?"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from uuid import UUID

from reporting.cases.members import MEMBERS, MemberCase
from reporting.readiness.check import OF_TITLE, ROSTER, Check, Odd, about
from reporting.readiness.known import Known, held_on
from rules.names import person_name

SECTOR = "sector"


def odd(id: UUID, member: MemberCase, zh: str, en: str) -> Odd:
    """A finding about a member."""
    return Odd(about(MEMBERS, id, member.name), f"{member.name[:OF_TITLE]} {id}", zh, en)


def without(column: str, zh: str, en: str) -> Callable[[Known], Iterator[Odd]]:
    """Members on the roll of whom the roster does not tell something."""

    def finds(known: Known) -> Iterator[Odd]:
        for id, member in known.on_roll().items():
            if not getattr(member, column):
                yield odd(id, member, zh, en)

    return finds


def _sectors(known: Known) -> dict[UUID, dict[UUID, str]]:
    """By member the sectors that he belongs to on the named day: ids with names."""
    found: dict[UUID, dict[UUID, str]] = defaultdict(dict)
    for one in known.memberships:
        if one.body_kind == SECTOR and held_on(known.day, one):
            found[known.kept(one.member)][one.body] = one.body_name
    return found


def without_sector(known: Known) -> Iterator[Odd]:
    """Members on the roll who belong to no sector."""
    sectors = _sectors(known)
    for id, member in known.on_roll().items():
        if id not in sectors:
            yield odd(id, member, "在册委员，没有界别", "on the roll, but in no sector")


def in_two_sectors(known: Known) -> Iterator[Odd]:
    """Members on the roll who belong to several."""
    sectors = _sectors(known)
    for id, member in known.on_roll().items():
        names = sorted(sectors.get(id, {}).values())
        if len(names) > 1:
            zh = f"同时在{'、'.join(names)}"
            yield odd(id, member, zh, f"in several sectors: {', '.join(names)}")


def same_name(known: Known) -> Iterator[Odd]:
    """Members on the roll whose name another one bears."""
    alike: dict[str, list[UUID]] = defaultdict(list)
    for id, member in known.on_roll().items():
        alike[person_name(member.name)].append(id)
    for ids in alike.values():
        for id in ids if len(ids) > 1 else ():
            zh, en = f"名册中有{len(ids)}位同名委员", f"{len(ids)} members bear this name"
            yield odd(id, known.members[id], zh, en)


ROSTER_CHECKS: tuple[Check, ...] = (
    Check(
        "member_without_sector",
        "委员无界别",
        "member without a sector",
        "统计日在册的委员不属任何界别",
        ROSTER,
        (
            "members.in_sectors",
            "members.by_sector",
            "proposals.by_sector",
            "proposals.sr_by_sector",
        ),
        "在名册中补填界别",
        "enter the sector in the roster",
        without_sector,
        ("界别",),
    ),
    Check(
        "member_in_two_sectors",
        "委员属两个界别",
        "member in two sectors",
        "统计日在册的委员同时属两个以上界别；一人只属一个界别",
        ROSTER,
        (
            "members.in_sectors",
            "members.by_sector",
            "proposals.by_sector",
            "proposals.sr_by_sector",
        ),
        "核对界别，将已退出的写明截止日期",
        "end the membership that is over",
        in_two_sectors,
        ("界别",),
    ),
    Check(
        "member_without_party",
        "委员无政治面貌",
        "member without a party entry",
        "统计日在册的委员没有政治面貌，计入“未填政治面貌”，也不计入非中共委员",
        ROSTER,
        (
            "members.by_party",
            "members.non_communist",
            "members.share_non_communist",
            "proposals.by_party",
        ),
        "在名册中补填政治面貌；无党派的写“群众”或“无党派人士”",
        "enter it in the roster",
        without("party", "在册委员，没有政治面貌", "on the roll, but no party entry"),
        ("政治面貌",),
    ),
    Check(
        "member_without_gender",
        "委员无性别",
        "member without gender",
        "统计日在册的委员没有性别",
        ROSTER,
        ("members.by_gender", "proposals.by_gender"),
        "在名册中补填性别",
        "enter it in the roster",
        without("gender", "在册委员，没有性别", "on the roll, but no gender"),
        ("性别",),
    ),
    Check(
        "member_without_nation",
        "委员无民族",
        "member without nationality",
        "统计日在册的委员没有民族",
        ROSTER,
        ("members.by_nation", "proposals.by_nation"),
        "在名册中补填民族",
        "enter it in the roster",
        without("nation", "在册委员，没有民族", "on the roll, but no nationality"),
        ("民族",),
    ),
    Check(
        "same_name",
        "委员同名",
        "members of one name",
        "统计日在册的委员中有人同名：两个人，或一人登记了两次",
        ROSTER,
        ("members.on_roll", "proposals.sponsors", "proposals.participants"),
        "是一人的，合并两条；是两人的，台账中写明界别或委员编号",
        "merge two entries of one person; of two persons ledgers name sector or number",
        same_name,
    ),
)
