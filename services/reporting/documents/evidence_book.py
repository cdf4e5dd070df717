"""What proves a document: its figures, their cases and events, the identities that must hold?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reporting.archive.proof import EventProof
from reporting.documents.checks import checks
from reporting.documents.evidence import CaseEntry, EvidenceBook, FigureEntry
from reporting.documents.listed_events import Listed, listed
from reporting.documents.marks import numbers
from reporting.documents.naming import days
from reporting.documents.narrating import unverified
from reporting.documents.resting import rested
from reporting.documents.tree import Document, blanks
from reporting.documents.tree import Figure as Printed
from reporting.documents.tree import figures as printed_in
from reporting.figures.catalogue import FIGURES
from reporting.figures.evidence import CaseProof, Evidence
from reporting.figures.figure import Breakdown, DaysBy, Figure, Ratio
from reporting.figures.value import Lapse, Lapses, Number, Parts, Share, Value
from reporting.findings.facts import Facts, silent_sectors
from reporting.findings.quote import Aspect, Reference, reference
from rules.dates import instant_zh

Asked = tuple[str, str]
"""Whose evidence: the earlier year's name, or "" for this one; the figure's id."""
CONTEXT = "全部指标"
NOT_PRINTED = "（未单列）"
_OF_A_PART: tuple[Aspect, ...] = ("", "share", "most")


@dataclass(frozen=True, slots=True)
class Proof:
    """The evidence of every figure that a document quotes."""

    by_figure: Mapping[Asked, Evidence]


def quoted(document: Document) -> tuple[tuple[Reference, str], ...]:
    """Each figure of a document with its text, once, in reading order."""
    return tuple(dict.fromkeys((reference(f.id), f.text) for f in _numbers(document)))


def _numbers(document: Document) -> Iterator[Printed]:
    """Figures as read; a chart repeats what a text or table has with its unit."""
    seen: set[str] = set()
    ordered = sorted(printed_in(document), key=lambda f: f.text.replace(".", "").isdigit())
    for figure in ordered:
        bare = figure.text.replace(".", "").isdigit()
        if not (bare and figure.id in seen):
            seen.add(figure.id)
            yield figure


def needed(document: Document) -> tuple[Asked, ...]:
    """The figures whose evidence a document needs: of a rate those of its two counts."""
    asked: dict[Asked, None] = {}
    for of, _ in quoted(document):
        if of.aspect == "stated":
            continue
        for name in {of.against, ""} if of.aspect == "change" else {of.against}:
            asked |= dict.fromkeys((name, one.id) for one in _counts(FIGURES[of.figure]))
        if of.aspect == "silent":
            asked[(of.against, "members.by_sector")] = None
    return tuple(sorted(asked))


def _counts(figure: Figure) -> tuple[Figure, ...]:
    return (figure.of, figure.over) if isinstance(figure, Ratio) else (figure,)


def evidence_book(document: Document, facts: Facts, proof: Proof) -> EvidenceBook:
    """The workbook's content; every listed figure leads to its cases, every case to its events."""
    entries = [*_entries(document, facts, proof), *_unprinted(document, facts, proof)]
    events = listed([*_behind_all(proof), *_behind_each(proof)])
    evidence = [*_context(proof, events), *_cases(document, proof, events)]
    return EvidenceBook(
        title="".join(document.title),
        cut=instant_zh(facts.scope.cut.instant),
        figures=rested(entries, evidence, numbers(document)),
        evidence=tuple(evidence),
        events=events.entries,
        checks=checks(facts, quoted(document)),
        blanks=blanks(document),
        partial=facts.scope.partial is not None,
        unverified=tuple((one.number, one.where) for one in unverified(document)),
    )


def value_of(facts: Facts, of: Reference) -> Value:
    """The value behind a reference; of a change that of this year."""
    return facts.at("" if of.aspect == "change" else of.against).values[of.figure]


def _entries(document: Document, facts: Facts, proof: Proof) -> Iterator[FigureEntry]:
    for of, text in quoted(document):
        if of.aspect == "stated":
            yield _stated(facts, of, text)
            continue
        value = value_of(facts, of)
        numerator, denominator, base = _fraction(value, of)
        yield FigureEntry(
            id=str(of),
            name=name_of(of),
            printed=text,
            definition=_definition(value.figure, of),
            cases=_case_count(facts, of, value, proof),
            numerator=numerator,
            denominator=denominator,
            base=base,
            window=window_of(facts, of),
        )


def _stated(facts: Facts, of: Reference, text: str) -> FigureEntry:
    """What no event proves leads to its paper instead of to cases."""
    asked = (of.figure, of.against)
    source = next(one.source for one in facts.stated if (one.figure, one.year) == asked)
    definition = f"填报数，未经事件核对；出处：{source}"
    return FigureEntry(str(of), name_of(of), text, definition, cases=0, window=of.against)


