"""What is a proposal allowed?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from bridge import (
    ABOUT,
    BRIDGE,
    CARRIED,
    FACTS,
    LI,
    MONEY,
    PLENARY,
    SCHOOLS,
    SITTING,
    TODAY,
    ZHANG,
    filed,
    submitted,
)

from contracts.directory import CommitteeIsOver
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalClassified,
    ProposalConverted,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalRetitled,
    ProposalRetracted,
    ProposalReturned,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorKind,
    SponsorsCorrected,
    SubmissionDayCorrected,
    TextReplaced,
)
from contracts.values import CommonOutcome, Named, Satisfaction
from kernel.decider import NotKnownHereYet
from kernel.secret import Secret
from kernel.testing.specification import specification
from proposals.proposal.commands import (
    ClassifyProposal,
    ConvertProposal,
    CorrectSponsors,
    CorrectSubmissionDay,
    DeclineProposal,
    FileProposal,
    MergeProposal,
    RetitleProposal,
    RetractProposal,
    ReturnProposal,
    RevokeReview,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.deadlines.state import DeadlineEvent
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.facts import NOTHING, Facts
from proposals.proposal.handling.commands import AssignProposal, GiveFeedback, ReplyToProposal
from proposals.proposal.refusals import (
    AlreadyAssigned,
    AlreadyFiled,
    AlreadySubmitted,
    DueBeforeAssigned,
    IndividualHasCoSponsors,
    MergedIntoItself,
    NotASponsor,
    NotAssigned,
    NotFiled,
    NotReplied,
    NotSubmitted,
    NotTheirProposal,
    NotUnderReview,
    NumberTaken,
    OneUnitAlone,
    OtherPlenary,
    ReasonMissing,
    RepliedBeforeAssigned,
    SponsorNotOnRoll,
    TargetNotLive,
    UnknownGrade,
)
from proposals.proposal.state import Phase, Proposal


def decide(command, proposal, known):
    """What is decided, without the deadlines that begin and end with it."""
    happened = PROPOSAL.decide(command, proposal, known)
    return [event for event in happened if not isinstance(event, DeadlineEvent)]


given = specification(replace(PROPOSAL, decide=decide))
ROAD = UUID(int=2)
SUBMIT = SubmitProposal(
    **ABOUT,
    on=date(2026, 1, 6),
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.JOINT,
    first_sponsor=ZHANG,
    co_sponsors=(LI,),
    category="社会建设",
)
merged = ProposalMerged(proposal=BRIDGE, into=ROAD, decided_on=TODAY)
assigned = ProposalAssigned(
    proposal=BRIDGE,
    mode="lead_co",
    leading=(SCHOOLS,),
    assisting=(MONEY,),
    assigned_on=TODAY,
    due_on=date(2026, 6, 2),
)
replied = ProposalReplied(
    proposal=BRIDGE,
    unit=SCHOOLS,
    grade="A",
    outcome=CommonOutcome.RESOLVED,
    replied_on=TODAY,
    text=None,
)
content = FeedbackGiven(
    proposal=BRIDGE,
    sponsor=ZHANG,
    satisfaction=Satisfaction.BASICALLY,
    printed="理解",
    given_on=TODAY,
)
REVOKED = ReviewRevoked(proposal=BRIDGE, reason="台账更正")
ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,))
REPLY = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A类")
FEEDBACK = GiveFeedback(**ABOUT, sponsor=ZHANG, satisfaction=Satisfaction.BASICALLY, printed="理解")
TARGET = {f"proposal-{ROAD}": Proposal(phase=Phase.FILED)}


def changed(event, **fields):
    return event.model_copy(update=fields)


# Submitting.


def test_a_proposal_is_submitted_under_the_next_serial_number():
    given().when(SUBMIT, FACTS).then(submitted)


def test_a_plenary_that_is_on_its_way_is_waited_for():
    given().when(SUBMIT, NOTHING).then_refused(NotKnownHereYet)


@pytest.mark.parametrize(
    ("when", "timing"),
    [
        ({"on": date(2026, 1, 9)}, "plenary"),
        ({"at": datetime(2026, 1, 9, 10, tzinfo=UTC)}, "plenary"),
        ({"at": datetime(2026, 1, 9, 10, 0, 1, tzinfo=UTC)}, "off_session"),
        ({"on": date(2026, 1, 10)}, "off_session"),
        ({}, "off_session"),
        ({"on": date(2026, 1, 10), "day_unknown": True}, "plenary"),
    ],
)
def test_the_cut_off_parts_plenary_from_off_session_and_its_own_day_is_in_time(when, timing):
    command = SUBMIT.model_copy(update={"on": None, **when})
    outcome = given().when(command, FACTS)
    outcome.then_happened(lambda events: events[0].timing == timing)


def test_an_unknown_day_stays_open():
    outcome = given().when(SUBMIT.model_copy(update={"day_unknown": True}), FACTS)
    outcome.then_happened(lambda events: events[0].submitted_on is None)


def test_a_sponsor_named_twice_counts_once():
    command = SUBMIT.model_copy(update={"co_sponsors": (LI, ZHANG, LI)})
    given().when(command, FACTS).then(submitted)


def test_an_individual_proposal_has_no_co_sponsors():
    command = SUBMIT.model_copy(update={"sponsor_kind": SponsorKind.INDIVIDUAL})
    given().when(command, FACTS).then_refused(IndividualHasCoSponsors)


def test_a_sponsor_who_is_no_member_is_refused_today_and_noted_in_history():
    gone = Facts(plenary=PLENARY, off_roll=("张三",))
    given().when(SUBMIT, gone).then_refused(SponsorNotOnRoll)
    noted = changed(submitted, waived=("SponsorNotOnRoll",))
    given().when(SUBMIT, gone, backfilled=True).then(noted)


def test_a_committee_that_has_ended_takes_no_proposals():
    day = given().when(SUBMIT, FACTS).events[0].submitted_on
    over = replace(FACTS, ended_on=day)
    given().when(SUBMIT, over).then_refused(CommitteeIsOver)
    given(submitted).when(SUBMIT, over).then_nothing()
    given().when(SUBMIT, replace(FACTS, ended_on=day + timedelta(days=1))).then(submitted)
    noted = changed(submitted, waived=("CommitteeIsOver",))
    given().when(SUBMIT, over, backfilled=True).then(noted)


def test_submitting_the_same_twice_changes_nothing_and_other_content_is_refused():
    given(submitted).when(SUBMIT, FACTS).then_nothing()
    other = SUBMIT.model_copy(update={"title": "关于修路的提案"})
    given(submitted).when(other, FACTS).then_refused(AlreadySubmitted)


def test_a_returned_proposal_is_submitted_again_with_what_differs():
    returned = ProposalReturned(proposal=BRIDGE, reason="请补充", decided_on=TODAY)
    other = SUBMIT.model_copy(update={"title": "关于修路的提案"})
    given(submitted, returned).when(other, FACTS).then(
        ProposalRetitled(proposal=BRIDGE, title="关于修路的提案"),
        changed(submitted, title="关于修路的提案"),
    )


def test_what_the_ledger_tells_again_becomes_the_corrections_that_are_missing():
    told = SUBMIT.model_copy(
        update={
            "title": "关于修路的提案",
            "co_sponsors": (),
            "sponsor_kind": SponsorKind.INDIVIDUAL,
            "category": "经济建设",
            "on": date(2026, 1, 10),
            "corrects": True,
        }
    )
    given(submitted, filed).when(told, FACTS).then(
        ProposalRetitled(proposal=BRIDGE, title="关于修路的提案"),
        SponsorsCorrected(
            proposal=BRIDGE,
            sponsor_kind=SponsorKind.INDIVIDUAL,
            first_sponsor=ZHANG,
            co_sponsors=(),
            sector=None,
        ),
        ProposalClassified(proposal=BRIDGE, category="经济建设", topics=()),
        SubmissionDayCorrected(
            proposal=BRIDGE, submitted_on=date(2026, 1, 10), timing="off_session"
        ),
    )


def test_what_the_ledger_does_not_say_stays():
    silent = SUBMIT.model_copy(update={"category": None, "day_unknown": True, "corrects": True})
    given(submitted, filed).when(silent, FACTS).then_nothing()


def test_another_text_replaces_the_one_before():
    outcome = given(submitted).when(
        SUBMIT.model_copy(update={"text": Secret("一、情况"), "corrects": True}), FACTS
    )
    outcome.then_happened(lambda events: [type(one) for one in events] == [TextReplaced])


def test_a_proposal_stays_in_its_plenary():
    elsewhere = SUBMIT.model_copy(update={"plenary": UUID(int=99), "corrects": True})
    given(submitted).when(elsewhere, FACTS).then_refused(OtherPlenary)


def test_a_printed_number_on_a_proposal_that_is_not_filed_is_taken_all_the_same():
    holding = {f"case_no/{SITTING}/7": f"proposal-{ROAD}"}
    command = SUBMIT.model_copy(update={"number": 7})
    given().holding(holding).when(command, FACTS).then_refused(NumberTaken)


# The review.


def test_filing_draws_the_next_number():
    given(submitted).numbered(**{f"case_no/{SITTING}": 6}).when(
        FileProposal(**ABOUT), NOTHING
    ).then(changed(filed, case_no=7))


def test_filing_twice_changes_nothing():
    given(submitted, filed).when(FileProposal(**ABOUT), NOTHING).then_nothing()


def test_a_printed_number_is_kept_and_is_nobody_elses():
    command = FileProposal(**ABOUT, plenary=SITTING, number=23)
    given(submitted).when(command, NOTHING).then(changed(filed, case_no=23))
    holding = {f"case_no/{SITTING}/23": f"proposal-{ROAD}"}
    given(submitted).holding(holding).when(command, NOTHING).then_refused(NumberTaken)


def test_a_filed_proposal_keeps_its_number_unless_the_ledger_corrects_it():
    command = FileProposal(**ABOUT, plenary=SITTING, number=23)
    given(submitted, filed).when(command, NOTHING).then_refused(AlreadyFiled)
    corrects = command.model_copy(update={"corrects": True})
    given(submitted, filed).when(corrects, NOTHING).then(changed(filed, case_no=23))


def test_a_revoked_filing_gives_the_same_number_again():
    given(submitted, filed, REVOKED).when(FileProposal(**ABOUT), NOTHING).then(filed)


def test_merging_needs_a_live_target_that_is_another_proposal():
    command = MergeProposal(**ABOUT, into=ROAD)
    given(submitted).beside(**TARGET).when(command, NOTHING).then(merged)
    for phase in Phase:
        beside = {f"proposal-{ROAD}": Proposal(phase=phase)}
        outcome = given(submitted).beside(**beside).when(command, NOTHING)
        if phase in (Phase.FILED, Phase.UNDER_REVIEW):
            outcome.then(merged)
        else:
            outcome.then_refused(TargetNotLive)
    itself = MergeProposal(**ABOUT, into=BRIDGE)
    given(submitted).beside(**TARGET).when(itself, NOTHING).then_refused(MergedIntoItself)


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (
            ConvertProposal(**ABOUT, target="letter"),
            ProposalConverted(proposal=BRIDGE, target="letter", decided_on=TODAY, carried=CARRIED),
        ),
        (
            DeclineProposal(**ABOUT, reason="空泛"),
            ProposalNotFiled(proposal=BRIDGE, reason="空泛", decided_on=TODAY),
        ),
        (
            ReturnProposal(**ABOUT, reason="请补充"),
            ProposalReturned(proposal=BRIDGE, reason="请补充", decided_on=TODAY),
        ),
        (
            WithdrawProposal(**ABOUT),
            ProposalWithdrawn(proposal=BRIDGE, reason=None, decided_on=TODAY),
        ),
        (FileProposal(**ABOUT), filed),
        (MergeProposal(**ABOUT, into=ROAD), merged),
    ],
)
def test_each_result_of_the_review_happens_once_and_only_a_correction_changes_it(command, event):
    given(submitted).beside(**TARGET).when(command, NOTHING).then(event)
    given(submitted, event).beside(**TARGET).when(command, NOTHING).then_nothing()
    tomorrow = command.model_copy(update={"on": date(2026, 3, 3)})
    given(submitted, event).beside(**TARGET).when(tomorrow, NOTHING).then_nothing()
    before = ProposalNotFiled(proposal=BRIDGE, reason="重复", decided_on=TODAY)
    if not isinstance(event, ProposalNotFiled):
        given(submitted, before).beside(**TARGET).when(command, NOTHING).then_refused(
            NotUnderReview
        )
        corrects = command.model_copy(update={"corrects": True})
        given(submitted, before).beside(**TARGET).when(corrects, NOTHING).then(REVOKED, event)


def test_the_ledger_may_correct_the_day_of_a_result_without_revoking_it():
    command = FileProposal(**ABOUT, on=date(2026, 1, 10), corrects=True)
    given(submitted, filed).when(command, NOTHING).then(
        changed(filed, decided_on=date(2026, 1, 10))
    )


def test_a_proposal_is_returned_with_a_reason():
    given(submitted).when(ReturnProposal(**ABOUT), NOTHING).then_refused(ReasonMissing)


def test_a_filed_proposal_is_withdrawn_only_before_it_is_assigned():
    command = WithdrawProposal(**ABOUT)
    event = ProposalWithdrawn(proposal=BRIDGE, reason=None, decided_on=TODAY)
    given(submitted, filed).when(command, NOTHING).then(event)
    given(submitted, filed, assigned).when(command, NOTHING).then_refused(AlreadyAssigned)
    given(submitted, filed, assigned).when(command, NOTHING, backfilled=True).then(
        changed(event, waived=("AlreadyAssigned",))
    )
    given(submitted, filed, assigned, event).when(command, NOTHING).then_nothing()


def test_revoking_puts_a_proposal_under_review_again_with_nothing_handled():
    command = RevokeReview(**ABOUT, reason="误立")
    revoked = ReviewRevoked(proposal=BRIDGE, reason="误立")
    given(submitted, filed, assigned).when(command, NOTHING).then(revoked)
    given(submitted).when(command, NOTHING).then_nothing()
    given(submitted, filed, assigned, revoked, filed).when(REPLY, FACTS).then_refused(NotAssigned)


# The handling.


def test_an_assignment_is_due_after_the_committees_months():
    given(submitted, filed).when(ASSIGN, FACTS).then(assigned)
    given(submitted, filed, assigned).when(ASSIGN, FACTS).then_nothing()
    given(submitted, merged).when(ASSIGN, FACTS).then(assigned)


def test_the_due_day_at_the_end_of_a_short_month():
    command = ASSIGN.model_copy(update={"on": date(2025, 11, 30)})
    given(submitted, filed).when(command, FACTS).then(
        changed(assigned, assigned_on=date(2025, 11, 30), due_on=date(2026, 2, 28))
    )


def test_of_an_unknown_day_no_due_day_follows():
    command = ASSIGN.model_copy(update={"day_unknown": True})
    given(submitted, filed).when(command, FACTS).then(
        changed(assigned, assigned_on=None, due_on=None)
    )


def test_only_what_is_filed_is_handled():
    given(submitted).when(ASSIGN, FACTS).then_refused(NotFiled)
    rests = ASSIGN.model_copy(update={"rests_on": "merged"})
    given(submitted, filed).when(rests, FACTS).then_refused(NotFiled)


def test_the_mode_follows_from_the_units_and_must_suit_them():
    alone = AssignProposal(**ABOUT, leading=(SCHOOLS,))
    both = AssignProposal(**ABOUT, leading=(SCHOOLS, MONEY), mode="separate")
    for command, mode in ((alone, "single"), (ASSIGN, "lead_co"), (both, "separate")):
        outcome = given(submitted, filed).when(command, FACTS)
        outcome.then_happened(lambda events, mode=mode: events[0].mode == mode)
    wrong = AssignProposal(**ABOUT, leading=(SCHOOLS,), mode="separate")
    given(submitted, filed).when(wrong, FACTS).then_refused(OneUnitAlone)


def test_the_due_day_is_not_before_the_assignment_but_in_history():
    command = ASSIGN.model_copy(update={"due_on": date(2026, 3, 1)})
    given(submitted, filed).when(command, FACTS).then_refused(DueBeforeAssigned)
    given(submitted, filed).when(command, FACTS, backfilled=True).then(
        changed(assigned, due_on=date(2026, 3, 1), waived=("DueBeforeAssigned",))
    )


def test_a_unit_that_has_to_answer_replies_with_a_grade_of_the_scheme():
    given(submitted, filed, assigned).when(REPLY, FACTS).then(replied)
    given(submitted, filed, assigned, replied).when(REPLY, FACTS).then_nothing()
    words = REPLY.model_copy(update={"grade": "（A类）"})
    given(submitted, filed, assigned).when(words, FACTS).then(replied)


def test_a_reply_can_be_of_an_unknown_day_and_without_a_grade():
    command = REPLY.model_copy(update={"grade": None, "day_unknown": True})
    given(submitted, filed, assigned).when(command, FACTS).then(
        changed(replied, grade=None, outcome=None, replied_on=None)
    )


def test_a_reply_told_again_with_another_grade_is_a_reply_again():
    command = REPLY.model_copy(update={"grade": "B"})
    given(submitted, filed, assigned, replied).when(command, FACTS).then(
        changed(replied, grade="B", outcome=CommonOutcome.PLANNED)
    )


def test_only_the_units_of_the_assignment_reply():
    given(submitted, filed).when(REPLY, FACTS).then_refused(NotAssigned)
    stranger = REPLY.model_copy(update={"unit": Named(id=UUID(int=23), name="市水务局")})
    given(submitted, filed, assigned).when(stranger, FACTS).then_refused(NotTheirProposal)


def test_a_grade_outside_the_scheme_is_refused():
    command = REPLY.model_copy(update={"grade": "优"})
    given(submitted, filed, assigned).when(command, FACTS).then_refused(UnknownGrade)


def test_a_reply_is_not_before_the_assignment_but_in_history():
    command = REPLY.model_copy(update={"on": date(2026, 3, 1)})
    given(submitted, filed, assigned).when(command, FACTS).then_refused(RepliedBeforeAssigned)
    given(submitted, filed, assigned).when(command, FACTS, backfilled=True).then(
        changed(replied, replied_on=date(2026, 3, 1), waived=("RepliedBeforeAssigned",))
    )


def test_each_sponsor_judges_the_reply_once():
    handled = (submitted, filed, assigned, replied)
    given(*handled).when(FEEDBACK, NOTHING).then(content)
    given(*handled, content).when(FEEDBACK, NOTHING).then_nothing()
    other = FEEDBACK.model_copy(update={"sponsor": LI})
    given(*handled, content).when(other, NOTHING).then(changed(content, sponsor=LI))


def test_without_a_reply_there_is_nothing_to_judge():
    given(submitted, filed, assigned).when(FEEDBACK, NOTHING).then_refused(NotReplied)


def test_only_a_sponsor_judges():
    stranger = FEEDBACK.model_copy(update={"sponsor": Named(id=UUID(int=13), name="王五")})
    given(submitted, filed, assigned, replied).when(stranger, NOTHING).then_refused(NotASponsor)


# Corrections.


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (
            RetitleProposal(**ABOUT, title="关于修路的提案"),
            ProposalRetitled(proposal=BRIDGE, title="关于修路的提案"),
        ),
        (
            ClassifyProposal(**ABOUT, category="经济建设", topics=("交通",)),
            ProposalClassified(proposal=BRIDGE, category="经济建设", topics=("交通",)),
        ),
        (
            CorrectSponsors(**ABOUT, sponsor_kind=SponsorKind.INDIVIDUAL, first_sponsor=LI),
            SponsorsCorrected(
                proposal=BRIDGE,
                sponsor_kind=SponsorKind.INDIVIDUAL,
                first_sponsor=LI,
                co_sponsors=(),
                sector=None,
            ),
        ),
        (
            CorrectSubmissionDay(**ABOUT, plenary=SITTING, submitted_on=None),
            SubmissionDayCorrected(proposal=BRIDGE, submitted_on=None, timing="plenary"),
        ),
    ],
)
def test_a_correction_happens_once(command, event):
    given(submitted, filed).when(command, FACTS).then(event)
    given(submitted, filed, event).when(command, FACTS).then_nothing()
    given().when(command, FACTS).then_refused(NotSubmitted)


def test_a_retracted_proposal_is_gone_until_it_is_entered_again():
    command = RetractProposal(**ABOUT, reason="重复录入")
    retracted = ProposalRetracted(proposal=BRIDGE, reason="重复录入")
    given(submitted, filed).when(command, NOTHING).then(retracted)
    given(submitted, filed, retracted).when(command, NOTHING).then_nothing()
    given(submitted, retracted).when(FileProposal(**ABOUT), NOTHING).then_refused(NotSubmitted)
    given(submitted, retracted).when(SUBMIT, FACTS).then(submitted)
