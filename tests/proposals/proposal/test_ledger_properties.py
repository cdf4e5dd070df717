"""Does an export tell what the ledger told, whatever that was, and does it again tell nothing?"""

from types import SimpleNamespace

from bridge import FACTS, HERE, PLENARY
from hypothesis import given, settings
from hypothesis import strategies as st

from kernel.importing.plan import Terms
from kernel.ledgers import Table, open_ledger, write_table
from kernel.log.desk import Books
from kernel.testing.specification import Given
from proposals.people import Register
from proposals.proposal.domain import PROPOSAL
from proposals.proposal.export import HEADINGS, SHEET, Beside, line
from proposals.proposal.ledger.knowledge import Knowledge
from proposals.proposal.ledger.planning import plan
from proposals.proposal.ledger.shape import PROPOSALS
from proposals.proposal.marks.views import MARKS
from proposals.proposal.marks.views import row as marked
from proposals.proposal.views import PROPOSALS as ROWS
from proposals.proposal.views import row as shown

TERMS = Terms(HERE, "proposals/5/3", PLENARY.plenary)
KNOWN = Knowledge(PLENARY, FACTS.rules, Register([]), {}, {}, {}, {})
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


def read(data):
    """The rows and marks to which a ledger's file comes, by title, and what came back."""
    planned = plan(open_ledger(data, PROPOSALS, name="a.xlsx"), KNOWN, TERMS)
    return planned, dict(_recorded(entry) for entry in planned.entries)


def _recorded(entry, events=()):
    """The commands of an entry asked after these events, of whatever id the proposal is there."""
    for command in entry.commands:
        if events:
            command = command.model_copy(update={"proposal": events[0].proposal})
        told = Given(PROPOSAL, tuple(events), Books()).when(command, FACTS, live=False)
        assert told.refused is None, (told.refused, entry.row.number)
        events = (*events, *told.events)
    row = marks = None
    for event in events:
        told = SimpleNamespace(
            origin=SimpleNamespace(committee=HERE), position=0, occurred_on=PLENARY.opens
        )
        row = shown(row, event, told) if isinstance(event, ROWS.events) else row
        marks = marked(marks, event, told) if isinstance(event, MARKS.events) else marks
    return row.title, (row, marks, events)


def written(rows):
    lines = [
        FIXED | {"流水号": at, "案号": at, "案由": f"关于第{at}件事的提案"} | row
        for at, row in enumerate(rows, 1)
    ]
    names = tuple(lines[0])
    told = [tuple(line[name] for name in names) for line in lines]
    return write_table([Table("台账", names, told, (), ())])


@settings(max_examples=10, deadline=None)
@given(st.lists(ROW, min_size=1, max_size=8))
def test_an_export_tells_what_the_ledger_told(rows):
    planned, first = read(written(rows))
    assert planned.bad == (), planned.bad
    held = [found[:2] for found in first.values()]
    marks = {one.proposal: beside for one, beside in held if beside is not None}
    beside = Beside({}, marks, FACTS.rules, set_aside=True)
    lines = [line(one, beside) for one, _ in held]
    names = tuple(heading.text for heading in HEADINGS)
    again, second = read(write_table([Table(SHEET, names, lines, ("五届三次会议提案台账",), ())]))
    assert again.bad == (), again.bad
    assert list(second) == list(first)
    for title, found in second.items():
        assert _plain(*found[:2]) == _plain(*first[title][:2]), title
    for entry in again.entries:
        _, _, events = first[entry.commands[0].title]
        _, (_, _, after) = _recorded(entry, events)
        assert after == events, entry.commands[0].title


def _plain(row, marks):
    """Without what the file decides: the id of a row, and its printed number."""
    told = {name: getattr(row, name) for name in row.__dataclass_fields__}
    told |= {name: getattr(marks, name) for name in marks.__dataclass_fields__} if marks else {}
    return {name: value for name, value in told.items() if name not in ("proposal", "printed_no")}
