"""What does a clerk note of a committee's events: which cards, and what stands on them?

The cards are written on as events are read: unlike all else here they are not frozen.
"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from reporting.recheck.register import (
    Body,
    Committee,
    Member,
    Membership,
    Organisation,
    Plenary,
)


@dataclass(slots=True)
class Handling:
    """承办: the units of the last assignment, by id and name."""

    mode: str
    leading: list[tuple[UUID, str]]
    assisting: list[tuple[UUID, str]]
    assigned_on: date | None


@dataclass(slots=True)
class Contact:
    """联系提案人: one that a unit claims."""

    unit: UUID
    name: str
    sponsor: UUID
    day: date
    denied: bool = False


Sector = tuple[UUID, str]
"""界别 as a ledger wrote it: id and name."""


@dataclass(slots=True)
class Form:
    """征询意见表: what a sponsor said; `answers` are (question, choice)."""

    said: str
    day: date | None
    answers: list[tuple[str, str]]


@dataclass(slots=True)
class Proposal:
    """提案, with all that was done about it since it was last submitted or its review revoked."""

    id: UUID
    plenary: UUID
    timing: str
    sponsor_kind: str
    first: UUID
    others: list[UUID]
    sector: Sector | None
    category: str | None
    topics: list[str]
    submitted_on: date | None
    lead: UUID | None
    state: str = "under_review"
    decided_on: date | None = None
    filed_on: date | None = None
    handling: Handling | None = None
    due_on: date | None = None
    replied: bool = False
    replied_on: date | None = None
    in_time: bool | None = None
    grade: str | None = None
    replies: dict[UUID, tuple[str, date | None]] = field(default_factory=dict)
    feedback: dict[UUID, Form] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)

    case: str = field(init=False)

    def __post_init__(self) -> None:
        # A proposal is named in dozens of figures; its id as text is made once.
        self.case = str(self.id)

    @property
    def by_members(self) -> bool:
        """委员提案: individual or joint."""
        return self.sponsor_kind in ("individual", "joint")


@dataclass(slots=True)
class Marks:
    """重点提案、评优、再办理、服务中心工作."""

    key: bool = False
    led: bool = False
    awarded: bool = False
    rehandled: bool = False
    priorities: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Lead:
    """提案线索."""

    plenary: UUID
    source: str
    received_on: date
    listed: bool = False


@dataclass(slots=True)
class Suggestion:
    """意见建议或委员来信, of which proposal; `wanted` are those of whom an answer is wanted."""

    kind: str
    of: UUID
    received_on: date
    passed_on: bool = False
    wanted: set[UUID] = field(default_factory=set)
    answered: bool = False


@dataclass(slots=True)
class Report:
    """社情民意信息; a use is (level, way, day), an instruction (level, leader, day).

    Attributes:
        first: who reported first, a person or not; reporters: all of them where they are persons.
    """

    first: UUID | None
    reporters: list[UUID]
    sector: Sector | None
    topics: list[str]
    received_on: date
    issued: bool = False
    uses: set[tuple[str, str | None, date | None]] = field(default_factory=set)
    instructions: set[tuple[str, str | None, date | None]] = field(default_factory=set)


@dataclass(slots=True)
class Activity:
    """活动; `numbers` are those of a ledger that gives no names: 应到, 实到, 请假, 缺席."""

    kind: str
    common_kind: str
    starts_on: date
    topics: list[str]
    beneficiaries: int | None
    money: int | None
    numbers: dict[str, int] | None = None


@dataclass(slots=True)
class Occasion:
    """活动内容: who hosts, how many it served of each kind; a host is (id, name)."""

    host: tuple[UUID, str] | None = None
    joint: list[tuple[UUID, str]] = field(default_factory=list)
    benefited: dict[str, int] = field(default_factory=dict)
    priorities: list[str] = field(default_factory=list)

    def hosts(self) -> list[tuple[UUID, str]]:
        """The first host and those beside it, each once."""
        found: list[tuple[UUID, str]] = []
        for one in ([self.host] if self.host else []) + self.joint:
            if one[0] not in [id for id, _ in found]:
                found.append(one)
        return found


@dataclass(slots=True)
class Research:
    """调研报告: of which department, resting on which activities."""

    department: tuple[UUID, str] | None
    activities: list[UUID]
    approved_on: date | None = None
    archived: bool = False


@dataclass(slots=True)
class Outcome:
    """成果: what came of a report or of an activity, and on which day."""

    of_report: bool
    about: UUID
    sort: str
    level: str | None
    came_on: date


@dataclass(slots=True)
class MemberContact:
    """联系委员; `counts_for` is the pair and its year for which it counts as one of those owed."""

    made_on: date
    way: str
    pair_kind: str | None
    reached: list[UUID]
    counts_for: tuple[UUID, str] | None


@dataclass(slots=True)
class Pair:
    """联系对子."""

    since: date
    until: date | None = None


@dataclass(slots=True)
class Difficulty:
    """困难诉求."""

    kind: str
    raised_on: date
    outcome: str | None = None


@dataclass(slots=True)
class Record:
    """All cards of one committee at one cut, or of several, one below the other.

    Attributes:
        committees: where each stands. rules: by committee (施行日期, place in the log, rules).
        merged_members: by duplicate whom it means. aliases: by the id that a name gave whom it
            means. mergers: by organisation (who carries on its work, from which day).
        attendances: by activity and person (member, how). notes: by activity and member the day.
        owed: by pair and year how often it has contact.
    """

    committees: dict[UUID, Committee] = field(default_factory=dict)
    rules: dict[UUID, list[tuple[date, int, CommitteeRules]]] = field(default_factory=dict)
    plenaries: dict[UUID, Plenary] = field(default_factory=dict)
    members: dict[UUID, Member] = field(default_factory=dict)
    merged_members: dict[UUID, UUID] = field(default_factory=dict)
    memberships: dict[tuple[UUID, UUID], Membership] = field(default_factory=dict)
    bodies: dict[UUID, Body] = field(default_factory=dict)
    organisations: dict[UUID, Organisation] = field(default_factory=dict)
    aliases: dict[UUID, UUID] = field(default_factory=dict)
    mergers: dict[UUID, tuple[UUID, date]] = field(default_factory=dict)
    proposals: dict[UUID, Proposal] = field(default_factory=dict)
    marks: dict[UUID, Marks] = field(default_factory=dict)
    leads: dict[UUID, Lead] = field(default_factory=dict)
    suggestions: dict[UUID, Suggestion] = field(default_factory=dict)
    reports: dict[UUID, Report] = field(default_factory=dict)
    activities: dict[UUID, Activity] = field(default_factory=dict)
    attendances: dict[UUID, dict[UUID, tuple[bool, str]]] = field(default_factory=dict)
    occasions: dict[UUID, Occasion] = field(default_factory=dict)
    notes: dict[UUID, dict[UUID, date]] = field(default_factory=dict)
    research: dict[UUID, Research] = field(default_factory=dict)
    outcomes: dict[UUID, Outcome] = field(default_factory=dict)
    contacts: dict[UUID, MemberContact] = field(default_factory=dict)
    pairs: dict[UUID, Pair] = field(default_factory=dict)
    owed: dict[tuple[UUID, str], int] = field(default_factory=dict)
    difficulties: dict[UUID, Difficulty] = field(default_factory=dict)
