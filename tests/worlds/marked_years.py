"""What marks proposals, activities and reports in an invented year, corrections included."""

from datetime import date, timedelta

from hypothesis import strategies as st

from contracts.proposals.attention import (
    KeyProposalDropped,
    KeyProposalNamed,
    PrioritiesNamed,
    ProposalAwarded,
)
from contracts.proposals.handling import (
    ContactConfirmed,
    RehandlingOrdered,
    ReturnGranted,
    SponsorContacted,
)
from contracts.proposals.lead import LeadDeclined, LeadListed, LeadReceived
from contracts.proposals.suggestion import (
    SuggestionAnswered,
    SuggestionPassedOn,
    SuggestionReceived,
    SuggestionRetracted,
)
from contracts.sectors.occasion import (
    BeneficiariesCounted,
    Benefited,
    JointHost,
    JointHostsNamed,
    NotesHandedIn,
    NotesStruck,
    PrioritiesServed,
)
from contracts.sectors.research import (
    About,
    InstructionGiven,
    OutcomeStruck,
    ReportApproved,
    ReportDrafted,
    ReportRetracted,
    ReportReturned,
    ResultAdopted,
)
from kernel.ids import derived

DAYS = st.integers(0, 500).map(lambda days: date(2024, 12, 1) + timedelta(days=days))
PRIORITIES = st.permutations(("营商环境", "乡村振兴", "养老")).flatmap(
    lambda names: st.integers(0, 3).map(lambda many: tuple(names[:many]))
)


def marks(proposal, on, people, units):
    """One act that marks a proposal, or a unit's contact with a sponsor of it."""
    which, unit = {"proposal": st.just(proposal)}, st.sampled_from(units)
    claim = which | {"unit": unit, "sponsor": st.sampled_from(people)}
    told = KeyProposalNamed(
        proposal=proposal, leaders=people[:1], ways=(), basis="主席会议", named_on=on
    )
    plain = st.sampled_from(
        (
            told,
            told.model_copy(update={"leaders": ()}),
            KeyProposalDropped(proposal=proposal, reason="合并", dropped_on=on),
            ProposalAwarded(
                proposal=proposal, award="优秀提案", year=2025, unit=None, awarded_on=on
            ),
        )
    )
    again = st.builds(
        RehandlingOrdered,
        **which,
        unit=unit,
        reason=st.just("不满意"),
        by_rule=st.booleans(),
        ordered_on=st.just(on),
    )
    out = st.builds(
        ReturnGranted,
        **which,
        unit=unit,
        left=st.sampled_from(((), units[:1])),
        note=st.none(),
        decided_on=st.just(on),
    )
    spoke = st.builds(SponsorContacted, **claim, way=st.just("phone"), contacted_on=st.just(on))
    said = st.builds(ContactConfirmed, **claim, took_place=st.booleans(), confirmed_on=st.just(on))
    served = st.builds(PrioritiesNamed, **which, priorities=PRIORITIES, named_on=st.just(on))
    return st.one_of(plain, again, out, spoke, spoke, said, served)


@st.composite
def lead_lives(draw, number, plenary):
    lead, on = derived("lead", number), draw(DAYS)
    received = LeadReceived(
        lead=lead,
        call=derived("call", 1),
        plenary=plenary,
        source=draw(st.sampled_from(("public", "unit", "member"))),
        by=None,
        title=f"线索{number}",
        text=None,
        received_on=on,
    )
    listed = LeadListed(lead=lead, topic="停车", listed_on=on)
    declined = LeadDeclined(lead=lead, reason="重复", declined_on=on)
    later = draw(st.lists(st.sampled_from((listed, declined)), max_size=2))
    return [(event, on) for event in (received, *later)]


@st.composite
def suggestion_lives(draw, number, people, units):
    which, on = {"suggestion": derived("suggestion", number)}, draw(DAYS)
    received = SuggestionReceived(
        **which,
        kind=draw(st.sampled_from(("opinion", "letter"))),
        proposal=derived("proposal", number),
        title=f"意见{number}",
        sponsors=people[:1],
        sector=None,
        topics=(),
        text=None,
        received_on=on,
    )
    passed = st.builds(
        SuggestionPassedOn,
        suggestion=st.just(which["suggestion"]),
        unit=st.sampled_from(units),
        answer_wanted=st.booleans(),
        passed_on=st.just(on),
    )
    answered = st.builds(
        SuggestionAnswered,
        suggestion=st.just(which["suggestion"]),
        unit=st.sampled_from(units),
        outcome=st.just("已采纳"),
        answered_on=st.just(on),
    )
    gone = st.just(SuggestionRetracted(**which, reason="误录"))
    later = draw(st.lists(st.one_of(passed, passed, answered, gone), max_size=4))
    return [(event, on) for event in (received, *later)]


def parts(activity, on, people, bodies):
    """One thing that is told of what an activity was about."""
    which = {"activity": st.just(activity)}
    hosts = st.permutations(bodies).flatmap(
        lambda some: st.integers(0, 2).map(
            lambda many: tuple(JointHost(kind="sector", body=one) for one in some[:many])
        )
    )
    kinds = st.sets(st.sampled_from(("户", "学生", "企业"))).map(
        lambda some: tuple(Benefited(kind=one, number=3) for one in sorted(some))
    )
    member = st.sampled_from([one.id for one in people])
    return st.one_of(
        st.builds(JointHostsNamed, **which, hosts=hosts),
        st.builds(BeneficiariesCounted, **which, beneficiaries=kinds),
        st.builds(PrioritiesServed, **which, priorities=PRIORITIES, topics=st.just(())),
        st.builds(NotesHandedIn, **which, member=member, handed_on=st.just(on)),
        st.builds(NotesStruck, **which, member=member),
    )


@st.composite
def research_lives(draw, number, people):
    """A report, and what came of it or of an activity of that number."""
    report, on = derived("research", number), draw(DAYS)
    drafted = ReportDrafted(
        report=report,
        title=f"报告{number}",
        is_recommendation=False,
        writers=people[:1],
        team=(),
        department=None,
        activities=(),
    )
    outcome = derived("outcome", number, draw(st.integers(0, 1)))
    about = About(kind="report", id=report)
    if draw(st.booleans()):
        about = About(kind="activity", id=derived("activity", number))
    which = {"outcome": outcome, "about": about}
    later = st.sampled_from(
        (
            ReportApproved(report=report, approved_on=on),
            ReportApproved(report=report, approved_on=on),
            ReportReturned(report=report, returned_on=on, reason="补充"),
            InstructionGiven(**which, leader=people[0], duty=None, level="city", given_on=on),
            ResultAdopted(**which, by=people[0], how="列入规划", adopted_on=on),
            OutcomeStruck(**which),
            ReportRetracted(report=report),
        )
    )
    return [(event, on) for event in (drafted, *draw(st.lists(later, max_size=5)))]
