"""Has each event of the evidence one number, and do neighbours belong together?"""

from datetime import UTC, date, datetime
from uuid import UUID

from reporting.archive.proof import EventProof
from reporting.documents.listed_events import listed

SOURCE = {"file": "台账.xlsx", "sheet": "提案", "row": 17}
AT = datetime(2025, 3, 1, tzinfo=UTC)


def event(arrival, stream, source=None):
    told = ("proposals.proposal.filed", "立案", stream, date(2025, 3, 1), AT)
    return EventProof(arrival, UUID(int=arrival), *told, source, "here.proposals", 100 + arrival)


FIRST, OTHER, LATER = event(1, "proposal-b"), event(2, "proposal-a"), event(3, "proposal-b", SOURCE)


def test_each_event_has_one_number_however_many_cases_rest_on_it():
    found = listed([(LATER, FIRST), (OTHER,), (FIRST,)])
    assert len(found.entries) == 3
    assert found.numbers((FIRST,)) == (1,)


def test_those_of_one_record_stand_together_and_the_one_told_of_first_comes_first():
    found = listed([(OTHER,), (LATER,), (FIRST,)])
    assert [one.record for one in found.entries] == ["proposal-b", "proposal-b", "proposal-a"]
    assert found.numbers((LATER, FIRST)) == (1, 2)
    assert found.numbers((OTHER, OTHER)) == (3,)


def test_the_order_in_which_cases_name_events_changes_no_number():
    assert listed([(OTHER, LATER), (FIRST,)]).entries == listed([(FIRST, LATER, OTHER)]).entries


def test_an_entry_says_where_the_event_stands_in_its_log_and_in_which_row_of_a_ledger():
    first, second, _ = listed([(FIRST, OTHER, LATER)]).entries
    assert (first.origin, first.position, first.file, first.row) == (
        "here.proposals",
        101,
        "",
        None,
    )
    assert (second.position, second.file, second.sheet, second.row) == (103, *SOURCE.values())


def test_no_events_are_none():
    assert listed([]).entries == ()
