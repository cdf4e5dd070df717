"""Which body held an activity, by the name that a clerk wrote?"""

import re
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.naming import Organisations
from contracts.sectors.body import body_id, body_name
from contracts.values import BodyKind, Named
from kernel.command import Command
from rules.names import organisation_name, sector_name
from sectors.activity.ledger.beside import Told

OF_A_SECTOR = re.compile(r"(.+?)(?:界别)?(?:界别活动组|界别委员组|界别小组|界别组|界别|活动组|界)")
FORMS = (
    (re.compile(r".*(?:界别活动组|界别委员组|界别小组|界别组|界别)"), BodyKind.SECTOR_GROUP),
    (
        re.compile(r".*(?:联络组|活动组|联委会|政协工委|委员小组|学习组|工作站)"),
        BodyKind.AREA_GROUP,
    ),
    (re.compile(r".*(?:委员会|专委会|委)"), BodyKind.SPECIAL_COMMITTEE),
    (re.compile(r".*(?:办公室|研究室|秘书处|机关|科|处)"), BodyKind.OFFICE),
)
FORMED_HERE = frozenset(
    {
        BodyKind.SECTOR_GROUP,
        BodyKind.AREA_GROUP,
        BodyKind.SPECIAL_COMMITTEE,
        BodyKind.OFFICE,
    }
)
PARTIES = re.compile(r"(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟).*")
OWN_NAMES = frozenset({"政协", "本委员会", "委员会", "区政协", "市政协", "县政协"})


@dataclass(frozen=True, slots=True)
class KnownBody:
    """A body that exists, as the service tells the importer."""

    id: UUID
    kind: BodyKind
    name: str


@dataclass(frozen=True, slots=True)
class Bodies:
    """How the importer learns of what other slices keep and asks them; wired by the service.

    Attributes:
        read: the committee's bodies. form: the command that forms a provisional body.
        told: what was told of the committee's activities beside their records, by activity.
        hosted: the command that tells who hosted together (committee, activity, on, hosts).
        benefited: the one that tells who benefited (committee, activity, on, beneficiaries).
    """

    read: Callable[[AsyncEngine, UUID], Awaitable[Sequence[KnownBody]]]
    form: Callable[[UUID, BodyKind, str], Command]
    told: Callable[[AsyncEngine, UUID], Awaitable[Mapping[UUID, Told]]]
    hosted: Callable[..., Command]
    benefited: Callable[..., Command]


@dataclass(frozen=True, slots=True)
class Host:
    """Who held it; `new` is a body to be formed, `near` the likest known name.

    Attributes:
        kind: the committee itself is an organisation.
        strange: an outside organisation that nobody registered, or a name that means several.
    """

    named: Named
    kind: BodyKind
    new: bool = False
    near: str | None = None
    strange: bool = False


class Hosts:
    """The bodies of one committee by name."""

    def __init__(
        self,
        committee: UUID,
        name: str,
        bodies: Sequence[KnownBody],
        units: Organisations | None = None,
        held: Collection[UUID] = (),
    ) -> None:
        """`units` are outside organisations; `held` who was named as a host here before."""
        self._committee, self._bodies = committee, bodies
        self._units, self._held = units or Organisations(committee, ()), held
        self._own = OWN_NAMES | {organisation_name(name)}
        self._names = {organisation_name(body.name): body for body in reversed(bodies)}
        self._sectors = {
            body_name(body.kind, body.name): body for body in bodies if body.kind is BodyKind.SECTOR
        }

    def of(self, written: str, on: date) -> Host:
        """The committee itself, a known body, the sector a group is named for, or a new one.

        An outside organisation is the one that bears the name on the day of the activity.
        """
        name = organisation_name(written)
        if name in self._own:
            return Host(Named(id=self._committee, name=written), BodyKind.ORGANISATION)
        known = self._names.get(name) or self._sector_of(name)
        if known is not None:
            return Host(Named(id=known.id, name=written), known.kind)
        kind = _kind_by_form(name)
        if kind not in FORMED_HERE:
            return self._outside(written, kind, on)
        named = Named(id=body_id(self._committee, kind, written), name=written)
        near = get_close_matches(name, [body.name for body in self._bodies], n=1, cutoff=0.4)
        return Host(named, kind, new=True, near=near[0] if near else None)

    def _outside(self, written: str, kind: BodyKind, on: date) -> Host:
        """Parties and outside units are organisations, whatever else they may be.

        One that was named so before is meant again, whatever the name has come to mean since.
        """
        own = self._units.own_id(written)
        meaning = self._units.find(written, on)
        named = Named(id=own if own in self._held else meaning.organisation, name=written)
        if meaning.settled or own in self._held or not self._units.any_confirmed:
            return Host(named, kind)
        likely = meaning.candidates or tuple(self._units.nearest(written, 1))
        near = likely[0].name_on(on) if likely else None
        return Host(named, kind, near=near, strange=True)

    def _sector_of(self, name: str) -> KnownBody | None:
        """民盟界别活动组 and 教育界 stand for their sectors."""
        found = OF_A_SECTOR.fullmatch(name)
        return self._sectors.get(sector_name(found[1] if found else name))


def _kind_by_form(name: str) -> BodyKind:
    if PARTIES.fullmatch(name) and not FORMS[0][0].fullmatch(name):
        return BodyKind.PARTY
    found = (kind for form, kind in FORMS if form.fullmatch(name))
    return next(found, BodyKind.ORGANISATION)
