"""What must be known to decide about an activity: rules, calendar, and who belongs where? Pure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.occasions import COMMON_DOOR, ActivityKindRule, ActivityRules, DoorRule
from contracts.values import Adopted, Named
from rules.working_days import WorkingDays, shipped

NO_RULES = ActivityRules()


@dataclass(frozen=True, slots=True)
class Spell:
    """First and last day of something, both included; None is not said, or lasts."""

    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether it covers a day."""
        started = self.since is None or self.since <= on
        return started and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the register: when on the roll and in which bodies, all entries together."""

    named: Named
    on_roll: tuple[Spell, ...] = ()
    bodies: tuple[tuple[UUID, Spell], ...] = ()

    def is_member(self, on: date) -> bool:
        """Whether the person is on the roll on a day."""
        return any(spell.holds(on) for spell in self.on_roll)

    def belongs(self, to: Collection[UUID], on: date) -> bool:
        """Whether the person is in one of these bodies on a day."""
        return any(body in to and spell.holds(on) for body, spell in self.bodies)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision is told.

    Attributes:
        kinds: the committee's kinds on the activity's first day, for one that names a kind.
        rules, under: those of the day of the act, and their adoption.
        people: by the entry that is kept, those of whom the command speaks, or the whole register.
        merged: by duplicate entry, the one that is kept.
    """

    kinds: tuple[ActivityKindRule, ...] = ()
    rules: ActivityRules = NO_RULES
    under: Adopted | None = None
    calendar: WorkingDays = field(default_factory=shipped)
    people: Mapping[UUID, Person] = field(default_factory=dict)
    merged: Mapping[UUID, UUID] = field(default_factory=dict)

    @property
    def door(self) -> DoorRule:
        """How people are checked in here."""
        return self.rules.door or COMMON_DOOR

    def meant(self, person: UUID) -> UUID:
        """The entry that is kept for a person."""
        return self.merged.get(person, person)
