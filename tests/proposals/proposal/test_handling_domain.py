"""What may units, office and sponsors do while a proposal is handled?"""

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

from contracts.proposals.deadlines import DeadlineMoved, Term
from contracts.proposals.handling import (
    ContactConfirmed,
    ContactWay,
    CoOpinionSent,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    HandlingSigned,
    ReturnGranted,
    ReturnRefused,
    ReturnRequested,
    SponsorContacted,
)
from contracts.values import Named
from proposals.proposal.deadlines.state import DeadlineEvent
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.handling.commands import (
    AssignProposal,
    ConfirmContact,
    ContactSponsor,
    GrantExtension,
    GrantReturn,
    PauseHandling,
    RefuseExtension,
    RefuseReturn,
    ReplyToProposal,
    RequestExtension,
    RequestReturn,
    ResumeHandling,
    SendCoOpinion,
    SignHandling,
)
from proposals.proposal.handling.refusals import (
    AnsweredAlready,
    BeyondLongest,
    ExtensionTooLate,
    NoContactClaimed,
    NoExtensionRequested,
    NoReplyOwed,
    NoReturnRequested,
    NotAssisting,
    NothingRuns,
    NotLater,
    ReturnPending,
    ReturnTooLate,
    SuggestsItself,
)
from proposals.proposal.refusals import NotASponsor, NotAssigned, NotTheirProposal

ASSIGN = AssignProposal(**ABOUT, leading=(SCHOOLS,), assisting=(MONEY,), on=ASSIGNED_ON)
LIVE = happened(ASSIGN)
STRANGER = Named(id=BRIDGE, name="王五")
NEXT_DAY = date(2026, 2, 11)


def without_deadlines(outcome):
    assert outcome.refused is None, outcome.refused
    return [event for event in outcome.events if not isinstance(event, DeadlineEvent)]


def ask(command, events=LIVE, **how):
    return given(*events).when(command, FACTS, **how)


SIGN = SignHandling(**ABOUT, unit=SCHOOLS, on=NEXT_DAY)
signed = HandlingSigned(proposal=BRIDGE, unit=SCHOOLS, signed_on=NEXT_DAY)
WANT_OUT = RequestReturn(**ABOUT, unit=SCHOOLS, reason="不属职责", suggested=(ROADS,), on=NEXT_DAY)
wants_out = ReturnRequested(
    proposal=BRIDGE, unit=SCHOOLS, reason="不属职责", suggested=(ROADS,), requested_on=NEXT_DAY
)
MORE = RequestExtension(**ABOUT, unit=SCHOOLS, length=1, counted_in="months", reason="需勘察")


def test_a_unit_signs_once():
    assert without_deadlines(ask(SIGN)) == [signed]
    ask(SIGN, happened(SIGN, before=LIVE)).then_nothing()


@pytest.mark.parametrize(
    "command",
    [
        SIGN,
        WANT_OUT,
        GrantReturn(**ABOUT, unit=SCHOOLS),
        RefuseReturn(**ABOUT, unit=SCHOOLS, reason="属其职责"),
        ContactSponsor(**ABOUT, unit=SCHOOLS, sponsor=ZHANG, way=ContactWay.VISIT),
        ConfirmContact(**ABOUT, unit=SCHOOLS, sponsor=ZHANG, took_place=True),
        SendCoOpinion(**ABOUT, unit=SCHOOLS),
        MORE,
        GrantExtension(**ABOUT, unit=SCHOOLS),
        RefuseExtension(**ABOUT, unit=SCHOOLS, reason="无需延期"),
    ],
    ids=lambda command: type(command).__name__,
)
def test_only_a_unit_that_has_to_answer_does_anything(command):
    nobodys = [submitted, filed]
    assert type(ask(command, nobodys).refused) in (NotAssigned, NoReturnRequested)
    stranger = command.model_copy(update={"unit": ROADS})
    assert type(ask(stranger).refused) in (NotTheirProposal, NoReturnRequested)


