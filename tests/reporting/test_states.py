"""Is every state and command of drafts, documents and phrases listed, and each refusal named?"""

import document_states
from every_state import EveryState

from reporting.app import REPORTING

TRANSITIONS = """
draft: none -> OpenDraft -> drafted
draft: drafted -> WriteText -> edited
draft: edited -> TakeBackText -> edited
draft: edited -> SendOut -> out
draft: out -> WriteText#2 -> out
draft: out -> Comment -> commented
draft: commented -> SettleComment -> comments_settled
draft: comments_settled -> ApproveDraft -> approved
draft: edited -> ApproveDraft -> approved
draft: approved -> WriteText -> edited
draft: approved -> SendOut -> out
draft: approved -> IssueDraft -> issued
draft: issued -> WriteText -> edited
draft: issued -> ApproveDraft -> approved
draft: issued -> SupersedeDraft -> superseded
draft: edited -> ForgetWords -> edited
draft: edited -> HandUp -> handed_up
draft: handed_up -> ReturnDraft -> returned
draft: returned -> WriteText#2 -> returned
draft: returned -> HandUp -> handed_up
draft: handed_up -> AcceptDraft -> accepted
draft: accepted -> ApproveDraft -> approved
draft: accepted -> ReturnDraft -> returned
document: none -> IssueDocument -> issued
document: issued -> SupersedeDocument -> superseded
phrases: none -> AdoptPhrase -> adopted
phrases: adopted -> EndPhrase -> ended
phrases: adopted -> EndPhrase#2 -> struck
phrases: ended -> AdoptPhrase -> adopted
phrases: struck -> AdoptPhrase -> adopted
"""


class TestDocuments(EveryState):
    """Those of a stated figure and of rules of findings are held by their domains' tests."""

    pages = (document_states.PAGE,)
    transitions = TRANSITIONS
    service, ruled = REPORTING.name, REPORTING.ruled
    elsewhere = frozenset({"stated", "finding_rules"})
