"""What is allowed with a situation report?"""

from datetime import date
from uuid import UUID

from hypothesis import given as given_any
from hypothesis import strategies as st

from contracts.proposals.situation_report import (
    LeaderInstructed,
    LeaderInstructionRevoked,
    SituationReportCorrected,
    SituationReportForwarded,
    SituationReportIssued,
    SituationReportReceived,
    SituationReportRetracted,
    SituationReportUsed,
    SituationReportUseRevoked,
)
from contracts.values import Named
from kernel.ids import committee_id
from kernel.secret import Secret
from kernel.testing.specification import specification
from proposals.situation_report.commands import (
    CorrectSituationReport,
    ForwardSituationReport,
    Instruction,
    IssueSituationReport,
    ReceiveSituationReport,
    RecordInstruction,
    RecordUse,
    RetractSituationReport,
    RevokeInstruction,
    RevokeUse,
    StateLedgerRow,
    Use,
)
from proposals.situation_report.domain import (
    SITUATION_REPORT,
    BeforeReceipt,
    Facts,
    NoSuchMark,
    NotOnRecord,
    NotReceivedYet,
)
from rules.names import derived_id

HERE, ELSEWHERE = committee_id("999900"), committee_id("999800")
REPORT = UUID(int=7)
LI = Named(id=derived_id(HERE, "person", "李遥"), name="李遥")
DAY = date(2026, 2, 10)
MARCH = date(2026, 3, 1)
TOLD = {
    "report": REPORT, "title": "关于完善校外托管机构监管的建议", "reporters": (LI,),
    "by_person": True, "unit": None, "sector": None, "topics": ("教育",), "received_on": DAY,
}  # fmt: skip
RECEIVE = ReceiveSituationReport(committee=HERE, **TOLD)
received = SituationReportReceived(**TOLD)
given = specification(SITUATION_REPORT)
FACTS = Facts()


def use(level="own", kind=None, on=None) -> Use:
    return Use(level=level, kind=kind, used_on=on)


def used(level="own", kind=None, on=None, *, ledger=False) -> SituationReportUsed:
    return SituationReportUsed(
        report=REPORT, level=level, kind=kind, printed="", used_on=on, from_ledger=ledger
    )


def revoked(level="own", kind=None, on=None) -> SituationReportUseRevoked:
    return SituationReportUseRevoked(report=REPORT, level=level, kind=kind, used_on=on)


def record(*said) -> RecordUse:
    return RecordUse(committee=HERE, report=REPORT, use=use(*said))


def instruct(level="city", leader=None, on=None) -> RecordInstruction:
    said = Instruction(level=level, leader=leader, instructed_on=on)
    return RecordInstruction(committee=HERE, report=REPORT, instruction=said)


def instructed(level="city", leader=None, on=None, *, ledger=False) -> LeaderInstructed:
    return LeaderInstructed(
        report=REPORT, level=level, leader=leader, instructed_on=on, from_ledger=ledger
    )


def state(*uses: Use, instructions=()) -> StateLedgerRow:
    return StateLedgerRow(
        committee=HERE, report=REPORT, uses=uses, instructions=tuple(instructions)
    )


def test_a_report_is_received_once():
    given().when(RECEIVE, FACTS).then(received)
    given(received).when(RECEIVE, FACTS).then_nothing()


def test_other_particulars_later_are_a_correction():
    other = TOLD | {"topics": ("教育", "安全")}
    for command in (ReceiveSituationReport, CorrectSituationReport):
        asked = command(committee=HERE, **other)
        given(received).when(asked, FACTS).then(SituationReportCorrected(**other))


def test_the_text_goes_to_the_vault_and_only_its_seal_into_the_event():
    asked = RECEIVE.model_copy(update={"text": Secret("反映的问题：某处井盖缺失。")})
    outcome = given().when(asked, FACTS)
    (event,) = outcome.events
    assert event.text.kind == "situation_report.text"
    assert "井盖" not in event.as_text()


def test_a_correction_without_text_keeps_the_text():
    asked = RECEIVE.model_copy(update={"text": Secret("反映的问题：某处井盖缺失。")})
    (with_text,) = given().when(asked, FACTS).events
    given(with_text).when(RECEIVE, FACTS).then_nothing()


