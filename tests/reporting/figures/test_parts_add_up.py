"""Do the parts of a figure add up to what they are parts of, whatever a year brings?"""

import asyncio

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from years import HERE, years

from kernel.testing.feeding import Feed
from kernel.testing.plugin import fresh_database
from kernel.testing.running import receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.cases.keeping import step
from reporting.figures.computing import computed
from reporting.figures.scope import scope_of

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
PARTS_OF = {
    "sectors.by_host": "sectors.hostings",
    "sectors.by_kind": "sectors.activities",
    "sectors.report_instructions_by_level": "sectors.report_instructions",
    "proposals.leads_by_source": "proposals.leads",
    "proposals.suggestions_by_kind": "proposals.suggestions",
    "proposals.by_category": "proposals.filed",
    "proposals.by_sector": "proposals.sector_sponsorings",
    "proposals.sr_by_sector": "proposals.sr_sector_reports",
}
THE_SAME = {
    "sectors.held": "sectors.activities",
    "sectors.deeds": "sectors.activities_public_service",
}
AT_MOST = {
    "sectors.joint_activities": "sectors.held",
    "sectors.held": "sectors.hostings",
    "proposals.filed_member": "proposals.sector_sponsorings",
    "proposals.sr_received": "proposals.sr_sector_reports",
    "sectors.note_writers": "sectors.notes",
    "sectors.trained": "members.on_roll",
    "sectors.research_instructed": "sectors.research_reports",
    "sectors.research_instructed ": "sectors.report_instructions",
    "sectors.research_archived": "sectors.research_reports",
    "sectors.instructions_of_activities": "sectors.instructions",
    "proposals.leader_supervised": "proposals.key_proposals",
    "proposals.key_proposals": "proposals.filed",
    "proposals.contacted_dated": "proposals.contacted",
    "proposals.contacted": "proposals.assigned",
    "proposals.contacted_dated ": "proposals.unit_contacted_dated",
    "proposals.assigned_dated": "proposals.assigned",
    "proposals.answered_dated": "proposals.replied",
    "proposals.suggestions_wanted_answered": "proposals.suggestions_answered",
    "members.no_duty": "proposals.zero_sponsors",
    "proposals.days_to_assign": "proposals.days_to_assign_most",
    "proposals.days_to_contact": "proposals.days_to_contact_most",
    "proposals.days_to_reply": "proposals.days_to_reply_most",
}
"""By figure, one that is never less; a blank tells two sentences about one figure apart."""


async def _figures(url, events, window):
    async with running(REPORTING, url) as reporting:
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        engine = reporting.engine
        scope = await scope_of(engine, HERE, 5, 3, window, await cut_now(engine, HERE))
        return {id: value.json() for id, value in (await computed(engine, scope)).items()}


@settings(max_examples=12, deadline=None, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(events=years(), window=st.sampled_from(("plenary", "2025")))
def test_whatever_a_year_brings_parts_add_up_and_nothing_exceeds_its_whole(
    postgres, events, window
):
    with fresh_database(postgres) as url:
        told = asyncio.run(_figures(url, events, window))
    for parts, whole in PARTS_OF.items():
        added = sum(one["value"] for one in told[parts]["values"].values())
        assert added == told[whole]["value"], parts
    for one, other in THE_SAME.items():
        assert told[one]["value"] == told[other]["value"], one
    for part, whole in AT_MOST.items():
        value, most = (told[id.strip()]["value"] or 0 for id in (part, whole))
        assert value <= most, (part, whole)
    for name in ("contact", "reply"):
        by_unit = told[f"proposals.days_to_{name}_by_unit"]
        assert sum(one["evidence"] for one in by_unit["values"].values()) == by_unit["whole"]
