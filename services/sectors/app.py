"""How is the service sectors put together?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.acting import ACTING, may_act
from contracts.acting import tables as acting_tables
from contracts.calendars import CALENDARS
from contracts.calendars import tables as calendar_tables
from contracts.committees import PLENARIES, RULES, find_plenary
from contracts.committees import tables as committee_tables
from contracts.directory import DIRECTORY, HISTORY
from contracts.erasing import forget_a_person_who_was_erased
from contracts.merges import MERGES
from contracts.merges import tables as merge_tables
from contracts.organisations import ORGANISATIONS
from contracts.organisations import tables as organisation_tables
from contracts.roll import ROLL
from contracts.roll import tables as roll_tables
from contracts.values import BodyKind
from kernel.command import Command
from kernel.identity import Role, permission
from kernel.importing.routes import import_routes
from kernel.log.registry import Ruled
from kernel.persons import PERSONS
from kernel.service import Service
from rules.dates import Window
from sectors.activity.api import router as activity_routes
from sectors.activity.attended import expected_at
from sectors.activity.attending.api import coming_routes
from sectors.activity.attending.api import router as attending_routes
from sectors.activity.attending.tables import tables as attending_tables
from sectors.activity.attending.views import COMING
from sectors.activity.doing import coming_up, held_in, stood_to
from sectors.activity.domain import ACTIVITY
from sectors.activity.door.api import list_routes
from sectors.activity.door.api import router as door_routes
from sectors.activity.ledger import Bodies, KnownBody, Told, ledger_kind
from sectors.activity.ledger.api import ledger_routes
from sectors.activity.lookups import facts as activity_facts
from sectors.activity.planning.api import office_routes, planning_routes
from sectors.activity.planning.tables import tables as planning_tables
from sectors.activity.planning.views import PLANS
from sectors.activity.tables import people
from sectors.activity.tables import tables as activity_tables
from sectors.activity.views import ACTIVITIES, ATTENDANCES, PEOPLE, UPPER_PEOPLE
from sectors.activity.views import BELONGINGS as AT_ACTIVITIES
from sectors.balance.api import balance_routes
from sectors.body.api import router as body_routes
from sectors.body.commands import FormBody
from sectors.body.doing import bodies_in, bodies_then
from sectors.body.domain import BODY
from sectors.body.leading import led_by
from sectors.body.link.api import router as link_routes
from sectors.body.link.domain import LINK
from sectors.body.link.lookups import facts as link_facts
from sectors.body.link.views import LINKS, USES
from sectors.body.lookups import facts as body_facts
from sectors.body.of_member import belongings_of
from sectors.body.outsider.api import router as outsider_routes
from sectors.body.outsider.domain import OUTSIDER
from sectors.body.outsider.views import OUTSIDER_LOOKS, OUTSIDERS
from sectors.body.posts_api import router as post_routes
from sectors.body.queries import bodies_between, named_bodies
from sectors.body.reactions import form_the_body_a_member_joined, form_the_sectors_of_the_rules
from sectors.body.tables import tables as body_tables
from sectors.body.views import BODIES, PLACINGS, POSTS
from sectors.budget.api import budget_routes
from sectors.budget.domain import BUDGET
from sectors.budget.money import Hosted, OneBody
from sectors.budget.queries import Around
from sectors.budget.tables import tables as budget_tables
from sectors.budget.views import BUDGETS, SPENDINGS
from sectors.calendar.api import calendar_routes, feed_routes
from sectors.calendar.domain import FEED
from sectors.calendar.queries import Sources
from sectors.calendar.tables import tables as feed_tables
from sectors.calendar.views import FEEDS
from sectors.campaign.api import router as campaign_routes
from sectors.campaign.domain import CAMPAIGN
from sectors.campaign.tables import tables as campaign_tables
from sectors.campaign.views import CAMPAIGNS
from sectors.doings import Doings, Held
from sectors.duty.api import duty_routes
from sectors.duty.tables import tables as duty_tables
from sectors.duty.views import PROPOSED, REPORTED
from sectors.occasion.api import router as occasion_routes
from sectors.occasion.commands import TellBeneficiaries, TellHosts
from sectors.occasion.domain import OCCASION
from sectors.occasion.hosting import joint_hosts
from sectors.occasion.lookups import facts_with as occasion_facts
from sectors.occasion.queries import lasting, parts_of
from sectors.occasion.tables import tables as occasion_tables
from sectors.occasion.views import NOTES, OCCASIONS
from sectors.outcome.api import router as outcome_routes
from sectors.outcome.domain import OUTCOME
from sectors.outcome.lookups import facts as outcome_facts
from sectors.outcome.tables import tables as outcome_tables
from sectors.outcome.views import GROWN, OUTCOMES
from sectors.paired_help.api import router as help_routes
from sectors.paired_help.domain import HELP
from sectors.paired_help.lookups import facts_with as help_facts
from sectors.paired_help.tables import tables as help_tables
from sectors.paired_help.views import HELPS
from sectors.research.api import router as research_routes
from sectors.research.domain import RESEARCH
from sectors.research.tables import tables as research_tables
from sectors.research.views import REPORTS
from sectors.series.api import router as series_routes
from sectors.series.domain import SERIES
from sectors.series.lookups import facts as series_facts
from sectors.series.queries import planned
from sectors.series.tables import tables as series_tables
from sectors.series.views import DATES, SERIES_ROWS
from sectors.sheet.api import sheet_routes
from sectors.taken_back import TAKEN_BACK
from sectors.taken_back import tables as taken_back_tables

IMPORT = permission("sectors.activity.import", Role.CLERK)


async def known_bodies(engine: AsyncEngine, committee: UUID) -> Sequence[KnownBody]:
    """The bodies that an activity's host may be, under all their names."""
    found = await named_bodies(engine, committee)
    return [KnownBody(*one) for one in found]


