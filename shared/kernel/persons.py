"""How does a service forget what it holds about a person of whom another keeps the register?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from kernel.command import Command
from kernel.decider import Decider, Known
from kernel.event import Event, zh
from kernel.forgetting import Forgets, Ground
from kernel.log.registry import Ruled


class PersonForgotten(Forgets, name="kernel.person.forgotten", title="删除关于某人的内容"):
    """删除: what this service's vault held about the person went; private, the cause is not."""

    person: Annotated[UUID, zh("人员")]
    decided_by: Annotated[str, zh("决定人", "在登记该人员的服务中作出决定的账号")]
    forgotten_on: Annotated[date, zh("删除日期")]


class ForgetPerson(Command):
    """Forget what lies here about a person, as was decided where the person is registered."""

    person: UUID
    ground: Ground
    basis: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Person:
    """How often something about the person was forgotten here."""

    times: int = 0


def decide(command: ForgetPerson, person: Person, known: Known[Any]) -> Sequence[Event]:
    """All that lies here about the person; nothing when nothing does."""
    items = tuple(item.id for item in known.about(command.person))
    if not items:
        return []
    event = PersonForgotten(
        person=command.person,
        ground=command.ground,
        basis=command.basis,
        decided_by=command.decided_by,
        forgotten_on=known.today,
        forgotten=items,
    )
    return [event]


def evolve(person: Person, event: Event) -> Person:
    """Once more."""
    return replace(person, times=person.times + 1)


PERSON = Decider(
    category="person",
    commands=(ForgetPerson,),
    events=(PersonForgotten,),
    initial=Person(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"person-{command.person}",
    about=lambda command: [command.person],
)
PERSONS = Ruled(PERSON)
"""For a service's `ruled`; what it listens to says when."""
