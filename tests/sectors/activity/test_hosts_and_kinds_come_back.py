"""Are edited hosts and kinds of beneficiaries told again, and nothing beside them?"""

import io
from uuid import UUID

import openpyxl
import pytest
from activity_books import (
    AT,
    FARMING,
    HEALING,
    TEACHING,
    TRADE,
    asked,
    came_back,
    reach,
    together,
    went_out,
)

from contracts.sectors.occasion import JointHost
from contracts.values import BodyKind, Named
from sectors.activity.commands import CorrectActivity
from sectors.activity.ledger.beside import Beside, Told
from sectors.occasion.commands import TellBeneficiaries, TellHosts

pytestmark = pytest.mark.usefixtures("parsed_here")


def hosts_asked(plan):
    """What is asked of the hosts: the one of the record, and all that hosted together."""
    told = {type(one): one for one in asked(plan)}
    host = told[CorrectActivity].host.name if CorrectActivity in told else None
    joint = told[TellHosts].hosts if TellHosts in told else None
    return host, joint and tuple(one.body.name for one in joint), len(asked(plan))


@pytest.mark.parametrize(
    ("beside", "edit", "host", "joint"),
    [
        (together(), "教育界、经济界", None, ("教育界", "经济界")),
        (together(TEACHING, TRADE), "教育界、经济界、农业界", None, ("教育界", "经济界", "农业界")),
        (together(TEACHING, TRADE), "教育界", None, ()),
        (together(TEACHING, TRADE), "经济界、教育界", "经济界", None),
        (together(TRADE, FARMING), "农业界、经济界", "农业界", None),
        (together(TRADE), "经济界", "经济界", None),
        (together(planned=[TRADE]), "教育界、经济界、农业界", None, ("教育界", "经济界", "农业界")),
    ],
)  # fmt: skip
def test_an_edited_cell_of_hosts_names_them_all(books, beside, edit, host, joint):
    here = books(study=beside)
    told = hosts_asked(came_back(went_out(here), here, study_host=edit))
    assert told[:2] == (host, joint)
    assert told[2] == (host is not None) + (joint is not None)


def test_all_hosts_go_out_with_the_first_one_first(books):
    cells = openpyxl.load_workbook(
        io.BytesIO(went_out(books(study=together(HEALING, TRADE, planned=[FARMING]))))
    ).active[3]
    assert cells[AT["host"]].value == "教育界、农业界、医卫界、经济界"


def test_another_order_or_writing_of_the_others_changes_nothing(books):
    here = books(study=together(TEACHING, TRADE, FARMING))
    assert asked(came_back(went_out(here), here, study_host="教育界， 农业界；经济界")) == []


def test_no_hosts_any_more_take_back_the_one_and_the_others(books):
    here = books(study=together(TEACHING, TRADE))
    correct, tell = asked(came_back(went_out(here), here, study_host=None))
    assert (correct.host, tell.hosts, tell.by_ledger) == (None, (), False)


def test_a_host_of_the_plan_cannot_be_left_out(books):
    here = books(study=together(planned=[TRADE]))
    plan = came_back(went_out(here), here, study_host="教育界")
    assert [(bad.row, bad.column) for bad in plan.bad] == [(3, "组织单位")]
    assert "经济界" in plan.bad[0].zh


def test_a_host_that_stood_there_is_whom_it_was(books):
    strange = JointHost(
        kind=BodyKind.AREA_GROUP, body=Named(id=UUID(int=77), name="清溪镇（乡贤）")
    )
    here = books(study=together(TEACHING, strange))
    (tell,) = asked(came_back(went_out(here), here, study_host="教育界、清溪镇（乡贤）、经济界"))
    assert tell.hosts == (TEACHING, strange, TRADE)


@pytest.mark.parametrize(
    ("edits", "served", "kinds"),
    [
        ({"visit_reached": "老人31人、学生20人"}, None, reach(老人=31, 学生=20)),
        ({"visit_reached": None}, None, ()),
        ({"visit_reached": "老人12人", "visit_served": None}, 12, reach(老人=12)),
        ({"visit_served": 51}, 51, None),
    ],
)  # fmt: skip
def test_an_edited_cell_of_kinds_tells_them_again(books, edits, served, kinds):
    here = books(visit=Beside(told=Told(beneficiaries=reach(老人=10, 学生=20))))
    told = {type(one): one for one in asked(came_back(went_out(here), here, **edits))}
    assert set(told) == {
        *((CorrectActivity,) if served is not None else ()),
        *((TellBeneficiaries,) if kinds is not None else ()),
    }
    if served is not None:
        assert told[CorrectActivity].beneficiaries == served
    if kinds is not None:
        assert told[TellBeneficiaries].beneficiaries == kinds


def test_an_edited_kind_without_a_number_comes_back_and_takes_nothing_back(books):
    here = books(visit=Beside(told=Told(beneficiaries=reach(老人=10))))
    plan = came_back(went_out(here), here, visit_reached="老人十人、学生20人")
    assert [(bad.row, bad.column) for bad in plan.bad] == [(4, "惠及对象")]
    assert asked(plan) == []
