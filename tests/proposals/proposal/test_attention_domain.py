"""What may be recorded of a proposal's weight?"""

from dataclasses import replace

import pytest
from bridge import (
    ABOUT,
    ASSIGNED_ON,
    BRIDGE,
    FACTS,
    LI,
    SCHOOLS,
    TODAY,
    ZHANG,
    filed,
    given,
    happened,
    submitted,
)

from contracts.feedback import Answer
from contracts.proposals.attention import (
    AdoptionEvidenced,
    AdoptionKind,
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
    PublicationAnswered,
    SupervisionRecorded,
    UnitReminded,
)
from contracts.submission import PriorityRule
from contracts.values import Named
from proposals.proposal.attention.commands import (
    AnswerPublication,
    DropKeyProposal,
    EvidenceAdoption,
    GiveAward,
    NameKeyProposal,
    NamePriorities,
    RecordSupervision,
    RemindUnit,
)
from proposals.proposal.attention.refusals import (
    NotFiledYet,
    NotKey,
    OwesNothing,
    RefusalWithoutReason,
    UnknownPriority,
)
from proposals.proposal.handling.commands import AssignProposal, RateProposal, ReplyToProposal
from proposals.proposal.refusals import NotASponsor

CEN = Named(id=BRIDGE, name="岑知远")
NAME = NameKeyProposal(**ABOUT, leaders=(CEN,), ways=("协商座谈",), basis="主席会议")
named = KeyProposalNamed(
    proposal=BRIDGE, leaders=(CEN,), ways=("协商座谈",), basis="主席会议", named_on=TODAY
)
WATCH = RecordSupervision(**ABOUT, way="实地考察", by=(CEN,))
REMIND = RemindUnit(**ABOUT, unit=SCHOOLS, way="公函")
ADOPT = EvidenceAdoption(**ABOUT, kind=AdoptionKind.POLICY, title="实施意见", doc_no="8号")
AWARD = GiveAward(**ABOUT, award="优秀提案", year=2026)
DONE = [submitted, filed]


def ask(command, events=DONE):
    return given(*events).when(command, FACTS)


@pytest.mark.parametrize(
    "command",
    [NAME, DropKeyProposal(**ABOUT, reason="已解决"), WATCH, REMIND, ADOPT, AWARD],
    ids=lambda command: type(command).__name__,
)
def test_only_what_was_filed_matters(command):
    ask(command, [submitted]).then_refused(NotFiledYet)


def test_a_key_proposal_is_named_with_its_leaders_and_dropped_with_a_reason():
    ask(NAME).then(named)
    ask(NAME, [*DONE, named]).then_nothing()
    others = NAME.model_copy(update={"leaders": (CEN, ZHANG)})
    ask(others, [*DONE, named]).then(named.model_copy(update={"leaders": (CEN, ZHANG)}))
    drop = DropKeyProposal(**ABOUT, reason="已解决")
    dropped = KeyProposalDropped(proposal=BRIDGE, reason="已解决", dropped_on=TODAY)
    ask(drop, [*DONE, named]).then(dropped)
    ask(drop, [*DONE, named, dropped]).then_nothing()


def test_a_key_proposal_is_watched_over():
    ask(WATCH).then_refused(NotKey)
    watched = SupervisionRecorded(
        proposal=BRIDGE, way="实地考察", by=(CEN,), note=None, supervised_on=TODAY
    )
    ask(WATCH, [*DONE, named]).then(watched)
    ask(WATCH, [*DONE, named, watched]).then_nothing()


def test_a_unit_is_urged_as_long_as_it_owes_something():
    ask(REMIND).then_refused(OwesNothing)
    assign = AssignProposal(**ABOUT, leading=(SCHOOLS,), on=ASSIGNED_ON)
    owing = happened(assign)
    reminded = UnitReminded(proposal=BRIDGE, unit=SCHOOLS, way="公函", reminded_on=TODAY)
    ask(REMIND, owing).then(reminded)
    ask(REMIND, [*owing, reminded]).then_nothing()
    from_ledger = given(*DONE).when(assign, FACTS, live=False).events
    ask(REMIND, [*DONE, *from_ledger]).then(reminded)
    rate = RateProposal(**ABOUT, unit=SCHOOLS, answers=(Answer(question="quality", choice="好"),))
    done = happened(ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A"), rate, before=owing)
    ask(REMIND, done).then_refused(OwesNothing)


def test_one_paper_is_evidence_once():
    adopted = AdoptionEvidenced(
        proposal=BRIDGE,
        kind=AdoptionKind.POLICY,
        title="实施意见",
        doc_no="8号",
        unit=None,
        adopted_on=TODAY,
    )
    ask(ADOPT).then(adopted)
    ask(ADOPT, [*DONE, adopted]).then_nothing()
    assert ask(ADOPT.model_copy(update={"doc_no": "9号"}), [*DONE, adopted]).events


def test_an_award_of_a_year_is_given_once():
    awarded = ProposalAwarded(
        proposal=BRIDGE, award="优秀提案", year=2026, unit=None, awarded_on=TODAY
    )
    ask(AWARD).then(awarded)
    ask(AWARD, [*DONE, awarded]).then_nothing()
    assert ask(AWARD.model_copy(update={"unit": SCHOOLS}), [*DONE, awarded]).events
    assert ask(AWARD.model_copy(update={"year": 2027}), [*DONE, awarded]).events


def test_each_sponsor_says_whether_it_may_be_published():
    agree = AnswerPublication(**ABOUT, sponsor=LI, agrees=True)
    agreed = PublicationAnswered(
        proposal=BRIDGE, sponsor=LI, agrees=True, reason=None, answered_on=TODAY
    )
    ask(agree, [submitted]).then(agreed)
    ask(agree, [submitted, agreed]).then_nothing()
    refuse = agree.model_copy(update={"agrees": False})
    ask(refuse, [submitted, agreed]).then_refused(RefusalWithoutReason)
    assert ask(refuse.model_copy(update={"reason": "涉及他人"}), [submitted, agreed]).events
    ask(agree.model_copy(update={"sponsor": CEN}), [submitted]).then_refused(NotASponsor)


def test_a_proposal_serves_priorities_of_the_committees_list():
    lists = (PriorityRule(name="优化营商环境", basis="区委一号文件"),)
    rules = FACTS.rules.model_copy(update={"priorities": lists})
    known = replace(FACTS, rules=rules)
    serve = NamePriorities(**ABOUT, priorities=("优化营商环境", "优化营商环境"))
    told = PrioritiesNamed(proposal=BRIDGE, priorities=("优化营商环境",), named_on=TODAY)
    given(submitted).when(serve, known).then(told)
    given(submitted, told).when(serve, known).then_nothing()
    other = serve.model_copy(update={"priorities": ("乡村振兴",)})
    given(submitted).when(other, known).then_refused(UnknownPriority)
    given(submitted).when(other, known, live=False).then_happened(lambda events: len(events) == 1)
    given(submitted).when(other, FACTS).then_happened(lambda events: len(events) == 1)
    none = serve.model_copy(update={"priorities": ()})
    given(submitted, told).when(none, known).then(told.model_copy(update={"priorities": ()}))
