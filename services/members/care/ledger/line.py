"""What does one row of a ledger of material say?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from contracts.people import SeveralOfThatName
from contracts.roll import OnRoll
from contracts.values import BodyKind, Named
from kernel.ledgers import Row, day, one_of, passage, squeeze
from kernel.ledgers import line as text_line
from members.care.ledger.knowledge import Knowledge
from members.care.ledger.stamps import Stamp, digest, stamp_of
from members.care.material.commands import Way
from rules.names import organisation_name, sector_name

WAYS: Final[dict[str, Way]] = {
    "纸质": "paper",
    "纸质发放": "paper",
    "线上": "online",
    "网上": "online",
    "微信": "online",
}
EVERYBODY = frozenset({"全部", "全体", "全体委员", "全体政协委员", "全部签收", "均已签收"})


@dataclass(frozen=True, slots=True)
class Line:
    """Material as one row tells.

    Attributes:
        scope: the body to whose members it goes. recipients: those named, or in it that day.
        readers: () when nobody stands in the cell, which says nothing.
    """

    title: str
    kind: str
    sent_on: date
    way: Way
    scope: Named | None
    recipients: tuple[UUID, ...]
    readers: tuple[UUID, ...]
    stamp: Stamp | None

    def told(self) -> str:
        """The digest of what it is."""
        return digest((self.title, self.kind, self.sent_on, self.way))


@dataclass(frozen=True, slots=True)
class LineReader:
    """Reads the rows of one committee's ledger."""

    known: Knowledge

    def __call__(self, row: Row) -> Line:
        """The row's meaning.

        Raises:
            CellProblem: the row comes back.
        """
        sent_on = row.need("sent_on", day)
        if sent_on > self.known.today:
            raise row.problem("sent_on", f"{sent_on}晚于今天", f"{sent_on} has not come")
        scope, recipients = self._scope(row, sent_on)
        return Line(
            title=row.text("title"),
            kind=self._kind(row),
            sent_on=sent_on,
            way=row.get("way", one_of(WAYS)) or "paper",
            scope=scope,
            recipients=recipients,
            readers=self._readers(row, sent_on, recipients),
            stamp=stamp_of(row.printed("stamp")),
        )

    def _kind(self, row: Row) -> str:
        """Without a word for it, the first kind that the rules list."""
        told = row.get("kind", one_of(self.known.kinds) if self.known.kinds else text_line)
        return told or next(iter(self.known.kinds.values()), "文件资料")

    def _scope(self, row: Row, on: date) -> tuple[Named | None, tuple[UUID, ...]]:
        told = row.need("scope", passage)
        if squeeze(told) in EVERYBODY:
            return None, _some(row, (one for one in self.known.people if one.on(on)))
        body = self._body(told)
        if body is not None:
            here = (one for one in self.known.people if one.belongs(body.id, on))
            return body, _some(row, here)
        return None, self._members(row, "scope", on)

    def _body(self, name: str) -> Named | None:
        """A body that a member is or was in."""
        for one in self.known.people:
            for body, kind, called in zip(one.bodies, one.body_kinds, one.body_names, strict=True):
                same = sector_name if kind == BodyKind.SECTOR else organisation_name
                if same(called) == same(name):
                    return Named(id=body, name=called)
        return None

    def _readers(self, row: Row, on: date, recipients: tuple[UUID, ...]) -> tuple[UUID, ...]:
        if squeeze(row.printed("readers")) in EVERYBODY:
            return recipients
        readers = self._members(row, "readers", on)
        if not set(readers) <= set(recipients):
            zh = "签收人中有不在发放范围内的委员"
            raise row.problem("readers", zh, "somebody signed to whom it was not sent")
        return readers

    def _members(self, row: Row, field: str, on: date) -> tuple[UUID, ...]:
        found = []
        for one in row.names(field):
            try:
                who = self.known.people.find(one.name, on, one.note)
            except SeveralOfThatName:
                zh = f"有多位委员名为“{one.name}”，请在括号中注明界别或委员编号"
                raise row.problem(field, zh, f"several are called {one.name}") from None
            if who is None:
                zh = f"委员名册中没有“{one.name}”"
                raise row.problem(field, zh, f"no member is called {one.name}")
            found.append(who.member)
        return tuple(dict.fromkeys(found))


def _some(row: Row, members: Iterable[OnRoll]) -> tuple[UUID, ...]:
    found = tuple(one.member for one in members)
    if not found:
        raise row.problem("scope", "该范围当日没有委员", "nobody belonged to it that day")
    return found
