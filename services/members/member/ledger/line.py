"""What does one row of a roster say?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from contracts.members.member import Gender, Leaving
from contracts.values import BodyKind
from kernel.ledgers import (
    Cell,
    Hints,
    Month,
    Reader,
    Row,
    SkipRow,
    Unreadable,
    count,
    month,
    one_of,
    person,
)
from members.member.commands import Belonging
from members.member.ledger import words
from members.member.ledger.knowledge import Knowledge
from members.member.ledger.particulars import further, private
from rules.names import sector_name


@dataclass(frozen=True, slots=True)
class Line:
    """A person as one row tells.

    Attributes:
        note: what stands in brackets behind the name.
        kinds: the kinds of bodies that the row speaks of.
        roles: None when the row says nothing of them.
        further: the other facts by field, None where nothing is told.
        private: for the vault, by kind; `birth_date` is 1975-05 or 1975-05-03.
    """

    name: str
    note: str
    member_no: str | None
    gender: Gender | None
    nation: str | None
    birth_year: int | None
    party: str | None
    education: str | None
    employer: str | None
    position: str | None
    bodies: tuple[Belonging, ...]
    roles: tuple[str, ...] | None
    terms: frozenset[int]
    since: date | None
    changed_on: date | None
    left: tuple[Leaving, date] | None
    further: Mapping[str, object]
    private: Mapping[str, str] = field(repr=False)

    @property
    def phone(self) -> str | None:
        """The telephone by which one is told from another of the same name."""
        return self.private.get("phone")

    @property
    def kinds(self) -> tuple[BodyKind, ...]:
        """The kinds of bodies that the row names, each once."""
        return tuple(dict.fromkeys(one.kind for one in self.bodies))

    @property
    def sector(self) -> str | None:
        """The sector's name."""
        return next((one.name for one in self.bodies if one.kind is BodyKind.SECTOR), None)


def line(row: Row, known: Knowledge) -> Line:
    """Read it.

    Raises:
        CellProblem: the row comes back. SkipRow: it does not count (struck, another term, a body).
    """
    _pass_over(row, known)
    return as_told(row, known)


def as_told(row: Row, known: Knowledge) -> Line:
    """What the row says, whomever it is about.

    Raises:
        CellProblem: it names nobody.
    """
    who = row.need("name", person)
    born = row.get("born", _not_after(known.today))
    parties = row.parts("party")
    in_position = _roles_in(row, "position")
    return Line(
        name=who.name,
        note=who.note,
        member_no=row.optional("member_no"),
        gender=row.get("gender", one_of(words.GENDERS)),
        nation=words.nation(told) if (told := row.optional("nation")) else None,
        birth_year=born.year if born else row.get("birth_year", _year_until(known.today.year)),
        party=words.party(parties[0]) if parties else None,
        education=row.optional("education"),
        employer=row.optional("employer") or row.optional("work"),
        position=None if in_position is not None else row.optional("position"),
        bodies=_bodies(row, known),
        roles=_roles(row, in_position),
        terms=words.terms(row.printed("term")),
        since=row.date("since"),
        changed_on=row.date("changed_on"),
        left=_left(row),
        further=further(row),
        private=dict(private(row)) | ({"birth_date": _written(born)} if born else {}),
    )


def _pass_over(row: Row, known: Knowledge) -> None:
    status = row.printed("status")
    if status in words.STRUCK:
        raise SkipRow(f"状态为“{status}”", f"its status is {status!r}")
    told = words.terms(row.printed("term"))
    if told and known.plenary.term not in told:
        raise SkipRow(f"属于“{row.printed('term')}”", f"it is of term {row.printed('term')!r}")
    group, name = row.printed("sponsor_group"), row.printed("name")
    collective = any(word in group for word in words.COLLECTIVE)
    if name and (collective or words.is_body(name, frozenset(known.sectors))):
        raise SkipRow(f"“{name}”是机构，不是委员", f"{name!r} is a body, not a person")
    if status in words.LEFT and not row.has("left_on"):
        raise SkipRow(
            f"状态为“{status}”而没有离任日期", f"its status is {status!r} without a last day"
        )


def _left(row: Row) -> tuple[Leaving, date] | None:
    until, status = row.date("left_on"), row.printed("status")
    if until is None:
        if status and status not in words.PRESENT:
            row.warn("status", f"“{status}”未识别，按在册导入", f"{status!r} is read as present")
        return None
    return words.LEFT.get(status, "ceased"), until


def _roles(row: Row, in_position: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """From 政协职务; a roster without it may have them under 职务 or 备注."""
    told = row.parts("roles")
    if told:
        named = (words.ROLES.get(role, role) for role in told if role not in words.MERELY)
        return tuple(dict.fromkeys(named))
    return in_position if in_position is not None else _roles_in(row, "remark")


def _roles_in(row: Row, field: str) -> tuple[str, ...] | None:
    return None if row.has("roles") else words.roles(row.parts(field))


def _bodies(row: Row, known: Knowledge) -> tuple[Belonging, ...]:
    sector = _sector(row, known)
    duty = row.optional("sector_duty")
    own = (Belonging(kind=BodyKind.SECTOR, name=sector, duty=_duty(duty)),) if sector else ()
    return (
        *own,
        *_of(row, BodyKind.SECTOR_GROUP, "sector_group", None),
        *_of(row, BodyKind.AREA_GROUP, "area_group", "area_duty"),
        *_of(row, BodyKind.SPECIAL_COMMITTEE, "special_committee", "special_duty"),
    )


def _of(row: Row, kind: BodyKind, field: str, duty: str | None) -> tuple[Belonging, ...]:
    duties = row.parts(duty) if duty else ()
    padded = (*duties, *[None] * len(row.parts(field)))
    return tuple(
        Belonging(kind=kind, name=name, duty=held)
        for name, held in zip(row.parts(field), padded, strict=False)
    )


def _duty(told: str | None) -> str | None:
    return words.DUTIES.get(told, told) if told else None


def _sector(row: Row, known: Knowledge) -> str | None:
    """In the rules' own spelling; one that they do not list is accepted as written."""
    told = row.optional("sector")
    return known.sectors.get(sector_name(told), told) if told else None


def _not_after(today: date) -> Reader[Month]:
    def read(cell: Cell, hints: Hints) -> Month:
        found = month(cell, hints)
        if (found.year, found.month, found.day or 1) > (today.year, today.month, today.day):
            raise Unreadable("出生日期在今天之后", "the birth date is in the future")
        return found

    return read


def _year_until(last: int) -> Reader[int]:
    def read(cell: Cell, hints: Hints) -> int:
        year = count(cell, hints)
        if not 1900 <= year <= last:
            raise Unreadable(f"“{year}”不是出生年份", f"{year} is no year of birth")
        return year

    return read


def _written(born: Month) -> str:
    text = f"{born.year}-{born.month:02}"
    return text if born.day is None else f"{text}-{born.day:02}"
