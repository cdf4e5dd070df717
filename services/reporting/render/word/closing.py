"""What stands below the text: the note of the appendices, the signature, the appendices?"""

import math
import unicodedata

from reporting.documents.tree import Appendix, Document, Table
from reporting.render.dates import date_zh
from reporting.render.numbering import Numbered
from reporting.render.word import layout
from reporting.render.word.blocks import block
from reporting.render.word.names import w
from reporting.render.word.runs import empty, line, printed, with_next
from reporting.render.word.styles import APPENDIX_MARK, BODY, FLUSH, SIGNATURE, TITLE
from reporting.render.word.tables import LIST, table
from reporting.render.xml import Element


def closing(text: list[Element], document: Document) -> list[Element]:
    """The text with its note and signature; a signature never stands on a page without text."""
    note, signed = appendix_note(document.appendices), signature(document)
    if not signed:
        return [*text, *note]
    *before, last = [*text, *note, *signed]
    together = len(note) + len(signed)
    return [*before[:-together], *map(with_next, before[-together:]), last]


def appendix_note(appendices: tuple[Appendix, ...]) -> list[Element]:
    """附件说明 after one blank line; wrapped lines begin below the first character of the name."""
    if not appendices:
        return []
    if len(appendices) == 1:
        return [*empty(1, BODY), _hanging(f"附件：{appendices[0].title}", left=5, hanging=3)]
    digits = len(str(len(appendices)))
    first, *others = (f"{n}.\t{a.title}" for n, a in enumerate(appendices, start=1))
    left, number = 5.5 + digits / 2, 0.5 + digits / 2
    rest = [_hanging(text, left=left, hanging=number) for text in others]
    return [*empty(1, BODY), _hanging(f"附件：{first}", left=left, hanging=number + 3), *rest]


def signature(document: Document) -> list[Element]:
    """署名 and 成文日期 without a seal; none below a speech or a report to a meeting."""
    if document.occasion or not (printed(document.issuer) or document.issued_on):
        return []
    day = date_zh(document.issued_on) if document.issued_on else ""
    name_indent, day_indent = signature_indents(width(printed(document.issuer)), width(day))
    name = line(SIGNATURE, document.issuer, [_right(name_indent)])
    date = [line(SIGNATURE, day, [_right(day_indent)])] if day else []
    return [*empty(1, BODY), name, *date]


def signature_indents(name: float, day: float) -> tuple[float, float]:
    """How far name and date stand from the right edge, in characters.

    The name stands two from the edge and the date begins two to the right of where the name
    begins; a date longer than the name stands two from the edge and moves the name to the left.

    Source: GB/T 9704-2012, 7.3.5.2.
    """
    if day > name:
        return day + 4 - name, 2
    return 2, name - day


def width(text: str) -> float:
    """How wide a text is, in full-width characters."""
    wide = sum(unicodedata.east_asian_width(letter) in "WFA" for letter in text)
    return wide + (len(text) - wide) / 2


def appendix(number: str, title: str, body: list[Numbered]) -> list[Element]:
    """附件 on a page of its own: its mark on line 1, its title on line 3."""
    mark = line(APPENDIX_MARK, f"附件{number}", [w("pageBreakBefore")])
    nodes = [element for each in body for element in block(each)]
    return [mark, *empty(1, BODY), line(TITLE, title), *empty(1, BODY), *nodes]


def after_all(title: str, lead: str, rows: Table) -> list[Element]:
    """Pages that lie, and are no part of the paper: their table uses up no number."""
    return [line(TITLE, title), line(BODY, lead), *table(rows, "", LIST)]


def _hanging(text: str, *, left: float, hanging: float) -> Element:
    return line(FLUSH, text, [_indent(left=left, hanging=hanging), w("jc", val="left")])


def _right(characters: float) -> Element:
    return _indent(right=characters)


def _indent(**characters: float) -> Element:
    """Indents in twips of a character as it is set."""
    return w("ind", **{side: math.ceil(n * layout.CHARACTER) for side, n in characters.items()})
