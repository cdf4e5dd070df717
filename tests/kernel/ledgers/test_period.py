"""Which time do titles and sheet names speak of?"""

from datetime import date

import pytest

from kernel.ledgers import Period, period_of


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("2025年提案台账", (date(2025, 1, 1), date(2025, 12, 31), None, None)),
        ("2025", (date(2025, 1, 1), date(2025, 12, 31), None, None)),
        ("二〇二五年活动", (date(2025, 1, 1), date(2025, 12, 31), None, None)),
        ("2025年第一季度活动", (date(2025, 1, 1), date(2025, 3, 31), None, None)),
        ("2025年下半年", (date(2025, 7, 1), date(2025, 12, 31), None, None)),
        ("2024年2月签到表", (date(2024, 2, 1), date(2024, 2, 29), None, None)),
        ("2025年1-3月", (date(2025, 1, 1), date(2025, 3, 31), None, None)),
        ("2024—2025年度", (date(2024, 1, 1), date(2025, 12, 31), None, None)),
        ("2024年12月至2025年11月", (date(2024, 12, 1), date(2025, 11, 30), None, None)),
        ("截至2025年3月5日的提案", (date(2025, 1, 1), date(2025, 12, 31), None, None)),
        ("第十四届委员会第二次会议提案登记台账", (None, None, 14, 2)),
        ("市政协六届一次会议提案办理台账", (None, None, 6, 1)),
        ("上海市虹口区政协十四届一次会议", (None, None, 14, 1)),
        ("第二十届名册", (None, None, 20, None)),
        ("提案台账", (None, None, None, None)),
        ("2024年与2025年对照", (None, None, None, None)),
    ],
)
def test_a_title_says_year_term_and_plenary(title: str, period: tuple[object, ...]) -> None:
    assert period_of(title) == Period(*period)  # type: ignore[arg-type]
