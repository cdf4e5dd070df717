"""How does an event change the row of its review? Pure."""

from dataclasses import replace
from uuid import UUID

from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from proposals.proposal.review.events import ReviewAdvised, ReviewDealt, ReviewUndealt
from proposals.proposal.review.state import ReviewEvent
from proposals.proposal.review.tables import ReviewRow, reviews


def review_id(event: ReviewEvent) -> UUID:
    """One row a proposal, round and reviewer."""
    return derived("review", event.proposal, event.round, event.reviewer.id)


def row(before: ReviewRow | None, event: ReviewEvent, recorded: Recorded) -> ReviewRow | None:
    """Dealt, then advised; dealt again after a return, it waits for advice again."""
    match event:
        case ReviewDealt():
            return ReviewRow(
                review=review_id(event),
                committee=recorded.origin.committee,
                proposal=event.proposal,
                round=event.round,
                grp=event.group,
                reviewer=event.reviewer.id,
                reviewer_name=event.reviewer.name,
                dealt_on=event.dealt_on,
                advice=None,
                reason=None,
                category=None,
                intended_names=(),
                advised_on=None,
                position=recorded.position,
            )
        case ReviewUndealt():
            return None
        case ReviewAdvised() if before is not None:
            return replace(
                before,
                advice=str(event.advice),
                reason=event.reason,
                category=event.category,
                intended_names=tuple(unit.name for unit in event.intended),
                advised_on=event.advised_on,
                position=recorded.position,
            )
        case _:
            return before


REVIEWS = View(
    reviews,
    ReviewRow,
    (ReviewDealt, ReviewAdvised, ReviewUndealt),
    lambda event, recorded: review_id(event),
    row,
)