def test_a_report_cannot_come_from_the_future():
    asked = RECEIVE.model_copy(update={"received_on": date(2026, 3, 3)})
    given().when(asked, FACTS).then_refused(NotReceivedYet)


def test_nothing_happens_to_a_report_that_was_never_received():
    for command in (
        record(),
        instruct(),
        state(use()),
        IssueSituationReport(committee=HERE, report=REPORT),
    ):
        given().when(command, FACTS).then_refused(NotOnRecord)


def test_no_committee_writes_on_the_report_of_another():
    given(received).when(record(), Facts(ELSEWHERE)).then_refused(NotOnRecord)
    given(received).when(record(), Facts(HERE)).then(used())


def test_an_issue_number_is_kept_as_printed_and_the_next_one_goes_on_after_it():
    printed = IssueSituationReport(committee=HERE, report=REPORT, issue_no="12", issued_on=MARCH)
    issued = SituationReportIssued(report=REPORT, issue_no="12", issued_on=MARCH)
    given(received).when(printed, FACTS).then(issued)
    given(received, issued).when(printed, FACTS).then_nothing()
    drawn = IssueSituationReport(committee=HERE, report=REPORT, issued_on=MARCH)
    given(received).numbered(**{"situation-report-issues-2026": 12}).when(drawn, FACTS).then(
        SituationReportIssued(report=REPORT, issue_no="13", issued_on=MARCH)
    )


def test_an_issue_without_a_printed_number_is_given_none():
    asked = IssueSituationReport(committee=HERE, report=REPORT, issue_no="", issued_on=MARCH)
    given(received).when(asked, FACTS).then(
        SituationReportIssued(report=REPORT, issue_no="", issued_on=MARCH)
    )


def test_another_number_later_corrects_the_issue():
    issued = SituationReportIssued(report=REPORT, issue_no="12", issued_on=MARCH)
    asked = IssueSituationReport(committee=HERE, report=REPORT, issue_no="13")
    given(received, issued).when(asked, FACTS).then(
        SituationReportIssued(report=REPORT, issue_no="13", issued_on=MARCH)
    )


def test_one_report_is_used_at_several_levels_and_several_times():
    given(received).when(record("own", "single"), FACTS).then(used("own", "single"))
    own = used("own", "single")
    given(received, own).when(record("city", "digest"), FACTS).then(used("city", "digest"))
    given(received, own).when(record("own", "digest"), FACTS).then(used("own", "digest"))


def test_the_same_use_twice_changes_nothing():
    given(received, used("own", "single", MARCH)).when(
        record("own", "single", MARCH), FACTS
    ).then_nothing()


def test_a_use_of_unknown_kind_says_nothing_new_where_the_kind_is_known():
    given(received, used("own", "single", MARCH)).when(record("own"), FACTS).then_nothing()


def test_a_use_whose_kind_becomes_known_stays_one_use():
    given(received, used("own")).when(record("own", "digest", MARCH), FACTS).then(
        revoked("own"), used("own", "digest", MARCH)
    )


def test_two_uses_on_different_days_are_two():
    first = used("own", "digest", date(2026, 2, 20))
    given(received, first).when(record("own", "digest", MARCH), FACTS).then(
        used("own", "digest", MARCH)
    )


def test_a_use_is_revoked_as_it_was_recorded_or_not_at_all():
    asked = RevokeUse(committee=HERE, report=REPORT, use=use("own", "digest", MARCH))
    given(received, used("own", "digest", MARCH)).when(asked, FACTS).then(
        revoked("own", "digest", MARCH)
    )
    given(received, used("own", "digest")).when(asked, FACTS).then_refused(NoSuchMark)


def test_an_instruction_counts_once_however_often_it_is_told():
    given(received).when(instruct("city", "王市长"), FACTS).then(instructed("city", "王市长"))
    given(received, instructed("city", "王市长")).when(
        instruct("city", "王市长"), FACTS
    ).then_nothing()
    given(received, instructed("city", "王市长")).when(instruct("city", "赵书记"), FACTS).then(
        instructed("city", "赵书记")
    )


