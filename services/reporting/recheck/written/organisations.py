"""What is noted of organisations: names and families by day, and who means whom?"""

from datetime import date

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
from reporting.recheck.cards import Record
from reporting.recheck.hearing import Heard, hears
from reporting.recheck.register import Organisation

ALWAYS = date.min
"""From when a first name or family holds."""


@hears(OrganisationRegistered)
def registered(record: Record, event: OrganisationRegistered, heard: Heard) -> None:
    """Its first name and family hold from the beginning."""
    record.organisations[event.organisation] = Organisation(
        [(ALWAYS, event.name)], [(ALWAYS, event.family)]
    )


@hears(OrganisationConfirmed)
def confirmed(record: Record, event: OrganisationConfirmed, heard: Heard) -> None:
    """The family that was told last is told anew, for the same day."""
    organisation = record.organisations.get(event.organisation)
    if organisation is not None:
        day, _ = organisation.families.pop()
        organisation.families.append((day, event.family))


@hears(OrganisationPlaced)
def placed(record: Record, event: OrganisationPlaced, heard: Heard) -> None:
    """Of another family from a day on; what had been told for that day or later goes."""
    organisation = record.organisations.get(event.organisation)
    if organisation is not None:
        since = event.since or ALWAYS
        earlier = [one for one in organisation.families if one[0] < since]
        organisation.families = [*earlier, (since, event.family)]


@hears(OrganisationRenamed)
def renamed(record: Record, event: OrganisationRenamed, heard: Heard) -> None:
    """Another name from a day on; the same name again corrects the day.

    The id that the new name gave before means this organisation.
    """
    if event.stood_for is not None:
        record.aliases[event.stood_for] = event.organisation
    organisation = record.organisations.get(event.organisation)
    if organisation is None:
        return
    earlier = [one for one in organisation.names if one[0] < event.since]
    if len(earlier) == len(organisation.names) > 1 and earlier[-1][1] == event.name:
        earlier.pop()
    organisation.names = [*(earlier or organisation.names[:1]), (event.since, event.name)]


@hears(OrganisationMerged)
def merged(record: Record, event: OrganisationMerged, heard: Heard) -> None:
    """No more from a day on, when another one carries on its work."""
    record.mergers[event.organisation] = (event.into.id, event.since)
    _ended(record, event)


@hears(OrganisationSplit, OrganisationDissolved)
def gone(record: Record, event: OrganisationSplit | OrganisationDissolved, heard: Heard) -> None:
    """No more from a day on; nobody counts its work as his own."""
    _ended(record, event)


def _ended(
    record: Record, event: OrganisationMerged | OrganisationSplit | OrganisationDissolved
) -> None:
    if event.organisation in record.organisations:
        record.organisations[event.organisation].ended_on = event.since


@hears(EndingTakenBack)
def goes_on(record: Record, event: EndingTakenBack, heard: Heard) -> None:
    """It never ended."""
    record.mergers.pop(event.organisation, None)
    if event.organisation in record.organisations:
        record.organisations[event.organisation].ended_on = None


@hears(AliasConfirmed)
def alias(record: Record, event: AliasConfirmed, heard: Heard) -> None:
    """The id that the other name gave means this organisation."""
    record.aliases[event.stood_for] = event.organisation


@hears(AliasTakenBack)
def no_alias(record: Record, event: AliasTakenBack, heard: Heard) -> None:
    """It does not after all."""
    record.aliases.pop(event.stood_for, None)
