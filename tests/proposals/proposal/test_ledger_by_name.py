"""Does an untouched export tell of each unit and sponsor what is recorded of it, and no more?"""

from datetime import date

import pytest
from bridge import ASSIGNED_ON, BRIDGE, FACTS, HERE, filed, replied, submitted
from ledger_again import KNOWN, TERMS, exported, planned, recorded, written

from contracts.proposals.attention import PublicationAnswered
from contracts.proposals.handling import FollowUpGraded, RehandlingOrdered
from contracts.proposals.proposal import (
    FeedbackGiven,
    ProposalAssigned,
    ProposalReplied,
    SponsorsCorrected,
)
from contracts.values import Named, Satisfaction
from kernel.ledgers import open_ledger
from proposals.proposal.grades import grade_of
from proposals.proposal.ledger.planning import plan
from proposals.proposal.ledger.shape import PROPOSALS
from rules.names import derived_id


def named(kind, name):
    return Named(id=derived_id(HERE, kind, name), name=name)


SCHOOLS, MONEY, ROADS = (named("organisation", n) for n in ("市教育局", "市财政局", "市交通局"))
ZHANG, LI, WANG = (named("person", name) for name in ("张三", "李四", "王五"))
FIRST, LATER, LAST = date(2026, 4, 20), date(2026, 5, 8), date(2026, 6, 1)
signed = submitted.model_copy(update={"first_sponsor": ZHANG, "co_sponsors": (LI, WANG)})


def separate(*units):
    """分办 to these units."""
    assigned = ProposalAssigned(
        proposal=BRIDGE,
        mode="separate",
        leading=units,
        assisting=(),
        assigned_on=ASSIGNED_ON,
        due_on=LAST,
    )
    return (signed, filed, assigned)


def reply(unit, grade, on=FIRST):
    outcome = grade_of(FACTS.rules, grade).outcome if grade else None
    told = {"unit": unit, "grade": grade, "outcome": outcome, "replied_on": on}
    return replied.model_copy(update=told)


def follow_up(unit, grade, on=LATER, note=None):
    outcome = grade_of(FACTS.rules, grade).outcome
    return FollowUpGraded(
        proposal=BRIDGE, unit=unit, grade=grade, outcome=outcome, note=note, graded_on=on
    )


def ordered(unit):
    return RehandlingOrdered(
        proposal=BRIDGE, unit=unit, reason="未落实", by_rule=False, ordered_on=LATER
    )


def publication(sponsor, agrees, reason=None):
    return PublicationAnswered(
        proposal=BRIDGE, sponsor=sponsor, agrees=agrees, reason=reason, answered_on=FIRST
    )


def opinion(sponsor, word="满意"):
    return FeedbackGiven(
        proposal=BRIDGE,
        sponsor=sponsor,
        satisfaction=Satisfaction.SATISFIED,
        printed=word,
        given_on=LATER,
    )


only_li = SponsorsCorrected(
    proposal=BRIDGE, sponsor_kind="joint", first_sponsor=ZHANG, co_sponsors=(LI,), sector=None
)
TWO, THREE = separate(SCHOOLS, MONEY), separate(SCHOOLS, MONEY, ROADS)
BOTH = (*TWO, reply(SCHOOLS, "B"), reply(MONEY, "B"))

