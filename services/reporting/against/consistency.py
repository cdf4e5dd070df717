"""Does a table of numbers agree with itself? Pure: needs nothing but the table."""

from collections.abc import Iterator, Sequence
from itertools import product

from reporting.against.families import Family, Numbers
from reporting.against.finding import (
    Base,
    Finding,
    Kind,
    bigger,
    no_whole_base,
    no_whole_count,
    other_base,
    share_off,
    sum_off,
)
from reporting.against.lines import Line, Sheet
from reporting.against.names import Vocabulary, of
from reporting.against.relations import FATE, base_tiers, rate, sums
from rules.numbers import rounded
from rules.shares import Share, follows, is_next_to, whole_bases, whole_counts


def inconsistencies(sheet: Sheet, vocabulary: Vocabulary | None = None) -> tuple[Finding, ...]:
    """Everything in a table that does not follow from its neighbours, in the order of rows."""
    numbers = Numbers(sheet, vocabulary or Vocabulary())
    found = [
        *_sums(numbers),
        *(finding for family in numbers.families() for finding in _family(numbers, family)),
        *_rates(numbers),
        *_shares_alone(numbers),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda one: one.rows))


def _sums(numbers: Numbers) -> Iterator[Finding]:
    """Sums whose parts are known by name."""
    for whole_id, part_ids in sums():
        parts = [line for id in part_ids if (line := numbers.line(id)) is not None]
        for whole in numbers.bases(((whole_id,),)):
            if len(parts) > 1:
                yield from _sum(
                    numbers, whole_id, whole, parts, complete=len(parts) == len(part_ids)
                )


def _sum(
    numbers: Numbers, id: str, whole: Base, parts: Sequence[Line], *, complete: bool
) -> Iterator[Finding]:
    total = sum(one.count or 0 for one in parts)
    ways = {total}
    if id == FATE and (merged := numbers.line("proposals.merged")) in parts and merged:
        ways.add(total - (merged.count or 0))  # counted within 立案
    wholes = {whole.count}
    if id == "proposals.filed":
        wholes |= {base.count for base in numbers.bases((("after_merging",),))}
    if ways & wholes:
        return
    if complete or min(ways) > max(wholes):
        yield sum_off(whole, parts, total)
    elif id == FATE and any(of(one.term) == "proposals.filed" for one in parts):
        yield sum_off(whole, parts, total, certain=False)


def _family(numbers: Numbers, family: Family) -> Iterator[Finding]:
    """The sum and every share of rows that belong together."""
    shared = [one for one in family.parts if one.share is not None]
    whole = _whole(family, shared)
    if whole is None:
        yield from _without_base(shared)
        return
    total = sum(one.count or 0 for one in family.parts)
    off = _sum_is_off(family, shared, whole, total)
    if off is not None:
        yield sum_off(whole, family.parts, total, certain=off == "certain")
    else:
        yield from (bigger(one, whole) for one in family.parts if (one.count or 0) > whole.count)
    sum_base = [Base("各部分合计", total)] if len(family.parts) > 1 else []
    for one in shared:
        if one.share is not None and not _fits(one, whole):
            others = [*sum_base, *numbers.all_bases(), *family.wholes]
            forced = _forced(shared, whole)
            yield _wrong_share(one, one.count or 0, one.share, whole, others, forced)


def _whole(family: Family, shared: Sequence[Line]) -> Base | None:
    """The whole of which most of the shares are; none where nothing tells and none is."""

    def fitting(base: Base) -> int:
        return sum(_fits(one, base) for one in shared)

    best = max(family.wholes, key=fitting, default=None)  # the first of equals
    if best is not None and shared and not family.said and not fitting(best):
        return None
    return best


def _fits(line: Line, base: Base) -> bool:
    return line.share is not None and follows(line.count or 0, base.count, line.share)


