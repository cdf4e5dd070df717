"""Are the questions of the committee's form answered, by sponsors and by units?"""

from bridge import (
    ABOUT,
    ASSIGNED_ON,
    BRIDGE,
    FACTS,
    LI,
    ROADS,
    SCHOOLS,
    TODAY,
    filed,
    given,
    happened,
    submitted,
)

from contracts.feedback import Answer, QuestionRule
from contracts.periods import Duty
from contracts.proposals.handling import ProposalRated
from contracts.values import Satisfaction
from proposals.proposal.deadlines.state import DeadlineEvent, running
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import (
    AssignProposal,
    GiveFeedback,
    RateProposal,
    ReplyToProposal,
)
from proposals.proposal.handling.refusals import AnswerMissing, NotReplied, UnknownAnswer
from proposals.proposal.refusals import NotTheirProposal

LIVE = happened(AssignProposal(**ABOUT, leading=(SCHOOLS,), on=ASSIGNED_ON))
REPLIED = happened(ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A"), before=LIVE)
GOOD = Answer(question="quality", choice="好")
RATE = RateProposal(**ABOUT, unit=SCHOOLS, answers=(GOOD,))
SAY = GiveFeedback(
    **ABOUT,
    sponsor=LI,
    satisfaction=Satisfaction.SATISFIED,
    printed="满意",
    answers=(Answer(question="visited", choice="已走访"),),
    scan="0" * 64,
)


def ask(command, events=REPLIED, facts=FACTS, **how):
    return given(*events).when(command, facts, **how)


def told(outcome):
    assert outcome.refused is None, outcome.refused
    return [event for event in outcome.events if not isinstance(event, DeadlineEvent)]


def asking(*questions):
    return Facts(rules=FACTS.rules.model_copy(update={"questions": questions}))


def test_a_unit_rates_the_proposal_that_it_answered():
    rated = ProposalRated(proposal=BRIDGE, unit=SCHOOLS, answers=(GOOD,), rated_on=TODAY)
    assert told(ask(RATE)) == [rated]
    done = happened(RATE, before=REPLIED)
    ask(RATE, done).then_nothing()
    left = {one.duty for one in running(PROPOSAL.fold(done).deadlines).values()}
    assert left == {Duty.FEEDBACK}
    ask(RATE, LIVE).then_refused(NotReplied)
    ask(RATE.model_copy(update={"unit": ROADS})).then_refused(NotTheirProposal)


def test_only_what_the_form_offers_may_be_ticked():
    better = RATE.model_copy(update={"answers": (Answer(question="quality", choice="极好"),)})
    ask(better).then_refused(UnknownAnswer)
    sponsors = RATE.model_copy(update={"answers": SAY.answers})
    ask(sponsors).then_refused(UnknownAnswer)
    alone = (Answer(question="leader", choice="是"),)
    ask(SAY.model_copy(update={"answers": alone})).then_refused(UnknownAnswer)


def test_what_must_be_answered_is():
    must = QuestionRule(
        id="manner", words="态度", asks="sponsor", choices=("满意",), required=True, basis="表"
    )
    facts = asking(must)
    plain = SAY.model_copy(update={"answers": ()})
    ask(plain, facts=facts).then_refused(AnswerMissing)
    assert ask(plain, facts=facts, live=False).refused is None
    ticked = SAY.model_copy(update={"answers": (Answer(question="manner", choice="满意"),)})
    assert told(ask(ticked, facts=facts))


def test_a_sponsors_answers_and_the_scan_are_kept():
    (said,) = told(ask(SAY))
    assert (said.answers, said.scan) == (SAY.answers, "0" * 64)
    held = happened(SAY, before=REPLIED)
    ask(SAY, held).then_nothing()
    shorter = SAY.model_copy(update={"answers": (), "scan": None})
    ask(shorter, held).then_nothing()


def test_history_is_not_asked_to_rate():
    events = given(submitted, filed).when(
        AssignProposal(**ABOUT, leading=(SCHOOLS,), on=ASSIGNED_ON), FACTS, live=False
    )
    reply = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A")
    after = given(submitted, filed, *events.events).when(reply, FACTS, live=False)
    assert len(after.events) == 1
