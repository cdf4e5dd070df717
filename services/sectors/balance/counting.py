"""Who took part, who was idle, and on how few did it rest? Pure."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.values import BodyKind
from rules.dates import Window
from sectors.belonging import Belonging
from sectors.doings import BodyThen, Held, Stood
from sectors.whose import Whose

NO_HOST = "未填组织单位"


@dataclass(frozen=True, slots=True)
class Visit:
    """One member expected at one activity, once, whichever entries say so."""

    activity: UUID
    person: UUID
    on: date
    came: bool


def visits_of(
    held: Iterable[Held], stood: Iterable[Stood], belonging: Belonging, window: Window
) -> list[Visit]:
    """Members alone, at activities that began in the window; who came under one entry came."""
    days = {one.activity: one.starts_on for one in held if one.starts_on in window}
    came: dict[tuple[UUID, UUID], bool] = {}
    for one in stood:
        if one.member and one.activity in days:
            key = (one.activity, belonging.kept(one.person))
            came[key] = came.get(key, False) or one.came
    return [Visit(activity, who, days[activity], was) for (activity, who), was in came.items()]


@dataclass(frozen=True, slots=True)
class Participation:
    """A body in a window, by who was in it on the day of each activity.

    Attributes:
        members: in it on the last day. heads: different members who came to anything.
        expected, came: persons times activities (人次). hosted: activities that it held.
    """

    body: UUID
    kind: BodyKind
    name: str
    members: int
    hosted: int
    expected: int
    came: int
    heads: int


def participation(
    bodies: Sequence[BodyThen],
    held: Sequence[Held],
    visits: Iterable[Visit],
    belonging: Belonging,
    window: Window,
) -> list[Participation]:
    """Every body, those without anything too."""
    expected, came = Counter[UUID](), Counter[UUID]()
    heads: dict[UUID, set[UUID]] = defaultdict(set)
    for visit in visits:
        for body in belonging.bodies(visit.person, visit.on):
            expected[body] += 1
            if visit.came:
                came[body] += 1
                heads[body].add(visit.person)
    whose = Whose(bodies)
    mine = [one for one in held if one.starts_on in window]
    hosted = Counter(body for one in mine for body in _hosts(one, whose))
    members = Counter(
        body
        for one in belonging.on_roll(window.last)
        for body in belonging.bodies(one.member, window.last)
    )
    return [
        Participation(
            body=one.body,
            kind=one.kind,
            name=one.name,
            members=members[one.body],
            hosted=hosted[one.body],
            expected=expected[one.body],
            came=came[one.body],
            heads=len(heads[one.body]),
        )
        for one in bodies
    ]


def _hosts(held: Held, whose: Whose) -> set[UUID]:
    return whose.all((host.id, host.name) for host in held.hosts)


@dataclass(frozen=True, slots=True)
class Idle:
    """A body that held nothing, or whose members came to nothing, for so long.

    Attributes:
        last_hosted, last_joined: the day of the last one by then; None is never.
    """

    body: UUID
    kind: BodyKind
    name: str
    last_hosted: date | None
    last_joined: date | None
    hosted_none: bool
    joined_none: bool


def idle(
    bodies: Sequence[BodyThen],
    held: Sequence[Held],
    visits: Iterable[Visit],
    belonging: Belonging,
    since: date,
) -> list[Idle]:
    """Bodies without an activity of their own since a day, or without a member at any."""
    hosted, joined = defaultdict[UUID, list[date]](list), defaultdict[UUID, list[date]](list)
    whose = Whose(bodies)
    for one in held:
        for body in _hosts(one, whose):
            hosted[body].append(one.starts_on)
    for visit in visits:
        if visit.came:
            for body in belonging.bodies(visit.person, visit.on):
                joined[body].append(visit.on)
    every = (_idle(one, hosted[one.body], joined[one.body], since) for one in bodies)
    return [one for one in every if one.hosted_none or one.joined_none]


def _idle(one: BodyThen, hosted: Sequence[date], joined: Sequence[date], since: date) -> Idle:
    last_hosted, last_joined = max(hosted, default=None), max(joined, default=None)
    return Idle(
        one.body,
        one.kind,
        one.name,
        last_hosted,
        last_joined,
        hosted_none=last_hosted is None or last_hosted < since,
        joined_none=last_joined is None or last_joined < since,
    )


@dataclass(frozen=True, slots=True)
class Member:
    """One member and how often the member came."""

    member: UUID
    name: str
    sector: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Crowding:
    """On how few it rests.

    Attributes:
        members: on the roll on the last day. came: their persons times activities (人次).
        tenth: how many members the most active tenth is (rounded up). of_the_tenth: their 人次.
        most: the members of that tenth. nowhere: who was at nothing.
    """

    members: int
    came: int
    tenth: int
    of_the_tenth: int
    most: tuple[Member, ...]
    nowhere: tuple[Member, ...]


def crowding(visits: Iterable[Visit], belonging: Belonging, day: date) -> Crowding:
    """The members on the roll on a day; of equals in the tenth the one first by name."""
    times = Counter(visit.person for visit in visits if visit.came)
    here = [
        Member(one.member, one.name, one.sector(day), times[one.member])
        for one in belonging.on_roll(day)
    ]
    ranked = sorted(here, key=lambda one: (-one.times, one.name, one.member))
    tenth = -(-len(ranked) // 10)
    most = tuple(one for one in ranked[:tenth] if one.times)
    return Crowding(
        members=len(ranked),
        came=sum(one.times for one in ranked),
        tenth=tenth,
        of_the_tenth=sum(one.times for one in most),
        most=most,
        nowhere=tuple(one for one in ranked if not one.times),
    )


@dataclass(frozen=True, slots=True)
class Hosted:
    """What one host held: how many activities, of which kinds, and how many came (人次)."""

    host: UUID | None
    name: str
    activities: int
    kinds: Mapping[str, int]
    came: int


def by_host(held: Iterable[Held], visits: Iterable[Visit], window: Window) -> list[Hosted]:
    """The busiest first; an activity of two hosts counts for both, one without a host alone."""
    came = Counter(visit.activity for visit in visits if visit.came)
    of_host: dict[UUID | None, list[Held]] = defaultdict(list)
    names: dict[UUID | None, str] = {None: NO_HOST}
    for one in held:
        if one.starts_on in window:
            names |= {host.id: host.name for host in one.hosts}
            hosts = dict.fromkeys(host.id for host in one.hosts)
            for host in hosts or (None,):
                of_host[host].append(one)
    found = [
        Hosted(
            host=host,
            name=names[host],
            activities=len(every),
            kinds=Counter(one.kind for one in every),
            came=sum(came[one.activity] for one in every),
        )
        for host, every in of_host.items()
    ]
    return sorted(found, key=lambda one: (-one.activities, -one.came, one.name))