def _without_base(shared: Sequence[Line]) -> Iterator[Finding]:
    """Of shares of an unknown base only this is sure: that there must be a whole one."""
    for one in shared:
        if one.share is None or not one.count:
            continue
        bases = whole_bases(one.count, one.share)
        if bases is not None and not bases:
            yield no_whole_base(one, one.count, one.share)


def _sum_is_off(family: Family, shared: Sequence[Line], whole: Base, total: int) -> str | None:
    """Whether the parts fail to make the whole: `certain`, `perhaps`, or not."""
    if family.closed or total == whole.count or len(family.parts) < 2:
        return None
    if len(shared) == len(family.parts) and _makes_a_hundred(shared):
        return "certain"
    if family.exclusive and total > whole.count:
        return "certain"
    if family.exclusive and not shared and len(family.parts) > 2:
        return "perhaps"
    return None


def _makes_a_hundred(shared: Sequence[Line]) -> bool:
    """Whether shares say that they are all there is: 100% but for their rounding."""
    shares = [one.share for one in shared if one.share is not None]
    most = max(share.digits for share in shares)
    total = sum(share.scaled * 10 ** (most - share.digits) for share in shares)
    rounding = sum(10 ** (most - share.digits) for share in shares)
    return bool(2 * abs(total - 100 * 10**most) <= rounding)


def _forced(shared: Sequence[Line], whole: Base) -> bool:
    """Whether the shares were moved to make exactly 100%, which they do not by themselves."""
    digits = {one.share.digits for one in shared if one.share is not None}
    if len(digits) != 1 or len(shared) < 2:
        return False
    full: int = 100 * 10 ** digits.pop()
    printed = sum(one.share.scaled for one in shared if one.share is not None)
    natural = sum(
        rounded(one.count or 0, whole.count, one.share.digits) for one in shared if one.share
    )
    return printed == full != natural


def _wrong_share(
    part: Line, count: int, share: Share, whole: Base, others: Sequence[Base], forced: bool
) -> Finding:
    """What is wrong with a share that does not follow from its whole."""
    next_to = is_next_to(count, whole.count, share)
    if forced and next_to:
        return share_off(Kind.FORCED, part, count, whole, share)
    by_count = {base.count: base for base in reversed(others)}
    fitting = [one for one in by_count.values() if _gives(one, part, count, whole, share)]
    if fitting:
        return other_base(part, count, whole, share, fitting)
    return share_off(Kind.ROUNDING if next_to else Kind.SHARE, part, count, whole, share)


def _gives(base: Base, part: Line, count: int, whole: Base, share: Share) -> bool:
    other = base.row != part.row and base.count != whole.count
    return other and base.count >= count and follows(count, base.count, share)


def _rates(numbers: Numbers) -> Iterator[Finding]:
    """Rates by what they count and of what; one of the ways in which they are counted must fit."""
    for line in numbers.lines:
        told = rate(of(line.term))
        if told is None or line.share is None:
            continue
        bases = numbers.bases(told[1])
        counts = [_counted(numbers, ids) for ids in told[0]]
        known = [one for one in counts if one is not None]
        if not bases:
            continue
        ways = list(product(known, bases))
        if any(follows(count, base.count, line.share) for count, base in ways):
            continue
        if ways:
            count, base = ways[0]
            yield _wrong_share(line, count, line.share, base, numbers.all_bases(), False)
        elif not any(whole_counts(base.count, line.share) for base in bases):
            yield no_whole_count(line, bases[0], line.share)


def _counted(numbers: Numbers, ids: Sequence[str]) -> int | None:
    lines = [numbers.line(id) for id in ids]
    return None if None in lines else sum(line.count or 0 for line in lines if line is not None)


def _shares_alone(numbers: Numbers) -> Iterator[Finding]:
    """A part that is told by its share alone must still be a whole number."""
    for line in numbers.lines:
        if line.count is not None or line.share is None or line.term is None:
            continue
        bases = numbers.bases(base_tiers(line.term.figure))
        if bases and not any(whole_counts(base.count, line.share) for base in bases):
            yield no_whole_count(line, bases[0], line.share)
