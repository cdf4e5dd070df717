"""May these particulars be handed out? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from kernel.decider import Decider, Known, Refused
from kernel.event import Event
from members.member.disclosure.commands import DisclosePrivateParticulars
from members.member.disclosure.events import PrivateParticularsDisclosed


class NothingToDisclose(Refused):
    """Say of whom and which kinds; nobody on this list has any."""

    zh = "没有可提取的个人信息：请指明种类，且名单不能为空"


@dataclass(frozen=True, slots=True)
class Disclosure:
    """One handing out; it is over with its event."""

    made: bool = False


def decide(
    command: DisclosePrivateParticulars, disclosure: Disclosure, known: Known[None]
) -> Sequence[Event]:
    """Each handing out is an event of its own; asked again under the same key it is the same."""
    if disclosure.made:
        return []
    if not command.kinds or not command.members:
        raise NothingToDisclose
    return [
        PrivateParticularsDisclosed(
            disclosure=command.disclosure,
            purpose=command.purpose,
            kinds=tuple(dict.fromkeys(command.kinds)),
            members=tuple(dict.fromkeys(command.members)),
            reason=command.reason,
        )
    ]


def evolve(disclosure: Disclosure, event: Event) -> Disclosure:
    """Made."""
    return Disclosure(made=True)


DISCLOSURE = Decider(
    category="disclosure",
    commands=(DisclosePrivateParticulars,),
    events=(PrivateParticularsDisclosed,),
    initial=Disclosure(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"disclosure-{command.disclosure}",
)
