"""What does a row, or the text above a heading, say of an activity itself?"""

import re
from dataclasses import dataclass, fields, replace
from datetime import date
from decimal import Decimal

from contracts.sectors.occasion import Benefited
from kernel.ledgers import Cell, Hints, Row, Unreadable, printed, span, squeeze
from rules.names import organisation_name, title_name
from sectors.activity.ledger.reached import reached_by

YUAN = re.compile(r"(?:人民币|¥|约)?([\d,]+(?:\.\d+)?)(万|千|百)?元?(?:整)?")
TIMES = {"万": 10_000, "千": 1_000, "百": 100, None: 1}

Key = tuple[str, date, str]


@dataclass(frozen=True, slots=True)
class Occasion:
    """An activity as a ledger tells it; `kind` is the clerk's word, money in 分.

    Attributes:
        hosts: as they are written, the one that it is known by first.
        served: how many persons it reached. reached: how many of which kind.
    """

    title: str
    first: date
    last: date | None = None
    kind: str | None = None
    hosts: tuple[str, ...] = ()
    place: str | None = None
    form: str | None = None
    topics: tuple[str, ...] = ()
    served: int | None = None
    reached: tuple[Benefited, ...] = ()
    money: int | None = None

    @property
    def host(self) -> str | None:
        """The first of those that held it."""
        return self.hosts[0] if self.hosts else None

    def key(self) -> Key:
        """By which two rows speak of one activity: topic + first day (+ host when given)."""
        by = organisation_name(self.host) if self.host else ""
        return (title_name(self.title), self.first, by)

    def completed(self, other: "Occasion") -> "Occasion":
        """This, and where it says nothing what the other says; one host says nothing of others."""
        blank = [one.name for one in fields(self) if getattr(self, one.name) in (None, ())]
        if len(self.hosts) == 1 < len(other.hosts):
            blank.append("hosts")
        return replace(self, **{name: getattr(other, name) for name in blank})


def occasion_of(row: Row) -> Occasion:
    """The activity that a row's own columns tell of."""
    title = row.text("topic")
    days = row.need("day", span)
    last = row.date("last") or (days.last if days.last != days.first else None)
    if last is not None and last < days.first:
        raise row.problem(
            "last", f"结束日期{last}早于开始日期{days.first}", "ends before it starts"
        )
    told = reached_by(row)
    return Occasion(
        title=title,
        first=days.first,
        last=last,
        kind=row.optional("kind"),
        hosts=row.parts("host"),
        place=row.optional("place"),
        form=row.optional("form"),
        topics=row.parts("topics"),
        served=told.number,
        reached=told.kinds,
        money=row.get("money", fen),
    )


def fen(cell: Cell, hints: Hints) -> int:
    """An amount of money in 分: 3500, 3,500.50元, 1.2万元.

    Raises:
        Unreadable: no amount, or a fraction of a fen.
    """
    text = squeeze(printed(cell))
    found = YUAN.fullmatch(text)
    amount = Decimal(found[1].replace(",", "")) * TIMES[found[2]] * 100 if found else None
    if amount is None or amount != amount.to_integral_value():
        raise Unreadable(f"“{text}”不是可以读懂的金额", f"{text!r} is not an amount of money")
    return int(amount)
