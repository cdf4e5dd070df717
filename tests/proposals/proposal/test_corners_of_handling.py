"""Do the corners of the handling hold: clocks that stand still, units that leave, steps?"""

from datetime import date

from bridge import (
    ABOUT,
    ASSIGNED_ON,
    FACTS,
    LI,
    MONEY,
    ROADS,
    SCHOOLS,
    SITTING,
    TODAY,
    ZHANG,
    given,
    happened,
    submitted,
)

from contracts.members.rules import ReplyStep
from contracts.periods import Duty
from contracts.proposals.deadlines import DeadlineMoved
from contracts.proposals.proposal import ProposalReplied, SponsorKind
from contracts.values import Openness
from proposals.proposal.commands import (
    DeclineProposal,
    FileProposal,
    ReturnProposal,
    SubmitProposal,
    WithdrawProposal,
)
from proposals.proposal.deadlines.state import running
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.drafting.commands import (
    AnswerCosign,
    InviteCosigners,
    SaveDraft,
    SubmitDraft,
)
from proposals.proposal.facts import Facts
from proposals.proposal.handling.commands import (
    AssignProposal,
    CloseProposal,
    DraftReply,
    GrantExtension,
    GrantReturn,
    IssueReply,
    PauseHandling,
    ReplyToProposal,
    RequestExtension,
    RequestReturn,
    ResumeHandling,
)
from proposals.proposal.handling.refusals import (
    AnsweredAlready,
    BeyondLongest,
    NotLeading,
    ReturnPending,
    StepMissing,
)
from proposals.proposal.refusals import NotAssigned
from proposals.proposal.review.commands import AdviseReview, DealReview
from proposals.proposal.review.events import Advice, ReviewUndealt

ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
LIVE = happened(ASSIGN)
PAUSE = PauseHandling(**ABOUT, reason="法规修订", on=date(2026, 2, 20))
RESUME = ResumeHandling(**ABOUT, on=date(2026, 3, 2))
PAUSED = happened(PAUSE, before=LIVE)
WANT_OUT = RequestReturn(**ABOUT, unit=SCHOOLS, reason="不属职责", on=ASSIGNED_ON)
REPLY = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A")
DRAFT = DraftReply(**ABOUT, unit=SCHOOLS, grade="B", openness=Openness.OPEN)
MORE = RequestExtension(**ABOUT, unit=SCHOOLS, length=1, counted_in="months", reason="勘察")


def ask(command, events, facts=FACTS, **how):
    return given(*events).when(command, facts, **how)


def due(events, duty=Duty.REPLY):
    """The day on which each running deadline of a duty is due, by unit."""
    held = running(PROPOSAL.fold(events).deadlines).values()
    return {one.party.name: one.due_on for one in held if one.duty is duty}


def test_what_begins_in_a_pause_stands_still_like_the_rest():
    again = AssignProposal(**ABOUT, leading=(ROADS,), on=date(2026, 2, 24))
    events = happened(again, before=PAUSED)
    assert due(events) == {"市交通局": None}
    assert due(happened(RESUME, before=events)) == {"市交通局": date(2026, 5, 29)}


def test_a_day_that_is_set_is_the_day_whatever_stood_still_before():
    resumed = happened(RESUME, before=PAUSED)
    assert due(resumed) == {"市教育局": date(2026, 5, 20)}
    saturday = ASSIGN.model_copy(update={"on": None, "due_on": date(2026, 6, 27)})
    events = happened(saturday, before=resumed)
    assert due(events) == {"市教育局": date(2026, 6, 27)}
    later = [PAUSE.model_copy(update={"on": TODAY}), ResumeHandling(**ABOUT, on=TODAY)]
    assert due(happened(*later, before=events)) == {"市教育局": date(2026, 6, 27)}


def test_a_pause_allows_nobody_more_than_the_longest_time():
    much = MORE.model_copy(update={"length": 300, "counted_in": "days"})
    ask(much, PAUSED).then_refused(BeyondLongest)
    asked_for = happened(MORE, before=PAUSED)
    granted = happened(GrantExtension(**ABOUT, unit=SCHOOLS), before=asked_for)
    assert due(happened(RESUME, before=granted)) == {"市教育局": date(2026, 6, 20)}


def test_more_time_that_was_granted_stays_when_units_are_added():
    longer = happened(MORE, GrantExtension(**ABOUT, unit=SCHOOLS), before=LIVE)
    (event, *_) = ask(
        AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY, ROADS)), longer
    ).events
    assert event.due_on == date(2026, 6, 10)


def test_a_reply_settles_what_was_asked_for_before_it():
    answered = happened(MORE, REPLY, before=LIVE)
    assert PROPOSAL.fold(answered).works[SCHOOLS.id].wants_time is None
    assert ask(GrantExtension(**ABOUT, unit=SCHOOLS), answered).refused is not None


