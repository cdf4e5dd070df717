"""What does one row of a list of organisations say, and of which organisation?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.organisations import OrganisationRow
from kernel.ledgers import Cell, Hints, Row, Unreadable, unknown_word
from kernel.ledgers import line as one_line
from members.organisation.ledger.knowledge import Knowledge
from members.organisation.ledger.standing import FIELDS, NO, YES, Stamp, cells_of, digest, stamp_of

MEANWHILE = "导出之后系统中的这一项已被他人修改，与本行不一致，未作覆盖；请重新导出后再改"


@dataclass(frozen=True, slots=True)
class Line:
    """A row, and what it changes.

    Attributes:
        held: the organisation that it is about; None for one that is not here yet.
        cells: as written. changed: of these the fields that say something new.
        extra: names under 曾用名 that the organisation is not known by.
    """

    row: Row
    held: OrganisationRow | None
    cells: Mapping[str, str]
    before: Mapping[str, str]
    changed: frozenset[str]
    extra: tuple[str, ...]
    since: date | None
    changed_on: date | None
    renamed_on: date | None
    basis: str | None
    person: str | None
    telephone: str | None


class LineReader:
    """Finds each row's organisation, each once a file."""

    def __init__(self, known: Knowledge) -> None:
        self._known = known
        self._read: dict[UUID, int] = {}

    def __call__(self, row: Row) -> Line:
        """One row.

        Raises:
            CellProblem: the row comes back.
        """
        stamp = row.get("stamp", _stamp)
        cells = self._cells(row)
        held = self._held(row, cells["name"], stamp)
        self._once(row, held, cells["name"])
        before = {} if held is None else self._before(held)
        return Line(
            row=row,
            held=held,
            cells=cells,
            before=before,
            changed=_changed(row, cells, before, stamp),
            extra=self._extra(row, held),
            since=row.date("since"),
            changed_on=row.date("changed_on"),
            renamed_on=row.date("renamed_on"),
            basis=row.optional("basis"),
            person=row.optional("person"),
            telephone=row.phone("telephone"),
        )

    def _before(self, held: OrganisationRow) -> dict[str, str]:
        known = self._known
        return cells_of(known.book, held, known.lists, known.today)

    def _cells(self, row: Row) -> dict[str, str]:
        lists = self._known.lists
        return {
            "name": row.text("name"),
            "kind": row.get("kind", self._kind) or "",
            "family": self._word(row, "family", lists.families),
            "level": self._word(row, "level", lists.levels),
            "parent": row.optional("parent") or "",
            "aliases": "、".join(row.parts("aliases")),
            "provisional": self._word(row, "provisional", (YES, NO)),
        }

    def _kind(self, cell: Cell, hints: Hints) -> str:
        lists, said = self._known.lists, one_line(cell, hints)
        kind = lists.kind(said)
        if kind is None:
            raise unknown_word(said, [one.title for one in lists.kinds])
        return lists.title(kind)

    def _word(self, row: Row, field: str, listed: tuple[str, ...]) -> str:
        """A listed word; what the books have already is taken back as it is."""
        said = row.optional(field) or ""
        if said and said not in listed:
            zh = f"“{said}”不在清单之中（{'、'.join(listed)}）"
            raise row.problem(field, zh, f"{said!r} is not listed")
        return said

    def _held(self, row: Row, name: str, stamp: Stamp | None) -> OrganisationRow | None:
        """By its stamp; without one by its name of today, else it is new."""
        book = self._known.book
        if stamp is not None:
            found = book.get(stamp.organisation)
            if found is None:
                zh = "核对码不是本委员会的单位，请重新导出"
                raise row.problem("stamp", zh, "no organisation of this committee")
            return found
        meaning = book.find(name, self._known.today)
        if not meaning.settled and meaning.candidates:
            named = "、".join(one.name_on(self._known.today) for one in meaning.candidates)
            zh = f"“{name}”可能指{named}，请写现用名称"
            raise row.problem("name", zh, f"{name!r} may mean several")
        return book.get(meaning.organisation) if meaning.settled else None

    def _once(self, row: Row, held: OrganisationRow | None, name: str) -> None:
        this = held.organisation if held else self._known.book.own_id(name)
        first = self._read.setdefault(this, row.number)
        if first != row.number:
            raise row.problem("name", f"与第{first}行是同一单位", f"the same as row {first}")

    def _extra(self, row: Row, held: OrganisationRow | None) -> tuple[str, ...]:
        """Former names are dated by papers: one that is only told here is taken for an alias."""
        told = row.parts("former")
        if held is None:
            return told
        known = {digest("name", one) for one in (*held.names, *held.aliases)}
        return tuple(one for one in told if digest("name", one) not in known)


def _changed(
    row: Row, cells: Mapping[str, str], before: Mapping[str, str], stamp: Stamp | None
) -> frozenset[str]:
    """The fields that were filled in, and say something new; without a stamp blank says nothing.

    Raises:
        CellProblem: somebody else changed the same field meanwhile.
    """
    changed: set[str] = set()
    for field in FIELDS if before else ():
        filled, held = digest(field, cells[field]), digest(field, before[field])
        went_out = stamp.digests[field] if stamp else None
        said = row.stands(field) and (stamp is not None or bool(cells[field]))
        if not said or filled in (held, went_out):
            continue
        if went_out is not None and held != went_out:
            raise row.problem(field, MEANWHILE, "changed here since it was exported")
        changed.add(field)
    if stamp is None:
        changed.discard("name")
    return frozenset(changed)


def _stamp(cell: Cell, hints: Hints) -> Stamp:
    found = stamp_of(one_line(cell, hints))
    if found is None:
        raise Unreadable("核对码已被改动，请重新导出", "the stamp was changed: export again")
    return found
