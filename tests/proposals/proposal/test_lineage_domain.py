"""May a proposal be split, forwarded, or taken up from another committee?"""

from dataclasses import replace
from uuid import UUID

from bridge import (
    ABOUT,
    BRIDGE,
    CARRIED,
    FACTS,
    HERE,
    LI,
    SITTING,
    TODAY,
    ZHANG,
    assigned,
    filed,
    given,
    happened,
    submitted,
)
from proposal_states import DISTRICT, OFFER

from contracts.proposals.forwarding import (
    ForwardedAccepted,
    ForwardedRefused,
    ForwardingAnswered,
    ProposalForwarded,
)
from contracts.proposals.proposal import (
    ProposalConverted,
    ProposalRetracted,
    ProposalSubmitted,
    SponsorKind,
)
from contracts.values import Named
from kernel.decider import NotKnownHereYet
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.secret import Secret
from kernel.testing.specification import NOON
from proposals.proposal.attention.commands import NamePriorities
from proposals.proposal.attention.state import Attention
from proposals.proposal.commands import (
    ConvertProposal,
    MergeProposal,
    RetitleProposal,
    RetractProposal,
)
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.lineage.commands import (
    AcceptForwarded,
    AnswerForwarding,
    ForwardProposal,
    RefuseForwarded,
    SplitProposal,
)
from proposals.proposal.lineage.refusals import (
    AnsweredOtherwise,
    ForwardedToItself,
    IdTaken,
    NotForwarded,
    NothingOffered,
    NothingToForward,
    RefusalNeedsReason,
    SplitTooLate,
)
from proposals.proposal.lineage.views import forwarding_row
from proposals.proposal.refusals import NotSubmitted
from proposals.proposal.wishes.commands import SettleCosigning
from proposals.proposal.wishes.state import Wishes

PART, OFFERED = UUID(int=9), UUID(int=8)
RECORDED = Recorded(
    Origin(HERE, "proposals", "test"), 1, PART, "proposal-1", 1, "", 1, True,
    TODAY, None, NOON, "office", None, HERE, None, None,
    None, "{}", GENESIS, GENESIS,
)  # fmt: skip
CITY = Named(id=HERE, name="云岭市政协")
SPLIT = SplitProposal(
    committee=HERE, proposal=PART, of=ABOUT["proposal"], title="关于修引桥的提案", topics=("交通",)
)
FORWARD = ForwardProposal(**ABOUT, forwarding=OFFERED, to=DISTRICT, by=CITY, reason="属区级事权")
ACCEPT = AcceptForwarded(**ABOUT, plenary=SITTING, category="社会建设")
OFFERS = replace(FACTS, offer=OFFER)
part = submitted.model_copy(
    update={
        "proposal": PART,
        "serial_no": 1,
        "title": "关于修引桥的提案",
        "topics": ("交通",),
        "split_from": ABOUT["proposal"],
    }
)
forwarded = ProposalForwarded(
    proposal=ABOUT["proposal"],
    forwarding=OFFERED,
    to=DISTRICT,
    by=CITY,
    carried=CARRIED,
    case_no=1,
    reason="属区级事权",
    forwarded_on=TODAY,
)


def whole(*events):
    return {"proposal-" + str(ABOUT["proposal"]): PROPOSAL.fold(events)}


def answered(accepted, words=None):
    return ForwardingAnswered(
        proposal=ABOUT["proposal"],
        forwarding=OFFERED,
        accepted=accepted,
        words=words,
        answered_on=TODAY,
    )


def test_a_part_keeps_the_sponsors_and_the_day_of_the_whole():
    given().beside(**whole(submitted)).when(SPLIT, FACTS).then_happened(
        lambda events: events[0] == part
    )
    again = given(part).beside(**whole(submitted, filed))
    again.when(SPLIT, FACTS).then_nothing()
    another = SPLIT.model_copy(update={"title": "关于修路的提案"})
    again.when(another, FACTS).then_refused(IdTaken)
    given(submitted).beside(**whole(submitted)).when(
        SPLIT.model_copy(update={"proposal": ABOUT["proposal"]}), FACTS
    ).then_refused(IdTaken)


