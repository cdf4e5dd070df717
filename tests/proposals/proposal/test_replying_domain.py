"""How does a draft become a reply, and what comes after it?"""

from datetime import date

import pytest
from bridge import (
    ABOUT,
    ASSIGNED_ON,
    BRIDGE,
    FACTS,
    LI,
    MONEY,
    ROADS,
    SCHOOLS,
    TODAY,
    ZHANG,
    assigned,
    filed,
    given,
    happened,
    replied,
    submitted,
)

from contracts.members.rules import Rehandling, ReplyStep
from contracts.periods import Duty
from contracts.proposals.handling import (
    ContactWay,
    FollowUpGraded,
    ProposalClosed,
    RehandlingOrdered,
)
from contracts.proposals.proposal import ProposalReplied
from contracts.values import CommonOutcome, Openness, Satisfaction
from kernel.secret import Secret
from proposals.proposal.deadlines.state import DeadlineEvent, running
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.facts import Facts
from proposals.proposal.handling.closing import DISSATISFIED
from proposals.proposal.handling.commands import (
    AssignProposal,
    CloseProposal,
    ContactSponsor,
    CosignReply,
    DraftReply,
    GiveFeedback,
    GradeFollowUp,
    IssueReply,
    OrderRehandling,
    PassReply,
    ReplyToProposal,
    SendBackReply,
)
from proposals.proposal.handling.events import (
    ReplyCosigned,
    ReplyDrafted,
    ReplyPassed,
    ReplySentBack,
)
from proposals.proposal.handling.refusals import (
    AlreadyClosed,
    ClosedWithoutReason,
    NoDraft,
    NotAssisting,
    NothingPromised,
    NotLeading,
    NotReplied,
    StepMissing,
    StillOwed,
)
from proposals.proposal.refusals import NotTheirProposal, UnknownGrade

ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
LIVE = happened(ASSIGN)
DRAFT = DraftReply(**ABOUT, unit=SCHOOLS, grade="B类", openness=Openness.OPEN)
COSIGN = CosignReply(**ABOUT, unit=SCHOOLS, by=MONEY)
PASS = PassReply(**ABOUT, unit=SCHOOLS)
ISSUE = IssueReply(**ABOUT, unit=SCHOOLS, doc_no="云教提〔2026〕12号")
REPLY = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A")
UNHAPPY = GiveFeedback(
    **ABOUT, sponsor=LI, satisfaction=Satisfaction.DISSATISFIED, printed="不满意"
)
DRAFTED = happened(DRAFT, before=LIVE)


def ask(command, events, facts=FACTS, **how):
    return given(*events).when(command, facts, **how)


def told(outcome):
    """What happened, without deadlines."""
    assert outcome.refused is None, outcome.refused
    return [event for event in outcome.events if not isinstance(event, DeadlineEvent)]


def ruled(**changes):
    """Facts under rules that differ in this."""
    return Facts(plenary=FACTS.plenary, rules=FACTS.rules.model_copy(update=changes))


def test_a_leading_unit_drafts_its_reply_and_may_draft_it_anew():
    drafted = ReplyDrafted(
        proposal=BRIDGE,
        unit=SCHOOLS,
        grade="B",
        outcome=CommonOutcome.PLANNED,
        openness=Openness.OPEN,
        closed_because=None,
        text=None,
        drafted_on=TODAY,
    )
    ask(DRAFT, LIVE).then(drafted)
    ask(DRAFT, DRAFTED).then_nothing()
    (anew,) = told(ask(DRAFT.model_copy(update={"grade": "A"}), DRAFTED))
    assert anew.grade == "A"


def test_a_draft_keeps_its_text_until_another_is_written():
    with_text = happened(DRAFT.model_copy(update={"text": Secret("已列入计划。")}), before=LIVE)
    (anew,) = told(ask(DRAFT.model_copy(update={"grade": "A"}), with_text))
    assert anew.text == PROPOSAL.fold(with_text).works[SCHOOLS.id].draft.text


def test_nobody_but_a_leading_unit_drafts():
    ask(DRAFT.model_copy(update={"unit": MONEY}), LIVE).then_refused(NotLeading)
    ask(DRAFT.model_copy(update={"unit": ROADS}), LIVE).then_refused(NotTheirProposal)


