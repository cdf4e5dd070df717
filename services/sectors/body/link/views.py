"""How do events become the rows of links, and of what they did? Pure."""

from dataclasses import replace

from contracts.sectors.link import LinkEnded, LinkMade, LinkUsed, LinkUseStruck
from kernel.log.chain import Recorded
from kernel.view import View
from sectors.body.link.tables import LinkRow, LinkUseRow, links, uses
from sectors.body.views import begun, ended


def link_row(
    before: LinkRow | None, event: LinkMade | LinkEnded, recorded: Recorded
) -> LinkRow | None:
    """Every time of it; one that never was leaves none."""
    if isinstance(event, LinkMade):
        sinces, untils = begun(before, event.since)
        return LinkRow(
            link=event.link,
            committee=recorded.origin.committee,
            body=event.body,
            kind=event.kind.value,
            party=event.party.id,
            name=event.party.name,
            member=event.member,
            sinces=sinces,
            untils=untils,
        )
    if before is None:
        return None
    if event.mistaken:
        sinces, untils = before.sinces[:-1], before.untils[:-1]
        return replace(before, sinces=sinces, untils=untils) if sinces else None
    return replace(before, untils=ended(before.untils, event.until))


def use_row(
    before: LinkUseRow | None, event: LinkUsed | LinkUseStruck, recorded: Recorded
) -> LinkUseRow | None:
    """What was done, as told last; what was struck leaves none."""
    if isinstance(event, LinkUseStruck):
        return None
    return LinkUseRow(
        use=event.use,
        committee=recorded.origin.committee,
        link=event.link,
        body=event.body,
        way=event.way.value,
        used_on=event.used_on,
        activity=event.activity,
        subject=event.subject,
    )


LINKS = View(links, LinkRow, (LinkMade, LinkEnded), lambda event, recorded: event.link, link_row)
USES = View(uses, LinkUseRow, (LinkUsed, LinkUseStruck), lambda event, recorded: event.use, use_row)
