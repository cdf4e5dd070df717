"""Which committees are there, when did they meet, and how much did they do?"""

import re
from dataclasses import dataclass
from datetime import date

_VILLAGE = re.compile("农|乡村|村卫生室|矿山|林果|秸秆|湿地|民宿")
_TOWN = re.compile(
    "小区|物业|电梯|高层|首店|低空|园区|中试|实验室|停车|公交|涉企|中介|工程建设|早晚高峰"
    "|小微|供排水|口袋公园|独角兽|专精特新|数字化|网约|营商|重点项目|民营企业家|厂房"
)


@dataclass(frozen=True, slots=True)
class Plenary:
    """A yearly plenary and how many papers its year leaves; `ends` is the ledgers' last day."""

    term: int
    session: int
    opens: date
    closes: date
    cut_off: str
    ends: date
    proposals: int
    activities: int
    reports: int

    @property
    def key(self) -> str:
        """Term and session as the command line writes them: 5/3."""
        return f"{self.term}/{self.session}"

    @property
    def year(self) -> int:
        """The calendar year of its work."""
        return self.opens.year

    @property
    def cut_off_day(self) -> date:
        """The last day on which a proposal counts as the plenary's."""
        return date.fromisoformat(self.cut_off[:10])


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee or township group with its places, and the prefix of its units (市, 区)."""

    code: str
    slug: str
    name: str
    short_name: str
    preset: str
    parent: str | None
    members: int
    prefix: str
    places: tuple[str, ...]
    rural: tuple[str, ...]
    plenaries: tuple[Plenary, ...]

    def places_for(self, wording: str) -> tuple[str, ...]:
        """Places that suit it: nothing of a village in a town, nothing of a town in a village."""
        if _VILLAGE.search(wording):
            return self.rural
        if _TOWN.search(wording):
            towns = tuple(place for place in self.places if place not in self.rural)
            return (*towns, self.places[-1]) if towns else ()
        return self.places


def _plenary(
    key: str, opens: str, closes: str, cut_off: str, counts: tuple[int, int, int]
) -> Plenary:
    term, session = key.split("/")
    first = date.fromisoformat(opens)
    ends = date(first.year, 12, 28 if first.year == 2024 else 19)
    closed = date.fromisoformat(closes)
    return Plenary(int(term), int(session), first, closed, cut_off, ends, *counts)


CITY = Committee(
    code="999900",
    slug="yunling",
    name="政协云岭市委员会",
    short_name="云岭市政协",
    preset="city",
    parent=None,
    members=150,
    prefix="市",
    places=("老城区", "高新区", "城东片区", "沿江片区", "山区乡镇", "北部新城", "高铁片区", "全市"),
    rural=("山区乡镇", "沿江片区", "全市"),
    plenaries=(
        _plenary("5/3", "2024-01-16", "2024-01-19", "2024-01-17T18:00:00+08:00", (110, 45, 85)),
        _plenary("5/4", "2025-01-14", "2025-01-17", "2025-01-15T18:00:00+08:00", (120, 50, 95)),
    ),
)

EAST_LAKE = Committee(
    code="999901",
    slug="donghu",
    name="政协云岭市东湖区委员会",
    short_name="东湖区政协",
    preset="district",
    parent="999900",
    members=82,
    prefix="区",
    places=("湖滨片区", "东门老街", "学府路沿线", "东湖新区", "青石街道", "柳湾镇", "全区"),
    rural=("柳湾镇", "全区"),
    plenaries=(
        _plenary("11/3", "2024-01-08", "2024-01-10", "2024-01-09T12:00:00+08:00", (50, 25, 35)),
        _plenary("11/4", "2025-01-06", "2025-01-08", "2025-01-07T12:00:00+08:00", (50, 28, 38)),
    ),
)

CLEAR_BROOK = Committee(
    code="999902",
    slug="qingxi",
    name="政协云岭市清溪区委员会",
    short_name="清溪区政协",
    preset="district",
    parent="999900",
    members=56,
    prefix="区",
    places=("清溪河沿岸", "石桥镇", "南山片区", "老工业片区", "云溪街道", "全区"),
    rural=("石桥镇", "南山片区", "全区"),
    plenaries=(
        _plenary("4/3", "2024-01-10", "2024-01-12", "2024-01-11T12:00:00+08:00", (30, 18, 18)),
        _plenary("4/4", "2025-01-08", "2025-01-10", "2025-01-09T12:00:00+08:00", (30, 20, 20)),
    ),
)

WILLOW_BAY = Committee(
    code="999901101",
    slug="liuwan",
    name="云岭市东湖区柳湾镇政协委员联络组",
    short_name="柳湾镇政协委员联络组",
    preset="township",
    parent="999901",
    members=8,
    prefix="区",
    places=("集镇", "上湾村", "下湾村", "湖西村", "环湖公路沿线", "全镇"),
    rural=("集镇", "上湾村", "下湾村", "湖西村", "环湖公路沿线", "全镇"),
    plenaries=(
        _plenary("11/3", "2024-01-08", "2024-01-10", "2024-01-09T12:00:00+08:00", (4, 6, 4)),
        _plenary("11/4", "2025-01-06", "2025-01-08", "2025-01-07T12:00:00+08:00", (6, 8, 5)),
    ),
)

COMMITTEES = (CITY, EAST_LAKE, CLEAR_BROOK, WILLOW_BAY)
