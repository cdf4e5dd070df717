"""How does an official paper write a day?"""

from datetime import date


def date_zh(day: date) -> str:
    """Arabic digits, the whole year, no leading zero: 2026年3月5日 (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"
