"""What must be known of a committee to count anything: its name, its plenaries, its rules?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.members.committee import (
    CommitteeEnded,
    CommitteeEstablished,
    CommitteeRenamed,
    EndTakenBack,
    HostChanged,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
)
from contracts.organisations import BEGINNING, NOBODY
from reporting.cases.kind import Act, Kind, once


class CommitteeCase(NamedTuple):
    """委员会: `hosts` are the committees above it, each from the day in the same place on.

    NOBODY stands for none; `ended_on` is the first day without the committee.
    """

    code: str
    name: str
    hosts: tuple[UUID, ...] = ()
    hosted_from: tuple[date, ...] = ()
    ended_on: date | None = None
    succeeded_by: UUID | None = None


def committee_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a committee."""
    return once(event.committee)


def committee(
    case: CommitteeCase | None, event: Any, recorded: Act, key: str
) -> CommitteeCase | None:
    """A committee as it was established, and where it stands since."""
    if isinstance(event, CommitteeEstablished):
        return CommitteeCase(event.code, event.name, (event.host or NOBODY,), (BEGINNING,))
    match event:
        case HostChanged() if case is not None:
            return _hosted(case, event.host or NOBODY, event.effective_on)
        case CommitteeEnded() if case is not None:
            return case._replace(ended_on=event.effective_on, succeeded_by=event.succeeded_by)
        case EndTakenBack() if case is not None:
            return case._replace(ended_on=None, succeeded_by=None)
        case _:
            return case


def _hosted(case: CommitteeCase, host: UUID, day: date) -> CommitteeCase:
    """Told again from the same day on, or from an earlier one, it takes the later ones' place."""
    kept = sum(since < day for since in case.hosted_from)
    return case._replace(
        hosts=(*case.hosts[:kept], host), hosted_from=(*case.hosted_from[:kept], day)
    )


COMMITTEES = Kind(
    "committee",
    "委员会",
    CommitteeCase,
    (CommitteeEstablished, HostChanged, CommitteeEnded, EndTakenBack),
    committee_keys,
    committee,
)


class NameCase(NamedTuple):
    """更名: the name that a committee bears from a day."""

    since: date
    position: int
    name: str


def name_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a renaming."""
    return once(recorded.event_id)


def renamed(case: NameCase | None, event: CommitteeRenamed, recorded: Act, key: str) -> NameCase:
    """A renaming stands as it was told; of two from the same day the later one holds."""
    return NameCase(event.effective_on, recorded.position, event.name)


NAMES = Kind("committee_name", "委员会更名", NameCase, (CommitteeRenamed,), name_keys, renamed)


class PlenaryCase(NamedTuple):
    """全体会议. `cut_off` is the instant's ISO text, as it was set."""

    plenary: UUID
    term: int
    session: int
    opens: date
    closes: date
    cut_off: str


def plenary_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a plenary."""
    return once(event.plenary)


def plenary(case: PlenaryCase | None, event: Any, recorded: Act, key: str) -> PlenaryCase | None:
    """A plenary with its days."""
    days = {"opens": event.opens, "closes": event.closes, "cut_off": event.cut_off.isoformat()}
    if isinstance(event, PlenaryConvened):
        return PlenaryCase(event.plenary, event.term, event.session, **days)
    return None if case is None else case._replace(**days)


PLENARIES = Kind(
    "plenary",
    "全体会议",
    PlenaryCase,
    (PlenaryConvened, PlenaryRescheduled),
    plenary_keys,
    plenary,
)


class RulesCase(NamedTuple):
    """规则: one adoption, whole, as JSON."""

    effective_on: date
    position: int
    basis: str
    rules: str


def rules_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case an adoption."""
    return once(recorded.event_id)


def rules(case: RulesCase | None, event: RulesAdopted, recorded: Act, key: str) -> RulesCase:
    """An adoption stands as it was made."""
    text = event.rules.model_dump_json()
    return RulesCase(event.effective_on, recorded.position, event.basis, text)


RULES = Kind("rules", "规则", RulesCase, (RulesAdopted,), rules_keys, rules)
