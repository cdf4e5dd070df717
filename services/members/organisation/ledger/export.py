"""How is the list of organisations written, to be edited and read again?"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from contracts.kinds import OrganisationLists
from contracts.naming import Organisations
from contracts.organisations import OrganisationRow
from kernel.ledgers.streaming import Heading, StreamedRow
from members.organisation.contact.queries import Contact
from members.organisation.ledger.standing import NO, YES, cells_of, stamped
from rules.dates import date_zh

SHEET = "单位名录"
NOTE = (
    "改动后将本表原样导回即可；新单位添在末尾，“核对码”留空。"
    "改单位名称须填更名日期和依据文件；“核对码”一列请保留"
)


def headings(lists: OrganisationLists, *, contacts: bool) -> tuple[Heading, ...]:
    """The columns; the committee's own words can be chosen from a list."""
    told = (Heading("联系人", 12, filled=True), Heading("联系电话", 16, filled=True))
    return (
        Heading("序号", 5),
        Heading("单位名称", 24, filled=True),
        Heading("单位类别", 14, filled=True, choices=tuple(one.title for one in lists.kinds)),
        Heading("系统", 9, filled=True, choices=lists.families),
        Heading("层级", 7, filled=True, choices=lists.levels),
        Heading("主管单位", 20, filled=True),
        Heading("曾用名", 24),
        Heading("别名", 24, filled=True),
        Heading("待确认", 8, filled=True, choices=(YES, NO)),
        Heading("成立日期", 12),
        Heading("变动日期", 12, filled=True),
        Heading("更名日期", 12, filled=True),
        Heading("依据文件", 24, filled=True),
        *(told if contacts else ()),
        Heading("核对码", 10, hidden=True),
    )


def title(on: date) -> tuple[str, str]:
    """The lines above the headings."""
    return f"{SHEET}（{date_zh(on)}）", NOTE


def lines(
    book: Organisations,
    rows: Sequence[OrganisationRow],
    lists: OrganisationLists,
    on: date,
    contacts: Mapping[UUID, Contact] | None,
) -> list[StreamedRow]:
    """One line an organisation, numbered from 1."""
    return [
        _line(number, book, row, lists, on, contacts) for number, row in enumerate(rows, start=1)
    ]


def _line(
    number: int,
    book: Organisations,
    row: OrganisationRow,
    lists: OrganisationLists,
    on: date,
    contacts: Mapping[UUID, Contact] | None,
) -> StreamedRow:
    cells = cells_of(book, row, lists, on)
    former = row.names[: row.names.index(cells["name"])]
    told = None if contacts is None else contacts.get(row.organisation, Contact())
    return (
        number,
        *(cells[one] or None for one in ("name", "kind", "family", "level", "parent")),
        "、".join(former) or None,
        cells["aliases"] or None,
        cells["provisional"],
        row.since,
        None,
        None,
        None,
        *((told.person, told.telephone) if told else ()),
        stamped(row.organisation, cells).text(),
    )
