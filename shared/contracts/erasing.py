"""What does every service do when a person is erased in the register? Forget what it holds, too."""

from collections.abc import Sequence

from contracts.members.member import PersonErased
from kernel.command import Command
from kernel.log.chain import Recorded
from kernel.persons import ForgetPerson
from kernel.reactions import listens


@listens(PersonErased)
def forget_a_person_who_was_erased(
    event: PersonErased, known: None, recorded: Recorded
) -> Sequence[Command]:
    """What this service's vault holds about the person goes on the same ground and basis."""
    command = ForgetPerson(
        committee=recorded.origin.committee,
        person=event.member,
        ground=event.ground,
        basis=event.basis,
        decided_by=recorded.on_behalf_of or recorded.actor,
        on=recorded.occurred_on,
    )
    return [command]
