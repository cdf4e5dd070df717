"""How does a piece of material become a row of a ledger that imports as what it is?"""

from collections.abc import AsyncGenerator, Sequence
from uuid import UUID

from contracts.people import People
from kernel.http.sheets import Pages
from kernel.ledgers.streaming import Heading, StreamedRow
from members.care.ledger.stamps import Stamp, digest, of_all
from members.care.material.tables import MaterialRow

SHEET = "材料发放台账"
HEADINGS = (
    Heading("材料名称", 40),
    Heading("类别", 12),
    Heading("发放日期", 12),
    Heading("方式", 8),
    Heading("发放范围", 40),
    Heading("签收", 40),
    Heading("核对码", 10, hidden=True),
)
WAYS = {"paper": "纸质", "online": "线上"}


async def lines(pages: AsyncGenerator[list[MaterialRow]], people: People) -> Pages:
    """One row a piece of material."""
    async for page in pages:
        yield [line(row, people) for row in page]


def line(row: MaterialRow, people: People) -> StreamedRow:
    """One row: to whom it went and who read it by their names."""
    stamp = Stamp(row.material, told_of(row), of_all(row.recipients), of_all(row.readers))
    return (
        row.title,
        row.kind,
        row.sent_on,
        WAYS[row.way],
        _named(row.recipients, row, people),
        _named(row.readers, row, people),
        stamp.text(),
    )


def told_of(row: MaterialRow) -> str:
    """The digest of what it is."""
    return digest((row.title, row.kind, row.sent_on, row.way))


def _named(who: Sequence[UUID], row: MaterialRow, people: People) -> str:
    found = (one for entry in who if (one := people.get(entry)) is not None)
    marked = ((one.name, people.mark(one, row.sent_on)) for one in found)
    return "、".join(f"{name}（{mark}）" if mark else name for name, mark in marked)
