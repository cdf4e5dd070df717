"""What does one row of a ledger of contacts say?"""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from contracts.contacts import SideKind
from contracts.members.contact import Side
from contracts.people import SeveralOfThatName
from contracts.roll import OnRoll
from contracts.values import BodyKind
from kernel.ledgers import Row, day, line, one_of, person
from members.contact.ledger.knowledge import Knowledge
from members.contact.ledger.stamps import Recorded, Stamp, stamp_of
from members.contact.standing import kept_on
from members.contact.tables import PairRow
from rules.names import derived_id, organisation_name, sector_name


@dataclass(frozen=True, slots=True)
class Line:
    """A contact as one row tells; `known` is its own number or stamp."""

    recorded: Recorded
    by: Side
    number: str | None
    stamp: Stamp | None
    said: str | None = field(repr=False)
    wanted: str | None = field(repr=False)
    outcome: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the rows of one committee's ledger."""

    committee: UUID
    known: Knowledge

    def __call__(self, row: Row) -> Line:
        """The row's meaning.

        Raises:
            CellProblem: the row comes back.
        """
        made_on = row.need("made_on", day)
        if made_on > self.known.today:
            raise row.problem("made_on", f"{made_on}晚于今天", f"{made_on} has not come")
        members = self._members(row, made_on)
        by = self._by(row, made_on)
        pair = self._pair(row, made_on, by, members)
        if pair is None and not members:
            raise row.problem("members", "没有写明联系到的委员", "no member is named")
        recorded = Recorded(
            made_on=made_on,
            by=by.id,
            reached=tuple(one.member for one in members),
            way=row.need("way", one_of(self.known.ways) if self.known.ways else line),
            pair=pair.pair if pair else None,
            due_on=row.date("due_on", earliest=made_on),
            done_on=row.date("done_on", earliest=made_on),
        )
        words = [row.passage(name) for name in ("said", "wanted", "outcome")]
        return Line(recorded, by, row.optional("number"), stamp_of(row.printed("stamp")), *words)

    def _members(self, row: Row, on: date) -> list[OnRoll]:
        """Those of 委员姓名; one whom the register does not know brings the row back."""
        found: dict[UUID, OnRoll] = {}
        for one in row.names("members"):
            who = self._find(row, "members", one.name, on, one.note)
            if who is None:
                zh = f"委员名册中没有“{one.name}”"
                raise row.problem("members", zh, f"no member is called {one.name}")
            found[who.member] = who
        return list(found.values())

    def _find(self, row: Row, column: str, name: str, on: date, note: str) -> OnRoll | None:
        try:
            return self.known.people.find(name, on, note)
        except SeveralOfThatName:
            zh = f"有多位委员名为“{name}”，请在括号中注明界别或委员编号"
            raise row.problem(column, zh, f"several members are called {name}") from None

    def _by(self, row: Row, on: date) -> Side:
        """A member, else one of the committee's bodies, else a person who is no member."""
        told = row.text("by")
        body = self._body(told)
        if body is not None:
            return body
        who = row.need("by", person)
        member = self._find(row, "by", who.name, on, who.note)
        if member is not None:
            return Side(kind=SideKind.MEMBER, id=member.member, name=member.name)
        return Side(
            kind=SideKind.PERSON, id=derived_id(self.committee, "person", who.name), name=who.name
        )

    def _body(self, name: str) -> Side | None:
        plain = organisation_name(name)
        for one in self.known.people:
            named = zip(one.bodies, one.body_kinds, one.body_names, strict=True)
            for body, kind, called in named:
                if kind != BodyKind.SECTOR and organisation_name(called) == plain:
                    return Side(kind=SideKind.BODY, id=body, name=called)
        return None

    def _pair(self, row: Row, on: date, by: Side, members: list[OnRoll]) -> PairRow | None:
        """The one that 联系类别 names; without that column, the only one that it can have been."""
        kind = row.get("kind", one_of(self.known.kinds) if self.known.kinds else line)
        if kind is None and row.stands("kind"):
            return None
        sector = row.optional("sector")
        found = [
            pair
            for pair in self.known.pairs
            if kind in (None, pair.kind) and _is(pair, by, members, sector, on)
        ]
        kept = [pair for pair in found if kept_on(pair, on)] or (found if kind else [])
        if kind is not None and not kept:
            zh = f"没有“{by.name}”与所写委员（界别）的“{kind}”对子，请先登记结对，或将本列留空"
            raise row.problem("kind", zh, f"no pair of {by.name} and these is known")
        return kept[0] if len(kept) == 1 or kind else None


def _is(pair: PairRow, by: Side, members: list[OnRoll], sector: str | None, on: date) -> bool:
    """Whether a pair has these sides."""
    if pair.contacting != by.id and pair.contacting_kind != SideKind.BODY:
        return False
    if pair.contacted_kind == SideKind.MEMBER:
        return any(one.member == pair.contacted for one in members)
    if members and not all(one.belongs(pair.contacted, on) for one in members):
        return False
    if sector is not None:
        return sector_name(sector) == sector_name(pair.contacted_name)
    return bool(members)