HISTORIES = {
    "one of two answered": (
        (*TWO, reply(SCHOOLS, "A")),
        {"办理结果": "市教育局：A类"},
    ),
    "one of two answered without a grade": (
        (*TWO, reply(SCHOOLS, None)),
        {"办理结果": "市教育局：已答复"},
    ),
    "two of three answered otherwise, on other days": (
        (*THREE, reply(MONEY, "B", FIRST), reply(SCHOOLS, "A", LATER)),
        {"办理结果": "市财政局：B类；市教育局：A类", "答复日期": LATER},
    ),
    "an earlier answer was corrected": (
        (*THREE, reply(MONEY, "B"), reply(SCHOOLS, "A", None), reply(MONEY, "B", LAST)),
        {"办理结果": "市财政局：B类；市教育局：A类"},
    ),
    "all answered alike": (BOTH, {"办理结果": "B类"}),
    "all answered otherwise": (
        (*TWO, reply(SCHOOLS, "A"), reply(MONEY, "B")),
        {"办理结果": "A类、B类"},
    ),
    "two of three answered alike": (
        (*THREE, reply(SCHOOLS, "A"), reply(MONEY, "A"), reply(ROADS, "B")),
        {"办理结果": "A类、A类、B类"},
    ),
    "one of those who answered gave no grade": (
        (*TWO, reply(SCHOOLS, None), reply(MONEY, "B")),
        {"办理结果": "市教育局：已答复；市财政局：B类"},
    ),
    "one answers again": (
        (*TWO, reply(SCHOOLS, "A"), reply(MONEY, "B", LATER), ordered(MONEY)),
        {"办理结果": "市财政局：再办理中；市教育局：A类", "再办理": "再办理中"},
    ),
    "one answers again, another never did": (
        (*TWO, reply(MONEY, "B"), ordered(MONEY)),
        {"办理结果": "市财政局：再办理中"},
    ),
    "both answer again": (
        (*TWO, reply(SCHOOLS, "A"), reply(MONEY, "B"), ordered(SCHOOLS), ordered(MONEY)),
        {"办理结果": "市教育局：再办理中；市财政局：再办理中"},
    ),
    "one of two followed up": (
        (*BOTH, follow_up(SCHOOLS, "A", LATER, "已建成")),
        {"跟踪办理结果": "市教育局：A类", "跟踪办理情况": "已建成", "跟踪日期": LATER},
    ),
    "a note that begins like one by name": (
        (*BOTH, follow_up(SCHOOLS, "A", LATER, "市财政局：已拨款")),
        {"跟踪办理情况": "市教育局：市财政局：已拨款"},
    ),
    "two of three followed up": (
        (
            *(*THREE, reply(SCHOOLS, "B"), reply(MONEY, "B"), reply(ROADS, "B")),
            follow_up(MONEY, "A", FIRST),
            follow_up(SCHOOLS, "C", LATER, "已建成"),
        ),
        {"跟踪办理结果": "市财政局：A类；市教育局：C类", "跟踪办理情况": "已建成"},
    ),
    "all followed up": (
        (*BOTH, follow_up(SCHOOLS, "A"), follow_up(MONEY, "C")),
        {"跟踪办理结果": "A类、C类"},
    ),
    "a remark of who agrees": (
        (signed, publication(ZHANG, True, "署名即可")),
        {"可否公开": "是", "不公开原由": None},
    ),
    "who objected is no longer a sponsor": (
        (signed, publication(ZHANG, True), publication(WANG, False, "涉及隐私"), only_li),
        {"可否公开": "是", "不公开原由": None},
    ),
    "two reasons": (
        (signed, publication(ZHANG, False, "甲；乙"), publication(LI, False, "涉及隐私")),
        {"不公开原由": "张三：甲；乙；李四：涉及隐私"},
    ),
    "one reason of two": (
        (signed, publication(ZHANG, False), publication(LI, False, "涉及隐私")),
        {"不公开原由": "李四：涉及隐私"},
    ),
    "the same reason": (
        (signed, publication(ZHANG, False, "涉及隐私"), publication(LI, False, "涉及隐私")),
        {"不公开原由": "涉及隐私"},
    ),
    "a reason that begins like one by name": (
        (signed, publication(ZHANG, False, "李四：要求保密")),
        {"不公开原由": "张三：李四：要求保密"},
    ),
    "an opinion of who is no longer a sponsor": (
        (*BOTH, opinion(ZHANG), opinion(WANG), only_li),
        {"委员意见": "满意"},
    ),
}


@pytest.mark.parametrize("history", HISTORIES)
def test_an_untouched_export_changes_nothing(history):
    events, written_so = HISTORIES[history]
    data, (cells,) = exported(events)
    assert {name: cells[name] for name in written_so} == written_so
    (entry,) = planned(data)
    after = recorded(entry, events)
    assert [one for one in after if one not in events] == []
    assert len(after) == len(events)


@pytest.mark.parametrize("history", HISTORIES)
def test_it_is_the_same_in_an_empty_committee_as_far_as_the_sheet_tells(history):
    events, _ = HISTORIES[history]
    data, cells = exported(events)
    (entry,) = planned(data)
    assert exported(recorded(entry))[1] == cells


