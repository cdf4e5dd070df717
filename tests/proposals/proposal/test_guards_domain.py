"""Which rules say no where hardly anybody gets? Each was missed by the other tests once."""

from dataclasses import replace

import pytest
from bridge import (
    ABOUT,
    ASSIGNED_ON,
    BRIDGE,
    FACTS,
    HERE,
    ROADS,
    SCHOOLS,
    SITTING,
    ZHANG,
    assigned,
    filed,
    given,
    happened,
    submitted,
)
from pydantic import ValidationError

from contracts.committees import plenary_id
from contracts.periods import Duty, PeriodRule
from kernel.decider import NotKnownHereYet
from kernel.files.kinds import KINDS
from kernel.secret import Secret, SecretFile
from proposals.proposal.commands import CorrectSubmissionDay, FileProposal, SubmitProposal
from proposals.proposal.handling.commands import (
    AssignProposal,
    DivideWork,
    GrantExtension,
    ReplyToProposal,
    RequestExtension,
)
from proposals.proposal.handling.refusals import BeyondLongest
from proposals.proposal.papers.commands import AddAttachment
from proposals.proposal.papers.events import Part
from proposals.proposal.refusals import NotTheirProposal, NumberTaken, OtherPlenary
from proposals.proposal.submitting import number_claim

ELSEWHERE = plenary_id(HERE, 5, 4)


def test_a_printed_number_stands_in_a_plenary():
    with pytest.raises(ValidationError, match="全体会议"):
        FileProposal(**ABOUT, number=3)


def test_the_day_of_submission_is_corrected_within_its_plenary():
    command = CorrectSubmissionDay(**ABOUT, plenary=ELSEWHERE, submitted_on=None)
    given(submitted).when(command, FACTS).then_refused(OtherPlenary)


def test_what_rules_decide_waits_for_them():
    assert "pdf" in KINDS
    file = AddAttachment(
        **ABOUT,
        attachment=BRIDGE,
        part=Part.PROPOSAL,
        kind="pdf",
        file=SecretFile(b"%PDF-1.7"),
        file_name=Secret("桥.pdf"),
    )
    given(submitted).when(file, replace(FACTS, rules=None)).then_refused(NotKnownHereYet)


@pytest.mark.parametrize("live", [True, False])
def test_only_a_unit_that_has_it_answers(live):
    command = ReplyToProposal(**ABOUT, unit=ROADS, grade="A")
    told = given(submitted, filed, assigned).when(command, FACTS, live=live)
    told.then_refused(NotTheirProposal)


@pytest.mark.parametrize(
    "told", [{}, {"length": 1, "until": "2026-06-01"}], ids=["neither", "both"]
)
def test_more_time_is_a_length_or_a_day(told):
    with pytest.raises(ValidationError, match="时长或日期"):
        RequestExtension(**ABOUT, unit=SCHOOLS, reason="勘察", **told)


def test_a_division_says_something():
    with pytest.raises(ValidationError, match="科室"):
        DivideWork(**ABOUT, unit=SCHOOLS)


def test_what_was_asked_for_is_granted_as_far_as_todays_rules_allow():
    more = RequestExtension(**ABOUT, unit=SCHOOLS, length=2, counted_in="months", reason="勘察")
    asked = happened(AssignProposal(**ABOUT, leading=(SCHOOLS,), on=ASSIGNED_ON), more)
    others = [one for one in FACTS.rules.periods if one.duty is not Duty.LONGEST]
    shorter = PeriodRule(duty=Duty.LONGEST, length=4, unit="months", basis="新办法")
    rules = FACTS.rules.model_copy(update={"periods": (*others, shorter)})
    grant = GrantExtension(**ABOUT, unit=SCHOOLS)
    given(*asked).when(grant, replace(FACTS, rules=rules)).then_refused(BeyondLongest)


def test_a_ledger_gives_nobody_the_printed_number_of_another():
    told = SubmitProposal(
        **ABOUT,
        plenary=SITTING,
        title=submitted.title,
        sponsor_kind=submitted.sponsor_kind,
        first_sponsor=ZHANG,
        number=7,
        corrects=True,
    )
    taken = given(submitted).holding({number_claim(SITTING, 7): "proposal-other"})
    taken.when(told, FACTS, live=False).then_refused(NumberTaken)
