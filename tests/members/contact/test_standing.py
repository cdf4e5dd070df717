"""In which year is a pair judged when a year is asked for by its number? No I/O."""

from datetime import date
from uuid import UUID

from contact_world import CEN, HERE, KEPT, LIU

from contracts.contacts import QuotaRule
from members.contact.quota import OPEN
from members.contact.standing import standing
from members.contact.tables import PairRow

PAIR = PairRow(
    pair=UUID(int=1),
    committee=HERE,
    kind=KEPT,
    contacting_kind="person",
    contacting=LIU.id,
    contacting_name=LIU.name,
    contacted_kind="member",
    contacted=CEN,
    contacted_name="岑知远",
    sinces=(date(2024, 1, 1),),
    untils=(OPEN,),
)


def rule(window):
    return QuotaRule(kind=KEPT, times=4, window=window, basis="联系制度")


def test_a_year_is_the_rules_own_year_of_that_number():
    asked_on = date(2026, 3, 2)
    scored = standing(PAIR, [], rule("score_year"), asked_on, 2025)
    assert (scored.first, scored.last) == (date(2024, 12, 1), date(2025, 11, 30))
    assert scored.owed_by_now == scored.owed == 4
    calendar = standing(PAIR, [], rule("calendar"), asked_on, 2025)
    assert (calendar.first, calendar.last) == (date(2025, 1, 1), date(2025, 12, 31))
    assert calendar.owed_by_now == 4


def test_without_a_number_it_is_the_year_of_the_day():
    scored = standing(PAIR, [], rule("score_year"), date(2025, 12, 31))
    assert (scored.first, scored.owed_by_now) == (date(2025, 12, 1), 0)
