"""An invented year, made by hypothesis: what may happen in a committee, corrections included."""

from datetime import date, timedelta

from contact_years import difficulty_lives, pair_lives
from hypothesis import strategies as st
from marked_years import lead_lives, marks, parts, research_lives, suggestion_lives

from contracts.committees import plenary_id
from contracts.members.committee import CommitteeEstablished, PlenaryConvened, RulesAdopted
from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembershipEnded,
)
from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationConfirmed,
    OrganisationRegistered,
)
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalClassified,
    ProposalConverted,
    ProposalFiled,
    ProposalMerged,
    ProposalNotFiled,
    ProposalReplied,
    ProposalRetracted,
    ProposalSubmitted,
    ProposalWithdrawn,
    ReviewRevoked,
    SponsorKind,
)
from contracts.proposals.situation_report import (
    LeaderInstructed,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
)
from contracts.sectors.activity import (
    ActivityHeld,
    ActivityRetracted,
    Attendance,
    AttendanceRecorded,
    AttendanceStruck,
)
from contracts.values import BodyKind, CommonOutcome, Named, Satisfaction
from kernel.ids import committee_id, derived
from kernel.testing.feeding import START
from members.committee.presets import preset

HERE = committee_id("999900")
PLENARY = plenary_id(HERE, 5, 3)
RULES, BASIS = preset("city")
PEOPLE = tuple(
    Named(id=derived("person", n), name=n) for n in ("王一宁", "李若水", "张望舒", "陈知行")
)
UNITS = tuple(Named(id=derived("unit", n), name=n) for n in ("教育局", "教体局", "交通局"))
SECTORS = tuple(Named(id=derived("sector", n), name=n) for n in ("教育", "经济"))
DAYS = st.integers(0, 500).map(lambda days: date(2024, 12, 1) + timedelta(days=days))


def context(merged_inside=False):
    """A committee, its rules and two plenaries."""
    rules = RULES.model_copy(update={"merged_counts_as_filed": merged_inside})
    first = date(2024, 12, 1)
    events = [
        (CommitteeEstablished(committee=HERE, code="999900", name="云岭市政协", host=None), first),
        (RulesAdopted(committee=HERE, rules=rules, effective_on=first, basis=BASIS), first),
    ]
    for session, year in ((3, 2025), (4, 2026)):
        convened = PlenaryConvened(
            committee=HERE,
            plenary=plenary_id(HERE, 5, session),
            term=5,
            session=session,
            opens=date(year, 1, 8),
            closes=date(year, 1, 11),
            cut_off=START.replace(year=year, month=1, day=9),
        )
        events.append((convened, date(year, 1, 8)))
    return events


@st.composite
def proposal_lives(draw, number):
    proposal, on = derived("proposal", number), draw(DAYS)
    kind = draw(st.sampled_from(SponsorKind))
    first, *others = draw(st.permutations(PEOPLE))
    submitted = ProposalSubmitted(
        proposal=proposal,
        plenary=PLENARY,
        serial_no=number,
        printed_no=None,
        title=f"关于事项{number}的提案",
        sponsor_kind=kind,
        first_sponsor=first,
        co_sponsors=tuple(others[:2]) if kind is SponsorKind.JOINT else (),
        sector=draw(st.sampled_from((*SECTORS, None))),
        category=draw(st.sampled_from(("经济建设", "社会建设", None))),
        topics=tuple(draw(st.sets(st.sampled_from(("教育", "就业")), max_size=2))),
        timing=draw(st.sampled_from(("plenary", "off_session"))),
        submitted_on=draw(st.sampled_from((on, None))),
        text=None,
    )
    events = [(submitted, on)]
    for _ in range(draw(st.integers(0, 7))):
        on = on + timedelta(days=draw(st.integers(0, 90)))
        events.append((draw(_act(proposal, number, first, on)), on))
    return events


def _act(proposal, number, sponsor, on):
    filed = ProposalFiled(proposal=proposal, case_no=number, category=None, day_assumed=False)
    reply = st.builds(
        ProposalReplied,
        proposal=st.just(proposal),
        unit=st.sampled_from(UNITS),
        grade=st.sampled_from(("A", "B", "C", None)),
        outcome=st.sampled_from((*CommonOutcome, None)),
        replied_on=st.sampled_from((on, None)),
        text=st.none(),
    )
    assigned = st.builds(
        ProposalAssigned,
        proposal=st.just(proposal),
        mode=st.sampled_from(("single", "lead_co", "separate")),
        leading=st.permutations(UNITS).flatmap(
            lambda units: st.sampled_from((tuple(units[:1]), tuple(units[:2])))
        ),
        assisting=st.permutations(UNITS).map(lambda units: tuple(units[:1])),
        assigned_on=st.just(on),
        due_on=st.just(on + timedelta(days=60)),
    )
    said = st.builds(
        FeedbackGiven,
        proposal=st.just(proposal),
        sponsor=st.just(sponsor),
        satisfaction=st.sampled_from(Satisfaction),
        printed=st.just("原文"),
        given_on=st.sampled_from((on, None)),
    )
    others = st.sampled_from(
        (
            filed,
            filed,
            ProposalMerged(proposal=proposal, into=derived("proposal", 0)),
            ProposalConverted(proposal=proposal, target="opinion"),
            ProposalNotFiled(proposal=proposal, reason=None),
            ProposalWithdrawn(proposal=proposal, reason=None),
            ReviewRevoked(proposal=proposal, reason="更正"),
            ProposalClassified(proposal=proposal, category="文化建设", topics=("教育",)),
            ProposalRetracted(proposal=proposal, reason="误录"),
        )
    )
    return st.one_of(others, assigned, reply, said, marks(proposal, on, PEOPLE, UNITS))


