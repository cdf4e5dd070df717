"""What may happen to a proposal before it is submitted?"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from bridge import ABOUT, BRIDGE, FACTS, LI, PLENARY, SITTING, TODAY, ZHANG, given, submitted

from contracts.members.rules import CommitteeRules
from contracts.proposals.proposal import SponsorKind
from contracts.submission import ContentRule, CosignRule, SignatureRule
from contracts.values import Named
from kernel.secret import Secret
from kernel.testing.specification import NOON
from proposals.proposal.commands import FileProposal, RetractProposal, SubmitProposal
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.drafting.commands import (
    AnswerCosign,
    DiscardDraft,
    InviteCosigners,
    SaveDraft,
    SubmitDraft,
)
from proposals.proposal.drafting.events import (
    CosignAnswered,
    CosignersInvited,
    DraftDiscarded,
    DraftSaved,
)
from proposals.proposal.drafting.refusals import (
    InvitationExpired,
    NoDraftHere,
    NotInvited,
    NotJoint,
    OnlyAtPlenary,
    PartMissing,
    SignatureMissing,
    SubmittedAlready,
    TextTooLong,
    TitleTooLong,
)
from proposals.proposal.facts import Facts
from proposals.proposal.refusals import NotSubmitted, SponsorNotOnRoll
from proposals.proposal.state import Phase

WANG = Named(id=SITTING, name="王强")
SAVE = SaveDraft(
    **ABOUT,
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.INDIVIDUAL,
    first_sponsor=ZHANG,
    category="社会建设",
)
saved = DraftSaved(
    proposal=BRIDGE,
    plenary=SITTING,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.INDIVIDUAL,
    first_sponsor=ZHANG,
    sector=None,
    category="社会建设",
    topics=(),
    text=None,
    parts=(),
    lead=None,
    saved_on=TODAY,
)
INVITE = InviteCosigners(**ABOUT, plenary=SITTING, invited=(LI, WANG))
SUBMIT = SubmitDraft(**ABOUT, plenary=SITTING)
JOIN = AnswerCosign(**ABOUT, person=LI, joins=True)


def ruled(**changes):
    return replace(FACTS, rules=FACTS.rules.model_copy(update=changes))


COSIGNING = (
    CosignRule(in_plenary=True, hours=3, basis="虹口区政协提案系统"),
    CosignRule(in_plenary=False, hours=24, basis="虹口区政协提案系统"),
)
TIMED = ruled(cosigning=COSIGNING)
UNTIMED = ruled(cosigning=())


def invited(until=None, people=(LI, WANG)):
    basis = None if until is None else "虹口区政协提案系统"
    return CosignersInvited(proposal=BRIDGE, invited=people, expires_at=until, basis=basis)


def joined(person, joins=True):
    return CosignAnswered(proposal=BRIDGE, person=person, joins=joins)


def ask(command, *events, facts=UNTIMED, **how):
    return given(*events).when(command, facts, **how)


def test_a_draft_is_saved_as_often_as_one_likes_and_is_no_submission():
    ask(SAVE).then(saved)
    ask(SAVE, saved).then_nothing()
    ask(SAVE.model_copy(update={"title": "关于修路的提案"}), saved).then_happened(bool)
    ask(SAVE, submitted).then_refused(SubmittedAlready)
    ask(FileProposal(**ABOUT), saved).then_refused(NotSubmitted)
    ask(RetractProposal(**ABOUT, reason="误"), saved).then_refused(NotSubmitted)
    assert PROPOSAL.fold([saved]).phase is Phase.DRAFT


def test_a_text_saved_before_stays_with_its_parts():
    told = SAVE.model_copy(update={"text": Secret("情况……"), "parts": ("情况",)})
    (first,) = ask(told).events
    (second,) = ask(SAVE.model_copy(update={"title": "关于修路的提案"}), first).events
    assert (second.text, second.parts) == (first.text, ("情况",))


def test_what_is_thrown_away_is_gone():
    discarded = DraftDiscarded(proposal=BRIDGE)
    discard = DiscardDraft(**ABOUT)
    ask(discard, saved).then(discarded)
    ask(discard, saved, discarded).then_nothing()
    ask(discard).then_nothing()
    ask(discard, submitted).then_refused(NoDraftHere)
    ask(SUBMIT, saved, discarded).then_refused(NoDraftHere)
    ask(SAVE, saved, discarded).then(saved)


@pytest.mark.parametrize("command", [INVITE, JOIN, SUBMIT], ids=lambda one: type(one).__name__)
def test_without_a_draft_there_is_nothing_to_sign(command):
    ask(command).then_refused(NoDraftHere)


def test_an_invitation_holds_for_the_hours_of_the_rule_in_plenary_and_out_of_it():
    ask(INVITE, saved, facts=TIMED).then(invited(NOON + timedelta(hours=24)))
    sitting = replace(TIMED, plenary=replace(PLENARY, opens=TODAY, closes=TODAY))
    ask(INVITE, saved, facts=sitting).then(invited(NOON + timedelta(hours=3)))
    ask(INVITE, saved).then(invited())


def test_nobody_is_invited_twice_at_once_nor_oneself():
    ask(INVITE, saved, invited()).then_nothing()
    himself = INVITE.model_copy(update={"invited": (ZHANG,)})
    ask(himself, saved).then_nothing()
    ask(INVITE, saved, invited(), joined(LI)).then_nothing()
    ask(INVITE, saved, invited(NOON - timedelta(hours=1)), joined(LI)).then(invited(people=(WANG,)))
    ask(INVITE, saved, invited(), joined(LI, joins=False)).then(invited(people=(LI,)))


def test_a_body_invites_nobody():
    body = saved.model_copy(update={"sponsor_kind": SponsorKind.PARTY})
    ask(INVITE, body).then_refused(NotJoint)


def test_who_was_invited_answers_in_time_and_may_think_again():
    ask(JOIN, saved, invited()).then(joined(LI))
    ask(JOIN, saved, invited(), joined(LI)).then_nothing()
    declines = JOIN.model_copy(update={"joins": False})
    ask(declines, saved, invited(), joined(LI)).then(joined(LI, joins=False))
    ask(JOIN, saved).then_refused(NotInvited)
    ask(JOIN, saved, invited(NOON)).then(joined(LI))
    ask(JOIN, saved, invited(NOON - timedelta(seconds=1))).then_refused(InvitationExpired)


def test_who_did_not_sign_is_dropped_and_hinders_nobody():
    (event,) = ask(SUBMIT, saved, invited(), joined(LI)).events
    assert (event.sponsor_kind, event.co_sponsors) == (SponsorKind.JOINT, (LI,))
    (alone,) = ask(SUBMIT, saved, invited(), joined(LI, joins=False)).events
    assert (alone.sponsor_kind, alone.co_sponsors) == (SponsorKind.INDIVIDUAL, ())
    assert (event.serial_no, event.title, event.submitted_on) == (1, "关于修桥的提案", TODAY)
    ask(SUBMIT, saved, alone).then_nothing()


def test_only_those_who_sign_must_be_on_the_roll():
    off_roll = replace(FACTS, off_roll=("王强",))
    assert ask(SUBMIT, saved, invited(), joined(LI), facts=off_roll).refused is None
    ask(SUBMIT, saved, invited(), joined(WANG), facts=off_roll).then_refused(SponsorNotOnRoll)


CONTENT = ContentRule(
    parts=("情况", "分析", "建议"),
    title_least=5,
    title_most=20,
    text_most=1500,
    basis="提案工作条例",
)
WHOLE = SAVE.model_copy(update={"text": Secret("字" * 1500), "parts": ("情况", "分析", "建议")})


def offered(save, facts):
    """The outcome of submitting what was saved so."""
    (event,) = ask(save, facts=facts).events
    return ask(SUBMIT, event, facts=facts)


def test_the_rules_name_the_parts_and_the_length_of_what_is_submitted():
    facts = ruled(content=CONTENT)
    assert offered(WHOLE, facts).refused is None
    no_analysis = WHOLE.model_copy(update={"parts": ("情况", "建议")})
    offered(no_analysis, facts).then_refused(PartMissing)
    offered(WHOLE.model_copy(update={"title": "修桥"}), facts).then_refused(TitleTooLong)
    offered(WHOLE.model_copy(update={"title": "修" * 21}), facts).then_refused(TitleTooLong)
    offered(WHOLE.model_copy(update={"text": Secret("字" * 1501)}), facts).then_refused(TextTooLong)


def test_what_is_submitted_without_a_draft_keeps_the_same_rules_and_a_ledger_none():
    direct = SubmitProposal(
        **ABOUT,
        plenary=SITTING,
        title="关于修桥的提案",
        sponsor_kind=SponsorKind.INDIVIDUAL,
        first_sponsor=ZHANG,
    )
    facts = ruled(content=CONTENT)
    ask(direct, facts=facts).then_refused(PartMissing)
    assert ask(direct, facts=facts, live=False).refused is None
    (event,) = ask(direct, facts=facts, backfilled=True).events
    assert event.waived == ()
    assert ask(direct, saved).refused is None


def test_a_collective_proposal_is_signed_as_its_kind_asks_and_made_when_it_may_be():
    rule = SignatureRule(
        sponsor_kind="sector", signature="召集人签名", only_at_plenary=True, basis="提案工作条例"
    )
    body = SAVE.model_copy(update={"sponsor_kind": SponsorKind.SECTOR})
    facts = ruled(signatures=(rule,))
    offered(body, facts).then_refused(SignatureMissing)
    (event,) = ask(body, facts=facts).events
    signed = SUBMIT.model_copy(update={"signed_by": "教育界别召集人"})
    ask(signed, event, facts=facts).then_refused(OnlyAtPlenary)
    in_time = signed.model_copy(update={"on": date(2026, 1, 8)})
    assert ask(in_time, event, facts=facts).refused is None


def test_the_rules_of_a_committee_without_any_ask_for_nothing():
    plain = CommitteeRules.model_validate(
        FACTS.rules.model_dump() | {"cosigning": (), "signatures": (), "content": None}
    )
    facts = Facts(plenary=PLENARY, rules=plain)
    assert offered(SAVE, facts).refused is None
    assert plain.cosign_rule(in_plenary=True) is None


def test_the_moment_of_submission_decides_whether_it_is_a_plenary_proposal():
    before = SUBMIT.model_copy(update={"at": datetime(2026, 1, 9, 10, tzinfo=UTC)})
    after = SUBMIT.model_copy(update={"at": datetime(2026, 1, 9, 10, 1, tzinfo=UTC)})
    assert ask(before, saved).events[0].timing == "plenary"
    assert ask(after, saved).events[0].timing == "off_session"
