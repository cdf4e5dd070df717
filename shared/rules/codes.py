"""Which level and which subject does an administrative code name?"""

import re
from enum import StrEnum
from typing import Final

from rules.invalid import Invalid

NATIONAL_CODE: Final = "000000"
_SHAPE = re.compile(r"[0-9]{6}(?:[0-9]{3})?")


class Level(StrEnum):
    """层级: how high a committee stands, as its code tells."""

    NATIONAL = "national"
    PROVINCE = "province"
    CITY = "city"
    DISTRICT = "district"
    TOWNSHIP = "township"


def check_code(code: str) -> str:
    """The code itself, when it can be one.

    Args:
        code: 6 digits after GB/T 2260 (000000 stands for the nation), or 9 digits with the
            township part of GB/T 10114; a city without districts has townships below xxxx00.

    Raises:
        Invalid: another shape, or a part below one that is 00.
    """
    if not _SHAPE.fullmatch(code):
        raise Invalid(
            f"行政区划代码“{code}”应为6位数字（GB/T 2260）或9位数字（乡镇、街道）",
            f"an administrative code has 6 digits (GB/T 2260) or 9 (township), not {code!r}",
        )
    province, city, district, township = subject_parts(code)
    if (city != "00" and province == "00") or (district != "00" and city == "00"):
        raise Invalid(
            f"行政区划代码“{code}”缺少上一级代码",
            f"the code {code} has a part below one that is 00",
        )
    if len(code) == 9 and (township == "000" or city == "00"):
        raise Invalid(
            f"9位代码“{code}”不是乡镇、街道代码：后三位不得为000，且须在市或县区之下",
            f"the 9-digit code {code} names no township: it ends in 000 or lies below no city",
        )
    return code


def subject_parts(code: str) -> tuple[str, str, str, str]:
    """The four tokens pp, cc, dd, ttt of a subject: 410100 gives 41, 01, 00, 000.

    The code must have passed `check_code`.
    """
    return code[:2], code[2:4], code[4:6], code[6:9] or "000"


def level(code: str) -> Level:
    """The level that a code stands for.

    Raises:
        Invalid: see `check_code`.
    """
    province, city, district, township = subject_parts(check_code(code))
    if township != "000":
        return Level.TOWNSHIP
    if district != "00":
        return Level.DISTRICT
    if city != "00":
        return Level.CITY
    return Level.NATIONAL if province == "00" else Level.PROVINCE


def lies_below_by_code(lower: str, upper: str) -> bool:
    """Does the code alone place one strictly below the other? For routing only.

    Whose figures a committee takes in follows the dated parent relation, never this.

    Raises:
        Invalid: see `check_code`.
    """
    check_code(lower)
    return lower != upper and lower.startswith(_own_digits(upper))


def _own_digits(code: str) -> str:
    """The leading digits that all below share."""
    digits = {
        Level.NATIONAL: 0,
        Level.PROVINCE: 2,
        Level.CITY: 4,
        Level.DISTRICT: 6,
        Level.TOWNSHIP: 9,
    }
    return code[: digits[level(code)]]
