"""Which empty ledger does a clerk start from?"""

import io
from collections.abc import Mapping, Sequence

from kernel.ledgers.shape import Column, Shape
from kernel.ledgers.writing import Book, writing

NOTES_SHEET = "填写说明"
NARROWEST, WIDEST = 12, 40


def write_template(shape: Shape, examples: Sequence[Mapping[str, str]] = ()) -> bytes:
    """An .xlsx with the headings on one sheet and, on another, what each column takes.

    Examples (by field) stand among the notes, so that none is imported by mistake. All cells
    are text: neither 023 nor a phone number loses a digit.
    """
    target = io.BytesIO()
    with writing(target) as book:
        _headings(book, shape)
        _notes(book, shape, examples)
    return target.getvalue()


def _headings(book: Book, shape: Shape) -> None:
    sheet = book.sheet(shape.title_zh)
    for at, column in enumerate(shape.asked_for()):
        width = min(max(len(column.heading) * 2 + 4, NARROWEST), WIDEST)
        sheet.raw.set_column(at, at, width, book.text)
        sheet.put(0, at, column.heading, book.needed if column.required else book.head)
        if column.note:
            sheet.raw.write_comment(0, at, column.note)
    sheet.raw.freeze_panes(1, 0)


def _notes(book: Book, shape: Shape, examples: Sequence[Mapping[str, str]]) -> None:
    sheet = book.sheet(NOTES_SHEET)
    # One column of headings, not one row: this sheet must never look like a ledger.
    titles = ["列", "是否必填", "说明", "也可写作"]
    titles += [f"示例{number}" for number in range(1, len(_shown(shape, examples)) + 1)]
    sheet.line(0, titles, book.head)
    for number, column in enumerate(shape.asked_for(), start=1):
        sheet.line(number, _note(column, _shown(shape, examples)), book.wrapped)
    sheet.raw.set_column(0, 1, 14)
    sheet.raw.set_column(2, 3 + len(examples), 36)


def _note(column: Column, examples: Sequence[Mapping[str, str]]) -> list[str]:
    need = "必填" if column.required else "选填"
    shown = [example.get(column.field, "") for example in examples]
    return [column.heading, need, column.note, "、".join(column.aliases), *shown]


def _shown(shape: Shape, examples: Sequence[Mapping[str, str]]) -> Sequence[Mapping[str, str]]:
    own = {column.field: column.example for column in shape.columns if column.example}
    return examples or ([own] if own else [])
