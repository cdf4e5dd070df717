"""What does next year's plan (年度工作计划) say?"""

from collections.abc import Sequence

from reporting.documents.calendar import year_plan
from reporting.documents.making import Making, head, meta
from reporting.documents.naming import full_name, period_name, short_name, title_lines, year
from reporting.documents.tree import Blank, Document, Heading, Node, Paragraph, Part, Table
from reporting.documents.wording import Pieces, guided, joined, paragraph
from reporting.findings.facts import Facts
from reporting.findings.judging import Finding, findings, problems
from reporting.findings.rule import Task
from rules.numbers import numeral_zh

TEMPLATE = "annual-plan/1"
HEADINGS = ("序号", "月份", "工作事项", "牵头部门", "责任人", "参加范围")
LAST_YEAR = "上年"
TASKS = "重点任务"
"""Under this heading every kind of work has its own; `plan_topics` reads them again."""
WIDTHS = (5, 6, 19, 12, 12, 11)


def annual_plan(facts: Facts, making: Making) -> Document:
    """Aims, tasks from this year's problems and standing duties, months January to December."""
    scope = facts.scope
    found = problems(findings(facts))
    title = f"{year(scope) + 1}年度工作计划"
    duties = GROUP_DUTIES if facts.small else DUTIES
    return Document(
        title=title_lines(full_name(scope.named.name), title),
        body=(
            _preamble(facts, title, making),
            Heading(1, "总体目标"),
            *aims(facts, found),
            Heading(1, TASKS),
            *tasks(found, duties),
            Heading(1, "分月安排"),
            paragraph("各项工作按月安排如下，遇有调整另行通知。"),
            months(facts, found),
            Heading(1, "组织保障"),
            *support(facts),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **head(scope, making),
    )


def _preamble(facts: Facts, title: str, making: Making) -> Paragraph:
    name = short_name(facts.scope.named.name)
    return paragraph(
        f"为做好{year(facts.scope) + 1}年各项工作，",
        guided(making, "指导思想"), Blank("制定依据"),
        f"结合{name}实际和{period_name(facts.scope)}统计情况，制定本计划。",
    )  # fmt: skip


def aims(facts: Facts, found: Sequence[Finding]) -> tuple[Node, ...]:
    """Where the year starts from; how far it should get is for people to decide."""
    starts = [
        _start(facts, "proposals.filed", "立案提案"),
        _start(facts, "proposals.sr_received", "收到社情民意信息"),
        _start(facts, "sectors.activities", "举办活动"),
        _start(facts, "sectors.people_served", "为民办实事惠及群众"),
    ]
    known = joined(starts)
    base = (f"{period_name(facts.scope)}，", *known, "。", "在此基础上，") if known else ()
    topics = list(dict.fromkeys(one.topic for one in found))
    focus = f"着力改进{'、'.join(topics)}中存在的问题，" if topics else ""
    return (
        paragraph(base, focus, "坚持质量优先，做到计划可检查、进度可核对、结果有记录。"),
        paragraph(Blank("年度总体目标和主要指标")),
    )


def _start(facts: Facts, id: str, said: str) -> Pieces:
    return (said, facts.count(id)) if facts.value(id) else ()


Duty = tuple[str, tuple[str, ...]]
DUTIES: tuple[Duty, ...] = (
    ("提案工作", (
        "在全体会议前征集和发布提案线索，提醒提案人写清情况、分析和建议",
        "严格审查立案，及时交办，办理前、办理中、答复后都与提案人沟通",
        "选准重点提案，由领导领衔督办，跟踪列入计划事项的落实",
    )),
    ("社情民意", (
        "按季度发布选题，定期通报各界别报送和采用情况",
        "对得到采用或批示的信息跟踪反馈，把结果告知反映人",
    )),
    ("协商议政、调研视察和民主监督", (
        "商党委、政府确定年度协商议题，先调研后协商，协商意见及时报送并跟踪答复",
        "围绕教育、医疗、就业、养老、生态环境等民生事项选题调研，少而精",
        "民主监督事先确定监督事项和方式，意见书面反馈，限期了解整改情况",
    )),
    ("学习培训", (
        "按季度组织集中学习，记录学习内容和到场情况，缺席的安排自学",
        "对新任委员开展履职培训，组织外出学习考察",
    )),
    ("界别活动", (
        "各界别年初报送计划、年末报送小结，每年至少开展一次调研或视察",
        "鼓励跨界别联合活动，加强与对口部门、企事业单位和兄弟政协的联系",
        "组织委员深入基层为群众办实事，记录受益人数和投入",
    )),
    ("委员履职", (
        "完善委员履职档案，按统一规则记录出席、提案、信息和活动",
        "定期通报履职情况，年末组织述职和评价，走访履职有困难的委员",
    )),
    ("宣传和自身建设", (
        "及时报道重要履职活动和成果，向社会公开适宜公开的提案和答复",
        "加强政协机关服务能力，完善会议、活动、文书和档案制度",
    )),
)  # fmt: skip
GROUP_DUTIES: tuple[Duty, ...] = (
    ("学习培训", ("每季度集中学习，学后交流体会，所发资料自学",)),
    ("提案工作", ("每名委员每年至少提出或参与一件提案，选题提前商定",)),
    ("社情民意", ("通过接待和走访收集群众意见，每季度至少报送一次信息",)),
    ("界别活动", ("围绕本地中心工作开展调研视察，与邻近联络组交流",)),
    ("委员履职", ("保持与每名委员的联系，了解工作和思想情况，帮助解决困难",)),
)


def tasks(
    found: Sequence[Finding], duties: Sequence[Duty], since: str = LAST_YEAR
) -> tuple[Node, ...]:
    """Under each topic first what this year's problems call for, then the standing duties.

    Args:
        since: what the year of the figures is called.
    """
    nodes: list[Node] = []
    known = {topic for topic, _ in duties}
    others: list[Duty] = [(t, ()) for t in dict.fromkeys(f.topic for f in found) if t not in known]
    for topic, standing in (*duties, *others):
        nodes.append(Heading(2, topic))
        nodes += [_from_problem(one, since) for one in found if one.topic == topic]
        said = [f"{numeral_zh(n)}是{duty}。" for n, duty in enumerate(standing, 1)]
        nodes += [paragraph("".join(said) if len(said) > 1 else f"{standing[0]}。")] if said else []
    return (*nodes, paragraph(Blank("其他重点任务")))


def _from_problem(one: Finding, since: str) -> Paragraph:
    measure = one.remedy.measure if one.remedy else ""
    said = [*one.said]
    if since == LAST_YEAR:
        # 上年 is the year of the figures, so the year they are compared with moves back.
        said = [
            piece.replace("比上年", "比前一年") if isinstance(piece, str) else piece
            for piece in said
        ]
    return paragraph(f"针对{since}", said, f"的情况，{measure}。")


def months(facts: Facts, found: Sequence[Finding]) -> Table:
    """Next year, month by month."""
    return month_table(f"{year(facts.scope) + 1}年分月工作安排", year_plan(facts, remedies(found)))


def remedies(found: Sequence[Finding]) -> tuple[Task, ...]:
    """What findings call for, each once."""
    return tuple(dict.fromkeys(one.remedy.task for one in found if one.remedy))


def month_table(caption: str, planned: Sequence[tuple[int, Task]]) -> Table:
    """Tasks with their months; who answers for them is for people to say."""
    rows = tuple(_row(n, month, task) for n, (month, task) in enumerate(planned, start=1))
    return Table(caption, HEADINGS, rows, WIDTHS)


def _row(n: int, month: int, task: Task) -> tuple[Part, ...]:
    return (str(n), f"{month}月", task.text, Blank("部门"), Blank("姓名"), task.who)


def support(facts: Facts) -> tuple[Node, ...]:
    """How the plan is followed up."""
    above = "所属政协" if facts.small else "主席会议"
    return (
        paragraph(
            "各项任务由牵头部门细化方案，责任落实到人，经费纳入年度预算。",
            f"按季度对照本计划检查进度，未按期完成的说明原因并补办，情况向{above}报告。",
        ),
        paragraph(Blank("经费和其他保障措施")),
    )
