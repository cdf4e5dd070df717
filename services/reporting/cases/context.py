"""What must be known of a committee to count anything: its name, its plenaries, its rules?"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from contracts.members.committee import (
    CommitteeEstablished,
    CommitteeRenamed,
    PlenaryConvened,
    PlenaryRescheduled,
    RulesAdopted,
)
from reporting.cases.kind import Act, Kind, once


class CommitteeCase(NamedTuple):
    """委员会."""

    code: str
    name: str
    host: UUID | None


def committee_keys(event: Any, recorded: Act) -> Sequence[str]:
    """One case a committee."""
    return once(event.committee)


def committee(
    case: CommitteeCase | None, event: CommitteeEstablished, recorded: Act, key: str
) -> CommitteeCase:
    """A committee as it was established."""
    return CommitteeCase(event.code, event.name, event.host)


COMMITTEES = Kind(
    "committee", "委员会", CommitteeCase, (CommitteeEstablished,), committee_keys, committee
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
