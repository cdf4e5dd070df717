"""Every state of a pair and of a contact, everything that can be asked in it, and what is said.

Run from the root: `PYTHONPATH=tests/worlds python tests/worlds/contact_states.py`
writes docs/contact-states.md.
"""

from datetime import date

from contact_world import CONTACT as WHICH
from contact_world import FACTS, HERE, form, record
from state_walk import Page, Walk

from kernel.secret import Secret
from members.contact.commands import (
    AskFollowUp,
    CorrectContact,
    EndPair,
    FinishFollowUp,
    ForgetContactWords,
    RetractContact,
    RetractPair,
)
from members.contact.domain import CONTACT
from members.contact.pairing import PAIR, stream_of
from members.contact.state import Contact, Pair

FORM = form()
FORM_LATER = form(since=date(2026, 2, 1))
END = EndPair(committee=HERE, pair=FORM.pair, until=date(2026, 2, 27))
END_EARLIER = END.model_copy(update={"until": date(2026, 2, 20)})
UNPAIR = RetractPair(committee=HERE, pair=FORM.pair)


def paired(pair: Pair) -> str:
    """Whether a pair is kept, since when, and until when it was."""
    if pair.formed is None:
        return "retracted" if pair.struck else "none"
    last = pair.spells[-1]
    if pair.open:
        return "kept" if last.since == FORM.since else "kept_from_another_day"
    return "ended" if last.until == END.until else "ended_on_another_day"


PAIRS = Walk(
    title="Pair 联系对子",
    decider=PAIR,
    states={
        "none 无": (),
        "kept 已结对": (FORM,),
        "kept_from_another_day 结对日期有误": (FORM_LATER,),
        "ended 已解除": (FORM, END),
        "ended_on_another_day 解除日期有误": (FORM, END_EARLIER),
        "retracted 录入撤销": (FORM, UNPAIR),
    },
    asked=(FORM, END, UNPAIR),
    stage=paired,
    facts=FACTS,
)

ABOUT = {"committee": HERE, "contact": WHICH}
RECORD = record(pair=FORM.pair, said=Secret("了解近期履职情况"))
CORRECT = CorrectContact(**ABOUT, pair=FORM.pair, made_on=date(2026, 2, 25), way="走访")
ASK = AskFollowUp(**ABOUT, what=Secret("寄送学习材料"), due_on=date(2026, 3, 31))
FINISH = FinishFollowUp(**ABOUT, outcome=Secret("已寄出"))
RETRACT = RetractContact(**ABOUT)
FORGET = ForgetContactWords(**ABOUT, ground="requested", basis="本人申请")


def contacted(contact: Contact) -> str:
    """How far a contact has come."""
    if contact.told is None:
        return "retracted" if contact.number else "none"
    if contact.follow_up is not None:
        return "asked" if contact.follow_up.done_on is None else "done"
    return "recorded" if contact.told.made_on == RECORD.made_on else "corrected"


CONTACTS = Walk(
    title="Contact 联系记录",
    decider=CONTACT,
    states={
        "none 无": (),
        "recorded 已登记": (RECORD,),
        "corrected 已更正": (RECORD, CORRECT),
        "asked 有待办": (RECORD, ASK),
        "done 待办已办结": (RECORD, ASK, FINISH),
        "retracted 录入撤销": (RECORD, RETRACT),
    },
    asked=(RECORD, CORRECT, ASK, FINISH, RETRACT, FORGET),
    stage=contacted,
    facts=FACTS,
    beside={stream_of(FORM.pair): PAIR.fold(PAIRS.led_to("kept 已结对")[0])},
)
PAGE = Page("contact", "contact with members 联系委员状态表", (PAIRS, CONTACTS))

if __name__ == "__main__":
    PAGE.write()
