"""Which activities were held, who came, and what do they add up to?"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from yunling.committees import Committee, Plenary
from yunling.deeds import DEED, KIND_WEIGHTS, PLACES_OF_KIND, RESEARCH, STUDY, TOPICS
from yunling.people import FORMER_MEMBER, SPECIAL_COMMITTEES, Member
from yunling.workdays import workday

PRESENT, LEAVE, ABSENT = "已出席", "请假", "缺席"
QUARTERS = "一二三四"


@dataclass(frozen=True, slots=True)
class Activity:
    """活动: `came` maps each expected person to 已出席, 请假 or 缺席, in the order of the roll.

    `last` differs from `first` when it took several days; `served` is how many people
    benefited (惠及群众人数), None where nobody counted.
    """

    topic: str
    kind: str
    host: str
    place: str
    first: date
    last: date
    came: tuple[tuple[str, str], ...]
    served: int | None = None

    def names(self, status: str) -> list[str]:
        """Who has this status."""
        return [name for name, came in self.came if came == status]


def draw_activities(
    committee: Committee, plenary: Plenary, members: list[Member], seed: str
) -> list[Activity]:
    """A year's activities by day, no two with the same topic and day."""
    rng = Random(f"{seed}/{committee.code}/{plenary.key}/activities")
    unique = [m for m in members if sum(m.name == other.name for other in members) == 1]
    days = _days(rng, plenary)
    topics: set[str] = set()
    drawn = [_activity(rng, committee, unique, day, topics) for day in days]
    return _with_guest(drawn) if committee.preset == "city" and plenary.year == 2024 else drawn


def _days(rng: Random, plenary: Plenary) -> list[date]:
    first = plenary.closes + timedelta(days=12)
    span = (plenary.ends - first).days
    drawn = [first + timedelta(days=rng.randrange(span)) for _ in range(plenary.activities)]
    return sorted(min(plenary.ends, workday(day)) for day in drawn)


def _activity(
    rng: Random, committee: Committee, members: list[Member], day: date, topics: set[str]
) -> Activity:
    kind, topic = _new_topic(rng, committee, day, topics)
    place = _place(rng, committee, kind, topic)
    sector, expected = _expected(rng, committee, members, kind)
    host = sector or rng.choice((*SPECIAL_COMMITTEES, "办公室"))
    if committee.preset == "township":
        host = "联络组"
    days = rng.randint(1, 2) if kind == RESEARCH and rng.random() < 0.4 else 0
    served = rng.randint(3, 30) * 10 if kind == DEED else None
    last = day + timedelta(days=days)
    return Activity(topic, kind, host, place, day, last, _came(rng, expected), served)


def _new_topic(rng: Random, committee: Committee, day: date, topics: set[str]) -> tuple[str, str]:
    kinds, weights = zip(*KIND_WEIGHTS.items(), strict=True)
    while True:
        kind = rng.choices(kinds, weights)[0]
        quarter = QUARTERS[(day.month - 1) // 3]
        wording = rng.choice(TOPICS[kind])
        suiting = committee.places_for(wording)
        topic = wording.format(p=rng.choice(suiting or ("",)), q=quarter)
        if suiting and topic not in topics:
            topics.add(topic)
            return kind, topic


def _place(rng: Random, committee: Committee, kind: str, topic: str) -> str:
    """In a room, or at the place of which the topic speaks."""
    if kind in PLACES_OF_KIND:
        return (
            "镇政府会议室" if committee.preset == "township" else rng.choice(PLACES_OF_KIND[kind])
        )
    *places, _everywhere = committee.places
    return next((place for place in places if place in topic), None) or rng.choice(places)


def _expected(
    rng: Random, committee: Committee, members: list[Member], kind: str
) -> tuple[str, list[Member]]:
    """Who is expected, and the sector when it was a sector that called them."""
    if committee.preset == "township":
        return "", members
    if kind == STUDY:
        return "", _some(rng, members, len(members) // 3, len(members) // 2)
    if rng.random() < 0.35:
        sector = rng.choice(members).sector
        own = [member for member in members if member.sector == sector]
        return f"{sector.removesuffix('界')}界别活动组", own
    return "", _some(rng, members, 6, min(18, len(members)))


def _some(rng: Random, members: Sequence[Member], least: int, most: int) -> list[Member]:
    chosen = rng.sample(range(len(members)), rng.randint(least, most))
    return [members[index] for index in sorted(chosen)]


def _came(rng: Random, expected: list[Member]) -> tuple[tuple[str, str], ...]:
    """At least one of those expected comes."""
    drawn = rng.choices((PRESENT, LEAVE, ABSENT), (88, 8, 4), k=len(expected))
    drawn[0] = PRESENT
    return tuple((member.name, came) for member, came in zip(expected, drawn, strict=True))


def _with_guest(drawn: list[Activity]) -> list[Activity]:
    """A former member, no longer on the roll, came to the first."""
    first, *rest = drawn
    return [replace(first, came=(*first.came, (FORMER_MEMBER, PRESENT))), *rest]


def totals(activities: list[Activity], roll: list[Member]) -> dict[str, object]:
    """What a right import must find, from the drawn activities themselves."""
    came = Counter(status for activity in activities for _, status in activity.came)
    known = {member.name for member in roll}
    named = {name for activity in activities for name, _ in activity.came}
    return {
        "activities": len(activities),
        "by_kind": dict(sorted(Counter(a.kind for a in activities).items())),
        "expected": sum(came.values()),
        "present": came[PRESENT],
        "leave": came[LEAVE],
        "absent": came[ABSENT],
        "participants": len({name for a in activities for name in a.names(PRESENT)}),
        "people_served": sum(activity.served or 0 for activity in activities),
        "not_on_roster": sorted(named - known),
    }
