"""When did a unit first speak with a sponsor, as far as nobody denies it? Pure."""

from datetime import date

from contracts.proposals.handling import ContactConfirmed, ReturnGranted, SponsorContacted
from contracts.proposals.proposal import ProposalAssigned
from contracts.values import Named
from kernel.ids import derived
from reporting.cases.folding import Heard
from reporting.cases.spoken import spoken, unit_keys

BRIDGE = derived("proposal", 1)
ROADS, SCHOOLS = (Named(id=derived("unit", name), name=name) for name in ("交通局", "教育局"))
WANG, LI = (Named(id=derived("person", name), name=name) for name in ("王一宁", "李若水"))


def spoke(day, unit=ROADS, sponsor=WANG):
    return SponsorContacted(
        proposal=BRIDGE,
        unit=unit,
        sponsor=sponsor,
        way="phone",
        contacted_on=date(2025, 3, day),
    )


def said(took_place, unit=ROADS, sponsor=WANG):
    return ContactConfirmed(
        proposal=BRIDGE,
        unit=unit,
        sponsor=sponsor,
        took_place=took_place,
        confirmed_on=date(2025, 4, 1),
    )


def out(unit):
    return ReturnGranted(
        proposal=BRIDGE, unit=unit, left=(), note=None, decided_on=date(2025, 4, 1)
    )


def assigned(*units, assisting=()):
    return ProposalAssigned(
        proposal=BRIDGE,
        mode="separate",
        leading=units,
        assisting=assisting,
        assigned_on=date(2025, 4, 2),
        due_on=None,
    )


def heard_at(arrival):
    day, id = date(2025, 3, 1), derived("event", arrival)
    return Heard(arrival, "", arrival, id, BRIDGE, "", "", day, "", None)


def after(*events):
    case = None
    for arrival, event in enumerate(events, 1):
        case = spoken(case, event, heard_at(arrival), "")
    return case


def test_the_first_day_counts_in_whatever_order_contacts_are_told():
    assert after(spoke(9), spoke(5, sponsor=LI)).first_on == date(2025, 3, 5)


def test_a_denied_contact_is_none_and_the_next_one_is_the_first():
    assert after(spoke(5), said(False)).first_on is None
    assert after(spoke(5), said(False), spoke(9)).first_on == date(2025, 3, 9)


def test_a_sponsor_speaks_of_what_was_claimed_last():
    assert after(spoke(5), spoke(9), said(False)).first_on == date(2025, 3, 5)


def test_a_contact_denied_and_then_confirmed_took_place():
    assert after(spoke(5), said(False), said(True)).first_on == date(2025, 3, 5)


def test_nobody_denies_what_was_said_to_another():
    assert after(spoke(5), said(False, sponsor=LI)).first_on == date(2025, 3, 5)


def test_a_unit_that_is_let_out_leaves_what_others_said():
    both = (spoke(5), spoke(9, unit=SCHOOLS))
    assert after(*both, out(ROADS)).first_on == date(2025, 3, 9)
    assert after(*both, out(ROADS), out(SCHOOLS)) is None


def test_an_assignment_begins_the_contacts_of_its_units_anew():
    assert after(spoke(5), assigned(ROADS)) is None
    keys = unit_keys(assigned(ROADS, ROADS, assisting=(SCHOOLS,)), None)
    assert keys == [f"{BRIDGE}:{ROADS.id}", f"{BRIDGE}:{SCHOOLS.id}"]
