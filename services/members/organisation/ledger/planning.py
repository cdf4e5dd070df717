"""What does a whole list of organisations ask for? Pure."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from kernel.command import Command
from kernel.importing.plan import Difference, Entry, Plan, Terms
from kernel.ledgers import BadRow, CellProblem, Ledger, Readings
from kernel.secret import Secret
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    PlaceOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    TakeBackAlias,
)
from members.organisation.contact.commands import KeepContact
from members.organisation.contact.queries import Contact
from members.organisation.ledger.knowledge import Knowledge
from members.organisation.ledger.lines import Line, LineReader
from members.organisation.ledger.standing import YES, digest
from members.organisation.naming import stream_of

STRUCK = "单位名录中删去"
BLAMES = {
    "BorneByAnother": "name",
    "NotInOrder": "renamed_on",
    "MeansAnother": "aliases",
    "HasAliases": "aliases",
    "BelowItself": "parent",
    "ParentUnknown": "parent",
}
"""By the rule that says no the column that it is about."""
PLACED = ("kind", "family", "level", "parent")


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """Each row's changes as commands; those above come before those below them."""
    found: Readings[Line] = ledger.read(LineReader(known))
    bad: list[BadRow] = list(found.bad)
    new = {digest("name", line.cells["name"]) for _, line in found.good if line.held is None}
    entries: list[tuple[Line, Entry]] = []
    for row, line in found.good:
        try:
            commands = tuple(Asked(line, known, terms, new).commands())
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
            continue
        organisation = _organisation(line, known)
        key = f"{organisation}@{known.versions.get(organisation, 0)}"
        entries.append((line, Entry(row, key, stream_of(organisation), commands)))
    return Plan(
        entries=tuple(_parents_first(entries)),
        bad=tuple(bad),
        happening=True,
        differences=tuple(one for line, _ in entries for one in _differences(line)),
        blames=BLAMES,
        warnings=tuple(f"第{skip.row}行未计入：{skip.zh}" for skip in found.skipped),
    )


class Asked:
    """The commands of one row."""

    def __init__(self, line: Line, known: Knowledge, terms: Terms, new: set[str]) -> None:
        self._line, self._known, self._new = line, known, new
        self._committee = terms.committee
        self._about: dict[str, Any] = {
            "committee": terms.committee,
            "organisation": _organisation(line, known),
        }

    def commands(self) -> Iterator[Command]:
        """In the order in which they must happen.

        Raises:
            CellProblem: what was filled in cannot be asked for.
        """
        line = self._line
        if line.held is None:
            yield self._register()
        if "provisional" in line.changed:
            yield self._confirm()
        if "name" in line.changed:
            yield self._rename()
        yield from self._placed()
        yield from self._named()
        yield from self._contact()

    def _register(self) -> Command:
        line, told = self._line, self._line.cells
        return RegisterOrganisation(
            committee=self._committee,
            name=told["name"],
            kind=self._known.lists.kind(told["kind"]) or "unit",
            family=told["family"] or None,
            level=told["level"] or None,
            parent=self._parent(),
            provisional=told["provisional"] == YES,
            since=line.since,
            on=line.since,
        )

    def _confirm(self) -> Command:
        if self._line.cells["provisional"] == YES:
            zh = "已确认的单位不能改回待确认"
            raise self._line.row.problem("provisional", zh, "a confirmed one stays confirmed")
        return ConfirmOrganisation(**self._about)

    def _rename(self) -> Command:
        line = self._line
        if line.renamed_on is None or line.basis is None:
            zh = "改了单位名称，须填写更名日期和依据文件；只是写法不同的，请填在“别名”"
            raise line.row.problem("name", zh, "a new name needs its day and its paper")
        return RenameOrganisation(
            **self._about,
            name=line.cells["name"],
            since=line.renamed_on,
            on=line.renamed_on,
            basis=line.basis,
        )

    def _placed(self) -> Iterator[Command]:
        line = self._line
        told = [field for field in PLACED if field in line.changed]
        if not told:
            return
        blank = tuple(field for field in told if not line.cells[field])
        if "kind" in blank:
            raise line.row.problem("kind", "单位类别不能清空", "a kind is always told")
        given: dict[str, Any] = {
            "kind": self._known.lists.kind(line.cells["kind"]),
            "family": line.cells["family"],
            "level": line.cells["level"],
            "parent": self._parent() if "parent" in told else None,
        }
        said = {field: given[field] for field in told if field not in blank}
        on = line.changed_on
        yield PlaceOrganisation(**self._about, **said, blank=blank, since=on, on=on)

    def _parent(self) -> UUID | None:
        """By name of today, or of another row that registers it."""
        name, known = self._line.cells["parent"], self._known
        if not name:
            return None
        meaning = known.book.find(name, known.today)
        if meaning.settled or digest("name", name) in self._new:
            return meaning.organisation
        near = "、".join(one.name_on(known.today) for one in known.book.nearest(name))
        zh = f"主管单位“{name}”未登记" + (f"，最接近的是{near}" if near else "")
        raise self._line.row.problem("parent", zh, f"the parent {name!r} is not registered")

    def _named(self) -> Iterator[Command]:
        line = self._line
        held = {digest("name", one): one for one in (line.held.aliases if line.held else ())}
        listed = line.held is None or "aliases" in line.changed
        written = [one for one in line.cells["aliases"].split("、") if one] if listed else []
        for alias in dict.fromkeys((*written, *line.extra)):
            if digest("name", alias) not in held:
                yield ConfirmAlias(**self._about, alias=alias)
        if "aliases" in line.changed and line.row.has("stamp"):
            kept = {digest("name", one) for one in written}
            for plain, alias in held.items():
                if plain not in kept:
                    yield TakeBackAlias(**self._about, alias=alias, reason=STRUCK)

    def _contact(self) -> Iterator[Command]:
        """What is blank says nothing; what is kept already is not kept again."""
        line = self._line
        kept = self._known.contacts.get(self._about["organisation"], Contact())
        said = {"person": line.person, "telephone": line.telephone}
        new = {
            name: Secret(text)
            for name, text in said.items()
            if text is not None and text != getattr(kept, name)
        }
        if new:
            yield KeepContact(**self._about, **new)


def _organisation(line: Line, known: Knowledge) -> UUID:
    return line.held.organisation if line.held else known.book.own_id(line.cells["name"])


def _parents_first(entries: Sequence[tuple[Line, Entry]]) -> list[Entry]:
    """A row comes after the row that registers its parent; a circle is refused when it is asked."""
    new = {digest("name", one.cells["name"]): one for one, _ in entries if one.held is None}

    def depth(line: Line) -> int:
        above, passed = line, 0
        while passed <= len(new):
            after = new.get(digest("name", above.cells["parent"]))
            if after is None:
                break
            above, passed = after, passed + 1
        return passed

    return [entry for line, entry in sorted(entries, key=lambda one: depth(one[0]))]


def _differences(line: Line) -> Iterator[Difference]:
    for field in sorted(line.changed):
        row = line.row
        yield Difference(row.number, row.heading(field), line.before[field], line.cells[field])
