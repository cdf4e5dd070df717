"""How is the service sectors put together?"""

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

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
from sectors.activity.api import router as activity_routes
from sectors.activity.domain import ACTIVITY
from sectors.activity.ledger import Bodies, KnownBody, ledger_kind
from sectors.activity.lookups import facts as activity_facts
from sectors.activity.tables import tables as activity_tables
from sectors.activity.views import ACTIVITIES, ATTENDANCES, PEOPLE, UPPER_PEOPLE
from sectors.body.api import router as body_routes
from sectors.body.commands import FormBody
from sectors.body.domain import BODY
from sectors.body.lookups import facts as body_facts
from sectors.body.posts_api import router as post_routes
from sectors.body.queries import named_bodies
from sectors.body.reactions import form_the_body_a_member_joined, form_the_sectors_of_the_rules
from sectors.body.tables import tables as body_tables
from sectors.body.views import BODIES, PLACINGS, POSTS

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
        activity_tables,
    ),
    ruled=(Ruled(BODY, body_facts), Ruled(ACTIVITY, activity_facts), PERSONS),
    views=(BODIES, POSTS, PLACINGS, ACTIVITIES, ATTENDANCES),
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
        activity_routes,
        import_routes(ACTIVITY_LEDGER, IMPORT, find_plenary),
    ),
    migrations=Path(__file__).with_name("migrations"),
    acting=may_act,
)
