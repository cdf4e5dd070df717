"""Which member is each row of a roster, when several bear one name?"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from members.member.commands import member_id
from members.member.ledger.knowledge import Registered
from members.member.ledger.line import Line
from rules.names import organisation_name, person_name

Same = Callable[[Line, Registered], bool]


@dataclass(frozen=True, slots=True)
class Identity:
    """The n-th member of the name, and the id that follows."""

    member: UUID
    nth: int


def identities(
    committee: UUID, lines: Sequence[Line], people: Iterable[Registered]
) -> list[Identity]:
    """One a line, in order: number, then telephone, then sector or unit settle it, then order."""
    here: dict[str, list[Registered]] = defaultdict(list)
    for one in people:
        here[one.name].append(one)
    places: dict[str, list[int]] = defaultdict(list)
    for place, line in enumerate(lines):
        places[person_name(line.name)].append(place)
    found: dict[int, Identity] = {}
    for name, held in places.items():
        of_name = _of_name(committee, [lines[place] for place in held], here[name])
        found |= dict(zip(held, of_name, strict=True))
    return [found[place] for place in range(len(lines))]


def _of_name(
    committee: UUID, lines: Sequence[Line], here: Sequence[Registered]
) -> Sequence[Identity]:
    numbers = _numbered(committee, lines[0].name, here)
    present = sorted(here, key=lambda one: (one.kept_as is not None, numbers[one.member]))
    matched: dict[int, Registered] = {}
    for same in _tests(committee):
        for place, line in enumerate(lines):
            free = [one for one in present if one not in matched.values()]
            alike = [one for one in free if place not in matched and same(line, one)]
            if alike:
                matched[place] = alike[0]
    taken = set(numbers.values())
    identities = []
    for place, line in enumerate(lines):
        one = _kept(matched.get(place), here)
        nth = numbers[one.member] if one else _free(taken)
        taken.add(nth)
        member = one.member if one else member_id(committee, line.name, nth)
        identities.append(Identity(member, nth))
    return identities


def _kept(one: Registered | None, here: Sequence[Registered]) -> Registered | None:
    """The member whose duplicate it is, where that one bears the name too; else itself."""
    if one is None:
        return None
    return next((other for other in here if other.member == one.kept_as), one)


def _tests(committee: UUID) -> tuple[Same, ...]:
    """From the surest sign to mere order; whoever differs in two signs is somebody else.

    By a duplicate's number or telephone alone the person is known who is kept for it.
    """

    def sector_of(line: Line) -> UUID | None:
        return body_id(committee, BodyKind.SECTOR, line.sector) if line.sector else None

    def same_number(line: Line, one: Registered) -> bool:
        return line.member_no is not None and line.member_no == one.member_no

    def same_phone(line: Line, one: Registered) -> bool:
        return line.phone is not None and line.phone == one.phone and not other_number(line, one)

    def other_number(line: Line, one: Registered) -> bool:
        return _differ(line.member_no, one.member_no)

    def same_place(line: Line, one: Registered) -> bool:
        unit = line.employer and one.employer and _unit(line.employer) == _unit(one.employer)
        sector = line.sector is not None and sector_of(line) == one.sector
        return bool(sector or unit) and not other_number(line, one) and one.kept_as is None

    def only_one_sign_differs(line: Line, one: Registered) -> bool:
        differing = _differ(line.phone, one.phone), _differ(sector_of(line), one.sector)
        return not all(differing) and not other_number(line, one) and one.kept_as is None

    return same_number, same_phone, same_place, only_one_sign_differs


def _differ(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def _unit(name: str) -> str:
    return organisation_name(name)


def _numbered(committee: UUID, name: str, here: Sequence[Registered]) -> Mapping[UUID, int]:
    """Which of the name each member is; the id follows from it, so it can be found again."""
    numbers: dict[UUID, int] = {}
    wanted = {one.member for one in here}
    nth = 0
    while wanted - numbers.keys() and nth < 99:
        nth += 1
        numbers[member_id(committee, name, nth)] = nth
    # One whose name was corrected bears an id of the former name: after all others.
    late = enumerate(sorted(wanted - numbers.keys()), start=1000)
    return numbers | {member: nth for nth, member in late}


def _free(taken: set[int]) -> int:
    return next(nth for nth in range(1, 1000) if nth not in taken)
