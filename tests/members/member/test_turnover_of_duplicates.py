"""Does a person who is entered twice go over into the next term once? No I/O."""

from datetime import date, datetime
from uuid import UUID

from contracts.committees import PlenaryRow
from contracts.merges import MergeRow
from kernel.ids import committee_id
from kernel.importing.plan import Entry, Plan, Terms
from members.member.commands import member_id
from members.member.ledger.identity import identities
from members.member.ledger.knowledge import Knowledge, Registered
from members.member.ledger.line import Line
from members.member.ledger.turnover import turn_over
from members.member.tables import OPEN, MemberRow, SpellRow
from members.member.turnover.planning import Decided, planned
from members.member.turnover.queries import seated

HERE = committee_id("999900")
KEPT, TWIN = member_id(HERE, "岑知远", 1), member_id(HERE, "岑知远", 2)
OTHER = member_id(HERE, "黎云舟", 1)
OPENS, JOINED = date(2027, 1, 8), date(2022, 1, 8)
MERGED = {TWIN: MergeRow(TWIN, HERE, KEPT, "岑知远")}
SEAT = UUID(int=70)


def row(member, name="岑知远"):
    told = dict.fromkeys(MemberRow.__dataclass_fields__)
    nothing = dict.fromkeys(("body_ids", "body_kinds", "body_names", "duties", "roles", "kept"), ())
    here = {"member": member, "committee": HERE, "name": name, "term": 5, "since": JOINED}
    return MemberRow(**told | nothing | here)


def spell(member, since, until):
    kind = "special_committee"
    return SpellRow(
        UUID(int=member.int + 1), HERE, member, kind, SEAT, "提案委员会", None, (since,), (until,)
    )


def plan_for(carries_over, but=()):
    decided = Decided(HERE, 6, OPENS, carries_over, frozenset(but))
    return planned([row(KEPT), row(TWIN), row(OTHER, "黎云舟")], decided, None, MERGED)


def test_a_duplicate_is_neither_to_go_on_nor_to_end():
    assert [one.member for one in plan_for(True).goes_on] == [KEPT, OTHER]
    assert [one.member for one in plan_for(False).ends] == [KEPT, OTHER]


def test_an_exception_made_of_a_duplicate_is_one_of_the_person():
    change = plan_for(True, but=[TWIN])
    assert [one.member for one in change.ends] == [KEPT]
    assert [one.member for one in change.goes_on] == [OTHER]


def test_a_person_has_one_seat_under_both_entries():
    rows = [spell(KEPT, date(2023, 1, 1), OPEN), spell(TWIN, JOINED, OPEN)]
    (told,) = seated(rows, {KEPT: date(2025, 6, 30)}, JOINED, date(2027, 1, 7), MERGED)
    assert (told.seats, told.since, told.until) == (1, JOINED, date(2025, 6, 30))
    (told,) = seated(rows, {}, JOINED, date(2027, 1, 7), {})
    assert told.seats == 2


def registered(member, name="岑知远", **told):
    signs = dict.fromkeys(("member_no", "phone", "sector", "employer")) | told
    return Registered(member, name, **signs, term=5, since=JOINED)


def known(*people):
    cut_off = datetime.fromisoformat("2027-01-10T17:00:00+08:00")
    plenary = PlenaryRow(UUID(int=71), HERE, 6, 1, OPENS, date(2027, 1, 11), cut_off)
    return Knowledge(plenary, {}, people, True, OPENS, OPENS)


TERMS = Terms(HERE, "roster/6/1")
TWICE = (registered(KEPT, member_no="0023"), registered(TWIN, member_no="0024", kept_as=KEPT))


def test_a_first_roster_does_not_end_a_duplicate():
    none_named = turn_over(Plan(entries=()), known(*TWICE), TERMS)
    assert [command.member for command in none_named.after] == [KEPT]
    by_the_twin = Plan(entries=(Entry(None, str(TWIN), f"member-{TWIN}", ()),))
    assert turn_over(by_the_twin, known(*TWICE), TERMS).after == ()


def line(name="岑知远", **told):
    nothing = dict.fromkeys(Line.__dataclass_fields__)
    return Line(**nothing | {"name": name, "bodies": (), "further": {}, "private": {}} | told)


def test_a_row_under_a_duplicates_number_is_of_the_person_who_is_kept():
    (who,) = identities(HERE, [line(member_no="0024")], TWICE)
    assert (who.member, who.nth) == (KEPT, 1)
    (who,) = identities(HERE, [line()], TWICE)
    assert who.member == KEPT


def test_another_person_of_the_name_is_not_taken_for_a_duplicate():
    first, second = identities(HERE, [line(), line()], TWICE)
    assert (first.member, second.member) == (KEPT, member_id(HERE, "岑知远", 3))
