"""What does a ledger know of a proposal, and what do proposals add up to?"""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yunling.people import Member
from yunling.topics import Theme

FILED, MERGED, NOT_FILED, WITHDRAWN, PENDING = "立案", "并案", "不予立案", "撤案", "待立案"
CONVERTED = ("转为意见和建议", "转社情民意")
SINGLE, LEAD_CO, SEPARATE = "单办", "主办会办", "分办"


@dataclass(frozen=True, slots=True)
class Proposal:
    """提案: one row of a ledger. Days are None while unknown or not reached.

    `sponsors` are members; `body` is the sponsor of a collective proposal, `outsider` a first
    sponsor who is not on the roll; exactly one of the three is set (co-sponsors only beside
    sponsors). `into` is the serial of the proposal that this one was merged into.
    """

    serial: int
    title: str
    theme: Theme
    ask: str
    submitted: date
    off_session: bool
    outcome: str
    sponsors: tuple[Member, ...] = ()
    body: str = ""
    outsider: str = ""
    reviewed: date | None = None
    into: int | None = None
    mode: str = ""
    units: tuple[str, ...] = ()
    assigned: date | None = None
    replied: date | None = None
    grade: str = ""
    feedback: str = ""
    fed_back: date | None = None
    key: bool = False
    case_no: int | None = None

    @property
    def form(self) -> str:
        """委员提案, 联名提案 or 集体提案."""
        return "集体提案" if self.body else "联名提案" if len(self.sponsors) > 1 else "委员提案"

    @property
    def first_sponsor(self) -> str:
        """The name in the first sponsor's cell."""
        return self.body or self.outsider or self.sponsors[0].name

    @property
    def due(self) -> date | None:
        """Three months after assignment, as the district's clerk fills it in."""
        if self.assigned is None:
            return None
        year, month = divmod(self.assigned.month + 2, 12)
        last = monthrange(self.assigned.year + year, month + 1)[1]
        return date(self.assigned.year + year, month + 1, min(self.assigned.day, last))

    @property
    def on_time(self) -> bool:
        """Replied by the due day."""
        return bool(self.replied and self.due and self.replied <= self.due)

    @property
    def sponsor_key(self) -> str:
        """Tells persons of one name apart; empty for a body."""
        return "" if self.body else self.outsider or self.sponsors[0].number


def totals(proposals: list[Proposal]) -> dict[str, object]:
    """What a right import must find, from the drawn proposals themselves."""
    filed = [p for p in proposals if p.outcome == FILED]
    forms = Counter(p.form for p in filed)
    return {
        **_outcome_totals(proposals),
        "filed_individual": forms["委员提案"],
        "filed_joint": forms["联名提案"],
        "filed_member": forms["委员提案"] + forms["联名提案"],
        "filed_collective": forms["集体提案"],
        "by_category": _counts(p.theme.category for p in filed),
        "by_theme": _counts(p.theme.name for p in filed),
        "key_proposals": sum(p.key for p in filed),
        "sponsors": len({p.sponsor_key for p in proposals if p.sponsor_key}),
        "units_involved": len({unit for p in filed for unit in p.units}),
        "lead_units": len({unit for p in filed for unit in leads(p)}),
        "assigned": sum(p.assigned is not None for p in filed),
        "replied": sum(p.replied is not None for p in filed),
        "replied_by_due": sum(p.on_time for p in filed),
        "grades": _counts(p.grade for p in filed if p.grade),
        "feedback_returned": sum(bool(p.feedback) for p in filed),
        "feedback": _counts(p.feedback for p in filed if p.feedback),
        "not_on_roster": sorted({p.outsider for p in proposals if p.outsider}),
    }


def _outcome_totals(proposals: list[Proposal]) -> dict[str, int]:
    outcomes = Counter(p.outcome for p in proposals)
    return {
        "received": len(proposals),
        "plenary_received": sum(not p.off_session for p in proposals),
        "offsession_received": sum(p.off_session for p in proposals),
        "filed": outcomes[FILED],
        "merged": outcomes[MERGED],
        "converted": sum(outcomes[way] for way in CONVERTED),
        "not_filed": outcomes[NOT_FILED],
        "withdrawn": outcomes[WITHDRAWN],
        "under_review": outcomes[PENDING],
    }


def leads(proposal: Proposal) -> tuple[str, ...]:
    """The units that answer: all when each answers apart, else the first."""
    return proposal.units if proposal.mode == SEPARATE else proposal.units[:1]


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))