LINE = {
    "案号": 1,
    "案由": "关于修桥的提案",
    "第一提案人": "张三",
    "联名人": "李四",
    "审查意见": "立案",
    "主办单位": "市教育局、市财政局",
    "办理方式": "分办",
    "交办日期": "2026-02-10",
    "答复日期": "2026-04-20",
    "办理结果": "B",
}


def told(**cells):
    (entry,) = planned(written([LINE | cells]))
    return recorded(entry)


def replies(events):
    found = [one for one in events if isinstance(one, ProposalReplied)]
    return [(one.unit.name, one.grade, one.replied_on) for one in found]


def follow_ups(events):
    found = [one for one in events if isinstance(one, FollowUpGraded)]
    return [(one.unit.name, one.grade, one.note, one.graded_on) for one in found]


def test_one_grade_of_a_clerk_is_every_units():
    assert replies(told()) == [("市教育局", "B", FIRST), ("市财政局", "B", FIRST)]
    assert replies(told(办理结果=None)) == [("市教育局", None, FIRST), ("市财政局", None, FIRST)]
    assert follow_ups(told(跟踪办理结果="A", 跟踪办理情况="已建成")) == [
        ("市教育局", "A", "已建成", None),
        ("市财政局", "A", "已建成", None),
    ]


def test_days_and_notes_may_be_told_by_unit_too():
    found = told(
        办理结果="市财政局: A；市 教育局：已解决或采纳",
        答复日期="市教育局：2026-05-08；市财政局：2026年6月1日",
        跟踪办理结果="市教育局：A\n市财政局：C",
        跟踪办理情况="市财政局：一期；二期",
        跟踪日期="市教育局：2026-06-01",
    )
    assert replies(found) == [("市财政局", "A", LAST), ("市教育局", "A", LATER)]
    assert follow_ups(found) == [
        ("市教育局", "A", None, LAST),
        ("市财政局", "C", "一期；二期", None),
    ]
    assert replies(told(办理结果=None, 答复日期="市财政局：2026-05-08")) == [
        ("市财政局", None, LATER)
    ]


def test_a_day_told_by_unit_corrects_the_recorded_one_and_a_common_one_does_not():
    units, other = {"办理结果": "市教育局：A；市财政局：A"}, "2026-05-08"
    before = told(**units)
    assert replies(before) == [("市教育局", "A", FIRST), ("市财政局", "A", FIRST)]
    (entry,) = planned(written([LINE | units | {"答复日期": other}]))
    assert recorded(entry, before) == before
    assert "第2行“答复日期”列：未写明各是哪个单位的" in " ".join(warnings(units))
    named_so = {"答复日期": f"市教育局：2026-04-20；市财政局：{other}"}
    (entry,) = planned(written([LINE | units | named_so]))
    assert replies(recorded(entry, before)[len(before) :]) == [("市财政局", "A", LATER)]


def warnings(cells):
    ledger = open_ledger(written([LINE | cells]), PROPOSALS, name="a.xlsx")
    plan(ledger, KNOWN, TERMS)
    return [zh for zh, _ in ledger.warnings]


WRONG = [
    ({"办理结果": "市教育局：A；市教育局：B"}, "办理结果", "写了两次"),
    ({"办理结果": "市教育局：优"}, "办理结果", "可写：A类"),
    ({"办理结果": "市教育局：A；市水务局：B"}, "办理结果", "可写：A类"),
    ({"办理结果": "市教育局：A", "答复日期": "市财政局：2026-05-08"}, "答复日期", "没有相应的结果"),
    ({"答复日期": "市教育局：2026-02-01；市财政局：2026-05-08"}, "答复日期", "早于交办日期"),
    ({"办理结果": "市教育局：再办理中；市财政局：A"}, "再办理", "请写“再办理中”"),
    ({"跟踪办理结果": "市教育局：A", "跟踪办理情况": "市财政局：建成"}, "跟踪办理情况", "没有相应"),
    ({"可否公开": "张三：是；李四：否", "不公开原由": "张三：隐私"}, "不公开原由", "只有不同意"),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "column", "words"), WRONG)
def test_what_is_told_of_nobody_comes_back(cells, column, words):
    found = plan(open_ledger(written([LINE | cells]), PROPOSALS, name="a.xlsx"), KNOWN, TERMS)
    assert [bad.column for bad in found.bad] == [column]
    assert words in found.bad[0].zh
    assert found.entries == ()
