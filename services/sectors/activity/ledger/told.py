"""What do the rows above a heading say: labels with values, and notes?"""

import re
from collections.abc import Sequence
from datetime import date

from kernel.ledgers import Column, Hints, Ledger, Unreadable, clean, day, parts, printed, squeeze
from kernel.ledgers.grid import GridRow
from sectors.activity.ledger.occasion import Occasion
from sectors.activity.ledger.shapes import DAY, FORM, HOST, KIND, PLACE, TOPIC

LABELLED = (TOPIC, KIND, HOST, DAY, PLACE, FORM)
NAMES = {
    squeeze(name): column.field for column in LABELLED for name in (column.heading, *column.aliases)
}
LABEL = re.compile(rf"({'|'.join(sorted(map(re.escape, NAMES), key=len, reverse=True))})\s*[:：]")
A_DAY = re.compile(
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}[日号]?|\d{4}[-./]\d{1,2}[-./]\d{1,2}|(?<!\d)20\d{6}(?!\d)"
)
SHEET_WORDS = re.compile(r"(?:活动|会议)?(?:签到|签名)(?:表|册|簿|单)?|委员?出席情况(?:统计)?表?")
EDGES = " \u3000,，。；;、:：()（）-—《》"


def plain_text(text: str) -> str:
    """The text as it reads; nothing when it holds control characters."""
    try:
        return clean(text).text
    except Unreadable:
        return ""


def label_of(text: str) -> Column | None:
    """The column whose name this cell is: 活动主题, 时间："""
    field = NAMES.get(squeeze(text).rstrip(":"))
    return next((column for column in LABELLED if column.field == field), None)


def notes_of(ledger: Ledger) -> str:
    """Everything that stands above the heading or in notes below the rows."""
    below = [row for row in ledger.fit.grid.rows if row.number in ledger.notes]
    return "\n".join(_text(row) for row in (*ledger.head, *below))


def labelled(rows: Sequence[GridRow]) -> dict[str, str]:
    """By field, the values that labels give: `活动主题：…`, or a label with its value beside it."""
    found: dict[str, str] = {}
    for row in rows:
        cells = [printed(cell).strip() for _, cell in row.own()]
        for place, cell in enumerate(cells):
            column = label_of(cell)
            if column is not None and place + 1 < len(cells):
                found.setdefault(column.field, cells[place + 1])
            for field, value in _inside(cell):
                found.setdefault(field, value)
    return found


def _inside(text: str) -> list[tuple[str, str]]:
    plain = plain_text(text)
    places = list(LABEL.finditer(plain))
    ends = [*(place.start() for place in places), len(plain)][1:]
    values = [
        (NAMES[squeeze(place[1])], plain[place.end() : end].strip(EDGES))
        for place, end in zip(places, ends, strict=False)
    ]
    return [(field, value) for field, value in values if value]


def day_within(text: str, hints: Hints) -> tuple[date | None, str]:
    """The day that a text names, and the text without it."""
    plain = plain_text(text)
    found = A_DAY.search(plain)
    if found is None:
        return None, plain.strip(EDGES)
    try:
        on = day(found[0], hints)
    except Unreadable:
        return None, plain.strip(EDGES)
    return on, (plain[: found.start()] + plain[found.end() :]).replace("()", "").strip(EDGES)


def occasion_above(ledger: Ledger) -> Occasion | str:
    """The one activity that the rows above a heading tell of, or what is missing there."""
    said = labelled(ledger.head)
    title, on = said.get("topic"), _day(said.get("day"), ledger.hints)
    if title is None or on is None:
        for line in filter(None, ledger.title.split("\n")):
            if LABEL.search(plain_text(line)):
                continue
            in_title, rest = day_within(line, ledger.hints)
            on = on or in_title
            title = title or SHEET_WORDS.sub("", rest).strip(EDGES) or None
    if title is None:
        return "表头上方没有写明活动主题"
    if on is None:
        return "表头上方没有写明活动时间，或无法读懂"
    return Occasion(
        title=title,
        first=on,
        kind=said.get("kind"),
        hosts=hosts_in(said.get("host"), ledger.hints),
        place=said.get("place"),
        form=said.get("form"),
    )


def hosts_in(text: str | None, hints: Hints) -> tuple[str, ...]:
    """The hosts that a text names."""
    return parts(plain_text(text), hints) if text else ()


def _day(text: str | None, hints: Hints) -> date | None:
    return None if text is None else day_within(text, hints)[0]


def _text(row: GridRow) -> str:
    return " ".join(printed(cell) for _, cell in row.own())
