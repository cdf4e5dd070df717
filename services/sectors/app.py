"""How is the service sectors put together?"""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.acting import ACTING, may_act
from contracts.acting import tables as acting_tables
from contracts.committees import PLENARIES, RULES, plenary_id, plenary_of
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
from kernel.http.asking import Asking
from kernel.identity import Role, permission
from kernel.importing.routes import import_routes
from kernel.log.registry import Ruled
from kernel.persons import PERSONS
from kernel.service import Service
from rules.dates import Window
from sectors.activity.api import router as activity_routes
from sectors.activity.domain import ACTIVITY
from sectors.activity.ledger import Bodies, KnownBody, ledger_kind
from sectors.activity.lookups import facts as activity_facts
from sectors.activity.tables import activities
from sectors.activity.tables import tables as activity_tables
from sectors.activity.views import ACTIVITIES, ATTENDANCES, PEOPLE, UPPER_PEOPLE
from sectors.body.api import router as body_routes
from sectors.body.commands import FormBody
from sectors.body.domain import BODY
from sectors.body.link.api import router as link_routes
from sectors.body.link.domain import LINK
from sectors.body.link.lookups import facts as link_facts
from sectors.body.link.views import LINKS, USES
from sectors.body.lookups import facts as body_facts
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

IMPORT = permission("sectors.activity.import", Role.CLERK)


async def known_bodies(engine: AsyncEngine, committee: UUID) -> Sequence[KnownBody]:
    """The bodies that an activity's host may be, under all their names."""
    found = await named_bodies(engine, committee)
    return [KnownBody(*one) for one in found]


def heard_of(committee: UUID, kind: BodyKind, name: str) -> Command:
    """A host that nobody knew is formed, to be confirmed."""
    return FormBody(committee=committee, kind=kind, name=name, provisional=True)


async def find_plenary(asking: Asking, term: int, session: int) -> UUID | None:
    """A plenary of the committee, if this service has heard of it."""
    found = await plenary_of(asking.engine, plenary_id(asking.here, term, session))
    return None if found is None else found.plenary


async def bodies_of_a_time(engine: AsyncEngine, committee: UUID, window: Window) -> list[OneBody]:
    """The bodies whose money is told."""
    found = await bodies_between(engine, committee, window)
    return [
        OneBody(row.body, BodyKind(row.kind), row.name_on(window.last), row.form, members)
        for row, members in found
    ]


async def hosted(engine: AsyncEngine, committee: UUID, window: Window) -> Hosted:
    """By host and common kind, how many activities began in a time."""
    c = activities.c
    mine = (c.committee == committee) & c.starts_on.between(window.first, window.last)
    wanted = select(c.host_id, c.common_kind, func.count().label("many"))
    wanted = wanted.where(mine, c.host_id.is_not(None)).group_by(c.host_id, c.common_kind)
    async with engine.connect() as connection:
        rows = (await connection.execute(wanted)).all()
    return {(row.host_id, row.common_kind): row.many for row in rows}


ACTIVITY_LEDGER = ledger_kind(Bodies(known_bodies, heard_of))

SECTORS = Service(
    name="sectors",
    title="界别与活动",
    tables=(
        committee_tables,
        merge_tables,
        acting_tables,
        organisation_tables,
        roll_tables,
        body_tables,
        budget_tables,
        activity_tables,
    ),
    ruled=(
        Ruled(BODY, body_facts),
        Ruled(LINK, link_facts),
        Ruled(OUTSIDER),
        Ruled(BUDGET),
        Ruled(ACTIVITY, activity_facts),
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
    ),
    heard=(
        DIRECTORY,
        HISTORY,
        PLENARIES,
        RULES,
        ROLL,
        PEOPLE,
        UPPER_PEOPLE,
        MERGES,
        ACTING,
        ORGANISATIONS,
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
        import_routes(ACTIVITY_LEDGER, IMPORT, find_plenary),
    ),
    migrations=Path(__file__).with_name("migrations"),
    acting=may_act,
)
