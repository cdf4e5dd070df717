"""Is a body too small or too large by the committee's rules of the day? Pure."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from uuid import UUID

from contracts.bodies import BodyRules
from contracts.values import BodyKind
from sectors.body.book import Book
from sectors.body.tables import BodyRow

Verdict = Literal["fits", "too_few", "too_many", "no_rule"]


@dataclass(frozen=True, slots=True)
class Sized:
    """A body's size on a day beside what the rule asks for, with the rule's paper."""

    body: UUID
    kind: BodyKind
    name: str
    form: str | None
    members: int
    fewest: int | None
    most: int | None
    verdict: Verdict
    basis: str | None
    basis_on: date | None


def sizes_of(book: Book, rules: BodyRules, on: date) -> list[Sized]:
    """Every body that lasts, by kind and name; what was only heard of too."""
    rows = sorted(book.listed(), key=lambda one: (one.kind, one.name_on(on)))
    return [_sized(row, len(book.members(row.body)), rules, on) for row in rows]


def _sized(row: BodyRow, members: int, rules: BodyRules, on: date) -> Sized:
    kind = BodyKind(row.kind)
    rule = rules.size_of(kind, row.form)
    told = (row.body, kind, row.name_on(on), row.form, members)
    if rule is None:
        return Sized(*told, None, None, "no_rule", None, None)
    verdict: Verdict = "fits"
    if rule.fewest is not None and members < rule.fewest:
        verdict = "too_few"
    if rule.most is not None and members > rule.most:
        verdict = "too_many"
    return Sized(*told, rule.fewest, rule.most, verdict, rule.basis, rule.basis_on)
