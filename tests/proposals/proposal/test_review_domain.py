"""For which reasons is a proposal not filed, and who keeps a say when it is merged?"""

from dataclasses import replace
from datetime import date
from uuid import UUID

from bridge import ABOUT, FACTS, HERE, LI, TODAY, ZHANG, filed, given, replied, submitted

from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReturned,
)
from contracts.submission import RoundRule
from contracts.values import Adopted, Named, Satisfaction
from kernel.ids import committee_id
from proposals.proposal.commands import DeclineProposal, FileProposal
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import GiveFeedback
from proposals.proposal.refusals import (
    NotASponsor,
    NotReplied,
    NotUnderReview,
    ReasonNotCoded,
    UnknownReason,
)
from proposals.proposal.review.commands import AdviseReview, DealReview
from proposals.proposal.review.dealing import Dealer
from proposals.proposal.review.events import Advice, ReviewAdvised, ReviewDealt
from proposals.proposal.review.refusals import (
    AdviceWithoutReason,
    NotDealt,
    OwnProposal,
    OwnUnit,
    RoundsMissing,
    UnknownRound,
)
from proposals.proposal.state import Phase, Proposal
from rules.names import derived_id

ROAD = committee_id("999901")
BRIDGE = ABOUT["proposal"]


def declined(reason, code):
    return ProposalNotFiled(proposal=BRIDGE, reason=reason, decided_on=TODAY, code=code)


def test_a_proposal_is_not_filed_for_a_reason_of_the_committees_list():
    asked = given(submitted)
    asked.when(DeclineProposal(**ABOUT, reason="空泛"), FACTS).then_refused(ReasonNotCoded)
    asked.when(DeclineProposal(**ABOUT, code="99"), FACTS).then_refused(UnknownReason)
    coded = DeclineProposal(**ABOUT, code="10")
    asked.when(coded, FACTS).then(declined("内容空泛、没有具体建议的", "10"))
    in_words = coded.model_copy(update={"reason": "只有一句话"})
    asked.when(in_words, FACTS).then(declined("只有一句话", "10"))


def test_a_ledger_and_a_committee_without_a_list_need_no_code():
    plain = DeclineProposal(**ABOUT, reason="空泛")
    given(submitted).when(plain, FACTS, live=False).then(declined("空泛", None))
    without = Facts(rules=FACTS.rules.model_copy(update={"not_filed_reasons": ()}))
    given(submitted).when(plain, without).then(declined("空泛", None))


MERGED = ProposalMerged(proposal=BRIDGE, into=ROAD, decided_on=TODAY)
SAY = GiveFeedback(
    **ABOUT, into=ROAD, sponsor=LI, satisfaction=Satisfaction.SATISFIED, printed="满意"
)


def merged_into(target):
    return given(submitted, MERGED).beside(**{f"proposal-{ROAD}": target})


def test_who_was_merged_judges_the_reply_that_answers_both():
    answered = PROPOSAL.fold([submitted, filed, replied])
    said = FeedbackGiven(
        proposal=BRIDGE,
        sponsor=LI,
        satisfaction=Satisfaction.SATISFIED,
        printed="满意",
        given_on=TODAY,
    )
    merged_into(answered).when(SAY, FACTS).then(said)
    stranger = SAY.model_copy(update={"sponsor": Named(id=ROAD, name="王五")})
    merged_into(answered).when(stranger, FACTS).then_refused(NotASponsor)
    elsewhere = SAY.model_copy(update={"into": ZHANG.id})
    merged_into(answered).when(elsewhere, FACTS).then_refused(NotReplied)


def test_nobody_judges_a_reply_that_is_not_there_yet():
    merged_into(Proposal(phase=Phase.FILED)).when(SAY, FACTS).then_refused(NotReplied)
    unnamed = SAY.model_copy(update={"into": None})
    merged_into(PROPOSAL.fold([submitted, filed, replied])).when(unnamed, FACTS).then_refused(
        NotReplied
    )


