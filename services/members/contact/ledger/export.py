"""How does a contact become a row of a ledger that imports as what it is?"""

from uuid import UUID

from contracts.people import People
from kernel.ledgers.streaming import Heading, StreamedRow
from members.contact.ledger.stamps import UNTOLD, Recorded, Stamp, fits, words_of
from members.contact.queries import Texts
from members.contact.tables import ContactRow, PairRow

SHEET = "联系走访台账"
HEADINGS = (
    Heading("编号", 12),
    Heading("委员姓名", 24),
    Heading("界别", 14),
    Heading("走访日期", 12),
    Heading("走访人", 14),
    Heading("方式", 10),
    Heading("联系类别", 22),
    Heading("内容", 44),
    Heading("反映问题", 36),
    Heading("办理期限", 12),
    Heading("办理情况", 36),
    Heading("办结日期", 12),
    Heading("核对码", 10, hidden=True),
)


def line(
    row: ContactRow,
    people: People,
    pair: PairRow | None,
    texts: Texts | None,
) -> StreamedRow:
    """One row; without texts their columns are blank, which says nothing when it comes back."""
    words = texts or Texts(None, None, None, False)
    stamp = Stamp(
        row.contact, Recorded.of(row).digest(), UNTOLD if texts is None else words_of(words)
    )
    reached = [named(one, people, row, str(one)) for one in row.reached]
    by = named(row.by, people, row, row.by_name)
    sector = pair.contacted_name if pair and pair.contacted_kind == "body" else None
    return (
        row.number,
        "、".join(reached),
        sector,
        row.made_on,
        by,
        row.way,
        row.kind,
        fits(words.said),
        fits(words.wanted),
        row.due_on,
        fits(words.outcome),
        row.done_on,
        stamp.text(),
    )


def named(who: UUID, people: People, row: ContactRow, otherwise: str) -> str:
    """A member's name, told apart in brackets where several bear it."""
    one = people.get(who)
    if one is None:
        return otherwise
    mark = people.mark(one, row.made_on)
    return f"{one.name}（{mark}）" if mark else one.name
