"""How far has the review come? Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.values import Named
from proposals.proposal.review.events import Advice, ReviewAdvised, ReviewDealt, ReviewUndealt


@dataclass(frozen=True, slots=True)
class Reviewing:
    """One reviewer in one round; `advised` is None until the advice is given."""

    reviewer: Named
    group: str | None
    advised: ReviewAdvised | None = None

    @property
    def advice(self) -> Advice | None:
        """What was advised."""
        return None if self.advised is None else self.advised.advice


Reviews = Mapping[tuple[str, UUID], Reviewing]
ReviewEvent = ReviewDealt | ReviewAdvised | ReviewUndealt


def reviewed(held: Reviews, event: ReviewEvent) -> Reviews:
    """The review after an event, in the order of dealing."""
    key = event.round, event.reviewer.id
    match event:
        case ReviewDealt():
            return {**held, key: Reviewing(event.reviewer, event.group)}
        case ReviewUndealt():
            return {one: part for one, part in held.items() if one != key}
        case ReviewAdvised():
            before = held.get(key)
            return held if before is None else {**held, key: replace(before, advised=event)}


def intended(held: Reviews) -> tuple[Named, ...]:
    """The units that the last advice names which names any."""
    told = [one.advised for one in held.values() if one.advised and one.advised.intended]
    return told[-1].intended if told else ()
