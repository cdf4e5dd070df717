"""Which deeds are whose: by body, what it held, proposed and reported? Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from contracts.committees import PlenaryRow
from contracts.duties import BodyDutyRule
from sectors.belonging import Belonging
from sectors.doings import Held
from sectors.duty.counting import NO_SOURCE, Deed
from sectors.duty.tables import ProposedRow, ReportedRow
from sectors.duty.years import Year
from sectors.whose import Whose


@dataclass(frozen=True, slots=True)
class Signed:
    """A proposal or report: its deed, the plenary that it belongs to, and how it is a body's."""

    deed: Deed
    plenary: UUID | None
    by_members: bool


@dataclass(slots=True)
class Deeds:
    """By body, everything that may count."""

    held: dict[UUID, list[Held]] = field(default_factory=lambda: defaultdict(list))
    proposed: dict[UUID, list[Signed]] = field(default_factory=lambda: defaultdict(list))
    reported: dict[UUID, list[Signed]] = field(default_factory=lambda: defaultdict(list))

    def counting(self, rule: BodyDutyRule, body: UUID, year: Year) -> list[Deed]:
        """Those of a body that a rule counts."""
        if rule.counts in NO_SOURCE:
            return []
        if rule.counts == "activity":
            kinds = rule.activities
            held = (one for one in self.held.get(body, ()) if _fits(one, kinds))
            return [Deed(one.activity, one.title, one.starts_on) for one in held]
        signed = self.proposed if rule.counts == "proposal" else self.reported
        fitting = [one for one in signed.get(body, ()) if rule.by_members or not one.by_members]
        return [_in_its_year(one, year) for one in fitting]


def _fits(held: Held, kinds: Sequence[str]) -> bool:
    return not kinds or held.common_kind in kinds


def _in_its_year(one: Signed, year: Year) -> Deed:
    """A proposal handed in before its plenary opened belongs to that plenary's year."""
    if year.plenary is None or one.plenary != year.plenary:
        return one.deed
    return Deed(one.deed.id, one.deed.title, max(one.deed.on, year.days.first))


def deeds_of(
    whose: Whose,
    belonging: Belonging,
    held: Iterable[Held],
    proposed: Iterable[ProposedRow],
    reported: Iterable[ReportedRow],
    sat: Sequence[PlenaryRow],
) -> Deeds:
    """Each deed with every body whose it is, once; a body's own is not its members' as well."""
    found = Deeds()
    opens = {one.plenary: one.opens for one in sat}
    for one in held:
        for body in whose.all((host.id, host.name) for host in one.hosts):
            found.held[body].append(one)
    for row in proposed:
        day = row.submitted_on or opens.get(row.plenary)
        if day is not None and not row.gone:
            own = whose.all(zip(row.sponsors, row.names, strict=False))
            persons = () if row.names else row.sponsors
            deed = Deed(row.proposal, row.title, day)
            _sign(found.proposed, deed, row.plenary, own, belonging.all(persons, day))
    for told in reported:
        day = told.received_on
        own = whose.all([(told.unit, told.unit_name)] if told.unit else [])
        deed = Deed(told.report, told.title, day)
        _sign(found.reported, deed, None, own, belonging.all(told.reporters, day))
    return found


def _sign(
    found: dict[UUID, list[Signed]],
    deed: Deed,
    plenary: UUID | None,
    own: set[UUID],
    members: set[UUID],
) -> None:
    for body in own:
        found[body].append(Signed(deed, plenary, by_members=False))
    for body in members - own:
        found[body].append(Signed(deed, plenary, by_members=True))
