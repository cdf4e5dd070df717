"""What does a ledger add to a proposal, and what stays that it does not tell again?"""

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
    replied,
    submitted,
)

from contracts.feedback import Answer
from contracts.proposals.attention import KeyProposalNamed, ProposalAwarded, PublicationAnswered
from contracts.proposals.handling import FollowUpGraded, RehandlingOrdered
from contracts.proposals.proposal import FeedbackGiven, ProposalNotFiled
from contracts.proposals.wishes import CosigningSettled, UnitsSuggested
from contracts.values import CommonOutcome, Named, Satisfaction
from proposals.proposal.attention.commands import AnswerPublication, GiveAward, NameKeyProposal
from proposals.proposal.attention.refusals import LeadersMissing
from proposals.proposal.commands import DeclineProposal, FileProposal
from proposals.proposal.handling.commands import (
    AssignProposal,
    GiveFeedback,
    GradeFollowUp,
    OrderRehandling,
    ReplyToProposal,
)
from proposals.proposal.wishes.commands import SettleCosigning, SuggestUnits

CEN = Named(id=BRIDGE, name="岑知远")
HANDLED = [submitted, filed, assigned, replied]
UNKNOWN = {"on": TODAY, "day_unknown": True}


def told(command, *events):
    """Read from a ledger, not asked live."""
    return given(*events).when(command, FACTS, live=False)


REPLY = ReplyToProposal(**ABOUT, on=TODAY, unit=SCHOOLS, grade="A", again=True, ordered_on=TODAY)
ordered = RehandlingOrdered(
    proposal=BRIDGE, unit=SCHOOLS, reason="台账列明再办理", by_rule=False, ordered_on=TODAY
)
unhappy = FeedbackGiven(
    proposal=BRIDGE,
    sponsor=LI,
    satisfaction=Satisfaction.DISSATISFIED,
    printed="不满意",
    given_on=TODAY,
)


def test_what_was_answered_again_had_an_answer_that_did_not_do():
    first = replied.model_copy(update={"grade": None, "outcome": None, "replied_on": None})
    told(REPLY, submitted, filed, assigned).then(first, ordered, replied)
    told(REPLY, submitted, filed, assigned, first, ordered, replied).then_nothing()


def test_an_answer_that_is_there_is_set_aside_and_opinions_of_the_ledger_stand():
    told(REPLY, *HANDLED, unhappy).then(ordered, replied, unhappy)
    told(REPLY, *HANDLED, unhappy, ordered, replied, unhappy).then_nothing()


def test_a_second_answer_that_is_awaited_is_ordered_once():
    order = OrderRehandling(**ABOUT, **UNKNOWN, unit=SCHOOLS, reason="台账列明再办理")
    awaited = ordered.model_copy(update={"ordered_on": None})
    told(order, *HANDLED).then(awaited)
    told(order, *HANDLED, awaited).then_nothing()
    told(REPLY, *HANDLED, awaited).then(replied)


def follow(**told):
    return GradeFollowUp(**ABOUT, **(UNKNOWN | {"unit": SCHOOLS, "grade": "A"} | told))


followed = FollowUpGraded(
    proposal=BRIDGE,
    unit=SCHOOLS,
    grade="A",
    outcome=CommonOutcome.RESOLVED,
    note="已建成",
    graded_on=TODAY,
)


def test_a_ledger_follows_up_on_a_day_nobody_wrote_down_even_what_it_calls_resolved():
    told(follow(note="已建成", day_unknown=False), *HANDLED).then(followed)
    told(follow(), *HANDLED, followed).then_nothing()
    other = followed.model_copy(update={"note": "已通车"})
    told(follow(note="已通车"), *HANDLED, followed).then(other)


key = KeyProposalNamed(
    proposal=BRIDGE, leaders=(CEN,), ways=("视察",), basis="重点", named_on=TODAY
)