def test_a_unit_may_ask_to_be_let_out_within_the_days_of_the_rule():
    ask(WANT_OUT).then_happened(lambda events: events[0] == wants_out)
    # Three working days after Tuesday 10 February 2026 is Friday; Saturday the 14th is made up.
    friday = WANT_OUT.model_copy(update={"on": date(2026, 2, 13)})
    assert ask(friday).refused is None
    saturday = WANT_OUT.model_copy(update={"on": date(2026, 2, 14)})
    ask(saturday).then_refused(ReturnTooLate)
    (late, *_) = ask(saturday, backfilled=True).events
    assert late.waived == ("ReturnTooLate",)


def test_who_has_answered_or_suggests_itself_is_not_let_out():
    ask(WANT_OUT, [*LIVE, replied]).then_refused(AnsweredAlready)
    itself = WANT_OUT.model_copy(update={"suggested": (SCHOOLS,)})
    ask(itself).then_refused(SuggestsItself)


def test_nobody_signs_what_it_wants_to_give_back():
    ask(SIGN, [*LIVE, wants_out]).then_refused(ReturnPending)
    ask(WANT_OUT, [*LIVE, wants_out]).then_nothing()


def test_a_unit_that_is_let_out_has_no_longer_to_answer():
    granted = ReturnGranted(
        proposal=BRIDGE, unit=SCHOOLS, left=(MONEY,), note=None, decided_on=TODAY
    )
    grant = GrantReturn(**ABOUT, unit=SCHOOLS)
    out = [*LIVE, wants_out]
    assert without_deadlines(ask(grant, out)) == [granted]
    left = happened(grant, before=out)
    ask(grant, left).then_nothing()
    reply = ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A")
    ask(reply, left).then_refused(NotTheirProposal)
    ask(grant).then_refused(NoReturnRequested)


def test_when_the_last_unit_is_let_out_it_waits_to_be_assigned_again():
    alone = happened(AssignProposal(**ABOUT, leading=(SCHOOLS,), on=ASSIGNED_ON), WANT_OUT)
    out = happened(GrantReturn(**ABOUT, unit=SCHOOLS), before=alone)
    assert PROPOSAL.fold(out).assignment is None
    again = AssignProposal(**ABOUT, leading=(ROADS,))
    (event, *_) = ask(again, out).events
    assert (event.leading, event.assigned_on, event.due_on) == ((ROADS,), TODAY, date(2026, 6, 2))


def test_a_refused_request_says_why_and_the_unit_goes_on():
    refuse = RefuseReturn(**ABOUT, unit=SCHOOLS, reason="属其职责")
    refused = ReturnRefused(proposal=BRIDGE, unit=SCHOOLS, reason="属其职责", decided_on=TODAY)
    pending = [*LIVE, wants_out]
    assert without_deadlines(ask(refuse, pending)) == [refused]
    ask(refuse, happened(refuse, before=pending)).then_nothing()
    ask(refuse).then_refused(NoReturnRequested)
    assert without_deadlines(ask(SIGN, [*pending, refused])) == [signed]


def test_a_contact_is_claimed_by_the_unit_and_confirmed_by_the_sponsor():
    claim = ContactSponsor(**ABOUT, unit=SCHOOLS, sponsor=LI, way=ContactWay.PHONE)
    claimed = SponsorContacted(
        proposal=BRIDGE, unit=SCHOOLS, sponsor=LI, way=ContactWay.PHONE, contacted_on=TODAY
    )
    assert without_deadlines(ask(claim)) == [claimed]
    spoken = happened(claim, before=LIVE)
    ask(claim, spoken).then_nothing()
    confirm = ConfirmContact(**ABOUT, unit=SCHOOLS, sponsor=LI, took_place=False)
    confirmed = ContactConfirmed(
        proposal=BRIDGE, unit=SCHOOLS, sponsor=LI, took_place=False, confirmed_on=TODAY
    )
    ask(confirm, spoken).then(confirmed)
    ask(confirm, [*spoken, confirmed]).then_nothing()
    ask(confirm).then_refused(NoContactClaimed)
    other = claim.model_copy(update={"sponsor": STRANGER})
    ask(other).then_refused(NotASponsor)
    nobody = confirm.model_copy(update={"sponsor": STRANGER})
    ask(nobody).then_refused(NotASponsor)


