"""Do figures come out the same when they are counted again, and if not, which events tell why?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.clock import SHANGHAI
from reporting.archive.proof import PROOF, EventProof, proof_of
from reporting.archive.tables import archive
from reporting.figures.catalogue import FIGURES
from reporting.figures.computing import computed
from reporting.figures.evidence import evidence_of
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from reporting.figures.value import Lapse, Lapses, Number, Parts, Share, Value
from reporting.recheck.asked import Asked
from reporting.recheck.asking import committees_of, counted_twice
from reporting.recheck.comparing import Differing, Numbers, Plain, parted
from reporting.recheck.counter import Order

MOST_CASES = 20
"""Of so many cases the events are named."""


@dataclass(frozen=True, slots=True)
class CaseApart:
    """One case that makes a difference.

    Attributes:
        counted: by which of the two it was counted: first, second, or both where the cases are
            the same and only the numbers differ.
        events: those that set its columns; of one that was counted again alone, those that name it.
    """

    case: str
    counted: str
    events: tuple[EventProof, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One number of a figure that comes out otherwise when it is counted again.

    Attributes:
        part: of a breakdown; None for the figure itself.
        first, second: both numbers as text; — where there is none.
        cases: at most `MOST_CASES` of `apart`.
    """

    figure: str
    part: str | None
    first: str
    second: str
    apart: int
    cases: tuple[CaseApart, ...]


async def rechecked(
    engine: AsyncEngine, scope: Scope, ids: Iterable[str] = ()
) -> tuple[Difference, ...]:
    """What differs of these figures of a scope, of all when none is named."""
    values = await computed(engine, scope, [FIGURES[id] for id in ids])
    return (await recounted(engine, [(scope, values)]))[0]


async def recounted(
    engine: AsyncEngine, told: Sequence[tuple[Scope, Mapping[str, Value]]]
) -> list[tuple[Difference, ...]]:
    """What differs of figures that were computed already; one pass over the archive for all scopes.

    With all below each scope has its own pass: who stood below is another question each year.

    Args:
        told: scopes of one committee at one cut, each with its values by id.
    """
    scope, _ = told[0]
    if scope.lens.sort is Sort.BELOW and len(told) > 1:
        return [(await recounted(engine, [one]))[0] for one in told]
    order = Order(
        [
            (asked(one), {id: plain_value(value) for id, value in values.items()})
            for one, values in told
        ]
    )
    committees = await committees_of(engine, asked(scope), scope.cut.arrival)
    answer = await counted_twice(engine, committees, scope.cut.arrival, order)
    return [
        tuple([await _explained(engine, one, each) for each in found])
        for (one, _), found in zip(told, answer, strict=True)
    ]


def asked(scope: Scope) -> Asked:
    """What a scope is of, without what was read for it from the cases."""
    return Asked(
        committee=scope.committee,
        term=scope.plenary.term,
        session=scope.plenary.session,
        window=scope.span.text,
        on=scope.cut.instant.astimezone(SHANGHAI).date(),
        named_as_of=scope.named_as_of,
        sort=scope.lens.sort.value,
        of=scope.lens.id,
        body_kind=scope.lens.body_kind,
    )


def plain_value(value: Value) -> Plain:
    """What was computed as numbers."""
    match value:
        case Number():
            return {None: (value.value, value.evidence)}
        case Share():
            return {None: (value.numerator, value.denominator)}
        case Parts():
            parts = {one.name: (one.value, one.evidence) for one in value.parts}
            return parted(value.whole, parts)
        case Lapse():
            return {None: (value.days, value.evidence)}
        case Lapses():
            spans = {one.name: (one.median, one.most, one.evidence) for one in value.parts}
            return parted(value.whole, spans)


async def _explained(engine: AsyncEngine, scope: Scope, one: Differing) -> Difference:
    """A difference with the cases that only one of the two counted, else with all of them."""
    evidence = await evidence_of(engine, scope, FIGURES[one.figure])
    first = {
        proof.case: (*proof.events, *proof.beside)
        for proof in evidence.cases
        if proof.counts and (one.part is None or one.part in (proof.part or "").split("、"))
    }
    apart = first.keys() ^ one.cases or first.keys() | one.cases
    cases = []
    for case in sorted(apart)[:MOST_CASES]:
        by = ("first", "second", "both")[(case in one.cases) + (case in first.keys() & one.cases)]
        events = first.get(case) or await _naming(engine, scope, case)
        cases.append(CaseApart(case, by, events))
    texts = (number_text(one.first), number_text(one.second))
    return Difference(one.figure, one.part, *texts, len(apart), tuple(cases))


async def _naming(engine: AsyncEngine, scope: Scope, case: str) -> tuple[EventProof, ...]:
    """The events within the cut that name all ids of which a case's id is made."""
    ids = [
        part for part in case.replace("/", ":").split(":") if len(part) == len(str(scope.committee))
    ]
    named = and_(*(archive.c.data.contains(id) for id in ids))
    theirs = archive.c.committee.in_((scope.committee, *scope.below))
    wanted = select(*PROOF).where(theirs, archive.c.arrival <= scope.cut.arrival, named)
    async with engine.connect() as connection:
        rows = await connection.execute(wanted.order_by(archive.c.arrival))
        return tuple(proof_of(row) for row in rows)


def number_text(numbers: Numbers | None) -> str:
    """A value, with what it rests on in brackets: 12 (11), 6.5/20 (8); — where there is none."""
    if numbers is None:
        return "—"
    *values, last = ("—" if one is None else f"{one:g}" for one in numbers)
    return f"{'/'.join(values)} ({last})" if values else last
