"""May one document tell of two windows, each number with its own evidence and check?"""

from dataclasses import replace

import pytest
from belonging_world import AUTUMN, CEN, EDUCATION, HERE, LI, SPRING, held, year

from kernel.testing.feeding import Feed
from kernel.testing.running import receive, running
from reporting.app import REPORTING
from reporting.archive.cut import cut_now
from reporting.cases.keeping import step
from reporting.documents.checks import broken
from reporting.documents.evidence_book import evidence_book, quoted
from reporting.documents.tree import Document, Meta
from reporting.documents.wording import paragraph
from reporting.figures.scope import scope_of
from reporting.issue.gathering import facts_of, proof_of
from reporting.issue.kinds import KINDS

OF_A_YEAR_TOO = replace(KINDS["annual-summary"], windows=lambda _: ("2025",))
NEXT_SPRING = SPRING.replace(year=2026)


def told(facts) -> Document:
    """A sentence of the plenary's window, and one of a calendar year, each named in words."""
    other = facts.other("2025")
    said = paragraph(
        f"{facts.scope.span.zh()}，实到", facts.count("sectors.present"),
        f"；{other.scope.span.zh()}，实到", other.count("sectors.present"),
        "，出席率", other.rate("sectors.attendance_rate"), "。",
    )  # fmt: skip
    return Document(("两个时间范围",), (said,), Meta("1", "test/1", "1"))


async def test_a_document_tells_of_a_year_beside_its_own_window(database):
    events = [
        *year(),
        *held(3, EDUCATION, CEN, LI, on=NEXT_SPRING),
        *held(4, EDUCATION, LI, on=AUTUMN),
    ]
    async with running(REPORTING, database) as reporting:
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        engine = reporting.engine
        cut = await cut_now(engine, HERE)
        scope = await scope_of(engine, HERE, 5, 3, "2025-07-01..2026-06-30", cut)
        facts = await facts_of(engine, scope, OF_A_YEAR_TOO)
        document = told(facts)
        proof = await proof_of(engine, facts, document)
    said = {str(of): text for of, text in quoted(document)}
    assert said == {
        "sectors.present": "4人次",
        "sectors.present@2025": "4人次",
        "sectors.attendance_rate@2025": "100%",
    }
    assert set(proof.by_figure) >= {("", "sectors.present"), ("2025", "sectors.present")}
    cases = {key: {one.case for one in proof.by_figure[key].cases} for key in proof.by_figure}
    only = cases["2025", "sectors.present"] - cases["", "sectors.present"]
    assert len(only) == 2  # who came in spring 2025, before the document's own window
    book = evidence_book(document, facts, proof)
    assert {one.id for one in book.figures} >= set(said)
    names = {one.id: one.name for one in book.figures}
    assert names["sectors.present@2025"] == "实到（2025）"
    assert broken(facts, quoted(document)) == ()


async def test_a_kind_that_did_not_ask_for_a_year_has_none(database):
    async with running(REPORTING, database) as reporting:
        await receive(reporting, Feed().all(HERE, year()))
        while await step(reporting.engine):
            pass
        cut = await cut_now(reporting.engine, HERE)
        scope = await scope_of(reporting.engine, HERE, 5, 3, "plenary", cut)
        facts = await facts_of(reporting.engine, scope)
    with pytest.raises(KeyError):
        facts.other("2025")
