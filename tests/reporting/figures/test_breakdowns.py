"""Are figures parted by unit, question, beneficiary, source and activity as their parts say?"""

import pytest
from belonging_world import (
    AUTUMN,
    CEN,
    EDUCATION,
    HERE,
    LI,
    ROADS,
    SPRING,
    SUMMER,
    WINTER,
    handled,
    held,
    proposed,
    said,
    year,
)
from years import BASIS, PLENARY, RULES

from contracts.feedback import Answer, QuestionRule
from contracts.members.committee import RulesAdopted
from contracts.proposals.attention import PrioritiesNamed
from contracts.proposals.lead import LeadReceived
from contracts.sectors.occasion import (
    BeneficiariesCounted,
    Benefited,
    PrioritiesServed,
)
from contracts.sectors.research import ReportApproved, ReportDrafted
from contracts.values import Named, Satisfaction
from kernel.ids import derived
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

ATTITUDE, OUTCOME = (
    QuestionRule(id=id, words=words, asks="sponsor", choices=("满意", "不满意"), basis="征询意见表")
    for id, words in (("a", "办理态度"), ("b", "办理结果"))
)


def asking():
    rules = RULES.model_copy(update={"questions": (ATTITUDE, OUTCOME)})
    return RulesAdopted(committee=HERE, rules=rules, effective_on=WINTER, basis=BASIS), WINTER


def answers(a, b):
    return (Answer(question="a", choice=a), Answer(question="b", choice=b))


def prioritised(number):
    told = {"priorities": ("招商引资",), "named_on": SPRING}
    return PrioritiesNamed(proposal=derived("proposal", number), **told), SPRING


def benefited(number, *kinds):
    told = tuple(Benefited(kind=kind, number=many) for kind, many in kinds)
    activity = derived("activity", number)
    return BeneficiariesCounted(activity=activity, beneficiaries=told), SPRING


def researched(number, *activities, department=None):
    report = derived("research", number)
    told = {"title": f"第{number}篇调研报告", "is_recommendation": False}
    told |= {"writers": (CEN,), "team": (), "department": department}
    based = tuple(derived("activity", one) for one in activities)
    yield ReportDrafted(report=report, activities=based, **told), SPRING
    yield ReportApproved(report=report, approved_on=SUMMER), SUMMER


def led(number, lead):
    """A proposal that grew from a lead."""
    for event, day in proposed(number, LI):
        if hasattr(event, "lead"):
            yield event.model_copy(update={"lead": lead}), day
        else:
            yield event, day


def told_year():
    lead = derived("lead", 1)
    told = {"call": derived("call", 1), "by": None, "text": None, "received_on": WINTER}
    told |= {"plenary": PLENARY, "title": "线索", "source": "party"}
    served = {"priorities": ("招商引资", "乡村振兴"), "topics": ()}
    return [
        *year(),
        asking(),
        *proposed(7, LI),
        *handled(7, ROADS, on=SPRING, replied=[(ROADS, AUTUMN)]),
        said(7, LI, answers=answers("满意", "不满意")),
        said(4, CEN, Satisfaction.DISSATISFIED, answers=answers("满意", "满意")),
        prioritised(1),
        prioritised(4),
        (LeadReceived(lead=lead, **told), WINTER),
        *led(8, lead),
        benefited(1, ("学生", 30), ("教师", 5)),
        benefited(2, ("学生", 10), ("学生", 2), ("企业", 0)),
        (PrioritiesServed(activity=derived("activity", 1), **served), SPRING),
        *held(3, EDUCATION),
        *researched(1, 1, 2, department=Named(id=EDUCATION.id, name="教育界")),
        *researched(2),
    ]


# 教育局 and 教体局 are one unit; 交通局 answered 3 with it and 7 alone, both after the deadline.
EXPECTED = {
    "proposals.replied_by_unit": {"教育局": 1, "交通局": 2},
    "proposals.replied_on_time_by_unit": {"教育局": 1},
    "proposals.open_by_unit": {"教体局": 1, "交通局": 1},
    "proposals.feedback_by_unit": {"教育局": 1, "教体局": 1, "交通局": 3},
    "proposals.content_by_unit": {"教育局": 1, "交通局": 1},
    "proposals.feedback_by_question": {
        "办理态度：满意": 2,
        "办理结果：满意": 1,
        "办理结果：不满意": 1,
    },
    "proposals.replied_by_priority": {"招商引资": 1},
    "proposals.from_leads_by_source": {"民主党派和工商联": 1},
    "sectors.benefits_by_beneficiary": {"学生": 42, "教师": 5},
    "sectors.research_by_priority": {"招商引资": 1, "乡村振兴": 1},
    "sectors.research_by_department": {"教育界": 1, "未记提交部门": 1},
    "members.by_special_committee": {"学习委员会": 1},
}


async def test_each_breakdown_says_what_a_hand_counts(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, told_year()))
        while await step(reporting.engine):
            pass
        query = {"plenary": "5/3", "id": list(EXPECTED)}
        answer = await http.get(f"/committees/{HERE}/figures", params=query)
        assert answer.status_code == 200, answer.text
        figures = answer.json()["figures"]
        for id, expected in EXPECTED.items():
            values = figures[id]["values"]
            assert {name: one["value"] for name, one in values.items()} == expected, id
        assert figures["sectors.benefits_by_beneficiary"]["whole"] == 47
        path = f"/committees/{HERE}/evidence/proposals.feedback_by_question"
        cases = (await http.get(path, params={"plenary": "5/3"})).json()["cases"]
        assert {one["part"] for one in cases} == {
            "办理态度：满意、办理结果：不满意",
            "办理态度：满意、办理结果：满意",
        }


@pytest.mark.parametrize("name", ["教育局", "交通局"])
async def test_a_unit_sees_its_own_part(database, name):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, told_year()))
        while await step(reporting.engine):
            pass
        query = {"plenary": "5/3", "scope": "unit", "of": name}
        answer = await http.get(f"/committees/{HERE}/figures", params=query)
        figures = answer.json()["figures"]
        own = EXPECTED["proposals.replied_by_unit"][name]
        assert figures["proposals.unit_replies"]["value"] == own
