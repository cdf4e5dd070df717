"""How far has a unit come, as its row and its draft tell?"""

from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from bridge import ABOUT, ASSIGNED_ON, HERE, MONEY, ROADS, SCHOOLS, happened

from kernel.log.chain import Origin, Recorded
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.handling.commands import (
    AssignProposal,
    ContactSponsor,
    CosignReply,
    DivideWork,
    DraftReply,
    IssueReply,
    OrderRehandling,
    PassReply,
    ReplyToProposal,
    SendBackReply,
    SendCoOpinion,
    SignHandling,
)
from proposals.proposal.marks.views import MARKS
from proposals.proposal.marks.views import row as marks_row
from proposals.proposal.views import row as proposal_row
from proposals.proposal.worklist.standing import Owed, Stage, stage_of
from proposals.proposal.worklist.tables import UnitWork, works_of
from proposals.proposal.worklist.views import UNIT_WORKS
from proposals.proposal.worklist.views import row as work_row

STEPS = ("contact", "cosign", "supervise")
ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
SIGN = SignHandling(**ABOUT, unit=SCHOOLS)
DRAFT = DraftReply(**ABOUT, unit=SCHOOLS, grade="B")
CONTACT = ContactSponsor(
    **ABOUT, unit=SCHOOLS, sponsor={"id": UUID(int=11), "name": "张三"}, way="visit"
)
COSIGN = CosignReply(**ABOUT, unit=SCHOOLS, by=MONEY)
PASS = PassReply(**ABOUT, unit=SCHOOLS)
ISSUE = IssueReply(**ABOUT, unit=SCHOOLS)
DIVIDE = DivideWork(**ABOUT, unit=SCHOOLS, section="基建科")


def at(position):
    """An event's place, as far as a fold looks at it."""
    told = dict.fromkeys(Recorded.__dataclass_fields__) | {
        "origin": Origin(HERE, "proposals", 1),
        "position": position,
        "occurred_on": date(2026, 3, 2),
        "recorded_at": datetime(2026, 3, 2, tzinfo=UTC),
    }
    return Recorded(**told)


def folded(*commands):
    """The rows of the proposal and of its units' work, after these commands."""
    proposal, works = None, None
    for position, event in enumerate(happened(*commands), start=1):
        proposal = proposal_row(proposal, event, at(position))
        if isinstance(event, UNIT_WORKS.events):
            works = work_row(works, event, at(position))
    return proposal, works


def stage(*commands, unit=SCHOOLS, steps=STEPS, running=True):
    proposal, works = folded(*commands)
    work = works_of(works.works).get(unit.id, UnitWork())
    owed = Owed("reply", running, date(2026, 5, 10), None, rates=False)
    return stage_of(proposal, unit.id, work, owed, steps, works.closed)


@pytest.mark.parametrize(
    ("commands", "expected"),
    [
        ((), Stage.TO_SIGN),
        ((SIGN,), Stage.TO_ANSWER),
        ((SIGN, DRAFT), Stage.DRAFTED),
        ((SIGN, DRAFT, CONTACT), Stage.IN_COSIGN),
        ((DRAFT, CONTACT, COSIGN), Stage.IN_REVIEW),
        ((DRAFT, CONTACT, COSIGN, PASS), Stage.TO_ISSUE),
        ((DRAFT, SendBackReply(**ABOUT, unit=SCHOOLS, reason="未针对建议")), Stage.SENT_BACK),
        ((DRAFT, CONTACT, COSIGN, PASS, DRAFT.model_copy(update={"grade": "A"})), Stage.IN_COSIGN),
        ((DRAFT, ISSUE), Stage.REPLIED),
        (
            (DRAFT, ISSUE, OrderRehandling(**ABOUT, unit=SCHOOLS, reason="不满意")),
            Stage.TO_ANSWER_AGAIN,
        ),
    ],
)
def test_a_case_stands_at_the_first_step_that_is_not_done(commands, expected):
    assert stage(ASSIGN, *commands) is expected


def test_an_objection_is_no_agreement():
    objects = COSIGN.model_copy(update={"objection": "经费未落实"})
    assert stage(ASSIGN, DRAFT, CONTACT, COSIGN, objects) is Stage.IN_COSIGN


def test_rules_that_ask_for_no_step_let_a_draft_be_issued():
    assert stage(ASSIGN, DRAFT, steps=()) is Stage.TO_ISSUE


def test_who_is_named_no_more_starts_anew_when_named_again():
    other = ASSIGN.model_copy(update={"leading": (ROADS,), "on": None})
    again = ASSIGN.model_copy(update={"on": None})
    _, works = folded(ASSIGN, SIGN, DIVIDE, other, again)
    assert works_of(works.works)[SCHOOLS.id].section is None
    assert stage(ASSIGN, SIGN, DIVIDE, other, again) is Stage.TO_SIGN


def test_what_a_unit_gave_stays_given():
    other = ASSIGN.model_copy(update={"leading": (ROADS,), "on": None})
    again = ASSIGN.model_copy(update={"on": None})
    assert stage(ASSIGN, SIGN, DRAFT, ISSUE, other, again) is Stage.REPLIED


def test_every_event_of_a_units_work_moves_its_position():
    _, before = folded(ASSIGN, SIGN)
    _, after = folded(ASSIGN, SIGN, DIVIDE)
    assert works_of(before.works)[SCHOOLS.id].position < works_of(after.works)[SCHOOLS.id].position


def test_an_opinion_of_a_unit_that_leads_by_now_is_no_answer():
    opinion = SendCoOpinion(**ABOUT, unit=MONEY)
    leads = AssignProposal(**ABOUT, leading=(MONEY,), assisting=(), on=ASSIGNED_ON)
    _, assisting = folded(ASSIGN, opinion)
    assert MONEY.id in assisting.answered
    _, leading = folded(ASSIGN, opinion, leads)
    assert leading.answered == ()
    state = PROPOSAL.fold(happened(ASSIGN, opinion, leads))
    assert state.works[MONEY.id].opinion_on is None


def test_who_is_replaced_owes_no_second_answer_any_more():
    again = OrderRehandling(**ABOUT, unit=SCHOOLS, reason="不满意")
    other = AssignProposal(**ABOUT, leading=(ROADS,), on=ASSIGNED_ON)
    reply = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="B")
    assert marked(ASSIGN, reply, again).awaited == (SCHOOLS.id,)
    assert marked(ASSIGN, reply, again, other).awaited == ()


def marked(*commands):
    found = None
    for position, event in enumerate(happened(*commands), start=1):
        if isinstance(event, MARKS.events):
            found = marks_row(found, event, at(position))
    return found