def window_of(facts: Facts, of: Reference) -> str:
    """The days that a figure is counted over, in words; of a change both years' days."""
    now = days(facts.scope)
    if not of.against:
        return now
    before = days(facts.at(of.against).scope)
    return f"{now}，与{before}比较" if of.aspect == "change" else before


def name_of(of: Reference) -> str:
    """What a quoted figure is called: 立案提案类别：经济建设（占比）."""
    part = f"：{of.part}" if of.part else ""
    earlier = f"（{of.against}）" if of.against and of.aspect != "change" else ""
    aspects = {
        "share": "（占比）",
        "change": f"（与{of.against}之差）",
        "silent": "（未涉及的界别）",
        "stated": "（填报）",
        "most": "（最长）",
    }
    return f"{FIGURES[of.figure].zh}{part}{earlier}{aspects.get(of.aspect, '')}"


def _definition(figure: Figure, of: Reference) -> str:
    match of.aspect:
        case "change":
            return f"{figure.means}；本期与{of.against}同口径之差的绝对值"
        case "silent":
            return f"统计日名册所载界别中，在“{figure.zh}”中没有任何一件（次）的界别数"
        case _:
            return figure.means


def _fraction(value: Value, of: Reference) -> tuple[int | None, int | None, str]:
    match value:
        case Share():
            return value.numerator, value.denominator, value.figure.base
        case Parts() if of.aspect == "share":
            return value.part(of.part).value, value.whole, value.figure.of.zh
        case _:
            return None, None, ""


def _case_count(facts: Facts, of: Reference, value: Value, proof: Proof) -> int:
    match value:
        case Number():
            return value.evidence
        case Share():
            return value.denominator
        case Lapse():
            return _lasting(value, proof.by_figure.get((of.against, of.figure)))
        case Lapses():
            part = value.part(of.part)
            return value.whole if part is None else part.evidence
        case Parts() if of.aspect == "silent":
            return len(silent_sectors(facts.at(of.against).values, of.figure))
        case Parts():
            return value.part(of.part).evidence if of.part else value.whole


def _lasting(value: Lapse, evidence: Evidence | None) -> int:
    """On how many cases days rest: the most days on the slowest alone, which the evidence tells."""
    if evidence is None:
        return value.evidence
    return sum(case.counts for case in evidence.cases)


def _unprinted(document: Document, facts: Facts, proof: Proof) -> Iterator[FigureEntry]:
    """Counts that only stand behind a rate, a change or a breakdown."""
    shown = {str(of) for of, _ in quoted(document)}
    for against, id in proof.by_figure:
        of = Reference(id, against)
        value = value_of(facts, of)
        if str(of) not in shown and isinstance(value, Number):
            cases = value.evidence
            told = (str(of), name_of(of), NOT_PRINTED, value.figure.means, cases)
            yield FigureEntry(*told, window=window_of(facts, of))


def _behind_all(proof: Proof) -> Iterator[Sequence[EventProof]]:
    """The events that all figures stand on: the name, the plenaries, the rules."""
    for evidence in proof.by_figure.values():
        yield evidence.context
        return


def _behind_each(proof: Proof) -> Iterator[Sequence[EventProof]]:
    """Those of every case that counts."""
    for evidence in proof.by_figure.values():
        yield from (case.events for case in evidence.cases if case.counts)


def _context(proof: Proof, events: Listed) -> Iterator[CaseEntry]:
    for context in _behind_all(proof):
        yield CaseEntry(CONTEXT, "", "委员会、会次和规则", events.numbers(context))


def _cases(document: Document, proof: Proof, events: Listed) -> Iterator[CaseEntry]:
    """Figure by figure and part by part, as their events are numbered: in whatever order read."""
    shown = {of for of, _ in quoted(document)}
    for (against, id), evidence in proof.by_figure.items():
        of = Reference(id, against)
        entries = [
            CaseEntry(
                str(Reference(id, against, part)),
                case.case,
                case.label,
                events.numbers(case.events),
            )
            for case in evidence.cases
            if case.counts
            for part in _parts(evidence.figure, case, of, shown)
        ]
        yield from sorted(entries, key=lambda entry: (entry.figure, entry.events, entry.case))


def _parts(figure: Figure, case: CaseProof, of: Reference, shown: set[Reference]) -> Iterable[str]:
    """Under which parts of a breakdown a case is listed: those the document prints."""
    if not isinstance(figure, Breakdown | DaysBy):
        return ("",)
    blank = figure.blank or ""
    # A case with several topics is listed under each; its proof joins them with 、.
    names = dict.fromkeys((case.part, *case.part.split("、"))) if case.part else (blank,)
    printed = [
        name
        for name in names
        if {Reference(of.figure, of.against, name, aspect) for aspect in _OF_A_PART} & shown
    ]
    return printed or ("",)
