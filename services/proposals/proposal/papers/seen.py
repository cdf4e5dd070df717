"""Who may read which paper of a proposal that one sees? Pure.

The text: whoever sees the proposal. A reply: the units that answer it, and once it is issued the
sponsors; others only when it is open to everybody. A scan of a feedback form: the sponsor whose it
is, and units that see that sponsor's word.
"""

from dataclasses import dataclass
from uuid import UUID

from contracts.values import Openness
from proposals.proposal.papers.events import Part
from proposals.proposal.queries import Sight
from proposals.proposal.tables import ProposalRow


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who sees a proposal or draft, and how that one stands to it.

    Attributes:
        proposal: as the reader sees it, what is not to be seen yet left out; None for a draft.
        issued: the openness of the replies that are out, by unit.
        sponsors: one of those behind it, or behind a proposal that was merged into it.
        units: the reader's unit, and those whose work it carries on.
    """

    sight: Sight
    proposal: ProposalRow | None
    issued: dict[UUID, str]
    sponsors: bool = False
    units: frozenset[UUID] = frozenset()

    def reads(self, part: str, owner: UUID | None) -> bool:
        """Whether a paper of this part, of this unit or sponsor, may be read."""
        if self.sight.everything or part == Part.PROPOSAL or owner is None:
            return self.sight.everything or part == Part.PROPOSAL
        if part == Part.REPLY:
            return self._reads_reply(owner)
        return owner == self.sight.person or self._heard(owner)

    def _reads_reply(self, unit: UUID) -> bool:
        if self._answers():
            return True
        if unit not in self.issued:
            return False
        return self.sponsors or self.issued[unit] == Openness.OPEN

    def _answers(self) -> bool:
        row = self.proposal
        return row is not None and any(
            unit in self.units for unit in (*row.lead_units, *row.assisting_units)
        )

    def _heard(self, sponsor: UUID) -> bool:
        row = self.proposal
        return row is not None and self._answers() and sponsor in row.feedback_sponsors
