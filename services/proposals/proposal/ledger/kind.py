"""How is a ledger of proposals imported?"""

from kernel.command import Command
from kernel.importing.plan import LedgerKind, Terms
from proposals.proposal.commands import RetractProposal
from proposals.proposal.ledger.knowledge import know, proposal_of
from proposals.proposal.ledger.planning import plan
from proposals.proposal.ledger.shape import PROPOSALS


def retract(stream: str, terms: Terms, reason: str) -> Command:
    """A row that the next file lacks was entered by mistake."""
    return RetractProposal(
        committee=terms.committee, proposal=proposal_of(stream), reason=reason[:500]
    )


LEDGER = LedgerKind(name="proposals", shapes=(PROPOSALS,), know=know, plan=plan, retract=retract)
