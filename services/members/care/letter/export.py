"""How is a batch of letters written for printing envelopes?"""

from collections.abc import AsyncGenerator

from contracts.people import People
from contracts.roll import OnRoll
from kernel.http.sheets import Pages
from kernel.ledgers.streaming import Heading, StreamedRow
from members.care.letter.tables import LetterRow

SHEET = "致函单位"
HEADINGS = (
    Heading("序号", 6),
    Heading("收件单位", 30),
    Heading("函号", 16),
    Heading("委员姓名", 12),
    Heading("职务", 16),
    Heading("事由", 20),
    Heading("发函日期", 12),
    Heading("回复日期", 12),
)


async def lines(pages: AsyncGenerator[list[LetterRow]], people: People) -> Pages:
    """One row an envelope, numbered."""
    number = 0
    async for page in pages:
        yield [line(number + n, row, people.get(row.member)) for n, row in enumerate(page, 1)]
        number += len(page)


def line(number: int, row: LetterRow, member: OnRoll | None) -> StreamedRow:
    """One letter."""
    return (
        number,
        row.employer_name,
        row.number,
        member.name if member else None,
        member.position if member else None,
        row.purpose,
        row.sent_on,
        row.answered_on,
    )
