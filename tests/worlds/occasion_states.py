"""Every state of what is told of an activity, everything that can be told in it, and the answers.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/occasion_states.py`
writes docs/occasion-states.md.
"""

from datetime import date
from uuid import UUID

from occasion_world import ACTIVITIES, CEN, FACTS, HERE, WHICH
from state_walk import Page, Walk

from contracts.sectors.body import body_id
from contracts.sectors.occasion import (
    Benefited,
    Guest,
    HandedOut,
    JointHost,
    Leader,
    Money,
    Visited,
)
from contracts.sectors.paired_help import Helper
from contracts.values import BodyKind, Named
from kernel.secret import Secret
from sectors.occasion.commands import (
    ForgetNotes,
    HandInNotes,
    StrikeNotes,
    TellBeneficiaries,
    TellDocuments,
    TellGuests,
    TellHosts,
    TellLeaders,
    TellMaterial,
    TellMoney,
    TellPlaces,
    TellPriorities,
)
from sectors.occasion.domain import OCCASION
from sectors.occasion.state import Occasion
from sectors.paired_help.commands import (
    BeginHelp,
    EndHelp,
    ForgetHelpWords,
    RecordResult,
    RecordVisit,
    RetractHelp,
    StrikeVisit,
)
from sectors.paired_help.domain import HELP
from sectors.paired_help.facts import Facts as HelpFacts
from sectors.paired_help.state import Help

ABOUT = {"committee": HERE, "activity": WHICH}


def host(name):
    """A sector that hosts."""
    body = Named(id=body_id(HERE, BodyKind.SECTOR, name), name=name)
    return JointHost(kind=BodyKind.SECTOR, body=body)


DOCUMENTS = TellDocuments(**ABOUT, documents=("政协章程", "全会精神"))
PARTS = (
    DOCUMENTS,
    TellMaterial(**ABOUT, material=(HandedOut(title="履职手册", copies=40),)),
    TellPlaces(**ABOUT, places=(Visited(kind="村", name="云溪村"),)),
    TellBeneficiaries(**ABOUT, beneficiaries=(Benefited(kind="户", number=32),)),
    TellMoney(**ABOUT, money=(Money(kind="donated", amount=120_000),)),
    TellGuests(**ABOUT, guests=(Guest(name="裘若谷", unit="农业农村局", capacity="专家"),)),
    TellLeaders(**ABOUT, leaders=(Leader(person=Named(id=CEN, name="岑知远"), duty="副主席"),)),
    TellHosts(**ABOUT, hosts=(host("教育界"), host("经济界"))),
    TellPriorities(**ABOUT, priorities=("乡村振兴",), topics=("产业发展",)),
)
CORRECT = TellDocuments(**ABOUT, documents=("政协章程",))
TAKE_BACK = TellDocuments(**ABOUT, documents=())
BY_LEDGER = (
    TellHosts(**ABOUT, hosts=(host("教育界"), host("农业界")), by_ledger=True),
    TellBeneficiaries(**ABOUT, beneficiaries=(Benefited(kind="学生", number=5),), by_ledger=True),
)
HAND_IN = HandInNotes(**ABOUT, member=CEN, notes=Secret("我的三点体会"))
STRIKE = StrikeNotes(**ABOUT, member=CEN)
FORGET = ForgetNotes(**ABOUT, member=CEN, ground="requested", basis="本人申请")


def told(occasion: Occasion) -> str:
    """What is told; notes come last."""
    if occasion.notes:
        return "notes_handed_in" if occasion.kept else "notes_forgotten"
    documents = [one for one in occasion.parts.values() if hasattr(one, "documents")]
    if len(occasion.parts) > 1:
        return "told_whole"
    if documents:
        one = documents[0].documents
        return "told" if one == DOCUMENTS.documents else "corrected" if one else "taken_back"
    return "nothing_told"


WALK = Walk(
    title="Occasion 活动要素",
    decider=OCCASION,
    states={
        "nothing_told 未登记": (),
        "told 已登记": (DOCUMENTS,),
        "corrected 已更正": (DOCUMENTS, CORRECT),
        "taken_back 已撤销": (DOCUMENTS, TAKE_BACK),
        "told_whole 各项齐全": PARTS,
        "notes_handed_in 已交心得": (HAND_IN,),
        "notes_forgotten 心得内容已删除": (HAND_IN, FORGET),
    },
    asked=(*PARTS, *BY_LEDGER, CORRECT, TAKE_BACK, HAND_IN, STRIKE, FORGET),
    stage=told,
    facts=FACTS,
    beside=ACTIVITIES,
)
HELPS = {"committee": HERE, "help": UUID(int=31)}
CEN_HELPS = Helper(kind="member", who=Named(id=CEN, name="岑知远"))
BEGIN = BeginHelp(
    **HELPS,
    helpers=(CEN_HELPS,),
    kind="household",
    name=Secret("云溪村某户"),
    since=date(2026, 1, 15),
)
CORRECT_HELP = BEGIN.model_copy(update={"since": date(2026, 1, 10)})
VISIT = RecordVisit(**HELPS, visited_on=date(2026, 2, 10), words=Secret("送去春耕化肥"))
STRIKE_VISIT = StrikeVisit(**HELPS, visited_on=VISIT.visited_on)
RESULT = RecordResult(**HELPS, result="稳定就业", words=Secret("长子到茶厂就业"))
END = EndHelp(**HELPS, until=date(2026, 2, 28))
RETRACT = RetractHelp(**HELPS)
FORGET_HELP = ForgetHelpWords(**HELPS, ground="requested", basis="本人申请")


def helped(help: Help) -> str:
    """How far paired help has come."""
    if help.begun is None:
        return "retracted" if help.struck else "none"
    if help.until is not None:
        return "ended"
    if help.result is not None:
        return "with_a_result"
    if help.visits:
        return "visited"
    if not help.kept:
        return "words_forgotten"
    return "begun" if help.begun.since == BEGIN.since else "corrected"


HELP_WALK = Walk(
    title="Help 结对帮扶",
    decider=HELP,
    states={
        "none 无": (),
        "begun 已结对": (BEGIN,),
        "corrected 已更正": (BEGIN, CORRECT_HELP),
        "visited 已走访": (BEGIN, VISIT),
        "with_a_result 已有成效": (BEGIN, RESULT),
        "ended 已结束": (BEGIN, END),
        "words_forgotten 内容已删除": (BEGIN, FORGET_HELP),
        "retracted 录入撤销": (BEGIN, RETRACT),
    },
    asked=(BEGIN, CORRECT_HELP, VISIT, STRIKE_VISIT, RESULT, END, RETRACT, FORGET_HELP),
    stage=helped,
    facts=HelpFacts(frozenset({CEN})),
)
PAGE = Page(
    "occasion",
    "what an activity was about, and of paired help 活动要素和结对帮扶状态表",
    (WALK, HELP_WALK),
)

if __name__ == "__main__":
    PAGE.write()
