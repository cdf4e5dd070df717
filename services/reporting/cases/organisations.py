"""What does reporting know of organisations: their family, and under which names they stand?"""

from collections.abc import Sequence
from typing import Any, NamedTuple
from uuid import UUID

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationConfirmed,
    OrganisationRegistered,
)
from reporting.cases.kind import Act, Kind, once


class OrganisationCase(NamedTuple):
    """单位: `family` (系统) is None until somebody says it."""

    organisation: UUID
    name: str
    family: str | None


def organisation_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an organisation."""
    return once(event.organisation)


def organisation(
    case: OrganisationCase | None, event: Any, recorded: Act, key: str
) -> OrganisationCase | None:
    """An organisation after an event; a confirmation tells its family anew."""
    match event:
        case OrganisationRegistered():
            return OrganisationCase(event.organisation, event.name, event.family)
        case OrganisationConfirmed() if case is not None:
            return case._replace(family=event.family)
        case _:
            return case


ORGANISATIONS = Kind(
    "organisation",
    "单位",
    OrganisationCase,
    (OrganisationRegistered, OrganisationConfirmed),
    organisation_keys,
    organisation,
)


class AliasCase(NamedTuple):
    """别名: the id that a name gave means this organisation."""

    stood_for: UUID
    organisation: UUID


def alias_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an alias."""
    return once(event.stood_for)


def alias(case: AliasCase | None, event: AliasConfirmed, recorded: Act, key: str) -> AliasCase:
    """The organisation that was confirmed last."""
    return AliasCase(event.stood_for, event.organisation)


ALIASES = Kind("alias", "别名", AliasCase, (AliasConfirmed,), alias_keys, alias)
