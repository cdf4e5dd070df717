"""Which bodies exist because others speak of them?"""

from collections.abc import Sequence

from contracts.members.committee import RulesAdopted
from contracts.members.member import MembershipBegan
from contracts.values import BodyKind
from kernel.command import Command
from kernel.log.chain import Recorded
from kernel.reactions import listens
from sectors.body.commands import FormBody


@listens(MembershipBegan)
def form_the_body_a_member_joined(
    event: MembershipBegan, known: None, recorded: Recorded
) -> Sequence[Command]:
    """A body that nobody formed yet is formed, to be confirmed."""
    return [
        FormBody(
            committee=recorded.origin.committee,
            kind=event.kind,
            name=event.body.name,
            body=event.body.id,
            provisional=True,
            on=recorded.occurred_on,
        )
    ]


@listens(RulesAdopted)
def form_the_sectors_of_the_rules(
    event: RulesAdopted, known: None, recorded: Recorded
) -> Sequence[Command]:
    """The sectors that the rules list exist."""
    return [
        FormBody(
            committee=event.committee, kind=BodyKind.SECTOR, name=name, on=recorded.occurred_on
        )
        for name in event.rules.sectors
    ]
