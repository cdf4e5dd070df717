"""How does each committee keep its ledger of proposals?"""

from yunling.committees import Committee, Plenary
from yunling.proposals import FILED, MERGED, SEPARATE, WITHDRAWN, Proposal
from yunling.sheets import Cell, Hand, Sheet

CITY_HEADING = (
    "序号", "案 号", "案由", "主题", "提案形式", "第一提案人", "联名人", "界别", "类别",
    "提交日期", "审查意见", "立案日期", "并入案号", "主办单位", "会办单位", "办理方式", "交办日期",
    "答复日期", "办理结果", "委员意见", "反馈日期", "重点提案",
)  # fmt: skip
EAST_LAKE_HEADING = (
    "流水号", "提案编号", "案由", "第一提案人", "联名提案人", "提案类型", "内容分类", "提案时间",
    "审查日期", "提案状态", "合并提案", "主办单位", "会办单位", "办理方式", "交办日期",
    "要求办结日期", "实际办结日期", "解决程度", "提案人意见", "反馈日期", "重点提案", "是否撤案",
)  # fmt: skip
CLEAR_BROOK_HEADING = (
    "届", "次", "提案序号", "提案分类", "提案类型", "第一提案人", "联名提案人", "案由",
    "提案时间", "性质", "立案日期", "并入案号", "主办单位", "会办单位", "交办日期", "答复日期",
    "办理结果", "意见反馈",
)  # fmt: skip
WILLOW_BAY_HEADING = (
    "案号", "案由", "提案形式", "第一提案人", "联名人", "类别", "提交日期", "审查意见", "立案日期",
    "主办单位", "会办单位", "交办日期", "答复日期", "办理结果", "委员意见",
)  # fmt: skip


def proposal_sheet(
    committee: Committee, plenary: Plenary, proposals: list[Proposal], title: str
) -> Sheet:
    """The ledger in the shape this committee uses; one row a proposal."""
    hand = Hand(f"{committee.code}/{plenary.key}/proposals")
    match committee.slug:
        case "yunling":
            return _city_sheet(hand, proposals, title)
        case "donghu":
            return _east_lake_sheet(hand, proposals, title)
        case "qingxi":
            rows = tuple(_clear_brook_row(hand, plenary, p) for p in proposals)
            total = ("合计", "", f"{len(rows)}件")
            return Sheet("提案", ((title,),), CLEAR_BROOK_HEADING, rows, (total,))
        case _:
            rows = tuple(_willow_bay_row(hand, p) for p in proposals)
            return Sheet("提案", ((title,),), WILLOW_BAY_HEADING, rows)


def _city_sheet(hand: Hand, proposals: list[Proposal], title: str) -> Sheet:
    rows = tuple(_city_row(hand, p) for p in proposals)
    above = ((title,), ("填报单位：提案委员会",))
    return Sheet("提案登记台账", above, CITY_HEADING, rows, (("合计", "", f"{len(rows)}件"),))


def _east_lake_sheet(hand: Hand, proposals: list[Proposal], title: str) -> Sheet:
    numbers = {p.serial: p.case_no for p in proposals}
    rows = tuple(_east_lake_row(hand, p, numbers.get(p.into or 0)) for p in proposals)
    note = ("注：提案编号于立案时编排，未立案者空缺。",)
    return Sheet("提案明细表", ((title,),), EAST_LAKE_HEADING, rows, (note,))


def _city_row(hand: Hand, p: Proposal) -> tuple[Cell, ...]:
    filed = p.outcome == FILED
    return (
        p.serial, hand.number(p.serial, 4), hand.text(p.title), p.theme.name, p.form,
        hand.name(p.first_sponsor), hand.names(_co_names(p)), _sector(p), p.theme.category,
        hand.day(p.submitted), p.outcome, hand.day(p.reviewed) if filed else None,
        f"{p.into:04d}" if p.into else "", _lead(hand, p), _co_units(hand, p), p.mode,
        hand.day(p.assigned), hand.day(p.replied), f"{p.grade}类" if p.grade else "", p.feedback,
        hand.day(p.fed_back), "是" if p.key else "",
    )  # fmt: skip


def _east_lake_row(hand: Hand, p: Proposal, into: int | None) -> tuple[Cell, ...]:
    return (
        p.serial, p.case_no, hand.text(p.title), hand.name(p.first_sponsor),
        hand.names(_co_names(p)), _kind(p), p.theme.category, hand.day(p.submitted),
        hand.day(p.reviewed), p.outcome, into, _lead(hand, p), _co_units(hand, p), p.mode,
        hand.day(p.assigned), hand.day(p.due), hand.day(p.replied), p.grade,
        p.feedback, hand.day(p.fed_back), "是" if p.key else "否",
        "是" if p.outcome == WITHDRAWN else "否",
    )  # fmt: skip


_NATURES = {"不予立案": "不立案", MERGED: "归并"}


def _clear_brook_row(hand: Hand, plenary: Plenary, p: Proposal) -> tuple[Cell, ...]:
    return (
        plenary.term, plenary.session, f"第{p.serial:03d}号", p.theme.category, _kind(p),
        hand.name(p.first_sponsor), hand.names(_co_names(p)), hand.text(p.title),
        hand.day(p.submitted), _NATURES.get(p.outcome, p.outcome),
        hand.day(p.reviewed) if p.outcome == FILED else None, f"第{p.into:03d}号" if p.into else "",
        _lead(hand, p), _co_units(hand, p), hand.day(p.assigned), hand.day(p.replied),
        f"（{p.grade}类）" if p.grade else "", p.feedback,
    )  # fmt: skip


def _willow_bay_row(hand: Hand, p: Proposal) -> tuple[Cell, ...]:
    return (
        p.serial, p.title, p.form, p.first_sponsor, hand.names(_co_names(p)), p.theme.category,
        p.submitted, p.outcome, p.reviewed if p.outcome == FILED else None, _lead(hand, p),
        _co_units(hand, p), p.assigned, p.replied, p.grade, p.feedback,
    )  # fmt: skip


def _kind(p: Proposal) -> str:
    """The districts say 个人提案."""
    return p.form.replace("委员", "个人")


def _co_names(p: Proposal) -> list[str]:
    return [member.name for member in p.sponsors[1:]]


def _sector(p: Proposal) -> str:
    return p.sponsors[0].sector.removesuffix("界") if p.sponsors else ""


def _lead(hand: Hand, p: Proposal) -> str:
    return hand.names(p.units if p.mode == SEPARATE else p.units[:1])


def _co_units(hand: Hand, p: Proposal) -> str:
    return "" if p.mode == SEPARATE else hand.names(p.units[1:])