def test_only_an_assisting_unit_sends_an_opinion():
    send = SendCoOpinion(**ABOUT, unit=MONEY)
    sent = CoOpinionSent(proposal=BRIDGE, unit=MONEY, text=None, sent_on=TODAY)
    assert without_deadlines(ask(send)) == [sent]
    ask(send, happened(send, before=LIVE)).then_nothing()
    ask(SendCoOpinion(**ABOUT, unit=SCHOOLS)).then_refused(NotAssisting)


def test_more_time_is_asked_for_before_the_due_day_and_granted():
    month = Term(length=1, unit="months")
    requested = ExtensionRequested(
        proposal=BRIDGE, unit=SCHOOLS, term=month, reason="需勘察", requested_on=TODAY
    )
    ask(MORE).then(requested)
    asked_for = [*LIVE, requested]
    ask(MORE, asked_for).then_nothing()
    grant = GrantExtension(**ABOUT, unit=SCHOOLS)
    granted, moved = ask(grant, asked_for).events
    assert granted == ExtensionGranted(
        proposal=BRIDGE, unit=SCHOOLS, due_on=date(2026, 6, 10), decided_on=TODAY
    )
    assert isinstance(moved, DeadlineMoved)
    assert (moved.why, moved.due_on) == ("extended", date(2026, 6, 10))
    assert moved.terms == (Term(length=3, unit="months"), month)
    ask(grant, [*asked_for, granted, moved]).then_refused(NoExtensionRequested)
    refuse = RefuseExtension(**ABOUT, unit=SCHOOLS, reason="无需延期")
    refused = ExtensionRefused(proposal=BRIDGE, unit=SCHOOLS, reason="无需延期", decided_on=TODAY)
    ask(refuse, asked_for).then(refused)
    ask(refuse).then_refused(NoExtensionRequested)


def test_nobody_has_more_than_the_longest_time():
    until = {"length": None, "until": date(2026, 8, 10)}
    assert ask(MORE.model_copy(update=until)).refused is None
    ask(MORE.model_copy(update={**until, "until": date(2026, 8, 11)})).then_refused(BeyondLongest)
    ask(MORE.model_copy(update={**until, "until": date(2026, 5, 10)})).then_refused(NotLater)


def test_more_time_is_not_asked_for_when_it_is_late_or_nothing_is_owed():
    ask(MORE.model_copy(update={"on": date(2026, 5, 10)})).then_happened(bool)
    ask(MORE.model_copy(update={"on": date(2026, 5, 11)})).then_refused(ExtensionTooLate)
    history = [submitted, filed, assigned]
    ask(MORE, history).then_refused(NoReplyOwed)
    answered = happened(ReplyToProposal(**ABOUT, unit=SCHOOLS, grade="A"), before=LIVE)
    ask(MORE, answered).then_refused(NoReplyOwed)


def test_a_pause_stops_all_clocks_and_they_go_on_where_they_stopped():
    pause = PauseHandling(**ABOUT, reason="法规修订", on=date(2026, 3, 2))
    paused = happened(pause, before=LIVE)
    due = {owed.duty: owed.due_on for owed in PROPOSAL.fold(paused).deadlines.values()}
    assert due["reply"] is None
    ask(pause, paused).then_nothing()
    resumed = happened(ResumeHandling(**ABOUT, on=date(2026, 3, 12)), before=paused)
    due = {owed.duty: owed.due_on for owed in PROPOSAL.fold(resumed).deadlines.values()}
    assert due["reply"] == date(2026, 5, 20)
    ask(ResumeHandling(**ABOUT), resumed).then_nothing()
    ask(pause, [submitted, filed, assigned]).then_refused(NothingRuns)


def test_a_pause_that_ends_on_its_own_day_never_was():
    pause = PauseHandling(**ABOUT, reason="误操作", on=TODAY)
    back = happened(pause, ResumeHandling(**ABOUT, on=TODAY), before=LIVE)
    before, after = PROPOSAL.fold(LIVE), PROPOSAL.fold(back)
    assert before.deadlines == after.deadlines
