"""Which two years does an invented city have, for papers that read like real ones?"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from contracts.committees import plenary_id
from contracts.members.committee import CommitteeEstablished, PlenaryConvened, RulesAdopted
from contracts.members.member import MemberAdmitted, MembershipBegan
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalSubmitted,
    SponsorKind,
)
from contracts.proposals.situation_report import (
    LeaderInstructed,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportUsed,
)
from contracts.sectors.activity import ActivityHeld, Attendance, AttendanceRecorded
from contracts.values import BodyKind, CommonOutcome, Named, Satisfaction
from kernel.clock import SHANGHAI
from kernel.event import Event
from kernel.ids import committee_id, derived
from members.committee.presets import preset
from rules.names import derived_id

Told = tuple[Event, date]
YEARS = {2024: 3, 2025: 4}
PARTIES = (
    "中共党员",
    "民革党员",
    "民盟盟员",
    "民建会员",
    "民进会员",
    "九三学社社员",
    "无党派人士",
    "群众",
)
SECTORS = (
    "中国共产党",
    "民盟",
    "民建",
    "工商联",
    "教育",
    "医药卫生",
    "经济",
    "农业",
    "文化艺术",
    "宗教",
)
CATEGORIES = {
    "经济建设": ("营商环境", "产业发展", "科技创新"),
    "政治建设": ("法治建设", "基层治理"),
    "文化建设": ("公共文化", "文化遗产与旅游"),
    "社会建设": ("教育", "医疗卫生", "养老服务", "交通出行"),
    "生态文明建设": ("水环境", "绿色低碳"),
}
UNITS = (
    "市发展和改革委员会",
    "市教育局",
    "市卫生健康委员会",
    "市交通运输局",
    "市生态环境局",
    "市文化和旅游局",
    "市民政局",
)
KINDS = (
    ("学习", "study", "委员集中学习"),
    ("培训", "training", "委员履职能力培训班"),
    ("调研", "research", "专题调研"),
    ("视察", "inspection", "重点项目视察"),
    ("协商", "consultation", "专题协商会"),
    ("民主监督", "oversight", "专项民主监督"),
    ("联谊交流", "exchange", "界别联谊交流"),
    ("走访接待", "visit", "委员接待日"),
    ("为民办实事", "public_service", "送医下乡"),
    ("座谈会", "symposium", "界别座谈会"),
)
SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
GIVEN = "一二三四五六七八九十"


class City:
    """One committee with its people; everything drawn from one seed."""

    def __init__(
        self,
        code: str,
        name: str,
        level: str,
        *,
        members: int,
        proposals: int,
        a_month: int = 4,
        seed: int = 7,
    ) -> None:
        self.here, self.code, self.name, self.level = committee_id(code), code, name, level
        self.seed, self.random = seed, Random(seed)
        self.size, self.proposals, self.a_month = members, proposals, a_month
        self.people = [self._named("person", self._name(n)) for n in range(members)]
        self.sectors = [self._named("sector", sector) for sector in SECTORS]
        self.units = [self._named("organisation", unit) for unit in UNITS]

    def events(self) -> Iterator[Told]:
        """The same whenever they are asked for."""
        self.random = Random(self.seed)
        yield from self._founded()
        for year, session in YEARS.items():
            yield from self._year(year, session)

    def _name(self, n: int) -> str:
        return SURNAMES[n % 20] + GIVEN[n // 20 % 10] + GIVEN[n // 200 % 10]

    def _named(self, kind: str, name: str) -> Named:
        return Named(id=derived_id(self.here, kind, name), name=name)

    def _founded(self) -> Iterator[Told]:
        day = date(2023, 1, 3)
        rules, basis = preset(self.level)
        yield (
            CommitteeEstablished(committee=self.here, code=self.code, name=self.name, host=None),
            day,
        )
        yield RulesAdopted(committee=self.here, rules=rules, effective_on=day, basis=basis), day
        for n, person in enumerate(self.people):
            yield self._admitted(n, person), day
            began = MembershipBegan(
                member=person.id,
                body=self.sectors[n % 10],
                kind=BodyKind.SECTOR,
                duty=None,
                since=day,
            )
            yield began, day

    def _admitted(self, n: int, person: Named) -> MemberAdmitted:
        return MemberAdmitted(
            member=person.id,
            name=person.name,
            member_no=None,
            term=5,
            gender="女" if n % 3 == 0 else "男",
            nation="汉族",
            birth_year=1970,
            party=PARTIES[n % len(PARTIES)],
            education="大学",
            employer=None,
            position=None,
            since=date(2023, 1, 3) if n % 25 else date(2025, 1, 6),
        )

    def _year(self, year: int, session: int) -> Iterator[Told]:
        opens = date(year, 1, 14)
        yield (
            PlenaryConvened(
                committee=self.here,
                plenary=plenary_id(self.here, 5, session),
                term=5,
                session=session,
                opens=opens,
                closes=opens + timedelta(days=3),
                cut_off=datetime(year, 1, 15, 18, tzinfo=SHANGHAI),
            ),
            opens,
        )
        growth = 1 if year == 2025 else 0.9
        for n in range(int(self.proposals * growth)):
            yield from self._proposal(year, session, n, opens)
        for n in range(int(self.size * growth * 0.6)):
            yield from self._report(year, n)
        for month in range(1, 13):
            yield from self._activities(year, month)

    def _proposal(self, year: int, session: int, n: int, opens: date) -> Iterator[Told]:
        draw = self.random
        proposal = derived("proposal", self.code, year, n)
        category = draw.choices(list(CATEGORIES), (30, 8, 15, 35, 12))[0]
        topic = draw.choice(CATEGORIES[category])
        late = n % 14 == 13
        day = opens + timedelta(days=draw.randint(40, 200) if late else 1)
        kind = draw.choices(tuple(SponsorKind)[:5], (60, 18, 8, 3, 8))[0]
        person = draw.choice(self.people[: max(1, self.size * 7 // 10)])
        collective = kind not in (SponsorKind.INDIVIDUAL, SponsorKind.JOINT)
        first = draw.choice(self.sectors) if collective else person
        others = draw.sample(self.people, min(2, self.size)) if kind is SponsorKind.JOINT else ()
        yield (
            ProposalSubmitted(
                proposal=proposal,
                plenary=plenary_id(self.here, 5, session),
                serial_no=n + 1,
                printed_no=None,
                title=f"关于加强{topic}工作的提案之{n + 1}",
                sponsor_kind=kind,
                first_sponsor=first,
                co_sponsors=tuple(one for one in others if one != first),
                sector=draw.choice(self.sectors[:8]),
                category=category,
                topics=(topic,),
                timing="off_session" if late else "plenary",
                submitted_on=day,
                text=None,
            ),
            day,
        )
        yield from self._reviewed(proposal, n, day, first)

    def _reviewed(self, proposal, n: int, day: date, sponsor: Named) -> Iterator[Told]:
        draw, decided = self.random, day + timedelta(days=5)
        match n % 20:
            case 3 | 11:
                yield ProposalConverted(proposal=proposal, target="opinion"), decided
            case 7:
                into = derived("another", n)
                yield ProposalMerged(proposal=proposal, into=into), decided
            case 19 if n % 40 == 19:
                yield ProposalNotFiled(proposal=proposal, reason="内容空泛"), decided
            case _:
                yield (
                    ProposalFiled(
                        proposal=proposal, case_no=n + 1, category=None, day_assumed=False
                    ),
                    decided,
                )
                unit = draw.choice(self.units)
                due = decided + timedelta(days=100)
                yield (
                    ProposalAssigned(
                        proposal=proposal,
                        mode="single",
                        leading=(unit,),
                        assisting=(),
                        assigned_on=decided + timedelta(days=8),
                        due_on=due,
                    ),
                    decided + timedelta(days=8),
                )
                if n % 37:
                    yield from self._answered(proposal, unit, due, sponsor, late=n % 31 == 0)

    def _answered(
        self, proposal, unit: Named, due: date, sponsor: Named, *, late: bool
    ) -> Iterator[Told]:
        draw = self.random
        grade, outcome = draw.choices(
            (
                ("A", CommonOutcome.RESOLVED),
                ("B", CommonOutcome.PLANNED),
                ("C", CommonOutcome.REFERENCE),
            ),
            (55, 38, 7),
        )[0]
        replied = due + timedelta(days=9 if late else -draw.randint(1, 60))
        yield (
            ProposalReplied(
                proposal=proposal,
                unit=unit,
                grade=grade,
                outcome=outcome,
                replied_on=replied,
                text=None,
            ),
            replied,
        )
        if draw.random() < 0.9:
            how = draw.choices(tuple(Satisfaction), (88, 10, 2))[0]
            day = replied + timedelta(days=12)
            yield (
                FeedbackGiven(
                    proposal=proposal,
                    sponsor=sponsor,
                    satisfaction=how,
                    printed="满意",
                    given_on=day,
                ),
                day,
            )

    def _report(self, year: int, n: int) -> Iterator[Told]:
        draw = self.random
        report = derived("report", self.code, year, n)
        day = date(year, 1, 20) + timedelta(days=draw.randint(0, 330))
        topic = draw.choice(("教育", "医疗卫生", "交通出行", "养老服务"))
        yield (
            SituationReportReceived(
                report=report,
                title=f"关于{topic}的建议之{n + 1}",
                reporters=(draw.choice(self.people),),
                by_person=True,
                unit=None,
                sector=draw.choice(self.sectors[:7]),
                topics=(topic,),
                received_on=day,
            ),
            day,
        )
        if n % 2 == 0:
            yield SituationReportIssued(report=report, issue_no=f"第{n + 1}期", issued_on=day), day
        for level, every in (("own", 3), ("city", 5), ("province", 9), ("national", 23)):
            if n % every == 0:
                yield (
                    SituationReportUsed(
                        report=report, level=level, kind="single", printed="采用", used_on=day
                    ),
                    day,
                )
        if n % 17 == 0:
            yield LeaderInstructed(report=report, level="own", leader=None, instructed_on=day), day

    def _activities(self, year: int, month: int) -> Iterator[Told]:
        for n in range(self.a_month):
            kind, common, title = KINDS[(month * 3 + n * 7 + year) % len(KINDS)]
            day = date(year, month, 18 + n)
            activity = derived("activity", self.code, year, month, n)
            deed = common == "public_service"
            yield (
                ActivityHeld(
                    activity=activity,
                    title=f"{title}（{month}月）",
                    kind=kind,
                    common_kind=common,
                    form=None,
                    host=self.sectors[(month + n) % 7],
                    starts_on=day,
                    ends_on=day,
                    place=None,
                    topics=("教育",),
                    beneficiaries=120 + month if deed else None,
                    money=1_234_500 * month if deed else None,
                ),
                day,
            )
            for person in self.random.sample(self.people, min(12, self.size)):
                how = self.random.choices(
                    (Attendance.PRESENT, Attendance.LEAVE, Attendance.ABSENT), (88, 9, 3)
                )[0]
                yield (
                    AttendanceRecorded(
                        activity=activity, person=person, member=True, attendance=how
                    ),
                    day,
                )


CITY = City("999900", "云岭市政协", "city", members=150, proposals=120)
GROUP = City("999901101", "云岭市东湖区柳湾镇政协委员联络组", "township", members=6, proposals=4)