def test_who_wants_out_does_not_answer_and_who_answered_is_not_let_out():
    pending = happened(WANT_OUT, before=LIVE)
    for command in (DRAFT, REPLY):
        ask(command, pending).then_refused(ReturnPending)
    drafted = happened(DRAFT, WANT_OUT, before=LIVE)
    ask(IssueReply(**ABOUT, unit=SCHOOLS), drafted).then_refused(ReturnPending)
    typed_in = [*pending, *ask(REPLY, pending, live=False).events]
    ask(GrantReturn(**ABOUT, unit=SCHOOLS), typed_in).then_refused(AnsweredAlready)


def test_a_reply_without_a_draft_goes_through_the_same_steps():
    steps = (ReplyStep(step="supervise", basis="提案办理办法"),)
    facts = Facts(rules=FACTS.rules.model_copy(update={"reply_steps": steps}))
    ask(REPLY, LIVE, facts).then_refused(StepMissing)
    assert ask(REPLY, LIVE, facts, live=False).refused is None
    ask(REPLY.model_copy(update={"unit": MONEY}), LIVE).then_refused(NotLeading)


def test_a_reply_told_again_keeps_its_number_and_its_openness():
    issued = happened(DRAFT, IssueReply(**ABOUT, unit=SCHOOLS, doc_no="1号"), before=LIVE)
    (again,) = (
        event
        for event in ask(REPLY.model_copy(update={"grade": "C"}), issued).events
        if isinstance(event, ProposalReplied)
    )
    assert (again.grade, again.doc_no, again.openness) == ("C", "1号", Openness.OPEN)


def test_nothing_is_closed_without_an_answer_and_closing_ends_every_clock_of_units():
    out = happened(WANT_OUT, GrantReturn(**ABOUT, unit=SCHOOLS), before=LIVE)
    ask(CloseProposal(**ABOUT), out).then_refused(NotAssigned)
    closed = happened(REPLY, CloseProposal(**ABOUT), before=LIVE)
    left = {one.duty for one in running(PROPOSAL.fold(closed).deadlines).values()}
    assert left == {Duty.RATE, Duty.FEEDBACK}


def test_what_a_ledger_withdraws_is_owed_no_more():
    told = ask(WithdrawProposal(**ABOUT, corrects=True), LIVE, backfilled=True)
    assert running(PROPOSAL.fold([*LIVE, *told.events]).deadlines) == {}


def test_a_leading_unit_that_only_assists_now_owes_no_reply():
    swapped = AssignProposal(
        **ABOUT, leading=(MONEY,), assisting=(SCHOOLS,), due_on=date(2026, 6, 30)
    )
    events = ask(swapped, LIVE).events
    assert not any(isinstance(one, DeadlineMoved) for one in events)
    assert due([*LIVE, *events]) == {"市财政局": date(2026, 6, 30)}


DEAL = DealReview(**ABOUT, round="初审", reviewer=MONEY)
ADVISE = AdviseReview(**ABOUT, round="初审", reviewer=MONEY, advice=Advice.FILE)


def test_a_review_that_nobody_waits_for_any_more_is_taken_back():
    dealt = happened(
        DEAL, DealReview(**ABOUT, round="初审", reviewer=ROADS), ADVISE, before=[submitted]
    )
    filed_now = ask(FileProposal(**ABOUT), dealt).events
    assert [one.reviewer for one in filed_now if isinstance(one, ReviewUndealt)] == [ROADS]
    declined = ask(DeclineProposal(**ABOUT, code="10"), dealt).events
    assert [one.reviewer for one in declined if isinstance(one, ReviewUndealt)] == [ROADS]
    returned = happened(ReturnProposal(**ABOUT, reason="请补充"), before=dealt)
    again = SubmitProposal(
        **ABOUT,
        plenary=SITTING,
        title="关于修两座桥的提案",
        sponsor_kind=SponsorKind.JOINT,
        first_sponsor=ZHANG,
        co_sponsors=(LI,),
    )
    anew = ask(again, returned).events
    assert [one.reviewer for one in anew if isinstance(one, ReviewUndealt)] == [MONEY]


SAVE = SaveDraft(
    **ABOUT,
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.INDIVIDUAL,
    first_sponsor=ZHANG,
)
SIGNED = happened(
    SAVE,
    InviteCosigners(**ABOUT, plenary=SITTING, invited=(LI,)),
    AnswerCosign(**ABOUT, person=LI, joins=True),
    before=[],
)


def co_sponsors(*changes):
    submit = SubmitDraft(**ABOUT, plenary=SITTING, signed_by="市民盟委员会")
    events = happened(*changes, submit, before=SIGNED)
    return [event.co_sponsors for event in events if type(event).__name__ == "ProposalSubmitted"]


def test_who_joined_stands_behind_what_was_written_then_and_nothing_else():
    assert co_sponsors() == [(LI,)]
    topics = SAVE.model_copy(update={"topics": ("交通",)})
    assert co_sponsors(topics) == [(LI,)]
    assert co_sponsors(SAVE.model_copy(update={"title": "关于修路的提案"})) == [()]
    assert co_sponsors(SAVE.model_copy(update={"first_sponsor": LI})) == [()]
    assert co_sponsors(SAVE.model_copy(update={"sponsor_kind": SponsorKind.PARTY})) == [()]
