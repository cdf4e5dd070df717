"""Which findings are there before a committee adopts its own? Renews docs/findings.md."""

import re
import sys
from pathlib import Path
from typing import assert_never

from reporting.figures.catalogue import FIGURES
from reporting.findings.conditions import (
    Condition,
    Dominant,
    Fewer,
    Late,
    LateParts,
    Left,
    Limited,
    Nothing,
    Rate,
    Repeated,
    ShareAbove,
    Silent,
    SilentInAll,
    Trend,
    Unheeded,
    Untouched,
    Yearly,
)
from reporting.findings.presets import preset
from reporting.findings.saying import tenths_zh
from reporting.findings.sheet import Rule

_HEAD = """# Findings

What an annual summary calls a strength or a problem, and what a plan does about it. Made by
`python -m reporting.findings.listing`; a test compares it.

```
jianyan findings --committee 999900 --plenary 5/3
jianyan findings rules export --committee 999900 --out rules.yaml
jianyan findings rules adopt rules.yaml --committee 999900 --from 2026-01-01 --basis 云协〔2026〕1号
```

The same over HTTP: `GET /reporting/committees/{committee}/findings`, and `GET` and `PUT
.../findings/rules`. Rules are data. A committee exports those in force, changes them and adopts
them from a day on, on a paper. A document follows the rules in force on the day of its cut, as
they were recorded by then. Before any adoption the rules below hold.

## How a rule is written

```yaml
- id: used
  name: 信息采用率
  topic: 社情民意
  when: {kind: rate, figure: proposals.sr_use_rate, good: 40, poor: 20, minimum: 3}
  strength: 信息采用率为{proposals.sr_use_rate}
  problem: 信息采用率为{proposals.sr_use_rate}，低于{poor}
  few:
    strength: 收到的信息{proposals.sr_received}中有{proposals.sr_used}被采用
    problem: 收到的信息{proposals.sr_received}中有{proposals.sr_used}被采用，低于{poor}
  measure: 加强来稿编审，就选题和写法对报送者逐篇反馈
  task: {text: 举办社情民意信息选题与写作培训, months: [5], who: 信息工作骨干}
```

A rule says a `strength`, a `problem` or both; a problem has a `measure` and a `task`. `few` is
said of fewer than 30 and of a township group; what could then tell only a percentage is not said.
`nothing` is said of a problem whose figure is zero, and of a plan that lists nothing by topic.
The plan for a year is the one that was issued a year before (`annual-plan`, `summary-and-plan`).
Its topics are the headings under 重点任务, looked for in the counts that `work` names for them,
and the subjects that people marked in it as `{主题:托育服务}`, looked for in `figures`.
`year_end: true` judges only when the year is nearly over; `needs` names counts that must not be
zero. A rule is passed over where one of its figures is not counted for whose work is looked at,
or where it quotes a year before that was not recorded.
Sentences hold no digits: every number is a placeholder. More than eight names are left out.

| placeholder | stands for |
|---|---|
| `{proposals.received}` | the figure with its unit: a count, a rate, days |
| `{proposals.received\\|份}` | a count with another measure word |
| `{proposals.received:change}` | by how much a count differs from the year before |
| `{proposals.received@before}` | that of the year before |
| `{proposals.received=没有收到提案}` | the words that stand for a zero |
| `{proposals.by_category/经济建设}` | a part of a breakdown; `:share` its share |
| `{sectors.by_kind:top}` | the largest part; `:top_name` its name, `:top_share` its share |
| `{proposals.by_sector:silent}` | sectors that have nothing: how many; `:silent_names` who |
| `{sectors.idle_bodies_by_name:names}` | the names of all parts |
| `{proposals.days_to_reply_by_unit:late}` | the units above the limit with their days |
| `{good}` `{poor}` | the targets of `rate` in words |
| `{limit}` | the limit of `late` and `late_parts` in words |
| `{names}` | what `silent_in_all`, `untouched` or `unheeded` found |
| `{plan}` | of `unheeded`: the title of the plan |
| `{then}` `{now}` | of `repeated`: what was found a year before, and what now |

| kind | fields | finds |
|---|---|---|
| `rate` | figure, good, poor, months, minimum | a rate at least good, or below poor |
| `trend` | figure, percent, minimum | a count that rose or fell against the year before |
| `silent` | figure, unknown | sectors without a part, or none |
| `silent_in_all` | figures, unknown | sectors without a part in any |
| `yearly` | figure, at_least | a yearly count that reaches its duty, or not |
| `left` | figure, of, minimum | a count that should be zero |
| `share_above` | figure, percent, minimum | a rate of what should not be |
| `late` | figure, days, minimum | days above the limit, else above the months to reply |
| `late_parts` | figure, days, minimum | units whose median days are above it |
| `dominant` | figure, percent, minimum, unknown | one part that makes up most |
| `fewer` | figure, than, percent, minimum | a count below a percentage of another |
| `nothing` | figure, follows, minimum | a count of which nothing followed |
| `untouched` | figures | priorities (中心工作) of the committee's rules that nothing serves |
| `unheeded` | work, figures | topics of the plan for this year that nothing of the year touched |
| `repeated` | of | a problem that the same rule found a year before |
"""


