"""How do events become the rows of bodies, of posts in them, and of where they stand? Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from contracts.roll import BEGINNING, OPEN
from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyFormTold,
    BodyPlaced,
    BodyRenamed,
    BodyTakenOut,
    ConvenorLaidDown,
    ConvenorNamed,
    PostLaidDown,
    PostTaken,
)
from kernel.ids import derived
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.body.naming import named_before
from sectors.body.tables import (
    CONVENOR,
    BodyRow,
    Dated,
    PlacingRow,
    PostRow,
    bodies,
    placings,
    posts,
)

BodyEvent = (
    BodyFormed
    | BodyConfirmed
    | BodyFormTold
    | BodyFirstDayTold
    | BodyRenamed
    | BodyDissolved
    | BodyDissolutionTakenBack
)
PostEvent = ConvenorNamed | ConvenorLaidDown | PostTaken | PostLaidDown
PlacingEvent = BodyPlaced | BodyTakenOut
Days = tuple[date, ...]


def body_row(before: BodyRow | None, event: BodyEvent, recorded: Recorded) -> BodyRow | None:
    """A body with all names that it bore."""
    if isinstance(event, BodyFormed):
        return BodyRow(
            body=event.body,
            committee=recorded.origin.committee,
            kind=event.kind,
            provisional=event.provisional,
            form=event.form,
            names=(event.name,),
            named_from=(BEGINNING,),
            stood_for=(),
            until=None,
            basis=None,
        )
    if before is None:
        return None
    match event:
        case BodyConfirmed():
            return replace(before, provisional=False)
        case BodyFormTold():
            return replace(before, form=event.form)
        case BodyFirstDayTold():
            return replace(before, since=event.since)
        case BodyRenamed():
            return _renamed(before, event)
        case BodyDissolved():
            return replace(before, until=event.until, basis=event.basis)
        case BodyDissolutionTakenBack():
            return replace(before, until=None, basis=None)


def _renamed(before: BodyRow, event: BodyRenamed) -> BodyRow:
    at = named_before(before.names, before.named_from, event)
    stood_for = (*before.stood_for[: at - 1], event.stood_for)
    names, days = (*before.names[:at], event.name), (*before.named_from[:at], event.since)
    return replace(before, names=names, named_from=days, stood_for=stood_for)


def post_key(event: PostEvent, recorded: Recorded) -> UUID:
    """One row a body, post and holder."""
    match event:
        case ConvenorNamed() | ConvenorLaidDown():
            who, post = event.convenor, CONVENOR
        case PostTaken() | PostLaidDown():
            who, post = event.holder, event.post.value
    return derived("post", event.body, post, who if isinstance(who, UUID) else who.id)


def post_row(before: PostRow | None, event: PostEvent, recorded: Recorded) -> PostRow | None:
    """Every time in the post; one never held leaves none."""
    match event:
        case ConvenorNamed():
            return _taken(before, event, CONVENOR, recorded)
        case PostTaken():
            return _taken(before, event, event.post.value, recorded)
        case ConvenorLaidDown() if before is not None:
            untils = ended(before.untils, event.until)
            return replace(before, untils=untils)
        case PostLaidDown() if before is not None:
            if event.mistaken:
                sinces, untils = before.sinces[:-1], before.untils[:-1]
                return replace(before, sinces=sinces, untils=untils) if sinces else None
            return replace(before, untils=ended(before.untils, event.until))
        case _:
            return None


def _taken(
    before: PostRow | None, event: ConvenorNamed | PostTaken, post: str, recorded: Recorded
) -> PostRow:
    holder = event.convenor if isinstance(event, ConvenorNamed) else event.holder
    sinces, untils = begun(before, event.since)
    return PostRow(
        id=post_key(event, recorded),
        committee=recorded.origin.committee,
        body=event.body,
        post=post,
        holder=holder.id,
        name=holder.name,
        member=isinstance(event, PostTaken) and event.member,
        sinces=sinces,
        untils=untils,
    )


def begun(before: Dated | None, since: date | None) -> tuple[Days, Days]:
    """The days after another time began; a day told while one lasts is that one's."""
    sinces, untils = (before.sinces, before.untils) if before else ((), ())
    kept = len(untils) - (untils[-1:] == (OPEN,))
    return (*sinces[:kept], since or BEGINNING), (*untils[:kept], OPEN)


def ended(untils: Sequence[date], until: date) -> Days:
    """The last days after the latest time ended."""
    return (*untils[:-1], until)


def placing_key(event: PlacingEvent, recorded: Recorded) -> UUID:
    """One row a body and the one above it."""
    return derived("placing", event.body, event.under)


def placing_row(
    before: PlacingRow | None, event: PlacingEvent, recorded: Recorded
) -> PlacingRow | None:
    """Every time under the other; one that never was leaves none."""
    if isinstance(event, BodyPlaced):
        key, committee = placing_key(event, recorded), recorded.origin.committee
        sinces, untils = begun(before, event.since)
        return PlacingRow(
            id=key,
            committee=committee,
            body=event.body,
            under=event.under,
            sinces=sinces,
            untils=untils,
        )
    if before is None:
        return None
    if event.mistaken:
        sinces, untils = before.sinces[:-1], before.untils[:-1]
        return replace(before, sinces=sinces, untils=untils) if sinces else None
    return replace(before, untils=ended(before.untils, event.until))


SINCE_OLDER = 2
"""The version of a view whose events are older than it: it is filled by itself."""

BODIES = View(
    bodies,
    BodyRow,
    (
        BodyFormed,
        BodyConfirmed,
        BodyFormTold,
        BodyFirstDayTold,
        BodyRenamed,
        BodyDissolved,
        BodyDissolutionTakenBack,
    ),
    lambda event, recorded: event.body,
    body_row,
    version=SINCE_OLDER,
)
POSTS = View(
    posts,
    PostRow,
    (ConvenorNamed, ConvenorLaidDown, PostTaken, PostLaidDown),
    post_key,
    post_row,
    version=SINCE_OLDER,
)
PLACINGS = View(placings, PlacingRow, (BodyPlaced, BodyTakenOut), placing_key, placing_row)
