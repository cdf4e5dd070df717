"""Who would sit in the committees of a whole country? Invented names, as often as such are."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import accumulate
from random import Random
from uuid import UUID

from contracts.members.member import MemberAdmitted, MembershipBegan
from contracts.sectors.body import body_id
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.log.chain import Origin, Recorded
from members.member.naming.tables import NameRow
from members.member.naming.views import NAMES
from members.member.tables import MemberRow
from members.member.views import MEMBERS_VIEW
from rules.names import derived_id

EACH = 203
"""Members of one committee: 3,200 of them have 650,000."""

WEIGHED = (
    "王71李70张67刘51陈45杨31黄22赵21吴21周20徐15孙15马14朱13胡13郭12何12高11林11罗10郑9梁9谢8宋8唐8许7韩7冯7邓7"
    "曹6彭6曾6肖6田6董6袁6潘5于5蒋5蔡5余5杜5叶5程5苏5魏5吕5丁5任5沈5姚4卢4姜4崔4钟4谭4陆4汪4范4金4石4廖4贾4夏4韦4付4方4白4邹4"
    "孟4熊4秦4邱4江3尹3薛3闫3段3雷3侯3龙3史3陶3黎3贺3顾3毛3郝3龚3邵3万3钱3严3覃3武2戴2莫2孔2向2汤2单1解1查1仇1岑1翟1章2文2华1"
)
COMPOUND = (("欧阳", 4), ("诸葛", 1), ("上官", 1), ("尉迟", 1), ("万俟", 1))
GIVEN = (
    "明国文华建志永伟军平海林德金春云红玉英秀丽芳燕霞兰梅桂珍晓小立学宏成东庆荣光新生忠义振祥福贵"
    "强勇斌涛波鹏飞龙杰浩宇轩泽晨阳辉磊超健康宁静雅婷婉怡欣悦嘉佳思梦琪瑶雪莹洁琳慧敏颖萍娟艳娜莉"
    "知远若水望舒行舟清和予安景川云舟思齐清禾重光乐天长庚少白怀瑾握瑜子衿青衫以沫鹤鸣致用修齐敬之"
)
PARTIES = ("中共党员", "民盟盟员", "民建会员", "九三学社社员", "无党派人士", "群众")
SECTORS = ("教育", "经济", "农业", "医药卫生", "民盟", "特别邀请人士")
NIGHT = datetime(2025, 1, 1, tzinfo=UTC)
ADMITTED = date(2022, 1, 12)


def people(seed: int, amount: int) -> Iterator[tuple[MemberRow, NameRow]]:
    """So many members as the service's own folds have them, committee after committee."""
    random = Random(seed)
    called = names(random)
    for number in range(amount):
        here = committee_of(number)
        who = derived_id(here, "person", f"{number}")
        recorded = _recorded(here, who)
        admitted = _admitted(random, who, next(called), number)
        joined = _joined(here, who, SECTORS[number % len(SECTORS)])
        member = MEMBERS_VIEW.row(None, admitted, recorded)
        named = NAMES.row(None, admitted, recorded)
        both = MEMBERS_VIEW.row(member, joined, recorded)
        assert both is not None
        assert named is not None
        yield both, named


def committee_of(number: int) -> UUID:
    """The committee in which the n-th member sits."""
    return committee_id(code_of(number))


def code_of(number: int) -> str:
    """Its code, none that is in use."""
    return f"9{number // EACH:05}"


def names(random: Random) -> Iterator[str]:
    """Names without end: some surnames often, four in five with two characters after it."""
    single = [(WEIGHED[at], number) for at, number in _weights()]
    surnames = [name for name, _ in (*single, *COMPOUND)]
    upto = list(accumulate(weight for _, weight in (*single, *COMPOUND)))
    while True:
        surname = random.choices(surnames, cum_weights=upto)[0]
        given = "".join(_often(random) for _ in range(1 if random.random() < 0.2 else 2))
        yield surname + given


def _weights() -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(WEIGHED):
        end = at + 1
        while end < len(WEIGHED) and WEIGHED[end].isdigit():
            end += 1
        yield at, int(WEIGHED[at + 1 : end])
        at = end


def _often(random: Random) -> str:
    return GIVEN[int(len(GIVEN) * random.random() ** 1.6)]


def _admitted(random: Random, who: UUID, name: str, number: int) -> MemberAdmitted:
    return MemberAdmitted(
        member=who,
        name=name,
        member_no=f"{number % EACH + 1:04}",
        term=5,
        gender=random.choice(("男", "女")),
        nation="汉族",
        birth_year=random.randint(1950, 1995),
        party=random.choice(PARTIES),
        education="大学本科",
        employer="云岭市第一中学",
        position="教师",
        since=ADMITTED,
    )


def _joined(here: UUID, who: UUID, sector: str) -> MembershipBegan:
    body = Named(id=body_id(here, BodyKind.SECTOR, sector), name=sector)
    return MembershipBegan(member=who, body=body, kind=BodyKind.SECTOR, duty=None, since=None)


def _recorded(here: UUID, who: UUID) -> Recorded:
    return Recorded(
        origin=Origin(here, "members", "bench"),
        position=1,
        event_id=who,
        stream=f"member-{who}",
        version=1,
        type="",
        schema_number=1,
        published=True,
        occurred_on=NIGHT.date(),
        occurred_at=NIGHT,
        recorded_at=NIGHT,
        actor="",
        on_behalf_of=None,
        correlation_id=who,
        causation_id=None,
        source=None,
        traceparent=None,
        data="",
        prevhash=b"",
    )
