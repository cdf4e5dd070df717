"""Every state of a difficulty, material and a letter, what can be asked in it, and what is said.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/care_states.py`
writes docs/care-states.md.
"""

from datetime import date
from uuid import UUID

from contact_world import CEN, HERE, LI, PEOPLE, RULES, UNDER
from state_walk import Page, Walk

from contracts.values import Named
from kernel.secret import Secret
from members.adopted import InForce
from members.care.difficulty.commands import (
    CountDifficulty,
    LeaveUnsettled,
    PassDifficulty,
    RaiseDifficulty,
    ReopenDifficulty,
    SettleDifficulty,
    StrikeDifficulty,
    TakeUpDifficulty,
)
from members.care.difficulty.domain import DIFFICULTY
from members.care.difficulty.state import Difficulty, Phase
from members.care.facts import Facts
from members.care.letter.commands import ForgetLetterWords, RecordAnswer, RetractLetter, SendLetter
from members.care.letter.domain import LETTER, Letter
from members.care.material.commands import (
    HandInNotes,
    MarkRead,
    RetractMaterial,
    SendFurther,
    SendMaterial,
    StrikeReading,
)
from members.care.material.domain import MATERIAL
from members.care.material.state import Material

FACTS = Facts(InForce(RULES, UNDER), PEOPLE)
SENT_ON = date(2026, 2, 20)

TROUBLE = {"committee": HERE, "difficulty": UUID(int=70)}
RAISE = RaiseDifficulty(**TROUBLE, member=CEN, kind="困难", title=Secret("家中老人需照料"))
COUNT = CountDifficulty(**TROUBLE)
TAKE_UP = TakeUpDifficulty(**TROUBLE, by="柳依依")
PASS = PassDifficulty(**TROUBLE, unit=Named(id=UUID(int=41), name="市民政局"))
SETTLE = SettleDifficulty(**TROUBLE, outcome=Secret("已联系社区照料"))
LEAVE = LeaveUnsettled(**TROUBLE, reason=Secret("超出现行政策"))
REOPEN, STRIKE = ReopenDifficulty(**TROUBLE), StrikeDifficulty(**TROUBLE)


def phase(one: Difficulty) -> str:
    """A difficulty's phase; a raised one's, whether the others were told."""
    if one.phase is Phase.RAISED and one.counted is not None:
        return "counted"
    return one.phase.value


DIFFICULTIES = Walk(
    title="Difficulty 困难诉求",
    decider=DIFFICULTY,
    states={
        "none 无": (),
        "raised 已提出": (RAISE,),
        "counted 已计数": (RAISE, COUNT),
        "taken_up 已受理": (RAISE, COUNT, TAKE_UP),
        "passed 已转办": (RAISE, COUNT, TAKE_UP, PASS),
        "settled 已解决": (RAISE, COUNT, TAKE_UP, SETTLE),
        "unsettled 未能解决": (RAISE, COUNT, TAKE_UP, PASS, LEAVE),
        "struck 已撤销": (RAISE, COUNT, STRIKE),
    },
    asked=(RAISE, COUNT, TAKE_UP, PASS, SETTLE, LEAVE, REOPEN, STRIKE),
    stage=phase,
    facts=FACTS,
)

PAPERS = {"committee": HERE, "material": UUID(int=80)}
SEND = SendMaterial(
    **PAPERS, kind="学习资料", title="学习材料第三期", sent_on=SENT_ON, recipients=(CEN,)
)
SEND_OTHERWISE = SEND.model_copy(update={"title": "学习材料第二期"})
READ = MarkRead(**PAPERS, member=CEN)
UNREAD = StrikeReading(**PAPERS, member=CEN)
NOTES = HandInNotes(**PAPERS, member=CEN, notes=Secret("学习体会"))
FURTHER = SendFurther(**PAPERS, recipients=(LI,))
RETRACT = RetractMaterial(**PAPERS)


def sent(one: Material) -> str:
    """How far a piece of material has come with the one to whom it went."""
    if one.told is None:
        return "retracted" if one.struck else "none"
    if one.handed_in:
        return "notes_handed_in"
    if one.read:
        return "read"
    if LI in one.recipients:
        return "sent_further"
    return "sent" if one.told.title == SEND.title else "sent_under_another_title"


MATERIALS = Walk(
    title="Material 发放材料",
    decider=MATERIAL,
    states={
        "none 无": (),
        "sent_under_another_title 题名有误": (SEND_OTHERWISE,),
        "sent 已发放": (SEND,),
        "sent_further 已补发": (SEND, FURTHER),
        "read 已签收": (SEND, READ),
        "notes_handed_in 已提交心得": (SEND, NOTES),
        "retracted 录入撤销": (SEND, RETRACT),
    },
    asked=(SEND, FURTHER, READ, UNREAD, NOTES, RETRACT),
    stage=sent,
    facts=FACTS,
)

MAIL = {"committee": HERE, "letter": UUID(int=60)}
WRITE = SendLetter(
    **MAIL,
    member=CEN,
    employer=Named(id=UUID(int=61), name="云岭市第一中学"),
    purpose="感谢信",
    sent_on=SENT_ON,
    text=Secret("感谢支持岑知远委员履职。"),
)
ANSWER = RecordAnswer(**MAIL, text=Secret("将继续支持。"))
UNSEND = RetractLetter(**MAIL)
FORGET = ForgetLetterWords(**MAIL, ground="requested", basis="本人申请")


def mailed(letter: Letter) -> str:
    """Whether a letter is out, and answered."""
    if letter.sent is None:
        return "retracted" if letter.struck else "none"
    return "sent" if letter.answered_on is None else "answered"


LETTERS = Walk(
    title="Letter to an employer 致函所在单位",
    decider=LETTER,
    states={
        "none 无": (),
        "sent 已发函": (WRITE,),
        "answered 已回复": (WRITE, ANSWER),
        "retracted 录入撤销": (WRITE, UNSEND),
    },
    asked=(WRITE, ANSWER, UNSEND, FORGET),
    stage=mailed,
    facts=FACTS,
)
PAGE = Page("care", "services to members 服务委员状态表", (DIFFICULTIES, MATERIALS, LETTERS))

if __name__ == "__main__":
    PAGE.write()