CEN = Named(id=ROAD, name="岑知远")
BUREAU = Named(id=derived_id(HERE, "organisation", "市交通局"), name="市交通局")
ROUNDS = (RoundRule(name="初审", basis="审查细则"), RoundRule(name="终审", basis="审查细则"))
RULED = Facts(rules=FACTS.rules.model_copy(update={"review_rounds": ROUNDS}))
DEAL = DealReview(**ABOUT, round="初审", group="经济组", reviewer=CEN)
ADVISE = AdviseReview(**ABOUT, round="初审", reviewer=CEN, advice=Advice.FILE, intended=(BUREAU,))
dealt = ReviewDealt(proposal=BRIDGE, round="初审", group="经济组", reviewer=CEN, dealt_on=TODAY)
advised = ReviewAdvised(
    proposal=BRIDGE,
    round="初审",
    reviewer=CEN,
    advice=Advice.FILE,
    reason=None,
    category=None,
    intended=(BUREAU,),
    advised_on=TODAY,
)


def test_a_proposal_is_dealt_to_a_reviewer_in_a_round_of_the_rules():
    given(submitted).when(DEAL, RULED).then(dealt)
    given(submitted, dealt).when(DEAL, RULED).then_nothing()
    other = DEAL.model_copy(update={"round": "复审"})
    given(submitted).when(other, RULED).then_refused(UnknownRound)
    assert given(submitted).when(other, FACTS).events
    given(submitted, filed).when(DEAL, RULED).then_refused(NotUnderReview)


def test_nobody_reviews_what_one_has_an_interest_in():
    own = DEAL.model_copy(update={"reviewer": LI})
    given(submitted).when(own, RULED).then_refused(OwnProposal)
    from_there = replace(RULED, employer=BUREAU.id)
    given(submitted, dealt).when(ADVISE, from_there).then_refused(OwnUnit)
    later = DEAL.model_copy(
        update={"round": "终审", "reviewer": ZHANG.model_copy(update={"id": ROAD})}
    )
    given(submitted, dealt, advised).when(later, from_there).then_refused(OwnUnit)
    assert given(submitted).when(DEAL, from_there).events


def test_a_reviewer_advises_on_what_was_dealt_and_may_think_again():
    given(submitted, dealt).when(ADVISE, RULED).then(advised)
    given(submitted, dealt, advised).when(ADVISE, RULED).then_nothing()
    given(submitted).when(ADVISE, RULED).then_refused(NotDealt)
    against = ADVISE.model_copy(update={"advice": Advice.NOT_FILE, "intended": ()})
    given(submitted, dealt, advised).when(against, RULED).then_refused(AdviceWithoutReason)
    told = against.model_copy(update={"reason": "空泛"})
    assert given(submitted, dealt, advised).when(told, RULED).events


def test_a_proposal_is_filed_when_every_round_is_done_with_the_units_that_it_named():
    file = FileProposal(**ABOUT)
    given(submitted, dealt, advised).when(file, RULED).then_refused(RoundsMissing)
    second = dealt.model_copy(update={"round": "终审"})
    done = advised.model_copy(update={"round": "终审", "intended": ()})
    events = (submitted, dealt, advised, second, done)
    (event,) = given(*events).when(file, RULED).events
    assert event.intended_units == (BUREAU,)
    assert given(submitted).when(file, RULED, live=False).events
    named = file.model_copy(update={"intended_units": (CEN,)})
    assert given(*events).when(named, RULED).events[0].intended_units == (CEN,)


def test_what_is_submitted_again_is_reviewed_again():
    returned = ProposalReturned(proposal=BRIDGE, reason="请补充", decided_on=TODAY)
    assert PROPOSAL.fold([submitted, dealt, advised, returned, submitted]).reviews == {}


def test_many_are_dealt_out_evenly_to_whom_they_do_not_concern():
    dealer = Dealer([ZHANG, LI, CEN], {LI.id: 1})
    given_to = []
    for sponsors in ([], [], [ZHANG.id], [], [ZHANG.id, LI.id, CEN.id]):
        reviewer = next(dealer.fitting(sponsors), None)
        given_to.append(reviewer)
        if reviewer is not None:
            dealer.dealt(reviewer)
    assert given_to == [ZHANG, CEN, LI, ZHANG, None]


def test_what_is_decided_by_rules_names_them_and_what_a_ledger_tells_does_not():
    under = Adopted(adoption=UUID(int=77), effective_on=date(2026, 1, 1))
    facts = replace(FACTS, under=under)
    told = given(submitted).when(FileProposal(**ABOUT), facts)
    assert told.events[0].under == under
    written = given(submitted).when(FileProposal(**ABOUT), facts, live=False)
    assert written.events[0].under is None
    again = FileProposal(**ABOUT, corrects=True)
    given(submitted, told.events[0]).when(again, facts, live=False).then_nothing()