def heard_of(committee: UUID, kind: BodyKind, name: str) -> Command:
    """A host that nobody knew is formed, to be confirmed."""
    return FormBody(committee=committee, kind=kind, name=name, provisional=True)


async def told_beside(engine: AsyncEngine, committee: UUID) -> Mapping[UUID, Told]:
    """Who hosted activities together and whom they reached, as it was told of them."""
    return {which: Told.of(parts) for which, parts in (await parts_of(engine, committee)).items()}


async def held_by_all(engine: AsyncEngine, committee: UUID) -> Sequence[Held]:
    """Activities with every body that hosted them, as it was planned or told afterwards."""
    joint = await joint_hosts(engine, committee)
    held = await held_in(engine, committee)
    return [one.with_hosts(joint.get(one.activity, ())) for one in held]


async def bodies_of_a_time(engine: AsyncEngine, committee: UUID, window: Window) -> list[OneBody]:
    """The bodies whose money is told."""
    found = await bodies_between(engine, committee, window)
    return [
        OneBody(row.body, BodyKind(row.kind), row.name_on(window.last), row.form, members)
        for row, members in found
    ]


async def hosted(engine: AsyncEngine, committee: UUID, window: Window) -> Hosted:
    """By host and common kind, how many activities began in a time."""
    held = [one for one in await held_by_all(engine, committee) if one.starts_on in window]
    return Counter((host.id, one.common_kind) for one in held for host in one.hosts)


CALENDAR = Sources(lasting, planned, belongings_of, expected_at)
HOSTS = Bodies(known_bodies, heard_of, told_beside, TellHosts, TellBeneficiaries)
ACTIVITY_LEDGER = ledger_kind(HOSTS)
DOINGS = Doings(bodies_then, bodies_in, held_by_all, stood_to, coming_up)

SECTORS = Service(
    name="sectors",
    title="界别与活动",
    tables=(
        committee_tables,
        calendar_tables,
        merge_tables,
        acting_tables,
        organisation_tables,
        body_tables,
        budget_tables,
        activity_tables,
        planning_tables,
        attending_tables,
        occasion_tables,
        campaign_tables,
        series_tables,
        research_tables,
        outcome_tables,
        help_tables,
        feed_tables,
        roll_tables,
        duty_tables,
        taken_back_tables,
    ),
    ruled=(
        Ruled(BODY, body_facts),
        Ruled(LINK, link_facts),
        Ruled(OUTSIDER),
        Ruled(BUDGET),
        Ruled(ACTIVITY, activity_facts),
        Ruled(OCCASION, occasion_facts(people)),
        Ruled(CAMPAIGN),
        Ruled(SERIES, series_facts),
        Ruled(RESEARCH),
        Ruled(OUTCOME, outcome_facts),
        Ruled(HELP, help_facts(people)),
        Ruled(FEED),
        PERSONS,
    ),
    views=(
        BODIES,
        POSTS,
        PLACINGS,
        LINKS,
        USES,
        OUTSIDERS,
        OUTSIDER_LOOKS,
        BUDGETS,
        SPENDINGS,
        ACTIVITIES,
        ATTENDANCES,
        PLANS,
        COMING,
        OCCASIONS,
        NOTES,
        CAMPAIGNS,
        SERIES_ROWS,
        DATES,
        REPORTS,
        OUTCOMES,
        HELPS,
        FEEDS,
        TAKEN_BACK,
    ),
    heard=(
        DIRECTORY,
        HISTORY,
        PLENARIES,
        RULES,
        CALENDARS,
        AT_ACTIVITIES,
        PEOPLE,
        UPPER_PEOPLE,
        MERGES,
        ACTING,
        ORGANISATIONS,
        GROWN,
        ROLL,
        PROPOSED,
        REPORTED,
    ),
    reactions=(
        form_the_body_a_member_joined,
        form_the_sectors_of_the_rules,
        forget_a_person_who_was_erased,
    ),
    routers=(
        body_routes,
        post_routes,
        link_routes,
        outsider_routes,
        budget_routes(Around(bodies_of_a_time, hosted)),
        activity_routes,
        planning_routes(led_by),
        office_routes,
        coming_routes(led_by),
        attending_routes,
        list_routes(led_by),
        door_routes,
        import_routes(ACTIVITY_LEDGER, IMPORT, find_plenary),
        ledger_routes(HOSTS),
        duty_routes(DOINGS),
        balance_routes(DOINGS),
        sheet_routes(DOINGS),
        occasion_routes,
        campaign_routes,
        series_routes,
        research_routes,
        outcome_routes,
        help_routes,
        calendar_routes(CALENDAR),
        feed_routes,
    ),
    migrations=Path(__file__).with_name("migrations"),
    acting=may_act,
)