def test_a_ledger_need_not_tell_the_leaders_and_what_it_does_not_tell_stays():
    bare = NameKeyProposal(**ABOUT, **UNKNOWN, basis="重点")
    nobody = key.model_copy(update={"leaders": (), "ways": (), "named_on": None})
    told(bare, submitted, filed).then(nobody)
    told(bare, submitted, filed, key).then_nothing()
    given(submitted, filed).when(bare, FACTS).then_refused(LeadersMissing)
    others = bare.model_copy(update={"leaders": (ZHANG,)})
    told(others, submitted, filed, key).then(key.model_copy(update={"leaders": (ZHANG,)}))


def test_awards_and_consent_may_be_of_an_unknown_day_and_without_a_reason():
    award = GiveAward(**ABOUT, **UNKNOWN, award="优秀提案", year=2026)
    awarded = ProposalAwarded(
        proposal=BRIDGE, award="优秀提案", year=2026, unit=None, awarded_on=None
    )
    told(award, submitted, filed).then(awarded)
    told(award, submitted, filed, awarded).then_nothing()
    answer = AnswerPublication(**ABOUT, **UNKNOWN, sponsor=ZHANG, agrees=False)
    answered = PublicationAnswered(
        proposal=BRIDGE, sponsor=ZHANG, agrees=False, reason="涉及隐私", answered_on=None
    )
    told(answer, submitted).then(answered.model_copy(update={"reason": None}))
    told(answer, submitted, answered).then_nothing()
    said = answer.model_copy(update={"reason": "涉及隐私"})
    told(said, submitted, answered.model_copy(update={"reason": None})).then(answered)


def test_wishes_are_whoever_the_proposal_came_to():
    suggest = SuggestUnits(**ABOUT, units=(ROADS, ROADS))
    suggested = UnitsSuggested(proposal=BRIDGE, units=(ROADS,), suggested_on=TODAY)
    given(submitted).when(suggest, FACTS).then(suggested)
    given(submitted, suggested).when(suggest, FACTS).then_nothing()
    settled = CosigningSettled(proposal=BRIDGE, open=False, settled_on=None)
    settle = SettleCosigning(**ABOUT, **UNKNOWN, open=False)
    told(settle, submitted).then(settled)
    told(settle, submitted, settled).then_nothing()


def test_answers_of_the_form_come_column_by_column():
    first, second = (Answer(question=one, choice="是") for one in ("attitude", "by_leader"))
    opinion = GiveFeedback(
        **ABOUT, **UNKNOWN, sponsor=LI, satisfaction="dissatisfied", printed="不满意"
    )
    before = unhappy.model_copy(update={"answers": (first,)})
    told(opinion, *HANDLED, before).then_nothing()
    more = opinion.model_copy(update={"answers": (second,)})
    told(more, *HANDLED, before).then(before.model_copy(update={"answers": (first, second)}))


@pytest.mark.parametrize(
    "again",
    [
        AssignProposal(**ABOUT, **UNKNOWN, leading=(SCHOOLS,), assisting=None),
        AssignProposal(**ABOUT, on=ASSIGNED_ON, leading=(SCHOOLS,), assisting=(MONEY,)),
        ReplyToProposal(**ABOUT, **UNKNOWN, unit=SCHOOLS),
        FileProposal(**ABOUT, on=ASSIGNED_ON, day_assumed=True, corrects=True),
    ],
    ids=lambda command: type(command).__name__,
)
def test_an_emptied_cell_changes_nothing(again):
    sooner = assigned.model_copy(update={"due_on": date(2026, 4, 1)})
    intended = filed.model_copy(update={"intended_units": (ROADS,)})
    told(again, submitted, intended, sooner, replied).then_nothing()


def test_a_reason_and_a_day_that_were_told_once_stay():
    declined = ProposalNotFiled(proposal=BRIDGE, reason="空泛", decided_on=TODAY)
    again = DeclineProposal(**ABOUT, on=ASSIGNED_ON, day_assumed=True, corrects=True)
    told(again, submitted, declined).then_nothing()


def test_other_units_were_intended():
    again = FileProposal(**ABOUT, on=TODAY, corrects=True, intended_units=(ROADS,))
    told(again, submitted, filed).then(filed.model_copy(update={"intended_units": (ROADS,)}))
