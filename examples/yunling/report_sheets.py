"""How does each committee keep its ledger of situation reports?"""

from yunling.committees import Committee, Plenary
from yunling.reports import OPEN, Report
from yunling.sheets import Cell, Hand, Sheet

CITY_HEADING = (
    "序号", "来稿时间", "姓名", "界别", "反映单位", "政治面貌", "信息标题", "期数", "采用情况",
    "领导批示",
)  # fmt: skip
DISTRICT_HEADING = (
    "序号", "来稿时间", "姓名", "界别", "反映单位", "政治面貌", "信息标题", "期数",
    "区政协采用情况", "报市", "市政协采用情况", "全国政协采用/市（全国）领导批示",
)  # fmt: skip
TOWNSHIP_HEADING = ("序号", "来稿时间", "姓名", "信息标题", "采用情况", "领导批示")
NAMES = {
    "own": "本级",
    "district": "区政协",
    "city": "市政协",
    "province": "省政协",
    "national": "全国政协",
}


def report_sheet(
    committee: Committee, plenary: Plenary, reports: list[Report], title: str
) -> Sheet:
    """The ledger in the shape this committee uses; one row a report."""
    hand = Hand(f"{committee.code}/{plenary.key}/reports")
    match committee.preset:
        case "city":
            rows = tuple(_city_row(hand, report) for report in reports)
            total: tuple[Cell, ...] = ("合计", f"{len(rows)}件")
            return Sheet("社情民意台账", ((title,),), CITY_HEADING, rows, (total,))
        case "district":
            rows = tuple(_district_row(hand, report) for report in reports)
            return Sheet("社情民意", ((title,),), DISTRICT_HEADING, rows)
        case _:
            rows = tuple(_township_row(hand, report) for report in reports)
            return Sheet("社情民意", ((title,),), TOWNSHIP_HEADING, rows)


def _head(hand: Hand, report: Report) -> tuple[Cell, ...]:
    first = report.reporters[0] if report.reporters else None
    return (
        report.serial, hand.day(report.received), _reporters(hand, report),
        first.sector.removesuffix("界") if first else "", report.body,
        first.party if first else "", hand.text(report.title), report.issue_no,
    )  # fmt: skip


def _city_row(hand: Hand, report: Report) -> tuple[Cell, ...]:
    instructed = "市领导批示" if report.instructed else ""
    return (*_head(hand, report), _every_use(report), instructed)


def _district_row(hand: Hand, report: Report) -> tuple[Cell, ...]:
    city, national = report.use("city"), report.use("national")
    above = [] if national is None else [f"全国政协{national}采用"]
    above += ["市领导批示"] if report.instructed else []
    return (
        *_head(hand, report), _how(report.use("own")), "" if city is None else "√", _how(city),
        "；".join(above),
    )  # fmt: skip


def _township_row(hand: Hand, report: Report) -> tuple[Cell, ...]:
    return (
        report.serial, report.received, _reporters(hand, report), report.title,
        _every_use(report), "区领导批示" if report.instructed else "",
    )  # fmt: skip


def _reporters(hand: Hand, report: Report) -> str:
    names = [member.name for member in report.reporters]
    return hand.name(names[0]) if len(names) == 1 else hand.names(names)


def _how(way: str | None) -> str:
    return "" if way is None else f"{way}采用"


def _every_use(report: Report) -> str:
    """本级单篇采用；省政协综合采用: several levels in one cell give several uses."""
    return "；".join(f"{NAMES[level]}{way or OPEN}采用" for level, way in report.uses)