@st.composite
def report_lives(draw, number):
    report, on = derived("report", number), draw(DAYS)
    by_person = draw(st.booleans())
    received = SituationReportReceived(
        report=report,
        title=f"关于情况{number}的反映",
        reporters=tuple(draw(st.permutations(PEOPLE))[:2]),
        by_person=by_person,
        unit=None,
        sector=draw(st.sampled_from((*SECTORS, None))),
        topics=(),
        received_on=on,
    )
    use = st.builds(
        SituationReportUsed,
        report=st.just(report),
        level=st.sampled_from(("own", "city", "national")),
        kind=st.sampled_from(("single", "digest", None)),
        printed=st.just("采用"),
        used_on=st.sampled_from((on, None)),
    )
    told = LeaderInstructed(report=report, level="own", leader=None, instructed_on=None)
    gone = SituationReportRetracted(report=report, reason="误录")
    later = draw(st.lists(st.one_of(use, use, st.just(told), st.just(gone)), max_size=4))
    return [(event, on) for event in (received, *later)]


@st.composite
def activity_lives(draw, number):
    activity, on = derived("activity", number), draw(DAYS)
    held = ActivityHeld(
        activity=activity,
        title=f"第{number}次活动",
        kind="调研",
        common_kind=draw(st.sampled_from(("research", "study", "public_service"))),
        form=None,
        host=draw(st.sampled_from((*SECTORS, None))),
        starts_on=on,
        ends_on=on,
        place=None,
        topics=(),
        beneficiaries=draw(st.sampled_from((None, 10, 25))),
        money=None,
    )
    came = st.builds(
        AttendanceRecorded,
        activity=st.just(activity),
        person=st.sampled_from(PEOPLE),
        member=st.booleans(),
        attendance=st.sampled_from(Attendance),
    )
    struck = st.sampled_from(PEOPLE).map(
        lambda person: AttendanceStruck(activity=activity, person=person.id)
    )
    gone = st.just(ActivityRetracted(activity=activity, reason="误录"))
    about = parts(activity, on, PEOPLE, SECTORS)
    later = draw(st.lists(st.one_of(came, came, came, struck, gone, about, about), max_size=8))
    return [(event, on) for event in (held, *later)]


@st.composite
def membership_lives(draw, person, on):
    """A member is in sectors and leaves them, and may come back."""
    events = []
    for _ in range(draw(st.integers(0, 3))):
        body, day = draw(st.sampled_from(SECTORS)), on + timedelta(days=draw(st.integers(0, 200)))
        began = MembershipBegan(
            member=person.id,
            body=body,
            kind=BodyKind.SECTOR,
            duty=None,
            since=draw(st.sampled_from((None, day))),
        )
        events.append((began, day))
        if draw(st.booleans()):
            until = day + timedelta(days=draw(st.integers(0, 100)))
            events.append((MembershipEnded(member=person.id, body=body.id, until=until), until))
    return events


@st.composite
def member_lives(draw):
    events = []
    for person in draw(st.sets(st.sampled_from(PEOPLE), max_size=4)):
        on = draw(DAYS)
        admitted = MemberAdmitted(
            member=person.id,
            name=person.name,
            member_no=None,
            term=5,
            gender=draw(st.sampled_from(("男", "女", None))),
            nation="汉族",
            birth_year=1970,
            party=draw(st.sampled_from(("中共党员", "民建会员", None))),
            education=None,
            employer=None,
            position=None,
            since=draw(st.sampled_from((None, on))),
        )
        events.append((admitted, on))
        events += draw(membership_lives(person, on))
        if draw(st.booleans()):
            how = draw(st.sampled_from(("resigned", "retracted")))
            events.append((MemberLeft(member=person.id, how=how, until=on), on))
    return events


@st.composite
def organisation_lives(draw, unit):
    """A unit may be registered, and its family told at once, later, or never."""
    on = draw(DAYS)
    family = st.sampled_from(("政府", "党群", None))
    registered = OrganisationRegistered(
        organisation=unit.id, kind="unit", name=unit.name, family=draw(family), provisional=True
    )
    confirmed = OrganisationConfirmed(organisation=unit.id, family=draw(family))
    return [(event, on) for event in (registered, confirmed)[: draw(st.integers(0, 2))]]


@st.composite
def years(draw):
    """A year's events: each thing's own in order, the things one after another."""
    lives = [draw(member_lives())]
    lives += [draw(proposal_lives(number)) for number in range(1, draw(st.integers(1, 5)) + 1)]
    lives += [draw(report_lives(number)) for number in range(draw(st.integers(0, 2)))]
    lives += [draw(activity_lives(number)) for number in range(draw(st.integers(0, 2)))]
    lives += [draw(organisation_lives(unit)) for unit in UNITS]
    lives += [draw(pair_lives(number, PEOPLE)) for number in range(draw(st.integers(0, 2)))]
    lives += [draw(difficulty_lives(number)) for number in range(draw(st.integers(0, 2)))]
    few = st.integers(0, 2)
    lives += [draw(lead_lives(number, PLENARY)) for number in range(draw(few))]
    lives += [draw(suggestion_lives(number, PEOPLE, UNITS)) for number in range(draw(few))]
    lives += [draw(research_lives(number, PEOPLE)) for number in range(draw(few))]
    alias = AliasConfirmed(organisation=UNITS[1].id, alias="教育局", stood_for=UNITS[0].id)
    aliases = [[(alias, date(2025, 3, 1))]] if draw(st.booleans()) else []
    merged = draw(st.booleans())
    return [
        *context(merged),
        *(one for life in draw(st.permutations(lives + aliases)) for one in life),
    ]
