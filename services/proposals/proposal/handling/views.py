"""How does an event change the row of a unit's rating? Pure."""

from contracts.proposals.handling import ProposalRated
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.handling.tables import RatingRow, ratings


def row(before: RatingRow | None, event: ProposalRated, recorded: Recorded) -> RatingRow:
    """The last rating of a unit holds."""
    return RatingRow(
        rating=derived("rating", event.proposal, event.unit.id),
        proposal=event.proposal,
        unit=event.unit.id,
        unit_name=event.unit.name,
        questions=tuple(answer.question for answer in event.answers),
        choices=tuple(answer.choice for answer in event.answers),
        rated_on=event.rated_on,
    )


RATINGS = View(
    ratings,
    RatingRow,
    (ProposalRated,),
    lambda event, recorded: derived("rating", event.proposal, event.unit.id),
    row,
)
