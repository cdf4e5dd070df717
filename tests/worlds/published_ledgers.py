"""Which ledgers have the totals of published reports? Made row by row; every name is invented."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, repeat

HEADINGS = (
    "序号", "案号", "案由", "提案形式", "第一提案人", "联名人", "界别", "类别", "提交日期",
    "审查意见", "并入案号", "主办单位", "会办单位", "交办日期", "答复日期", "办理结果", "委员意见",
)  # fmt: skip
FAMILY_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN_NAMES = "安柏成德恩风广恒嘉康澜明宁培清仁若舒拓为宣言知衡"


@dataclass(frozen=True, slots=True)
class Published:
    """One report of DOMAIN.md 3.3: how many of what its ledger holds, and what was printed.

    Attributes:
        source: the report's key there.
        forms: filed proposals by 提案形式; those of parties and bodies too.
        merged, converted, not_filed: decided otherwise.
        late: how many came after the cut-off (平时提案).
        leads, others: different units that lead, and that only assist.
        undated: filed proposals that nobody answered.
        rules: what the committee rules otherwise than the preset.
        printed: by figure, or figure and part, the text of the report.
    """

    source: str
    forms: Mapping[str, int]
    printed: Mapping[tuple[str, ...], str]
    merged: int = 0
    converted: int = 0
    not_filed: int = 0
    late: int = 0
    categories: Mapping[str, int] = field(default_factory=dict)
    grades: Mapping[str, int] = field(default_factory=dict)
    satisfied: Mapping[str, int] = field(default_factory=dict)
    leads: int = 0
    others: int = 0
    unanswered: int = 0
    families: Mapping[str, int] = field(default_factory=dict)
    rules: Mapping[str, object] = field(default_factory=dict)

    @property
    def filed(self) -> int:
        """立案件数, 并案 left out."""
        return sum(self.forms.values())


def person(n: int) -> str:
    """The n-th invented name: 32 × 24 × 24 different ones."""
    n, last = divmod(n, len(GIVEN_NAMES))
    n, middle = divmod(n, len(GIVEN_NAMES))
    return FAMILY_NAMES[n % len(FAMILY_NAMES)] + GIVEN_NAMES[middle] + GIVEN_NAMES[last]


def ledger(report: Published) -> bytes:
    """The ledger as CSV in UTF-8."""
    out = io.StringIO()
    written = csv.writer(out)
    written.writerow(HEADINGS)
    written.writerows(_rows(report))
    return out.getvalue().encode()


def _rows(report: Published) -> Iterator[Sequence[object]]:
    decisions = _each({
        "立案": report.filed, "并案": report.merged,
        "转为意见和建议": report.converted, "不予立案": report.not_filed,
    })  # fmt: skip
    forms = chain(_each(report.forms), repeat("委员提案"))
    categories = chain(_each(report.categories), repeat(""))
    handled = _handled(report)
    total = report.filed + report.merged + report.converted + report.not_filed
    for n, decision in enumerate(decisions):
        filed, form = decision == "立案", next(forms)
        on = "2025-06-10" if n >= total - report.late else "2025-01-05"
        yield (
            n + 1, f"{n + 1:04}" if filed else "", f"关于第{n + 1}项工作的提案", form,
            person(n) if form in ("委员提案", "联名提案") else f"{form.removesuffix('提案')}甲{n}",
            person(n + 9000) if form == "联名提案" else "", "", next(categories) if filed else "",
            on, decision, "0001" if decision == "并案" else "",
            *(next(handled) if filed else [""] * 6),
        )  # fmt: skip


def _handled(report: Published) -> Iterator[Sequence[object]]:
    """Lead, assisting, assigned, replied, grade, opinion of each filed proposal."""
    grades = chain(_each(report.grades), repeat(""))
    opinions = chain(_each(report.satisfied), repeat(""))
    families = list(_each(report.families))
    answered = report.filed - report.unanswered
    for n in range(report.filed):
        if not report.leads:
            yield [""] * 6
            continue
        lead = f"{families[n]}单位{n % 20}" if families else f"第{n % report.leads}承办单位"
        other = f"第{report.leads + n}承办单位" if n < report.others else ""
        replied = ("2025-05-08", next(grades), next(opinions)) if n < answered else ("", "", "")
        yield (lead, other, "2025-03-03", *replied)


def _each(counts: Mapping[str, int]) -> Iterator[str]:
    return chain.from_iterable(repeat(name, count) for name, count in counts.items())


def _shares(figure: str, **parts: str) -> dict[tuple[str, ...], str]:
    return {(figure, name): text for name, text in parts.items()}


NATIONAL = {"share_digits": 1}
WITHOUT_DIGITS = {"share_digits": 0}
PUBLISHED = (
    Published(
        "全国 14届3次 [S25b]", {"委员提案": 4531, "集体提案": 471}, merged=262, converted=626,
        categories={
            "经济建设": 2133, "政治建设": 419, "文化建设": 459, "社会建设": 1387,
            "生态文明建设": 604,
        },
        rules=NATIONAL,
        printed={
            ("received",): "5890件", ("filed",): "5002件", ("merged",): "262件",
            ("converted",): "626件", ("filed_member",): "4531件", ("filed_collective",): "471件",
            ("share_collective",): "9.4%",
            **_shares("by_sponsor_kind", 委员="90.6%", 集体="9.4%"),
            **_shares(
                "by_category", 经济建设="42.6%", 政治建设="8.4%", 文化建设="9.2%",
                社会建设="27.7%", 生态文明建设="12.1%",
            ),
        },
    ),
    Published(
        "全国 14届2次以来 [S26]", {"委员提案": 4609, "党派提案": 354, "界别提案": 128},
        converted=928, leads=200, unanswered=5, rules=NATIONAL,
        printed={
            ("received",): "6019件", ("filed",): "5091件", ("filed_member",): "4609件",
            ("filed_collective",): "482件", ("by_collective_kind", "党派", "count"): "354",
            ("reply_rate",): "99.9%",
        },
    ),
    Published(
        "江苏 2019 [S28a]", {"委员提案": 673, "集体提案": 151}, converted=150, late=24,
        leads=95, unanswered=2, rules=NATIONAL,
        printed={
            ("received",): "974件", ("plenary_received",): "950件",
            ("offsession_received",): "24件", ("filed",): "824件", ("filing_rate",): "84.6%",
            ("filed_collective",): "151件", ("filed_member",): "673件",
            ("units_involved",): "95个", ("reply_rate",): "99.8%",
        },
    ),
    Published(
        "福州 2025 [S28b]", {"委员提案": 577, "集体提案": 86}, converted=156,
        categories={"经济发展": 201, "城乡建设": 219, "社会事业": 243},
        rules={"categories": ["经济发展", "城乡建设", "社会事业"]},
        printed={
            ("received",): "819件", ("filed",): "663件",
            **_shares("by_sponsor_kind", 委员="87.03%", 集体="12.97%"),
            **_shares("by_category", 经济发展="30.32%", 城乡建设="33.03%", 社会事业="36.65%"),
        },
    ),
    Published(
        "运城 2023 [S28c]", {"委员提案": 441}, converted=60, late=70,
        printed={
            ("received",): "501件", ("plenary_received",): "431件",
            ("offsession_received",): "70件", ("filed",): "441件", ("filing_rate",): "88.02%",
        },
    ),
    Published(
        "重庆 2009，并案后 [S28g]", {"委员提案": 1635}, merged=75, converted=166,
        categories={"经济": 427, "城建环资": 536, "教科文卫": 350, "社会事务": 322},
        rules={**WITHOUT_DIGITS, "categories": ["经济", "城建环资", "教科文卫", "社会事务"]},
        printed={
            ("received",): "1876件", ("filed",): "1635件", ("merged",): "75件",
            **_shares(
                "by_category", 经济="26%", 城建环资="33%", 教科文卫="21%", 社会事务="20%"
            ),
        },
    ),
    Published(
        "重庆 2009，立案 [S28g]", {"委员提案": 1635}, merged=75, converted=166,
        rules={"merged_counts_as_filed": True},
        printed={("received",): "1876件", ("filed",): "1710件", ("merged",): "75件"},
    ),
    Published(
        "连云港 2021 [S28j]", {"委员提案": 319}, leads=40, families={"党群": 40, "政府": 279},
        rules=NATIONAL,
        printed={
            ("filed",): "319件", ("reply_rate",): "100%",
            ("by_unit_family", "党群", "count"): "40", ("by_unit_family", "政府", "count"): "279",
            **_shares("by_unit_family", 党群="12.5%", 政府="87.5%"),
        },
    ),
    Published(
        "某市 2022 [S28h]", {"委员提案": 67, "集体提案": 25}, leads=31, others=47,
        grades={"A": 22, "B": 68, "C": 2},
        printed={
            ("filed",): "92件", ("filed_member",): "67件", ("filed_collective",): "25件",
            ("units_involved",): "78个", ("lead_units",): "31个",
            **_shares("grades", A="23.91%", B="73.91%", C="2.17%"),
        },
    ),
    Published(
        "某市 15届4次 [S28k]", {"委员提案": 146}, leads=31, grades={"A": 122, "B": 24},
        satisfied={"满意": 144, "基本满意": 2}, rules=WITHOUT_DIGITS,
        printed={
            ("filed",): "146件", ("units_involved",): "31个",
            **_shares("grades", A="84%", B="16%"), ("satisfied",): "144份",
            ("basically",): "2份", ("satisfaction_rate",): "100%",
        },
    ),
    Published(
        "海淀 2024 [S29]", {"委员提案": 300}, converted=47, late=7, leads=40,
        printed={
            ("received",): "347件", ("offsession_received",): "7件", ("filed",): "300件",
            ("reply_rate",): "100%",
        },
    ),
    Published(
        "九龙坡 2022 [S29c]", {"委员提案": 320}, converted=104, leads=40,
        printed={("received",): "424件", ("filed",): "320件", ("reply_rate",): "100%"},
    ),
    Published(
        "西宁城中 2023 [S30]", {"委员提案": 97}, leads=20,
        satisfied={"满意": 94, "不满意": 3}, rules=WITHOUT_DIGITS,
        printed={
            ("filed",): "97件", ("reply_rate",): "100%", ("satisfaction_rate",): "97%",
        },
    ),
    Published(
        "绛县 2019 [S28l]", {"委员提案": 129}, converted=5,
        categories={
            "农业农村": 63, "城乡建设": 27, "社会保障": 14, "教育卫生": 12, "文化旅游": 4,
            "其他": 9,
        },
        rules={
            **WITHOUT_DIGITS,
            "categories": ["农业农村", "城乡建设", "社会保障", "教育卫生", "文化旅游", "其他"],
        },
        printed={
            ("received",): "134件", ("filed",): "129件", ("filing_rate",): "96%",
            ("converted",): "5件",
            **_shares(
                "by_category", 农业农村="49%", 城乡建设="21%", 社会保障="11%", 教育卫生="9%",
                文化旅游="3%", 其他="7%",
            ),
        },
    ),
    Published(
        "某县 [S28m]", {"委员提案": 115, "联名提案": 29, "集体提案": 1}, converted=9, leads=37,
        categories={"经济": 63, "城建": 34, "教育": 22, "卫生": 22, "政法": 1, "综合": 3},
        grades={"A": 83, "B": 59, "C": 3},
        rules={
            **NATIONAL, "categories": ["经济", "城建", "教育", "卫生", "政法", "综合"],
        },
        printed={
            ("received",): "154件", ("filed",): "145件", ("filing_rate",): "94.2%",
            ("filed_joint",): "29件", ("filed_collective",): "1件", ("units_involved",): "37个",
            **_shares("grades", A="57.2%", B="40.7%", C="2.1%"),
            **_shares(
                "by_category", 经济="43.4%", 城建="23.4%", 教育="15.2%", 卫生="15.2%",
                政法="0.7%", 综合="2.1%",
            ),
        },
    ),
)  # fmt: skip
"""All that a ledger of proposals tells; 14届2次 lies in examples/published.

Left out is what was printed without the counts that it is of, in other digits than the rest of its
report: the satisfaction of 某县, and the year before of 运城.
"""