def test_a_part_of_what_is_assigned_or_decided_otherwise_is_no_proposal():
    beside = given().beside(**whole(submitted, filed, assigned))
    beside.when(SPLIT, FACTS).then_refused(SplitTooLate)
    given().beside(**whole()).when(SPLIT, FACTS).then_refused(SplitTooLate)
    merged = happened(
        MergeProposal(**ABOUT, into=PART),
        before=(submitted,),
        others=whole(submitted) | {f"proposal-{PART}": PROPOSAL.fold([part])},
    )
    given().beside(**whole(*merged)).when(SPLIT, FACTS).then_refused(SplitTooLate)


def test_a_part_remembers_its_whole_when_it_is_submitted_again():
    state = PROPOSAL.fold([part, part.model_copy(update={"split_from": None})])
    assert state.split_from == ABOUT["proposal"]


def test_a_text_of_a_part_goes_to_the_vault():
    told = (
        given()
        .beside(**whole(submitted))
        .when(SPLIT.model_copy(update={"text": Secret("引桥只有一车道")}), FACTS)
    )
    assert told.events[0].text.kind == "proposal.text"


def test_a_proposal_is_forwarded_once_to_a_committee_unless_that_refused():
    given(submitted, filed).when(FORWARD, FACTS).then(forwarded)
    given(submitted, filed, forwarded).when(FORWARD, FACTS).then_nothing()
    once_more = FORWARD.model_copy(update={"forwarding": UUID(int=88)})
    given(submitted, filed, forwarded, answered(True)).when(once_more, FACTS).then_nothing()
    again = forwarded.model_copy(update={"forwarding": UUID(int=88)})
    given(submitted, filed, forwarded, answered(False, "不属本级")).when(once_more, FACTS).then(
        again
    )


def test_nobody_forwards_to_oneself_or_what_is_gone():
    home = FORWARD.model_copy(update={"to": CITY})
    given(submitted).when(home, FACTS).then_refused(ForwardedToItself)
    given().when(FORWARD, FACTS).then_refused(NotSubmitted)
    merged = happened(
        MergeProposal(**ABOUT, into=PART),
        before=(submitted,),
        others={f"proposal-{PART}": PROPOSAL.fold([part])},
    )
    given(*merged).when(FORWARD, FACTS).then_refused(NothingToForward)


def test_an_answer_is_recorded_once_and_a_refusal_says_why():
    sent = given(submitted, filed, forwarded)
    yes = AnswerForwarding(**ABOUT, forwarding=OFFERED, accepted=True)
    no = AnswerForwarding(**ABOUT, forwarding=OFFERED, accepted=False, words="不属本级")
    sent.when(yes, FACTS).then(answered(True))
    sent.when(no, FACTS).then(answered(False, "不属本级"))
    bare = no.model_copy(update={"words": None})
    sent.when(bare, FACTS).then_refused(RefusalNeedsReason)
    given(submitted, forwarded, answered(True)).when(yes, FACTS).then_nothing()
    given(submitted, forwarded, answered(True)).when(no, FACTS).then_refused(AnsweredOtherwise)
    given(submitted, filed).when(yes, FACTS).then_refused(NotForwarded)


def test_what_is_offered_becomes_a_proposal_behind_which_the_other_committee_stands():
    accepted = ForwardedAccepted(
        proposal=ABOUT["proposal"],
        origin=OFFER.proposal,
        origin_committee=DISTRICT.id,
        accepted_on=TODAY,
    )
    told = given().when(ACCEPT, replace(OFFERS, offered_text=Secret("河床淤积")))
    assert told.events[0] == accepted
    new = told.events[1]
    assert isinstance(new, ProposalSubmitted)
    assert (new.first_sponsor, new.sponsor_kind) == (DISTRICT, SponsorKind.COLLECTIVE)
    assert (new.title, new.forwarded_from) == (OFFER.carried.title, DISTRICT)
    assert (new.timing, new.submitted_on) == ("off_session", TODAY)
    assert new.text.length == len("河床淤积".encode())
    given(*told.events[:2]).when(ACCEPT, OFFERS).then_nothing()
    refuse = RefuseForwarded(**ABOUT, reason="不属本级")
    given(*told.events[:2]).when(refuse, OFFERS).then_refused(AnsweredOtherwise)


