"""Which rows do the cases and the events of an evidence workbook have, and where do they stand?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from reporting.documents.evidence import CaseEntry, EventEntry, EvidenceBook
from reporting.render.many_rows import Row

EVIDENCE = "依据"
HEADING_ROW = 3
ROWS_A_SHEET = 1_000_000  # Excel holds 1,048,576
RUNS_A_CELL = 2_000  # Excel holds 32,767 characters


def evidence_rows(evidence: Sequence[CaseEntry], marks: Mapping[str, str]) -> Iterator[Row]:
    """A row a case: figure, id, label, the numbers of its events, marks.

    A case without events has its row too; one whose numbers no cell holds has several.

    Args:
        marks: by figure id the numbers of the check copy that its rows stand behind.
    """
    for entry in evidence:
        for numbers in spelled(entry.events):
            yield (entry.figure, entry.case, entry.label, numbers, marks.get(entry.figure))


def event_rows(events: Sequence[EventEntry]) -> Iterator[Row]:
    """A row an event, its number first."""
    for number, event in enumerate(events, start=1):
        told = (number, event.name, event.occurred_on, event.id, event.record)
        yield (*told, event.file, event.sheet, event.row, event.origin, event.position)


def spelled(numbers: tuple[int, ...]) -> Sequence[str]:
    """Numbers in order as cells say them, neighbours as a run: 3-5、9; none as an empty cell."""
    runs = list(_runs(numbers))
    starts = range(0, max(len(runs), 1), RUNS_A_CELL)
    return ["、".join(runs[start : start + RUNS_A_CELL]) for start in starts]


def _runs(numbers: tuple[int, ...]) -> Iterator[str]:
    start = 0
    for at, number in enumerate(numbers, start=1):
        if at == len(numbers) or numbers[at] != number + 1:
            yield f"{numbers[start]}-{number}" if at - start > 1 else str(number)
            start = at


def marks_behind(book: EvidenceBook) -> dict[str, str]:
    """By figure id of the evidence the numbers of all figures that rest on it: [3][7]."""
    found: dict[str, set[int]] = defaultdict(set)
    for figure in book.figures:
        for id in figure.rests_on if figure.mark else ():
            found[id].add(figure.mark)
    return {id: "".join(f"[{n}]" for n in sorted(each)) for id, each in found.items()}


def first_rows(evidence: Sequence[CaseEntry]) -> dict[str, int]:
    """By figure id how many rows of evidence come before its first."""
    first: dict[str, int] = {}
    row = 0
    for entry in evidence:
        first.setdefault(entry.figure, row)
        row += 1 if len(entry.events) <= RUNS_A_CELL else len(spelled(entry.events))
    return first


def place(row: int) -> tuple[str, int]:
    """The sheet and the row, from 1, in which a row of evidence stands, counted from 0."""
    page, row = divmod(row, ROWS_A_SHEET)
    return page_name(EVIDENCE, page), row + HEADING_ROW + 2


def page_name(name: str, page: int) -> str:
    """依据, 依据2, 依据3: what its pages are called, counted from 0."""
    return f"{name}{page + 1 if page else ''}"
