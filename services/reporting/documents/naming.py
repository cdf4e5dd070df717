"""What are a committee, its bodies, units, members, plenaries and years called in a paper?"""

import re

from contracts.values import BodyKind
from reporting.figures.lens import Sort
from reporting.figures.scope import Scope
from rules.dates import date_zh, parse_window
from rules.numbers import ordinal_zh, term_session_zh

_FULL = re.compile(r"政协(.+)委员会")
_SHORT = re.compile(r"(.+)政协")
TITLE_WIDTH = 20
HALF = 6
"""Months of half a year."""
_OF_THE_COMMITTEE = {
    BodyKind.SECTOR,
    BodyKind.SECTOR_GROUP,
    BodyKind.SPECIAL_COMMITTEE,
    BodyKind.AREA_GROUP,
    BodyKind.OFFICE,
}
"""Bodies that a committee sets up itself; a party or an organisation signs with its own name."""


def full_name(name: str) -> str:
    """As papers sign: 云岭市政协 is 政协云岭市委员会; a township group keeps its name."""
    found = _SHORT.fullmatch(name)
    return f"政协{found[1]}委员会" if found else name


def short_name(name: str) -> str:
    """As papers speak: 政协云岭市委员会 is 云岭市政协."""
    found = _FULL.fullmatch(name)
    return f"{found[1]}政协" if found else name


def body_name(scope: Scope) -> str:
    """The body as its committee speaks of it: the sector 教育 is 教育界别."""
    name = scope.lens.name
    if scope.lens.body_kind == BodyKind.SECTOR and not name.endswith(("界别", "组")):
        return f"{name.removesuffix('界')}界别"
    return name


def issuer(scope: Scope) -> str:
    """Who signs: the committee; its body as 云岭市政协教育界别; a unit or a member by name."""
    lens = scope.lens
    if lens.sort in (Sort.COMMITTEE, Sort.BELOW):
        return full_name(scope.named.name)
    if lens.sort is not Sort.BODY:
        return lens.name
    own = lens.body_kind in _OF_THE_COMMITTEE and "政协" not in lens.name
    return f"{short_name(scope.named.name) if own else ''}{body_name(scope)}"


def plenary_name(name: str, term: int, session: int) -> str:
    """政协第五届云岭市委员会第四次会议; of a township group the short 政协五届四次会议."""
    found = _FULL.fullmatch(full_name(name))
    if found is None:
        return f"政协{term_session_zh(term, session)}"
    return f"政协{ordinal_zh(term, '届')}{found[1]}委员会{ordinal_zh(session, '次')}会议"


def this_plenary(scope: Scope) -> str:
    """The plenary of a scope by its full name."""
    return plenary_name(scope.named.name, scope.plenary.term, scope.plenary.session)


def standing_committee(scope: Scope) -> str:
    """政协第五届云岭市委员会常务委员会; a township group speaks for itself."""
    found = _FULL.fullmatch(full_name(scope.named.name))
    if found is None:
        return scope.named.name
    return f"政协{ordinal_zh(scope.plenary.term, '届')}{found[1]}委员会常务委员会"


def year(scope: Scope) -> int:
    """The year that a plenary's or a window's days begin in."""
    return scope.span.first.year


def period_name(scope: Scope) -> str:
    """What the period is called in a title: 2025年度, 2025年上半年, 2025年第三季度, 2025年3月."""
    if scope.span.plenary is not None:
        return f"{year(scope)}年度"
    window = parse_window(scope.span.text)
    assert not isinstance(window, str)
    if window.whole_months == HALF and window.first.month in (1, 7):
        return f"{year(scope)}年{'上' if window.first.month == 1 else '下'}半年"
    name = window.name_zh()
    return f"{name}度" if name.endswith("年") else name


def whole_year(scope: Scope) -> bool:
    """Whether the window is a year's work: plenary to plenary, or January to December."""
    return scope.span.plenary is not None or scope.span.text.isdigit()


def days(scope: Scope) -> str:
    """The window's days: one that still runs ends on the day of the figures."""
    return f"{date_zh(scope.span.first)}至{date_zh(max(scope.span.first, scope.stock_day))}"


def title_lines(*lines: str) -> tuple[str, ...]:
    """Lines of a title, one too long broken where its sense breaks: before 委员会 or in halves."""
    return tuple(piece for line in lines if line for piece in _broken(line))


def _broken(line: str) -> tuple[str, ...]:
    if len(line) <= TITLE_WIDTH:
        return (line,)
    at = line.find("委员会") + 3 if "委员会" in line else len(line) // 2
    at = at if 3 < at < len(line) else len(line) // 2
    return (line[:at], *_broken(line[at:]))
