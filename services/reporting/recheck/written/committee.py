"""What is noted of the committee: where it stands, its rules and its plenaries?"""

from datetime import date

from contracts.members.committee import (
    CommitteeEnded,
    CommitteeEstablished,
    EndTakenBack,
    HostChanged,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
)
from reporting.recheck.cards import Record
from reporting.recheck.hearing import Heard, hears
from reporting.recheck.register import Committee, Plenary

ALWAYS = date.min
"""From when a first host is above."""


@hears(CommitteeEstablished)
def established(record: Record, event: CommitteeEstablished, heard: Heard) -> None:
    """It stands below its host from the beginning."""
    record.committees[event.committee] = Committee([(ALWAYS, event.host)])


@hears(HostChanged)
def moved(record: Record, event: HostChanged, heard: Heard) -> None:
    """Below another from a day on; what had been told for that day or later goes."""
    committee = record.committees.get(event.committee)
    if committee is not None:
        earlier = [one for one in committee.hosts if one[0] < event.effective_on]
        committee.hosts = [*earlier, (event.effective_on, event.host)]


@hears(CommitteeEnded)
def ended(record: Record, event: CommitteeEnded, heard: Heard) -> None:
    """The first day without it, and who carries on."""
    committee = record.committees.get(event.committee)
    if committee is not None:
        committee.ended_on, committee.succeeded_by = event.effective_on, event.succeeded_by


@hears(EndTakenBack)
def lasts(record: Record, event: EndTakenBack, heard: Heard) -> None:
    """It has lasted all along."""
    committee = record.committees.get(event.committee)
    if committee is not None:
        committee.ended_on, committee.succeeded_by = None, None


@hears(RulesAdopted)
def adopted(record: Record, event: RulesAdopted, heard: Heard) -> None:
    """Each adoption stands; of two from the same day the later one holds."""
    told = (event.effective_on, heard.position, event.rules)
    record.rules.setdefault(event.committee, []).append(told)


@hears(PlenaryConvened)
def convened(record: Record, event: PlenaryConvened, heard: Heard) -> None:
    """A plenary with its days."""
    told = (event.plenary, event.committee, event.term, event.session)
    record.plenaries[event.plenary] = Plenary(*told, event.opens, event.closes)


@hears(PlenaryRescheduled)
def rescheduled(record: Record, event: PlenaryRescheduled, heard: Heard) -> None:
    """Other days."""
    plenary = record.plenaries.get(event.plenary)
    if plenary is not None:
        plenary.opens, plenary.closes = event.opens, event.closes