def test_a_draft_has_a_grade_of_the_scheme_and_says_why_it_is_closed():
    ask(DRAFT.model_copy(update={"grade": "X"}), LIVE).then_refused(UnknownGrade)
    closed = DRAFT.model_copy(update={"openness": Openness.CLOSED})
    ask(closed, LIVE).then_refused(ClosedWithoutReason)
    because = closed.model_copy(update={"closed_because": "涉及商业秘密"})
    assert told(ask(because, LIVE))[0].closed_because == "涉及商业秘密"


def test_an_assisting_unit_co_signs_or_objects():
    agreed = ReplyCosigned(
        proposal=BRIDGE, unit=SCHOOLS, by=MONEY, objection=None, cosigned_on=TODAY
    )
    ask(COSIGN, DRAFTED).then(agreed)
    ask(COSIGN, [*DRAFTED, agreed]).then_nothing()
    objects = COSIGN.model_copy(update={"objection": "经费未落实"})
    assert told(ask(objects, [*DRAFTED, agreed]))[0].objection == "经费未落实"
    ask(COSIGN.model_copy(update={"by": ROADS}), DRAFTED).then_refused(NotAssisting)
    ask(COSIGN, LIVE).then_refused(NoDraft)


def test_the_supervisor_lets_it_pass_under_the_units_grade_or_another():
    passed = ReplyPassed(
        proposal=BRIDGE,
        unit=SCHOOLS,
        grade="B",
        outcome=CommonOutcome.PLANNED,
        note=None,
        passed_on=TODAY,
    )
    ask(PASS, DRAFTED).then(passed)
    ask(PASS, [*DRAFTED, passed]).then_nothing()
    changed = PASS.model_copy(update={"grade": "C类"})
    (under_c,) = told(ask(changed, [*DRAFTED, passed]))
    assert (under_c.grade, under_c.outcome) == ("C", CommonOutcome.REFERENCE)
    (reply,) = told(ask(ISSUE, [*DRAFTED, under_c]))
    assert reply.grade == "C"


def test_what_was_sent_back_waits_for_another_draft():
    back = SendBackReply(**ABOUT, unit=SCHOOLS, reason="未针对建议答复")
    sent_back = ReplySentBack(
        proposal=BRIDGE, unit=SCHOOLS, reason="未针对建议答复", sent_back_on=TODAY
    )
    ask(back, DRAFTED).then(sent_back)
    waiting = [*DRAFTED, sent_back]
    ask(back, waiting).then_nothing()
    ask(PASS, waiting).then_refused(NoDraft)
    ask(ISSUE, waiting).then_refused(NoDraft)
    ask(back, LIVE).then_refused(NoDraft)
    assert told(ask(ISSUE, happened(DRAFT, before=waiting)))


def test_the_draft_is_issued_as_the_reply():
    reply = ProposalReplied(
        proposal=BRIDGE,
        unit=SCHOOLS,
        grade="B",
        outcome=CommonOutcome.PLANNED,
        replied_on=TODAY,
        text=None,
        doc_no="云教提〔2026〕12号",
        openness=Openness.OPEN,
    )
    assert told(ask(ISSUE, DRAFTED)) == [reply]
    ask(ISSUE, happened(ISSUE, before=DRAFTED)).then_nothing()
    ask(ISSUE, LIVE).then_refused(NoDraft)


@pytest.mark.parametrize(
    ("step", "doing"),
    [
        ("contact", ContactSponsor(**ABOUT, unit=SCHOOLS, sponsor=ZHANG, way=ContactWay.VISIT)),
        ("cosign", COSIGN),
        ("supervise", PASS),
    ],
)
def test_the_committees_rules_say_what_a_reply_goes_through(step, doing):
    facts = ruled(reply_steps=(ReplyStep(step=step, basis="提案办理办法"),))
    ask(ISSUE, DRAFTED, facts).then_refused(StepMissing)
    done = happened(doing, before=DRAFTED)
    assert told(ask(ISSUE, done, facts))


