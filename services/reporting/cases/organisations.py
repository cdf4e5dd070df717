"""What does reporting know of organisations: names and families by day, and who stands for whom?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.members.organisation import (
    AliasConfirmed,
    AliasTakenBack,
    EndingTakenBack,
    OrganisationConfirmed,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationPlaced,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationSplit,
)
from contracts.organisations import BEGINNING, named_before
from reporting.cases.kind import Act, Kind, once


class OrganisationCase(NamedTuple):
    """单位: `name` is its last.

    `names` are all of them in order, `named_from` the first day of each; so are `families` (系统,
    "" until somebody says it) and `placed_from`. `ended_on`: the first day on which it is no more.
    """

    organisation: UUID
    name: str
    family: str | None
    names: tuple[str, ...]
    named_from: tuple[date, ...]
    families: tuple[str, ...]
    placed_from: tuple[date, ...]
    ended_on: date | None


def organisation_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an organisation."""
    return once(event.organisation)


def organisation(
    case: OrganisationCase | None, event: Any, recorded: Act, key: str
) -> OrganisationCase | None:
    """An organisation after an event; a confirmation tells its family anew."""
    if isinstance(event, OrganisationRegistered):
        return _registered(event)
    if case is None:
        return None
    match event:
        case OrganisationConfirmed():
            families = (*case.families[:-1], event.family or "")
            return case._replace(family=event.family, families=families)
        case OrganisationPlaced():
            since = event.since or BEGINNING
            kept = sum(day < since for day in case.placed_from)
            return case._replace(
                family=event.family,
                families=(*case.families[:kept], event.family or ""),
                placed_from=(*case.placed_from[:kept], since),
            )
        case OrganisationRenamed():
            kept = named_before(case.names, case.named_from, event)
            return case._replace(
                name=event.name,
                names=(*case.names[:kept], event.name),
                named_from=(*case.named_from[:kept], event.since),
            )
        case OrganisationMerged() | OrganisationSplit() | OrganisationDissolved():
            return case._replace(ended_on=event.since)
        case EndingTakenBack():
            return case._replace(ended_on=None)
        case _:
            return case


def _registered(event: OrganisationRegistered) -> OrganisationCase:
    return OrganisationCase(
        event.organisation,
        event.name,
        event.family,
        (event.name,),
        (BEGINNING,),
        (event.family or "",),
        (BEGINNING,),
        None,
    )


ORGANISATIONS = Kind(
    "organisation",
    "单位",
    OrganisationCase,
    (
        OrganisationRegistered,
        OrganisationConfirmed,
        OrganisationPlaced,
        OrganisationRenamed,
        OrganisationMerged,
        OrganisationSplit,
        OrganisationDissolved,
        EndingTakenBack,
    ),
    organisation_keys,
    organisation,
)


class AliasCase(NamedTuple):
    """别名、更名: the id that a name gave means this organisation."""

    stood_for: UUID
    organisation: UUID


def alias_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a name that means another; a new name may have stood for nobody."""
    return () if event.stood_for is None else once(event.stood_for)


def alias(case: AliasCase | None, event: Any, recorded: Act, key: str) -> AliasCase | None:
    """The organisation that was confirmed last; none once that is taken back."""
    if isinstance(event, AliasTakenBack):
        return None
    return AliasCase(event.stood_for, event.organisation)


ALIASES = Kind(
    "alias",
    "别名",
    AliasCase,
    (AliasConfirmed, AliasTakenBack, OrganisationRenamed),
    alias_keys,
    alias,
)


class MergerCase(NamedTuple):
    """合并: from `since` on another organisation carries on this one's work."""

    organisation: UUID
    successor: UUID
    since: date


def merger(case: MergerCase | None, event: Any, recorded: Act, key: str) -> MergerCase | None:
    """As it was told last; none once that is taken back."""
    if isinstance(event, EndingTakenBack):
        return None
    return MergerCase(event.organisation, event.into.id, event.since)


MERGERS = Kind(
    "merger",
    "单位合并",
    MergerCase,
    (OrganisationMerged, EndingTakenBack),
    organisation_keys,
    merger,
)
