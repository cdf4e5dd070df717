"""What is noted of members: on the roll, in bodies, entered twice?"""

from contracts.members.member import (
    MemberAdmitted,
    MemberLeft,
    MembershipBegan,
    MembershipEnded,
    MembersMerged,
    MergeTakenBack,
    ParticularsCorrected,
)
from reporting.recheck.cards import Record
from reporting.recheck.hearing import Heard, hears
from reporting.recheck.register import Member, Membership


@hears(MemberAdmitted)
def admitted(record: Record, event: MemberAdmitted, heard: Heard) -> None:
    """A new card; who comes back has one from that day on."""
    record.members[event.member] = Member(
        id=event.member,
        name=event.name,
        gender=event.gender,
        nation=event.nation,
        birth_year=event.birth_year,
        party=event.party,
        education=event.education,
        since=event.since,
    )


@hears(ParticularsCorrected)
def corrected(record: Record, event: ParticularsCorrected, heard: Heard) -> None:
    """The particulars, whole."""
    member = record.members.get(event.member)
    if member is not None:
        member.name, member.gender, member.nation = event.name, event.gender, event.nation
        member.birth_year, member.party = event.birth_year, event.party
        member.education = event.education


@hears(MemberLeft)
def left(record: Record, event: MemberLeft, heard: Heard) -> None:
    """The last day on the roll; who was entered by mistake was never on it."""
    if event.how == "retracted":
        record.members.pop(event.member, None)
    elif event.member in record.members:
        record.members[event.member].until = event.until


@hears(MembersMerged)
def merged(record: Record, event: MembersMerged, heard: Heard) -> None:
    """The duplicate means the other one."""
    record.merged_members[event.duplicate] = event.member.id


@hears(MergeTakenBack)
def apart(record: Record, event: MergeTakenBack, heard: Heard) -> None:
    """They are two persons after all."""
    record.merged_members.pop(event.duplicate, None)


@hears(MembershipBegan)
def joined(record: Record, event: MembershipBegan, heard: Heard) -> None:
    """In a body from a day on; begun again after its end, the time before stays a time before."""
    body = event.body
    told = (event.member, body.id, str(event.kind), body.name, event.since, heard.arrival)
    before = record.memberships.get((event.member, body.id))
    times = [] if before is None else before.before[:]
    if before is not None and before.until is not None:
        times.append((before.since, before.until))
    record.memberships[event.member, body.id] = Membership(*told, before=times)


@hears(MembershipEnded)
def withdrew(record: Record, event: MembershipEnded, heard: Heard) -> None:
    """The last day in a body."""
    membership = record.memberships.get((event.member, event.body))
    if membership is not None:
        membership.until = event.until