def test_an_objection_is_no_signature_and_a_new_draft_is_signed_anew():
    facts = ruled(reply_steps=(ReplyStep(step="cosign", basis="提案办理办法"),))
    objects = COSIGN.model_copy(update={"objection": "经费未落实"})
    ask(ISSUE, happened(objects, before=DRAFTED), facts).then_refused(StepMissing)
    anew = DRAFT.model_copy(update={"grade": "A"})
    ask(ISSUE, happened(COSIGN, anew, before=DRAFTED), facts).then_refused(StepMissing)


def test_a_unit_that_did_not_satisfy_answers_again_and_both_answers_are_kept():
    answered = happened(REPLY, UNHAPPY, before=LIVE)
    order = OrderRehandling(**ABOUT, unit=SCHOOLS, reason="提案人不满意")
    ordered = RehandlingOrdered(
        proposal=BRIDGE, unit=SCHOOLS, reason="提案人不满意", by_rule=False, ordered_on=TODAY
    )
    assert told(ask(order, answered)) == [ordered]
    again = happened(order, before=answered)
    proposal = PROPOSAL.fold(again)
    assert [reply.grade for reply in proposal.works[SCHOOLS.id].earlier] == ["A"]
    assert (proposal.replies, proposal.feedback) == ({}, {})
    duties = {one.duty for one in running(proposal.deadlines).values() if one.party == SCHOOLS}
    assert Duty.REHANDLE in duties
    ask(order, again).then_nothing()
    second = happened(REPLY.model_copy(update={"grade": "B"}), before=again)
    assert PROPOSAL.fold(second).replies[SCHOOLS.id].grade == "B"
    ask(OrderRehandling(**ABOUT, unit=SCHOOLS, reason="重办"), LIVE).then_refused(NotReplied)


def test_a_dissatisfied_sponsor_sets_it_going_where_the_rules_say_so():
    facts = ruled(rehandling=Rehandling(at_most=1, basis="四川省提案办理系统（2014年）"))
    answered = happened(REPLY, before=LIVE)
    _, ordered = told(ask(UNHAPPY, answered, facts))
    assert (ordered.by_rule, ordered.reason) == (True, DISSATISFIED)
    content = UNHAPPY.model_copy(update={"satisfaction": Satisfaction.SATISFIED, "printed": "满意"})
    assert len(told(ask(content, answered, facts))) == 1
    assert len(told(ask(UNHAPPY, answered, facts, live=False))) == 1
    assert len(told(ask(UNHAPPY, answered))) == 1
    second = happened(UNHAPPY, REPLY, before=answered, facts=facts)
    assert len(told(ask(UNHAPPY, second, facts))) == 1


def test_a_proposal_is_closed_once_all_have_answered():
    close = CloseProposal(**ABOUT)
    ask(close, LIVE).then_refused(StillOwed)
    answered = happened(REPLY, before=LIVE)
    assert told(ask(close, answered)) == [ProposalClosed(proposal=BRIDGE, closed_on=TODAY)]
    closed = happened(close, before=answered)
    ask(close, closed).then_nothing()
    again = OrderRehandling(**ABOUT, unit=SCHOOLS, reason="重办")
    ask(again, closed).then_refused(AlreadyClosed)


def test_a_promise_is_followed_up_in_later_years_and_nothing_else_is():
    follow = GradeFollowUp(**ABOUT, unit=SCHOOLS, grade="A", note="已建成", on=date(2027, 5, 6))
    promised = happened(REPLY.model_copy(update={"grade": "B"}), before=LIVE)
    followed = FollowUpGraded(
        proposal=BRIDGE,
        unit=SCHOOLS,
        grade="A",
        outcome=CommonOutcome.RESOLVED,
        note="已建成",
        graded_on=date(2027, 5, 6),
    )
    assert told(ask(follow, promised)) == [followed]
    ask(follow, happened(follow, before=promised)).then_nothing()
    ask(follow, happened(REPLY, before=LIVE)).then_refused(NothingPromised)
    ask(follow, LIVE).then_refused(NotReplied)
    history = [submitted, filed, assigned, replied.model_copy(update={"outcome": None})]
    ask(follow, history).then_refused(NothingPromised)
