"""Which members, bodies, rules and commands do tests of a planned activity share?"""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from contracts.occasions import (
    ActivityKindRule,
    ActivityRules,
    DoorRule,
    LeaveRule,
    NoticeRule,
)
from contracts.values import Adopted, Named
from kernel.ids import committee_id
from kernel.secret import Secret
from kernel.testing.specification import NOON
from sectors.activity.attending.commands import (
    AskLeave,
    CloseActivity,
    CorrectSettled,
    GrantLeave,
    RefuseLeave,
    SignUp,
    WithdrawSignUp,
)
from sectors.activity.door.commands import (
    CheckInByList,
    Code,
    EnterByDoorCode,
    ScanPass,
    StrikeCheckIn,
)
from sectors.activity.facts import Facts, Person, Spell
from sectors.activity.planning.commands import (
    AnnounceActivity,
    ApplyForActivity,
    ApproveActivity,
    CancelActivity,
    HoldActivity,
    PlanActivity,
    PostponeActivity,
    ReturnActivity,
)

HERE = committee_id("999900")
DAY = date(2026, 3, 2)
"""The day on which commands of a test are asked, and on which the activity is."""

RULES = ActivityRules(
    notices=(NoticeRule(length=7, unit="days", basis="界别活动办法"),),
    leave=LeaveRule(at_most=2, basis="委员请假办法"),
    door=DoorRule(pass_minutes=5, opens_before=60, late_after=15, basis="签到办法"),
)
KINDS = (
    ActivityKindRule(name="调研", common="research", words=("专题调研",), form="实地"),
    ActivityKindRule(name="学习", common="study", words=("集中学习",), must_attend=True),
)
UNDER = Adopted(adoption=UUID(int=8), effective_on=date(2022, 1, 1))
TEACHERS = Named(id=UUID(int=51), name="教育界")
TRADERS = Named(id=UUID(int=52), name="经济界")


def named(number: int, name: str) -> Named:
    """A member."""
    return Named(id=UUID(int=number), name=name)


CEN, LI, QIU, WEN = named(1, "岑知远"), named(2, "黎云舟"), named(3, "裘若谷"), named(4, "温景川")
TWICE = UUID(int=9)
"""A second entry of 岑知远's."""

ON_ROLL = Spell(date(2022, 1, 5))


def person(who: Named, *bodies: Named, roll: Spell = ON_ROLL) -> Person:
    """On the roll, in these bodies ever since."""
    return Person(who, (roll,), tuple((body.id, ON_ROLL) for body in bodies))


PEOPLE = {
    CEN.id: person(CEN, TEACHERS),
    LI.id: person(LI, TEACHERS),
    QIU.id: person(QIU, TRADERS),
    WEN.id: person(WEN, TEACHERS, roll=Spell(date(2022, 1, 5), date(2025, 12, 31))),
}
FACTS = Facts(kinds=KINDS, rules=RULES, under=UNDER, people=PEOPLE, merged={TWICE: CEN.id})

ONE = {"committee": HERE, "activity": UUID(int=70)}
STARTS = NOON - timedelta(minutes=10)
PLAN = PlanActivity(
    **ONE,
    title="城东桥梁调研",
    kind="专题调研",
    host=TEACHERS,
    joint_hosts=(TRADERS,),
    starts_on=DAY,
    starts_at=STARTS,
    ends_at=NOON + timedelta(hours=3),
    sign_up_until=NOON + timedelta(hours=1),
    place="城东大桥",
    places=2,
)
PLAN_OTHERWISE = PLAN.model_copy(update={"title": "城东桥梁专题调研"})
STUDY = PLAN.model_copy(
    update={
        "title": "第一季度集中学习",
        "kind": "学习",
        "joint_hosts": (),
        "places": None,
        "sign_up_until": None,
    }
)
APPLY = ApplyForActivity(**ONE, short_notice="上级临时通知")
RETURN = ReturnActivity(**ONE, reason="请补充调研提纲")
APPROVE, ANNOUNCE = ApproveActivity(**ONE), AnnounceActivity(**ONE)
POSTPONE = PostponeActivity(**ONE, starts_on=date(2026, 3, 9), reason="暴雨预警")
CANCEL = CancelActivity(**ONE, reason="场地关闭")
HOLD, CLOSE = HoldActivity(**ONE), CloseActivity(**ONE)
SIGN_UP = SignUp(**ONE, person=CEN.id)
WITHDRAW = WithdrawSignUp(**ONE, person=CEN.id)
ASK_LEAVE = AskLeave(**ONE, person=CEN.id, reason=Secret("当日出差"))
GRANT = GrantLeave(**ONE, person=CEN.id)
REFUSE = RefuseLeave(**ONE, person=CEN.id, reason=Secret("应到人数不足"))
PASS = Code(
    activity=UUID(int=70),
    person=CEN.id,
    expires_at=datetime(2026, 3, 2, 4, 5, tzinfo=UTC),
    serial="a1",
)
AT_THE_DOOR = PASS.model_copy(update={"person": None, "serial": "d1"})
SCAN = ScanPass(**ONE, code=PASS)
ENTER = EnterByDoorCode(**ONE, person=CEN.id, code=AT_THE_DOOR)
LIST = CheckInByList(**ONE, person=CEN.id)
STRIKE = StrikeCheckIn(**ONE, person=CEN.id)
CORRECT = CorrectSettled(**ONE, person=CEN.id, attendance="half", reason=Secret("提前离开"))
TO_ANNOUNCED = (PLAN, APPLY, APPROVE, ANNOUNCE)
STUDY_ANNOUNCED = (STUDY, APPLY, APPROVE, ANNOUNCE)


def of(command, who):
    """The same about another person."""
    return command.model_copy(update={"person": who.id})