def page() -> str:
    """The preset as Markdown, by topic: id, name, condition, sentences, measure, plan item."""
    book = preset()
    topics = dict.fromkeys(one.topic for one in book.rules)
    title = f"\n## {book.sheet.name}，版本 {book.sheet.version}\n"
    return _HEAD + title + "".join(_topic(topic, book.rules) for topic in topics)


def _topic(topic: str, rules: tuple[Rule, ...]) -> str:
    lines = [
        "",
        f"### {topic}",
        "",
        "| id | 名称 | 条件 | 成绩 | 问题 | 措施 | 计划事项 |",
        "|---|---|---|---|---|---|---|",
        *(_line(one) for one in rules if one.topic == topic),
    ]
    return "\n".join(lines) + "\n"


def _line(rule: Rule) -> str:
    task = "—"
    if rule.task is not None:
        months = "、".join(str(month) for month in rule.task.months)
        task = f"{months}月：{rule.task.text}（{rule.task.who}）"
    when = "；".join([condition_zh(rule.when), *_bounds(rule)])
    told = (when, rule.strength, rule.problem, rule.measure, task)
    cells = (_named(one) if one else "—" for one in told)
    return f"| `{rule.id}` | {rule.name} | {' | '.join(cells)} |"


def _bounds(rule: Rule) -> list[str]:
    said = ["年度将尽时判断"] if rule.year_end else []
    if rule.needs:
        said.append(f"{'、'.join(_zh(id) for id in rule.needs)}为零时不判断")
    return said


def _named(sentence: str) -> str:
    """A sentence with its placeholders under their Chinese names."""
    return re.sub(r"\{([a-z_]+\.[a-z_]+)", lambda found: f"{{{_zh(found[1])}", sentence)


def _zh(id: str) -> str:
    return FIGURES[id].zh


def _all(ids: tuple[str, ...]) -> str:
    return "、".join(f"“{_zh(id)}”" for id in ids)


def condition_zh(condition: Condition) -> str:
    """A condition as a clerk reads it."""
    match condition:
        case Rate(figure=id, good=good, poor=poor, months=months, minimum=minimum):
            after = f"；会议闭幕满{months}个月后判断" if months else ""
            reach = f"“{_zh(id)}”达到{tenths_zh(good)}为成绩，低于{tenths_zh(poor)}为问题"
            return f"{reach}{_least(minimum, '基数')}{after}"
        case Trend(figure=id, percent=percent, minimum=minimum):
            least = _least(minimum, "上年")
            return f"“{_zh(id)}”比上年增加{percent}%以上为成绩，减少{percent}%以上为问题{least}"
        case Silent(figure=id):
            return f"名册所载界别都见于“{_zh(id)}”为成绩，部分不见于其中为问题"
        case SilentInAll(figures=figures):
            return f"有界别在{_all(figures)}中都没有记录"
        case Yearly(figure=id, at_least=at_least):
            return f"全年“{_zh(id)}”达到{at_least}为成绩，不足为问题；年度将尽时判断"
        case Repeated(of=of):
            return f"规则{'、'.join(of) if of else '（任一条）'}所说的问题上年也有"
        case _:
            return _problem_zh(condition)


Problem = Left | ShareAbove | Late | LateParts | Dominant | Fewer | Nothing | Untouched | Unheeded


def _problem_zh(condition: Problem) -> str:
    match condition:
        case Left(figure=id, of=of, minimum=minimum):
            return f"“{_zh(id)}”不为零{_least(minimum, _zh(of or id))}"
        case ShareAbove(figure=id, percent=percent, minimum=minimum):
            return f"“{_zh(id)}”超过{percent}%{_least(minimum, '基数')}"
        case Late(figure=id) | LateParts(figure=id):
            each = "中有单位的中位数" if isinstance(condition, LateParts) else ""
            return f"“{_zh(id)}”{each}超过{_limit(condition)}{_least(condition.minimum, '件数')}"
        case Dominant(figure=id, percent=percent, minimum=minimum):
            return f"“{_zh(id)}”中一项达到{percent}%{_least(minimum, '总数')}"
        case Fewer(figure=id, than=than, percent=percent, minimum=minimum):
            return f"“{_zh(id)}”不足“{_zh(than)}”的{percent}%{_least(minimum, _zh(than))}"
        case Nothing(figure=id, follows=follows, minimum=minimum):
            return f"有“{_zh(id)}”而没有{_all(follows)}{_least(minimum, _zh(id))}"
        case Untouched(figures=figures):
            return f"委员会规则所列中心工作有的不见于{_all(figures)}"
        case Unheeded(work=work, figures=figures):
            return f"上年印发的计划所列{'、'.join(work)}没有记录，或所标主题不见于{_all(figures)}"
    assert_never(condition)


def _limit(condition: Limited) -> str:
    return f"{condition.days}天" if condition.days else "委员会规则的答复期限（每月按31天）"


def _least(minimum: int, of: str) -> str:
    return f"；{of}不足{minimum}时不提出问题" if minimum > 1 else ""


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    (root / "docs" / "findings.md").write_text(page(), encoding="utf-8")
