"""Does the workbook list every printed figure, and name an identity that does not hold?"""

from datetime import UTC, datetime
from uuid import UUID

from told_facts import facts
from told_numbers import HANDLING_92, REVIEW_2024, YEAR

from reporting.archive.proof import EventProof
from reporting.documents.annual_summary import annual_summary
from reporting.documents.checks import broken, checks
from reporting.documents.evidence_book import Proof, evidence_book, needed, quoted
from reporting.documents.making import Making
from reporting.documents.proposal_review import proposal_review
from reporting.documents.tree import figures
from reporting.figures.catalogue import FIGURES
from reporting.figures.evidence import CaseProof, Evidence

MAKING = Making("0.1.0")
ID = "proposals.received"
AT = datetime(2025, 3, 1, tzinfo=UTC)


def event(at):
    told = ("proposals.proposal.filed", "立案", f"proposal-{at}", AT.date(), AT, None)
    return EventProof(at, UUID(int=at), *told, "here.proposals", at)


def test_every_printed_figure_is_in_the_contents_of_the_workbook():
    told = facts(YEAR, YEAR)
    document = annual_summary(told, MAKING)
    book = evidence_book(document, told, Proof({}))
    assert {one.id for one in figures(document)} == {one.id for one in book.figures}


def test_in_whatever_order_cases_are_read_they_are_listed_in_one():
    told = facts(YEAR, YEAR)
    document = annual_summary(told, MAKING)
    proofs = [
        CaseProof(f"case-{n}", "提案", "案", None, True, (event(n), event(9))) for n in range(1, 4)
    ]
    books = [
        evidence_book(document, told, Proof({("", ID): Evidence(FIGURES[ID], cases, (event(9),))}))
        for cases in (tuple(proofs), tuple(reversed(proofs)))
    ]
    assert books[0] == books[1]
    listed = [(one.figure, one.case, one.events) for one in books[0].evidence]
    assert listed[0] == ("全部指标", "", (4,))
    assert listed[1:] == [(ID, f"case-{n}", (n, 4)) for n in range(1, 4)]
    assert [one.position for one in books[0].events] == [1, 2, 3, 9]


def test_a_rate_needs_the_evidence_of_its_two_counts_and_a_change_that_of_both_years():
    more = YEAR | {"proposals.received": 102}
    asked = needed(annual_summary(facts(more, YEAR), MAKING))
    assert ("", "proposals.filed") in asked
    assert ("", "proposals.received") in asked
    assert ("5/3", "proposals.received") in asked
    assert ("", "proposals.filing_rate") not in asked


def test_published_figures_fulfil_every_identity():
    for told in (REVIEW_2024, HANDLING_92):
        shown = facts(told)
        document = proposal_review(shown, MAKING)
        names = [one.name for one in checks(shown, quoted(document))]
        assert "收到提案的去向" in names
        assert any(name.startswith("立案提案类别：") for name in names)
        assert broken(shown, quoted(document)) == ()


def test_a_figure_that_does_not_follow_from_its_neighbours_is_named():
    wrong = facts(REVIEW_2024 | {"proposals.converted": 731})
    document = proposal_review(wrong, MAKING)
    (one,) = broken(wrong, quoted(document))
    assert one.name == "收到提案的去向"
    assert "5898" in one.formula


def test_a_change_is_recomputed():
    told = facts(YEAR | {"proposals.received": 102}, YEAR)
    document = annual_summary(told, MAKING)
    (change,) = [one for one in checks(told, quoted(document)) if one.name == "收到提案与5/3之差"]
    assert (change.left, change.right) == (10, 10)


def test_hosts_add_up_to_their_activities_each_joint_one_once_for_each():
    hosts = {"sectors.held": 20, "sectors.by_host": {"教育": 12, "经济": 11}}
    right, wrong = (facts(YEAR | hosts | {"sectors.hostings": many}) for many in (23, 20))
    assert "活动主办合计" in [one.name for one in checks(right, ())]
    assert broken(right, ()) == ()
    assert [one.name for one in broken(wrong, ())] == ["活动主办合计"]
