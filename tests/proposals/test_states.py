"""Is every state and command of leads, opinions and reports listed, and each refusal named?"""

import opinion_states
from every_state import EveryState

from proposals.app import PROPOSALS

TRANSITIONS = """
lead_call: none -> CallForLeads -> called
lead_call: called_for_longer -> CallForLeads -> called
lead: none -> ReceiveLead -> received
lead: received -> ListLead -> listed
lead: received -> DeclineLead -> declined
lead: declined -> ListLead -> listed
lead: received -> WithdrawLeadText -> text_withdrawn
lead: declined -> WithdrawLeadText -> text_withdrawn
lead: listed -> WithdrawLeadText -> text_withdrawn
suggestion: none -> ReceiveSuggestion -> received
suggestion: received -> PassOnSuggestion -> passed_on
suggestion: passed_on -> AnswerSuggestion -> answered
suggestion: answered -> RetractSuggestion -> retracted
suggestion: retracted -> ReceiveSuggestion -> received
suggestion: answered -> WithdrawSuggestionText -> text_withdrawn
suggestion: retracted -> WithdrawSuggestionText -> retracted
suggestion: text_withdrawn -> RetractSuggestion -> retracted
situation_report: none -> ReceiveSituationReport -> received
situation_report: received -> CorrectSituationReport -> corrected
situation_report: received -> ForwardSituationReport -> forwarded
situation_report: forwarded -> IssueSituationReport -> issued
situation_report: issued -> RecordUse -> used
situation_report: used -> RevokeUse -> issued
situation_report: issued -> StateLedgerRow -> used
situation_report: used -> RecordInstruction -> instructed
situation_report: instructed -> RevokeInstruction -> used
situation_report: instructed -> RetractSituationReport -> retracted
situation_report: retracted -> ReceiveSituationReport -> received
situation_report: used -> WithdrawReportText -> text_withdrawn
situation_report: retracted -> WithdrawReportText -> retracted
situation_report: text_withdrawn -> RetractSituationReport -> retracted
"""


class TestOpinions(EveryState):
    """The proposal's own is held by test_proposal_states.py, a person's by the kernel's tests."""

    pages = (opinion_states.PAGE,)
    transitions = TRANSITIONS
    service, ruled = PROPOSALS.name, PROPOSALS.ruled
    elsewhere = frozenset({"proposal", "person"})
