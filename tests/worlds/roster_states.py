"""Every state of what stands beside the roster, what can be asked in it, and what is said.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/roster_states.py`
writes docs/roster-states.md.
"""

from datetime import date
from uuid import UUID

from state_walk import Page, Walk

from kernel.ids import committee_id
from kernel.secret import Secret
from members.member.commands import member_id
from members.member.disclosure.commands import DisclosePrivateParticulars
from members.member.disclosure.domain import DISCLOSURE
from members.member.turnover.commands import DecideTermChange
from members.member.turnover.domain import TURNOVER
from members.member.turnover.state import Turnover, TurnoverFacts
from members.upper.commands import (
    EraseUpper,
    KeepUpperPrivate,
    ListUpperMember,
    RecordUpperGone,
    upper_id,
)
from members.upper.domain import UPPER, Upper

HERE = committee_id("999900")
CEN, ZHAI = member_id(HERE, "岑知远", 1), upper_id(HERE, "翟思齐", 1)

CARRY_OVER = DecideTermChange(committee=HERE, term=6, carries_over=True, basis="常务委员会决定")
ANEW = CARRY_OVER.model_copy(update={"carries_over": False})


def decided(turnover: Turnover) -> str:
    """Whether the roster's change with a term is decided, and how."""
    if turnover.decided is None:
        return "none"
    return "carries_over" if turnover.decided.carries_over else "made_anew"


TURNOVERS = Walk(
    title="Change of term 换届",
    decider=TURNOVER,
    states={
        "none 无": (),
        "carries_over 名册留任": (CARRY_OVER,),
        "made_anew 名册另行产生": (ANEW,),
    },
    asked=(CARRY_OVER,),
    stage=decided,
    facts=TurnoverFacts(opens=date(2027, 1, 8), before=True),
)

LIST = ListUpperMember(
    committee=HERE,
    name="翟思齐",
    level="province",
    of="政协云岭省委员会",
    since=date(2023, 1, 10),
)
LIST_BACK = LIST.model_copy(update={"since": date(2025, 10, 1)})
KEEP = KeepUpperPrivate(committee=HERE, upper=ZHAI, phone=Secret("15490000024"))
ERASE = EraseUpper(committee=HERE, upper=ZHAI, ground="requested", basis="本人申请")
GO = RecordUpperGone(committee=HERE, upper=ZHAI, how="moved_away", until=date(2025, 9, 30))
END = GO.model_copy(update={"how": "ended"})
UNLIST = GO.model_copy(update={"how": "retracted"})


def listed(upper: Upper) -> str:
    """Whether somebody is listed, and how the person went."""
    if upper.listed is None:
        return "none"
    if upper.gone is not None:
        return upper.gone.how
    if upper.listed.since == LIST_BACK.since:
        return "listed_anew"
    return "with_telephone" if upper.kept else "listed"


UPPER_MEMBERS = Walk(
    title="Member of an upper committee who lives here 住地上级政协委员",
    decider=UPPER,
    states={
        "none 无": (),
        "listed 已登记": (LIST,),
        "with_telephone 已登记电话": (LIST, KEEP),
        "moved_away 调离": (LIST, GO),
        "listed_anew 重新登记": (LIST, GO, LIST_BACK),
        "ended 不再担任": (LIST, END),
        "retracted 录入撤销": (LIST, UNLIST),
    },
    asked=(LIST_BACK, KEEP, GO, ERASE),
    stage=listed,
)

DISCLOSE = DisclosePrivateParticulars(
    committee=HERE, disclosure=UUID(int=50), purpose="roster", kinds=("phone",), members=(CEN,)
)
DISCLOSURES = Walk(
    title="Handing out of private particulars 提取个人信息",
    decider=DISCLOSURE,
    states={"none 无": (), "made 已提取": (DISCLOSE,)},
    asked=(DISCLOSE,),
    stage=lambda one: "made" if one.made else "none",
)
PAGE = Page(
    "roster",
    "what stands beside the roster 名册相关状态表",
    (TURNOVERS, UPPER_MEMBERS, DISCLOSURES),
)

if __name__ == "__main__":
    PAGE.write()
