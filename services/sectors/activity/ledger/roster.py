"""Who is meant by a name?"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from contracts.merges import MergeRow, meant
from kernel.ledgers import Unreadable
from rules.names import clean, organisation_name, person_name, sector_name
from sectors.activity.tables import PersonRow, UpperRow


class Roster:
    """The register of one committee, as far as it is known here.

    Members of upper committees who live there are among those meant, never on its roll.
    """

    def __init__(self, people: Iterable[PersonRow], merged: Iterable[MergeRow] = ()) -> None:
        kept_for = {one.duplicate: one for one in merged}
        rows = {one.member: one for one in people}
        self._people = tuple(one for one in rows.values() if one.member not in kept_for)
        self._upper = {one.member for one in self._people if isinstance(one, UpperRow)}
        self._by_id = {one.member: one for one in self._people}
        self._by_number = {clean(p.member_no): p for p in self._people if p.member_no}
        self._by_name: dict[str, list[PersonRow]] = {}
        for one in self._people:
            self._by_name.setdefault(one.name, []).append(one)
        for duplicate in kept_for.keys() & rows.keys():
            # What a sheet calls the duplicate means the one who is kept.
            kept = rows.get(meant(duplicate, kept_for))
            alike = self._by_name.setdefault(rows[duplicate].name, [])
            if kept is not None and kept not in alike:
                alike.append(replace(kept, name=rows[duplicate].name))

    def on_roll(self, day: date) -> Sequence[PersonRow]:
        """The members of a day."""
        members = (one for one in self._people if not isinstance(one, UpperRow))
        return [person for person in members if _on_roll(person, day)]

    def is_member(self, person: UUID) -> bool:
        """Whether somebody may be counted as a member: not who is one of an upper committee."""
        return person not in self._upper

    def known(self, person: UUID) -> PersonRow | None:
        """Somebody of the register, by id."""
        return self._by_id.get(person)

    def written(self, person: UUID, name: str, day: date) -> str:
        """A person's name as it is read again: with what settles it where several bear it."""
        alike = self._by_name.get(person_name(name), [])
        present = [one for one in alike if _on_roll(one, day)] or alike
        own = next((one for one in present if one.member == person), None)
        if own is None or len(present) < 2:
            return name
        marks = (own.member_no, *own.sectors[-1:], *own.bodies[-1:], own.employer)
        settling = (mark for mark in marks if mark and _settles(own, mark, present))
        mark = next(settling, None)
        return f"{name}（{mark}）" if mark else name

    def meant(
        self, name: str, day: date, hints: Sequence[str] = (), number: str | None = None
    ) -> PersonRow | None:
        """The person of a name: by number, else by name, settled by what stands beside it.

        Args:
            hints: sector, body, unit or number, as written in brackets or other columns.

        Returns:
            The person, or None who is not on the register.

        Raises:
            Unreadable: two of that name and nothing settles it, or a number of someone else.
        """
        if number is not None and (found := self._by_number.get(clean(number))):
            return _of_that_name(found, name)
        alike = self._by_name.get(person_name(name), [])
        present = [person for person in alike if _on_roll(person, day)] or alike
        if len(present) < 2:
            return present[0] if present else None
        settled = [person for person in present if any(_fits(person, hint) for hint in hints)]
        if len(settled) != 1:
            raise Unreadable(
                f"名册中有{len(present)}位“{name}”，请在姓名后的括号里写明界别、单位或委员编号",
                f"{len(present)} members are called {name}; add sector, unit or number in brackets",
            )
        return settled[0]


def _settles(own: PersonRow, mark: str, alike: Sequence[PersonRow]) -> bool:
    """Whether a mark fits one of several persons alone."""
    return [one.member for one in alike if _fits(one, mark)] == [own.member]


def _of_that_name(found: PersonRow, name: str) -> PersonRow:
    if found.name != person_name(name):
        raise Unreadable(
            f"委员编号{found.member_no}是“{found.name}”，不是“{name}”",
            f"member number {found.member_no} is {found.name}, not {name}",
        )
    return found


def _on_roll(person: PersonRow, day: date) -> bool:
    began = person.since is None or person.since <= day
    return began and (person.until is None or person.until >= day)


def _fits(person: PersonRow, hint: str) -> bool:
    sectors = {sector_name(name) for name in person.sectors}
    bodies = {organisation_name(name) for name in person.bodies}
    unit = organisation_name(hint)
    return (
        sector_name(hint) in sectors
        or unit in bodies
        or (person.member_no is not None and clean(person.member_no) == clean(hint))
        or (person.employer is not None and unit in organisation_name(person.employer))
    )
