"""What stands in the cells of an organisation's row, and how does a changed cell tell itself?

A hidden column holds the row's stamp: which organisation it is, and a digest of each cell as it
went out. A cell that digests alike was left alone; one that does not was filled in; and when the
books digest otherwise than the stamp, somebody else was there in the meantime.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.kinds import OrganisationLists
from contracts.naming import Organisations
from contracts.organisations import OrganisationRow
from rules.names import clean, organisation_name

FIELDS = ("name", "kind", "family", "level", "parent", "aliases", "provisional")
DIGITS = 6
PRINTED = re.compile(rf"([0-9a-f]{{32}})((?:\.[0-9a-f]{{{DIGITS}}}){{{len(FIELDS)}}})")
YES, NO = "是", "否"
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a row was when it went out."""

    organisation: UUID
    digests: Mapping[str, str]

    def text(self) -> str:
        """As it stands in its cell."""
        return ".".join((self.organisation.hex, *(self.digests[one] for one in FIELDS)))


def stamp_of(text: str) -> Stamp | None:
    """The stamp that a cell holds; None when it holds something else."""
    found = PRINTED.fullmatch(text.strip().lower())
    if found is None:
        return None
    digests = found[2].strip(".").split(".")
    return Stamp(UUID(hex=found[1]), dict(zip(FIELDS, digests, strict=True)))


def stamped(organisation: UUID, cells: Cells) -> Stamp:
    """What the row is now."""
    return Stamp(organisation, {one: digest(one, cells[one]) for one in FIELDS})


def digest(field: str, text: str) -> str:
    """What tells a cell from another; how a name is written, and the order of names, do not."""
    plain = clean(text)
    if field in ("name", "parent"):
        plain = organisation_name(plain)
    elif field == "aliases":
        plain = "、".join(sorted({organisation_name(one) for one in plain.split("、") if one}))
    elif field == "provisional":
        plain = YES if plain == YES else NO
    return hashlib.sha256(f"{field}\x1f{plain}".encode()).hexdigest()[:DIGITS]


def cells_of(
    book: Organisations, row: OrganisationRow, lists: OrganisationLists, on: date
) -> dict[str, str]:
    """The cells of an organisation as it is on a day."""
    place = row.place_on(on)
    above = None if place.parent is None else book.get(place.parent)
    return {
        "name": row.name_on(on),
        "kind": lists.title(place.kind),
        "family": place.family or "",
        "level": place.level or "",
        "parent": above.name_on(on) if above else "",
        "aliases": "、".join(row.aliases),
        "provisional": YES if row.provisional else NO,
    }
