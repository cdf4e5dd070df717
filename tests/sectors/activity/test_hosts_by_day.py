"""Is an outside host the organisation that bore its name on the day of the activity?"""

from datetime import date

from offices import JUNE, Offices

from kernel.ids import committee_id
from sectors.activity.ledger.hosts import Hosts

HERE = committee_id("999900")
OFFICES = Offices(HERE)
MARCH, SEPTEMBER = date(2026, 3, 1), date(2026, 9, 1)
KNOWN = OFFICES.book(
    OFFICES.registered("市教育局"),
    OFFICES.registered("市教体局", since=JUNE),
    OFFICES.merged("市教育局", "市教体局"),
    OFFICES.registered("市总工会"),
    OFFICES.alias("市总工会", "云岭市总工会"),
)


def hosts(held=()):
    return Hosts(HERE, "云岭市政协", [], KNOWN, held)


def test_an_outside_host_is_who_bore_the_name_on_that_day():
    assert hosts().of("市教育局", MARCH).named.id == OFFICES.id("市教育局")
    assert hosts().of("市教育局", SEPTEMBER).named.id == OFFICES.id("市教体局")
    assert hosts().of("云岭市总工会", MARCH).named.id == OFFICES.id("市总工会")


def test_a_host_that_was_named_so_before_stays_who_it_was():
    before = OFFICES.id("云岭市总工会")
    host = hosts([before]).of("云岭市总工会", MARCH)
    assert (host.named.id, host.strange) == (before, False)


def test_a_strange_host_is_told_with_the_nearest():
    host = hosts().of("云岭市教育局", MARCH)
    assert (host.strange, host.near) == (True, "市教育局")
    assert host.named.id == OFFICES.id("云岭市教育局")
    assert not Hosts(HERE, "云岭市政协", []).of("云岭市教育局", MARCH).strange
