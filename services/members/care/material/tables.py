"""What is remembered of material sent to members for reading?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of

tables = MetaData()


@dataclass(frozen=True, slots=True)
class MaterialRow:
    """One piece of material.

    `readers`, `read_ons` and `hows` are of equal length, as are `writers`, `handed_in_ons` (who
    handed notes in, when) and, in an order of their own, `noted` and `notes` (whose text lies
    where in the vault).
    """

    material: UUID
    committee: UUID
    kind: str
    title: str
    sent_on: date
    way: str
    scope: str | None
    recipients: tuple[UUID, ...]
    readers: tuple[UUID, ...] = ()
    read_ons: tuple[date, ...] = ()
    hows: tuple[str, ...] = ()
    writers: tuple[UUID, ...] = ()
    handed_in_ons: tuple[date, ...] = ()
    noted: tuple[UUID, ...] = ()
    notes: tuple[UUID, ...] = ()

    def read_on(self, member: UUID) -> date | None:
        """When a member read it."""
        return dict(zip(self.readers, self.read_ons, strict=True)).get(member)

    def unread(self) -> tuple[UUID, ...]:
        """Those to whom it was sent and who have not read it."""
        return tuple(who for who in self.recipients if who not in self.readers)


materials = table_of(tables, "materials", MaterialRow, "material")
Index("materials_by_day", materials.c.committee, materials.c.sent_on)
