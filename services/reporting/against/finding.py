"""What can be wrong in a table of numbers by itself, and how is it said?"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reporting.against.lines import Line
from rules.shares import Share, precisely, right, said


class Kind(StrEnum):
    """What does not follow.

    SUM: parts that do not add up. BIGGER: a part above its whole. ROUNDING: a share one unit of
    its last digit off. SHARE: a share that is another. BASE: a share of another base. FORCED: a
    share moved so that all make 100%. NO_WHOLE_BASE, NO_WHOLE_COUNT: no whole number gives it.
    """

    SUM = "sum"
    BIGGER = "bigger"
    ROUNDING = "rounding"
    SHARE = "share"
    BASE = "base"
    FORCED = "forced"
    NO_WHOLE_BASE = "no_whole_base"
    NO_WHOLE_COUNT = "no_whole_count"


@dataclass(frozen=True, slots=True)
class Base:
    """A number that shares may be of, with its row; 0 for a sum that stands nowhere."""

    name: str
    count: int
    row: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One place where numbers do not follow from their neighbours.

    Attributes:
        rows: Excel's own numbers, the row to look at first.
        certain: False where it depends on what the table does not tell.
        bases: numbers that would give the printed share.
        should: what should be printed, if that can be told.
    """

    kind: Kind
    rows: tuple[int, ...]
    zh: str
    en: str
    certain: bool = True
    bases: tuple[Base, ...] = ()
    should: str | None = None


def sum_off(whole: Base, parts: Sequence[Line], total: int, *, certain: bool = True) -> Finding:
    """Parts that add up to another number than their whole."""
    terms = "+".join(str(one.count) for one in parts)
    apart = f"相差{abs(total - whole.count)}" + ("" if certain else "；如还有未列的部分，请核对")
    return Finding(
        Kind.SUM,
        (whole.row, *(one.row for one in parts)),
        f"“{whole.name}”为{whole.count}，各部分合计{terms}={total}，{apart}",
        f"the parts of {whole.name} add up to {total}, not {whole.count}",
        certain,
        (Base("各部分合计", total),),
    )


def bigger(part: Line, whole: Base) -> Finding:
    """A part that is more than its whole."""
    return Finding(
        Kind.BIGGER,
        (part.row, whole.row),
        f"“{part.name}”{part.count}大于所属的“{whole.name}”{whole.count}",
        f"{part.name} ({part.count}) is more than its whole {whole.name} ({whole.count})",
    )


def share_off(kind: Kind, part: Line, count: int, whole: Base, share: Share) -> Finding:
    """A share that is not what its count and base give (ROUNDING, SHARE, FORCED)."""
    should = right(count, whole.count, share)
    sums = f"{count}/{whole.count}={precisely(count, whole.count)}"
    forced = "；如为使合计等于100%而调整，请说明" if kind is Kind.FORCED else ""
    return Finding(
        kind,
        (part.row, *([whole.row] if whole.row else [])),
        f"“{part.name}”占比写作{said(share)}，{sums}，应为{should}{forced}",
        f"{part.name}: printed {said(share)}, but {sums}, hence {should}",
        kind is not Kind.FORCED,
        (),
        should,
    )


def other_base(part: Line, count: int, whole: Base, share: Share, bases: Sequence[Base]) -> Finding:
    """A share that follows from another number of the table than from its whole."""
    named = "或".join(f"“{one.name}”{one.count}" for one in bases)
    named_en = " or ".join(f"{one.name} {one.count}" for one in bases)
    of, should = f"“{whole.name}”{whole.count}", right(count, whole.count, share)
    return Finding(
        Kind.BASE,
        (part.row, *(one.row for one in bases if one.row), *([whole.row] if whole.row else [])),
        f"“{part.name}”占比{said(share)}是以{named}为基数；以{of}为基数应为{should}",
        f"{part.name}: {said(share)} is of {named_en}; of {whole.name} it is {should}",
        True,
        tuple(bases),
        should,
    )


def no_whole_base(part: Line, count: int, share: Share) -> Finding:
    """A count and a share that no whole number can be the base of."""
    tenths = count * 1000 * 10**share.digits // share.scaled
    base = f"{tenths // 10}.{tenths % 10}"
    return Finding(
        Kind.NO_WHOLE_BASE,
        (part.row,),
        f"“{part.name}”{count}占{said(share)}，基数应为{base}，不是整数，二者必有一误",
        f"{part.name}: {count} is {said(share)} of {base}, which is no whole number",
    )


def no_whole_count(part: Line, base: Base, share: Share) -> Finding:
    """A share that no whole number is of its base."""
    return Finding(
        Kind.NO_WHOLE_COUNT,
        (part.row, base.row),
        f"“{part.name}”{said(share)}：以“{base.name}”{base.count}为基数，没有整数可得此占比",
        f"{part.name}: no whole number is {said(share)} of {base.name} {base.count}",
        bases=(base,),
    )