def test_an_instruction_can_be_taken_back():
    said = Instruction(level="city", leader="王市长")
    asked = RevokeInstruction(committee=HERE, report=REPORT, instruction=said)
    given(received, instructed("city", "王市长")).when(asked, FACTS).then(
        LeaderInstructionRevoked(report=REPORT, level="city", leader="王市长", instructed_on=None)
    )


def test_nothing_is_used_before_it_was_received_except_in_old_papers():
    early = record("own", "single", date(2026, 2, 9))
    given(received).when(early, FACTS).then_refused(BeforeReceipt)
    given(received).when(early, FACTS, backfilled=True).then(
        used("own", "single", date(2026, 2, 9))
    )


def test_sending_up_is_no_use_and_happens_once_a_level():
    asked = ForwardSituationReport(committee=HERE, report=REPORT, level="city")
    sent = SituationReportForwarded(report=REPORT, level="city")
    given(received).when(asked, FACTS).then(sent)
    given(received, sent).when(asked, FACTS).then_nothing()
    assert SITUATION_REPORT.fold([received, sent]).uses == ()


def test_a_use_added_to_the_ledgers_row_is_one_event():
    given(received, used("own", "single", ledger=True)).when(
        state(use("own", "single"), use("city", "digest")), FACTS
    ).then(used("city", "digest", ledger=True))


def test_what_the_row_no_longer_says_is_revoked_and_what_was_recorded_otherwise_stays():
    by_hand = used("national", "single")
    given(received, used("own", "single", ledger=True), by_hand).when(
        state(use("own", "digest")), FACTS
    ).then(revoked("own", "single"), used("own", "digest", ledger=True))


def test_a_row_without_uses_takes_back_what_it_said_before():
    given(received, used("own", ledger=True), instructed(ledger=True)).when(state(), FACTS).then(
        revoked("own"),
        LeaderInstructionRevoked(report=REPORT, level="city", leader=None, instructed_on=None),
    )


def test_what_was_entered_by_mistake_goes_with_its_uses_and_may_come_again():
    asked = RetractSituationReport(committee=HERE, report=REPORT, reason="重复录入")
    gone = (
        revoked("own", "single"),
        LeaderInstructionRevoked(report=REPORT, level="city", leader=None, instructed_on=None),
        SituationReportRetracted(report=REPORT, reason="重复录入"),
    )
    before = (received, used("own", "single"), instructed())
    given(*before).when(asked, FACTS).then(*gone)
    given(*before, *gone).when(asked, FACTS).then_nothing()
    given(*before, *gone).when(record("own"), FACTS).then_refused(NotOnRecord)
    given(*before, *gone).when(RECEIVE, FACTS).then(received)


uses = st.builds(
    use,
    st.sampled_from(["own", "city", "national"]),
    st.sampled_from([None, "single", "digest"]),
    st.sampled_from([None, DAY, MARCH]),
)


@given_any(st.lists(uses, max_size=6), st.lists(uses, max_size=6))
def test_the_last_row_holds_whatever_the_rows_before_it_said(earlier, later):
    """Stating a row again changes nothing, and every use it names stands, told at least as well."""
    events = [received]
    for row in (earlier, later):
        events += given(*events).when(state(*row), FACTS).events
    given(*events).when(state(*later), FACTS).then_nothing()
    stands = SITUATION_REPORT.fold(events).uses
    for said in later:
        assert any(
            one.level == said.level
            and said.kind in (None, one.what)
            and said.used_on in (None, one.on)
            for one in stands
        )
    assert len(stands) == len(set(stands)) <= len({*later})


@given_any(st.lists(uses, max_size=8))
def test_recording_the_same_uses_again_changes_nothing(said):
    events = [received]
    for one in said:
        asked = RecordUse(committee=HERE, report=REPORT, use=one)
        events += given(*events).when(asked, FACTS).events
    for one in said:
        asked = RecordUse(committee=HERE, report=REPORT, use=one)
        given(*events).when(asked, FACTS).then_nothing()