def test_what_nobody_offered_is_neither_taken_up_nor_refused():
    refuse = RefuseForwarded(**ABOUT, reason="不属本级")
    given().when(ACCEPT, FACTS).then_refused(NothingOffered)
    given().when(refuse, FACTS).then_refused(NothingOffered)
    given(submitted).when(ACCEPT, OFFERS).then_refused(IdTaken)
    given(submitted).when(refuse, OFFERS).then_refused(IdTaken)
    given().when(ACCEPT, replace(OFFERS, plenary=None)).then_refused(NotKnownHereYet)


def test_an_offer_that_was_refused_may_still_be_taken_up():
    refuse = RefuseForwarded(**ABOUT, reason="不属本级")
    refused = ForwardedRefused(
        proposal=ABOUT["proposal"],
        origin=OFFER.proposal,
        origin_committee=DISTRICT.id,
        reason="不属本级",
        refused_on=TODAY,
    )
    given().when(refuse, OFFERS).then(refused)
    given(refused).when(refuse, OFFERS).then_nothing()
    given(refused).when(ACCEPT, OFFERS).then_happened(lambda events: len(events) > 1)


def test_what_is_converted_carries_what_it_is_by_then_but_a_ledger_makes_nothing_of_it():
    convert = ConvertProposal(**ABOUT, target="opinion")
    retitled = happened(RetitleProposal(**ABOUT, title="关于修两座桥的提案"), before=(submitted,))
    (told,) = [
        one
        for one in given(*retitled).when(convert, FACTS).events
        if isinstance(one, ProposalConverted)
    ]
    assert told.carried == CARRIED.model_copy(update={"title": "关于修两座桥的提案"})
    assert told.carried.sponsors == (ZHANG, LI)
    written = given(submitted).when(convert, FACTS, live=False)
    assert [one.carried for one in written.events] == [None]
    corrected = convert.model_copy(update={"corrects": True, "on": TODAY})
    given(submitted, told).when(corrected, FACTS, live=False).then_nothing()


def test_what_was_taken_up_and_retracted_may_be_taken_up_again():
    told = given().when(ACCEPT, OFFERS)
    gone = ProposalRetracted(proposal=ABOUT["proposal"], reason="误收")
    again = given(*told.events, gone).when(ACCEPT, OFFERS)
    again.then_happened(lambda events: isinstance(events[1], ProposalSubmitted))


def test_who_refused_may_still_take_it_up_and_the_origin_hears_it():
    yes = AnswerForwarding(**ABOUT, forwarding=OFFERED, accepted=True)
    given(submitted, forwarded, answered(False, "不属本级")).when(yes, FACTS).then(answered(True))


def test_a_retracted_proposal_that_comes_again_keeps_no_mark():
    marked = happened(
        NamePriorities(**ABOUT, priorities=("优化营商环境",)),
        SettleCosigning(**ABOUT, open=True),
        RetractProposal(**ABOUT, reason="重复"),
    )
    state = PROPOSAL.fold([*marked, submitted])
    assert (state.attention, state.wishes, state.attachments) == (Attention(), Wishes(), {})


def heard(*events):
    """The row of an offer after these events, told by whichever committee in this order."""
    row = None
    for event in events:
        row = forwarding_row(row, event, RECORDED)
    return row


def test_what_became_of_an_offer_is_the_same_whichever_side_is_read_first():
    offer = forwarded.model_copy(update={"forwarding": BRIDGE, "proposal": PART})
    no = ForwardedRefused(
        proposal=BRIDGE, origin=PART, origin_committee=HERE, reason="不属本级", refused_on=TODAY
    )
    yes = ForwardedAccepted(proposal=BRIDGE, origin=PART, origin_committee=HERE, accepted_on=TODAY)
    ours = [
        offer,
        answered(False, "不属本级").model_copy(update={"forwarding": BRIDGE, "proposal": PART}),
        answered(True).model_copy(update={"forwarding": BRIDGE, "proposal": PART}),
    ]
    theirs = [no, yes, filed]
    first, last = heard(*ours, *theirs), heard(*theirs, *ours)
    assert first == last
    assert (first.answer, first.stage, first.stage_words) == ("accepted", "filed", "0001")
    assert first.title == CARRIED.title
