"""Offices of a city and what became of them, for tests of names by day."""

from datetime import date

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationMerged,
    OrganisationRegistered,
    OrganisationRenamed,
)
from contracts.naming import Organisations
from contracts.organisations import register, row
from contracts.values import Named
from kernel.rows import as_values
from kernel.testing.feeding import Feed
from rules.names import derived_id

JANUARY, JUNE = date(2026, 1, 1), date(2026, 6, 1)
PAPER = {"basis": "云编〔2026〕12号", "basis_on": date(2026, 5, 20)}


class Offices:
    """Events about the offices of one committee, by their names."""

    def __init__(self, committee):
        self.committee = committee

    def id(self, name):
        return derived_id(self.committee, "organisation", name)

    def named(self, name):
        return Named(id=self.id(name), name=name)

    def registered(self, name, family="政府", provisional=False, since=None):
        return OrganisationRegistered(
            organisation=self.id(name),
            kind="unit",
            name=name,
            family=family,
            provisional=provisional,
            level="市",
            since=since,
        )

    def renamed(self, name, new, since=JUNE):
        return OrganisationRenamed(
            organisation=self.id(name), name=new, since=since, stood_for=self.id(new), **PAPER
        )

    def merged(self, name, into, since=JUNE):
        return OrganisationMerged(
            organisation=self.id(name), into=self.named(into), since=since, **PAPER
        )

    def alias(self, name, alias):
        return AliasConfirmed(organisation=self.id(name), alias=alias, stood_for=self.id(alias))

    def rows(self, *events):
        """The register that these events leave."""
        feed, rows = Feed(), {}
        for event in events:
            recorded = feed.next(self.committee, event, JANUARY)
            rows[event.organisation] = row(rows.get(event.organisation), event, recorded)
        return list(rows.values())

    def book(self, *events):
        """The same by name."""
        return Organisations(self.committee, self.rows(*events))

    async def heard(self, service, *events):
        """A service has heard these and no others."""
        async with service.engine.begin() as connection:
            mine = register.c.committee == self.committee
            await connection.execute(register.delete().where(mine))
            for one in self.rows(*events):
                await connection.execute(register.insert(), [as_values(one)])
