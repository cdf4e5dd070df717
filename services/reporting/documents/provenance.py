"""Does every number in a document come from a figure?"""

import re
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from reporting.documents.tree import Chart, Document, Heading, Node, Paragraph, Part, Table, Told

_NOT_FIGURES = re.compile(
    "|".join(
        (
            r"《[^《》]*》",  # a title is quoted as it is
            r"〔\d{4}〕\d+号",
            r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:至\d{1,2}日)?(?:\d{1,2}[时:：](?:\d{1,2}分?)?)?",
            r"\d{4}-\d{1,2}-\d{1,2}(?:T\d{1,2}:\d{2}(?::\d{2})?)?(?:[+]\d{2}:\d{2}|Z)?",
            r"\d{4}(?:[—至-]\d{4})?年(?:度|第?[1-4]季度)?",
            r"第?\d+届(?:\d+次)?",
            r"第\d+(?=[次号期季章条款项名位批轮案件年])",
        )
    )
)
_DIGIT = re.compile(r"\d[\d.,，%％]*")
_WRITTEN_OUT = re.compile(r"(?<![第届])[一二两三四五六七八九十百千万亿零〇]{2,}(?:余)?[件人份家篇]")
_ORDINAL_COLUMNS = frozenset({"序号", "案号", "编号", "月份", "日期", "时间", "届次", "年份"})


def unproven(document: Document, allowed: Sequence[str] = ()) -> tuple[str, ...]:
    """Every number that stands in plain text: `number: the text it stands in`; none is right.

    What people wrote is not looked at: its numbers are listed as `narrating.unverified`.

    Headings and paragraphs must hold figures for all digits but dates, ordinals (第3号) and
    quoted titles (《...》); a count written out (十二件) needs a figure too. A table's plain cell
    may not be a bare number except in a column of ordinals or dates (序号, 案号, 月份 ...).

    Args:
        allowed: exact texts that may hold digits, e.g. the name of a programme.
    """
    found: list[str] = []
    for text in _plain_texts(document):
        found += [f"{number}: {text}" for number in numbers_in(text, allowed)]
    return tuple(found)


def numbers_in(text: str, allowed: Sequence[str] = ()) -> tuple[str, ...]:
    """The numbers of a text that are neither dates nor ordinals, in order."""
    for exception in sorted(allowed, key=len, reverse=True):
        text = text.replace(exception, "□")
    rest = _NOT_FIGURES.sub("□", text)
    found = [*_DIGIT.finditer(rest), *_WRITTEN_OUT.finditer(rest)]
    return tuple(match.group() for match in sorted(found, key=lambda match: match.start()))


def _plain_texts(document: Document) -> Iterator[str]:
    yield from document.title
    yield from (appendix.title for appendix in document.appendices)
    yield from (text for text in (document.occasion, document.addressee) if _program_wrote(text))
    bodies = (document.body, *(appendix.body for appendix in document.appendices))
    for node in (node for body in bodies for node in body):
        yield from _plain_texts_of(node)


def _plain_texts_of(node: Node) -> Iterator[str]:
    match node:
        case Heading():
            yield node.text
        case Paragraph():
            yield from (part for part in node.parts if _program_wrote(part))
        case Chart():
            yield node.title
        case Table():
            yield node.caption
            yield from _counted_cells(node)


def _counted_cells(table: Table) -> Iterator[str]:
    """Cells that are a number and little else; a longer text in a cell is someone's title."""
    for row in table.rows:
        for heading, cell in zip(table.headings, row, strict=True):
            if _program_wrote(cell) and heading not in _ORDINAL_COLUMNS and _is_count(cell):
                yield cell


def _program_wrote(part: Part) -> TypeGuard[str]:
    return isinstance(part, str) and not isinstance(part, Told)


def _is_count(cell: str) -> bool:
    return re.fullmatch(r"\s*[\d.,]+\s*\D{0,2}\s*", cell) is not None
