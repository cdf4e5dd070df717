"""Every state of a member, everything that can be asked in it, and what the decider says.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/member_states.py`
writes docs/member-states.md.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from state_table import table

from contracts.members.member import MemberAdmitted
from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.command import Command
from kernel.decider import Known, Refused
from kernel.event import Event
from kernel.ids import committee_id
from kernel.log.desk import Books, CommandDesk
from kernel.secret import Secret
from kernel.testing.specification import NOON, Outcome
from members.cases import CaseRow
from members.member.acting.commands import AuthoriseActing, RevokeActing
from members.member.basis import Basis
from members.member.changes.commands import (
    ApproveChanges,
    LookAtPrivateChanges,
    ProposeChanges,
    RefuseChanges,
    WithdrawChanges,
)
from members.member.commands import (
    AdmitMember,
    AssumeRole,
    Belonging,
    CorrectParticulars,
    JoinBody,
    KeepPrivateParticulars,
    LayDownRole,
    LeaveBody,
    SettleBodies,
    SettleRoles,
    member_id,
)
from members.member.domain import MEMBER
from members.member.erasing.commands import ErasePerson
from members.member.facts import Facts
from members.member.leaving.commands import (
    AcceptResignation,
    DeclineResignation,
    RecordLeaving,
    RequestResignation,
    WithdrawResignation,
)
from members.member.merging.commands import MergeMembers, TakeBackMerge
from members.member.telephone.commands import LookUpTelephone
from members.member.turnover.commands import EndWithTerm, ServeOn

PAGE = Path(__file__).parents[2] / "docs" / "member-states.md"
HERE = committee_id("999900")
CEN, LI = member_id(HERE, "岑知远", 1), member_id(HERE, "黎云舟", 1)
ABOUT = {"committee": HERE, "member": CEN}
CHANGE = UUID(int=7)
BRIDGE = UUID(int=8)
PAPER = Basis(paper="云政协常〔2026〕3号", by="常务委员会", decided_on=date(2026, 2, 27))
WHY = Secret("工作调动")
EDUCATION = Belonging(kind=BodyKind.SECTOR, name="教育")
COMMITTEE = {"kind": BodyKind.SPECIAL_COMMITTEE, "name": "提案委员会"}
UNTOLD = dict.fromkeys(
    ("member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position")
)
KNOWN = Facts(HERE, (CaseRow(BRIDGE, HERE, (CEN,), (), None, closed=False),), other=HERE)
BESIDE = {
    f"member-{LI}": MEMBER.fold(
        [MemberAdmitted(member=LI, name="黎云舟", term=5, since=None, **UNTOLD)]
    )
}

ADMIT = AdmitMember(
    committee=HERE, name="岑知远", term=5, since=date(2022, 1, 12), bodies=(EDUCATION,)
)
ASSUME = AssumeRole(**ABOUT, role="副主席", since=date(2025, 1, 11))
KEEP = KeepPrivateParticulars(**ABOUT, phone=Secret("15490000023"))
RESIGN = RequestResignation(**ABOUT, reason=WHY)
PROPOSE = ProposeChanges(**ABOUT, change=CHANGE, position="副校长", phone=Secret("15490000024"))
APPROVE = ApproveChanges(**ABOUT, change=CHANGE)
AUTHORISE = AuthoriseActing(
    **ABOUT, account="staff:wen", name="温景川", kinds=("proposals",), since=date(2026, 1, 1)
)
SERVE_ON = ServeOn(**ABOUT, term=6, since=date(2027, 1, 8))
END_WITH_TERM = EndWithTerm(**ABOUT, term=6, until=date(2027, 1, 7))
ERASE = ErasePerson(**ABOUT, ground="requested", basis="本人申请")
MERGE = MergeMembers(**ABOUT, into=LI)


def leaves(how: str, **more: object) -> RecordLeaving:
    """Off the roll on one day."""
    return RecordLeaving.model_validate({**ABOUT, "how": how, "until": date(2026, 2, 28), **more})


STATES: dict[str, tuple[Command, ...]] = {
    "none 无": (),
    "on_roll 在册": (ADMIT,),
    "with_telephone 已登记电话": (ADMIT, KEEP),
    "in_office 任职": (ADMIT, ASSUME),
    "resigning 申请辞去": (ADMIT, RESIGN),
    "changing 申请更改": (ADMIT, PROPOSE),
    "changed 已核准更改": (ADMIT, PROPOSE, APPROVE),
    "acted_for 授权代办": (ADMIT, AUTHORISE),
    "reappointed 连任": (ADMIT, ADMIT.model_copy(update={"term": 6, "since": None})),
    "resigned 辞去": (ADMIT, RESIGN, AcceptResignation(**ABOUT, basis=PAPER)),
    "removed 撤销资格": (ADMIT, leaves("removed")),
    "ceased 终止": (ADMIT, leaves("ceased", cause="death")),
    "moved_away 调离": (ADMIT, leaves("ceased", cause="moved_away", moved_to="青竹区政协")),
    "term_ended 届满": (ADMIT, END_WITH_TERM),
    "erased 已删除个人信息": (ADMIT, KEEP, ERASE),
    "retracted 录入撤销": (ADMIT, leaves("retracted")),
    "merged 并入他人": (ADMIT, MERGE),
}
"""Each state with the commands that lead to it."""

ASKED: tuple[Command, ...] = (
    ADMIT,
    CorrectParticulars(**ABOUT, party="群众"),
    KEEP,
    JoinBody(**ABOUT, **COMMITTEE, since=date(2025, 3, 1)),
    LeaveBody(**ABOUT, body=body_id(HERE, BodyKind.SECTOR, "教育"), until=date(2025, 12, 31)),
    SettleBodies(**ABOUT, kinds=(BodyKind.SECTOR,), bodies=(EDUCATION,)),
    ASSUME,
    LayDownRole(**ABOUT, role="副主席", until=date(2025, 12, 31)),
    SettleRoles(**ABOUT, roles=("常务委员",)),
    leaves("removed"),
    RESIGN,
    WithdrawResignation(**ABOUT),
    AcceptResignation(**ABOUT, basis=PAPER),
    DeclineResignation(**ABOUT, basis=PAPER),
    PROPOSE,
    WithdrawChanges(**ABOUT, change=CHANGE),
    APPROVE,
    RefuseChanges(**ABOUT, change=CHANGE, reason=WHY),
    LookAtPrivateChanges(**ABOUT, change=CHANGE),
    AUTHORISE,
    RevokeActing(**ABOUT, account="staff:wen"),
    MERGE,
    TakeBackMerge(**ABOUT),
    LookUpTelephone(**ABOUT, proposal=BRIDGE),
    SERVE_ON,
    END_WITH_TERM,
    ERASE,
)
"""One of every command."""

LEFT_OUT = {one.__name__ for one in MEMBER.commands} - {type(one).__name__ for one in ASKED}


@lru_cache
def led_to(state: str) -> tuple[tuple[Event, ...], CommandDesk]:
    """The events that led to a state, and the desk on which the vault's items lie."""
    events: list[Event] = []
    desk = CommandDesk(f"member-{CEN}", Books(), [], BESIDE.__getitem__, bytes(32))
    for command in STATES[state]:
        told = ask(tuple(events), desk, command)
        assert told.refused is None, (state, told.refused)
        desk.accept()
        events += told.events
    return tuple(events), desk


def ask(events: tuple[Event, ...], desk: CommandDesk, command: Command) -> Outcome:
    """What comes of a command after these events, the vault as it lies on the desk."""
    known = Known(KNOWN, NOON, command.occurred_on(NOON), desk)
    try:
        return Outcome(tuple(MEMBER.decide(command, MEMBER.fold(events), known)), None)
    except Refused as refused:
        return Outcome((), refused)


def asked_in(state: str, command: Command) -> Outcome:
    """What the decider says in a state."""
    events, desk = led_to(state)
    return ask(events, replace(desk, items=[], drawn={}, taken=[]), command)


HEAD = """# States of a member 委员状态表

Made from the decider by `python tests/worlds/member_states.py`; do not edit. In every state: what
happens, what is so already (no event), and which rule refuses. Who may ask is the routes' business.
"""


def page() -> str:
    """The whole table in Markdown."""
    return table(HEAD, tuple(STATES), ASKED, asked_in)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
