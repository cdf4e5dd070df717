"""What stands on a sheet that people sign: the activity, and everybody expected? Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.sectors.activity import Attendance
from rules.dates import date_zh
from sectors.belonging import Belonging
from sectors.doings import Held, Stood

HEADINGS = ("序号", "姓名", "界别", "签到", "备注")
GUEST, ON_LEAVE = "列席", "请假"


@dataclass(frozen=True, slots=True)
class Expected:
    """One line: who is to sign, and what stands beside the name."""

    name: str
    sector: str | None
    note: str | None = None

    def order(self) -> tuple[bool, str, str]:
        """Members by sector and name, guests last."""
        return (self.note == GUEST, self.sector or "\uffff", self.name)


@dataclass(frozen=True, slots=True)
class SignIn:
    """A sheet to sign. `told` are the lines between the title and the table.

    They are labelled as the importer reads them: signed and typed in, the sheet is a ledger.
    """

    title: str
    told: tuple[str, ...]
    people: tuple[Expected, ...]


def sign_in(held: Held, people: Iterable[Expected]) -> SignIn:
    """The sheet of an activity."""
    days = date_zh(held.starts_on)
    if held.ends_on != held.starts_on:
        days = f"{days}至{date_zh(held.ends_on)}"
    facts = [("活动类别", held.kind), ("活动时间", days), ("活动地点", held.place)]
    facts += [("组织单位", host.name) for host in held.hosts[:1]]
    told = "　".join(f"{label}：{fact}" for label, fact in facts if fact)
    ordered = tuple(sorted(people, key=Expected.order))
    return SignIn(f"{held.title}签到表", (f"活动主题：{held.title}", told), ordered)


def of_those_recorded(stood: Sequence[Stood], belonging: Belonging, day: date) -> list[Expected]:
    """Those whose attendance is recorded already: members, those on leave, guests; each once."""
    sectors = {one.member: one.sector(day) for one in belonging.on_roll(day)}
    each = {belonging.kept(one.person): one for one in stood}
    return [Expected(one.name, sectors.get(who), _note(one)) for who, one in each.items()]


def _note(one: Stood) -> str | None:
    if not one.member:
        return GUEST
    return ON_LEAVE if one.attendance is Attendance.LEAVE else None


def of_the_register(
    belonging: Belonging,
    day: date,
    bodies: Collection[UUID] = (),
    away: Collection[UUID] = (),
) -> list[Expected]:
    """Everybody on the roll that day, or of them who is in one of these bodies; `away` on leave."""
    return [
        Expected(one.name, one.sector(day), ON_LEAVE if one.member in away else None)
        for one in belonging.on_roll(day)
        if not bodies or belonging.bodies(one.member, day) & set(bodies)
    ]
