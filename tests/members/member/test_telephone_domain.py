"""Who may look at a sponsor's telephone, while which case is open? No I/O."""

from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from contracts.members.member import MemberAdmitted, MembersMerged
from contracts.proposals.handling import ProposalClosed, ReturnGranted
from contracts.proposals.proposal import (
    ProposalAssigned,
    ProposalFiled,
    ProposalMerged,
    ProposalRetracted,
    ProposalSubmitted,
    ReviewRevoked,
    SponsorKind,
    SponsorsCorrected,
)
from contracts.values import Named
from kernel.decider import NotKnownHereYet
from kernel.ids import committee_id
from kernel.log.chain import Origin, Recorded
from kernel.secret import Sealed
from kernel.testing.specification import specification
from members.cases import CaseRow, row
from members.member.domain import MEMBER
from members.member.events import PrivateParticularsKept
from members.member.facts import NOTHING, Facts
from members.member.merging.refusals import MergedIntoAnother
from members.member.refusals import NotAMember
from members.member.telephone.commands import LookUpTelephone
from members.member.telephone.events import TelephoneLookedUp
from members.member.telephone.refusals import (
    CaseClosed,
    NotAssignedToYou,
    NoTelephoneKept,
    NotItsSponsor,
)

given = specification(MEMBER, NOTHING)
HERE = committee_id("999900")
CEN, LI = UUID(int=1), UUID(int=2)
BRIDGE, FERRY = UUID(int=31), UUID(int=32)
SCHOOLS, ROADS = UUID(int=41), UUID(int=42)
NUMBER = Sealed(id=UUID(int=51), kind="phone", length=11, digest="0" * 64)
admitted = MemberAdmitted(
    member=CEN,
    name="岑知远",
    member_no=None,
    gender=None,
    nation=None,
    birth_year=None,
    party=None,
    education=None,
    employer=None,
    position=None,
    term=5,
    since=None,
)
kept = PrivateParticularsKept(member=CEN, kept=(NUMBER,))


def case(proposal=BRIDGE, sponsors=(CEN,), units=(SCHOOLS,), into=None, closed=False):
    return CaseRow(proposal, HERE, sponsors, units, into, closed)


def look(by=SCHOOLS, proposal=BRIDGE):
    return LookUpTelephone(committee=HERE, member=CEN, proposal=proposal, by=by)


def asked(by=SCHOOLS, *cases, before=(admitted, kept)):
    return given(*before).when(look(by), Facts(HERE, cases))


def looked(by=SCHOOLS):
    return TelephoneLookedUp(member=CEN, proposal=BRIDGE, unit=by, telephone=NUMBER.id)


def test_a_look_says_who_for_what_and_which_number_and_not_the_number():
    asked(SCHOOLS, case()).then(looked())
    assert not TelephoneLookedUp.published


def test_every_look_is_recorded_also_the_second():
    given(admitted, kept, looked()).when(look(), Facts(HERE, (case(),))).then(looked())


def test_a_unit_looks_while_it_has_to_answer_and_the_case_is_open():
    asked(ROADS, case()).then_refused(NotAssignedToYou)
    asked(SCHOOLS, case(units=())).then_refused(NotAssignedToYou)
    asked(SCHOOLS, case(closed=True)).then_refused(CaseClosed)
    asked(ROADS, case(closed=True)).then_refused(NotAssignedToYou)


def test_the_office_looks_at_any_time_but_only_for_a_proposal_of_the_members():
    asked(None, case(closed=True)).then(looked(None))
    asked(None, case(sponsors=(LI,))).then_refused(NotItsSponsor)
    asked(SCHOOLS, case(sponsors=(LI,))).then_refused(NotItsSponsor)


def test_the_units_of_the_proposal_it_was_merged_into_look_too():
    merged, into = case(units=(), into=FERRY), case(FERRY, (LI,), (ROADS,))
    asked(ROADS, merged, into).then(looked(ROADS))
    asked(SCHOOLS, merged, into).then_refused(NotAssignedToYou)
    asked(ROADS, merged, case(FERRY, (LI,), (ROADS,), closed=True)).then_refused(CaseClosed)


def test_a_case_that_was_not_heard_of_may_still_be_on_its_way():
    asked(SCHOOLS).then_refused(NotKnownHereYet)


def test_without_a_telephone_there_is_nothing_to_look_at():
    asked(SCHOOLS, case(), before=(admitted,)).then_refused(NoTelephoneKept)
    asked(SCHOOLS, case(), before=()).then_refused(NotAMember)


