"""What is noted of the committee: its rules and its plenaries?"""

from contracts.members.committee import PlenaryConvened, PlenaryRescheduled, RulesAdopted
from reporting.recheck.cards import Record
from reporting.recheck.hearing import Heard, hears
from reporting.recheck.register import Plenary


@hears(RulesAdopted)
def adopted(record: Record, event: RulesAdopted, heard: Heard) -> None:
    """Each adoption stands; of two from the same day the later one holds."""
    record.rules.append((event.effective_on, heard.position, event.rules))


@hears(PlenaryConvened)
def convened(record: Record, event: PlenaryConvened, heard: Heard) -> None:
    """A plenary with its days."""
    record.plenaries[event.plenary] = Plenary(
        event.plenary, event.term, event.session, event.opens, event.closes
    )


@hears(PlenaryRescheduled)
def rescheduled(record: Record, event: PlenaryRescheduled, heard: Heard) -> None:
    """Other days."""
    plenary = record.plenaries.get(event.plenary)
    if plenary is not None:
        plenary.opens, plenary.closes = event.opens, event.closes
