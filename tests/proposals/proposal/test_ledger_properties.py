"""Does an export tell what the ledger told, whatever that was, and does it again tell nothing?"""

from bridge import PLENARY
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger_again import exported, folded, planned, recorded, written

DAYS = st.dates(PLENARY.opens.replace(month=5), PLENARY.opens.replace(month=12)).map(str)


def cells(*words):
    return st.one_of(st.none(), st.sampled_from(words))


def of_each(*words):
    """One word, or one of each sponsor."""
    both = st.tuples(st.sampled_from(words), st.sampled_from(words))
    return st.one_of(cells(*words), both.map(lambda one: f"张三：{one[0]}；李四：{one[1]}"))


OPINIONS = ("满意", "不满意", "张三：满意；李四：不满意", "张三：理解；李四：满意")
ROW = st.fixed_dictionaries(
    {
        "联名人": st.just("李四"),
        "审查意见": st.sampled_from(["立案", "立案", "不予立案", "待立案", "转为意见和建议"]),
        "会办单位": cells("市财政局"),
        "要求办结日期": st.one_of(st.none(), DAYS),
        "办理结果": st.sampled_from(["A", "B类", "留作参考"]),
        "委员意见": st.sampled_from(OPINIONS),
        "办理态度": cells("满意", "理解", "不满意"),
        "征询意见": cells("电话", "面谈", "未联系"),
        "走访情况": cells("是", "否"),
        "再办理": cells("是", "否", "再办理中", "2026-06-01"),
        "再办理日期": st.one_of(st.none(), DAYS),
        "跟踪办理结果": cells("A", "C"),
        "跟踪办理情况": cells("已建成"),
        "跟踪日期": st.one_of(st.none(), DAYS),
        "重点提案": cells("是", "主席会议重点提案", "重点提案（常委会）"),
        "督办领导": cells("岑知远", "岑知远、陆远"),
        "督办方式": cells("视察", "视察、座谈"),
        "重点确定日期": st.one_of(st.none(), DAYS),
        "优秀提案": cells("是", "否", "2025年度好提案"),
        "建议办理单位": cells("市水务局", "市水务局、市交通局"),
        "拟定办理单位": cells("市交通局"),
        "可否公开": of_each("是", "否"),
        "可否附议": cells("是", "否"),
    }
)
FIXED = {
    "第一提案人": "张三",
    "提交日期": "2026-01-06",
    "审查日期": "2026-01-10",
    "主办单位": "市教育局",
    "交办日期": "2026-02-10",
    "答复日期": "2026-04-20",
}


UNITS = ("市教育局", "市财政局", "市交通局")


def by_name(draw, names, *words):
    return "；".join(f"{name}：{draw(st.sampled_from(words))}" for name in names) or None


@st.composite
def answered_in_part(draw):
    """分办 of which some units answered so far, and some of these were followed up."""
    answered = draw(st.lists(st.sampled_from(UNITS), min_size=1, unique=True))
    answered = UNITS if len(answered) == len(UNITS) else answered
    followed = [unit for unit in answered if draw(st.booleans())]
    return draw(ROW) | {
        "办理方式": "分办",
        "主办单位": "、".join(UNITS),
        "会办单位": None,
        "办理结果": by_name(draw, answered, "A", "B类", "已答复"),
        "再办理": draw(cells("是", "否")),
        "跟踪办理结果": by_name(draw, followed, "A", "C"),
        "跟踪办理情况": draw(cells("已建成；投用")) if followed else None,
        "跟踪日期": draw(st.one_of(st.none(), DAYS)) if followed else None,
    }


@st.composite
def objected_to(draw):
    """Some sponsors object to the publication, some of them with reasons."""
    objecting = draw(st.lists(st.sampled_from(("张三", "李四")), min_size=1, unique=True))
    saying = [who for who in objecting if draw(st.booleans())]
    each = by_name(draw, saying, "涉及隐私", "甲；乙", "另有考虑：不便公开")
    return draw(st.one_of(ROW, answered_in_part())) | {
        "可否公开": by_name(draw, objecting, "否"),
        "不公开原由": each or draw(cells("涉及隐私")),
    }


def lines(rows):
    """A clerk's lines, numbered in turn."""
    return [
        FIXED | {"流水号": at, "案号": at, "案由": f"关于第{at}件事的提案"} | row
        for at, row in enumerate(rows, 1)
    ]


@settings(max_examples=10, deadline=None)
@given(st.lists(st.one_of(ROW, answered_in_part(), objected_to()), min_size=1, max_size=8))
def test_an_export_tells_what_the_ledger_told(rows):
    first = [recorded(entry) for entry in planned(written(lines(rows)))]
    data, _ = exported(*first)
    again = planned(data)
    for entry, events in zip(again, first, strict=True):
        about = entry.commands[0].title
        assert _plain(*folded(recorded(entry))) == _plain(*folded(events)), about
        assert recorded(entry, events) == events, about


def _plain(row, marks):
    """Without what the file decides: the id of a row, and its printed number."""
    told = {name: getattr(row, name) for name in row.__dataclass_fields__}
    told |= {name: getattr(marks, name) for name in marks.__dataclass_fields__} if marks else {}
    return {name: value for name, value in told.items() if name not in ("proposal", "printed_no")}