def test_the_sponsor_of_a_case_may_be_an_entry_that_was_merged_since():
    of_twin = (case(sponsors=(LI,)),)
    kept_for = Facts(HERE, of_twin, keeps=(LI,))
    given(admitted, kept).when(look(), kept_for).then(looked())
    given(admitted, kept).when(look(ROADS), kept_for).then_refused(NotAssignedToYou)
    other = Facts(HERE, of_twin, keeps=(UUID(int=3),))
    given(admitted, kept).when(look(), other).then_refused(NotItsSponsor)


def test_of_a_duplicate_without_a_telephone_one_is_sent_to_the_member_who_is_kept():
    merged = MembersMerged(duplicate=CEN, member=Named(id=LI, name="岑知远"))
    asked(SCHOOLS, case(), before=(admitted, merged)).then_refused(MergedIntoAnother)
    asked(SCHOOLS, case(), before=(admitted, kept, merged)).then(looked())


def named(which, name="某某"):
    return Named(id=which, name=name)


submitted = ProposalSubmitted(
    proposal=BRIDGE,
    plenary=UUID(int=5),
    serial_no=1,
    printed_no=None,
    title="关于修桥的提案",
    sponsor_kind=SponsorKind.JOINT,
    first_sponsor=named(CEN),
    co_sponsors=(named(LI),),
    sector=None,
    category=None,
    topics=(),
    timing="plenary",
    submitted_on=None,
    text=None,
)
filed = ProposalFiled(proposal=BRIDGE, case_no=1, category=None, day_assumed=False, decided_on=None)
assigned = ProposalAssigned(
    proposal=BRIDGE,
    mode="lead_co",
    leading=(named(SCHOOLS),),
    assisting=(named(ROADS),),
    assigned_on=None,
    due_on=None,
)
let_out = ReturnGranted(
    proposal=BRIDGE,
    unit=named(SCHOOLS),
    left=(named(ROADS),),
    note=None,
    decided_on=datetime(2026, 3, 2, tzinfo=UTC).date(),
)
closed = ProposalClosed(proposal=BRIDGE, closed_on=datetime(2026, 3, 2, tzinfo=UTC).date())


def heard(*events):
    """The row that these events leave."""
    found = None
    for at, event in enumerate(events):
        found = row(found, event, recorded(event, at + 1))
    return found


def recorded(event, at):
    moment = datetime(2026, 3, 2, tzinfo=UTC)
    return Recorded(
        origin=Origin(HERE, "proposals", "x"),
        position=at,
        event_id=uuid4(),
        stream=f"proposal-{BRIDGE}",
        version=at,
        type=type(event).event_name,
        schema_number=1,
        published=True,
        occurred_on=moment.date(),
        occurred_at=None,
        recorded_at=moment,
        actor="office:1",
        on_behalf_of=None,
        correlation_id=uuid4(),
        causation_id=None,
        source=None,
        traceparent=None,
        data=event.as_text(),
        prevhash=b"",
    )


BOTH = (CEN, LI)


@pytest.mark.parametrize(
    ("events", "sponsors", "units", "closed_"),
    [
        ((submitted,), BOTH, (), False),
        ((submitted, filed, assigned), BOTH, (SCHOOLS, ROADS), False),
        ((submitted, filed, assigned, let_out), BOTH, (ROADS,), False),
        ((submitted, filed, assigned, closed), BOTH, (SCHOOLS, ROADS), True),
        (
            (
                *(submitted, filed, assigned, closed),
                ReviewRevoked(proposal=BRIDGE, reason="误操作", result="filed"),
            ),
            BOTH,
            (),
            False,
        ),
        (
            (
                submitted,
                SponsorsCorrected(
                    proposal=BRIDGE,
                    sponsor_kind=SponsorKind.INDIVIDUAL,
                    first_sponsor=named(LI),
                    co_sponsors=(),
                    sector=None,
                ),
            ),
            (LI,),
            (),
            False,
        ),
    ],
)
def test_a_case_is_as_its_events_were_heard(events, sponsors, units, closed_):
    assert heard(*events) == CaseRow(BRIDGE, HERE, sponsors, units, None, closed_)


def test_the_units_of_what_it_was_merged_on_into_look_too():
    third = UUID(int=99)
    merged, on = case(units=(), into=FERRY), case(FERRY, (LI,), (), into=third)
    asked(ROADS, merged, on, case(third, (LI,), (ROADS,))).then(looked(ROADS))
    circle = case(FERRY, (LI,), (), into=merged.proposal)
    asked(ROADS, merged, circle).then_refused(NotAssignedToYou)


def test_what_was_merged_names_its_case_and_what_was_a_mistake_leaves_none():
    merged = ProposalMerged(proposal=BRIDGE, into=FERRY, decided_on=None)
    assert heard(submitted, merged).merged_into == FERRY
    assert heard(submitted, ProposalRetracted(proposal=BRIDGE, reason="重复")) is None
    assert heard(assigned) is None
