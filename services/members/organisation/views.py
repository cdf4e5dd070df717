"""How do events become the rows of organisations and aliases?"""

from dataclasses import replace

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationConfirmed,
    OrganisationRegistered,
)
from kernel.follow import View
from kernel.log.chain import Recorded
from members.organisation.tables import AliasRow, OrganisationRow, aliases, organisations

OrganisationEvent = OrganisationRegistered | OrganisationConfirmed | AliasConfirmed


def organisation_row(
    before: OrganisationRow | None, event: OrganisationEvent, recorded: Recorded
) -> OrganisationRow | None:
    """One row an organisation."""
    if isinstance(event, OrganisationRegistered):
        told = event.model_dump()
        return OrganisationRow(committee=recorded.origin.committee, aliases=(), **told)
    if before is None:
        return None
    match event:
        case OrganisationConfirmed():
            return replace(before, provisional=False, family=event.family)
        case AliasConfirmed():
            return replace(before, aliases=(*before.aliases, event.alias))


def alias_row(before: AliasRow | None, event: AliasConfirmed, recorded: Recorded) -> AliasRow:
    """One row a name that means another organisation."""
    here = recorded.origin.committee
    return AliasRow(event.stood_for, here, event.organisation, event.alias)


ORGANISATIONS = View(
    organisations,
    OrganisationRow,
    (OrganisationRegistered, OrganisationConfirmed, AliasConfirmed),
    lambda event, recorded: event.organisation,
    organisation_row,
)
ALIASES = View(
    aliases,
    AliasRow,
    (AliasConfirmed,),
    lambda event, recorded: event.stood_for,
    alias_row,
)
