"""Whom did an activity reach, in a clerk's words: “老人30人、学生20人”, or a number alone?"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from contracts.sectors.occasion import Benefited
from kernel.ledgers import Cell, Hints, Reader, Row, Unreadable, count, parts, passage

PERSONS = ("人次", "人", "名", "位")
OTHERS = ("户次", "户", "家", "所", "对")
NEUTRAL = ("个",)
MOST = 10_000_000
LONGEST = 60
TIMES = {"万": 10_000, "千": 1_000, "百": 100, None: 1}
_NUMBER = r"(?P<number>\d+(?:\.\d+)?)(?P<times>[万千百])?"
_UNIT = rf"(?P<unit>{'|'.join((*PERSONS, *OTHERS, *NEUTRAL))})?"
KIND_FIRST = re.compile(rf"(?P<kind>\D+?)[:：(]?{_NUMBER}{_UNIT}\)?")
NUMBER_FIRST = re.compile(rf"{_NUMBER}{_UNIT}(?P<kind>(?![余多])\D*)")
ALL_TOLD = re.compile(r"^(?:合计|总计|总共|一共|共计|共|约)$|^.*等$|约$")
"""What names no kind before a number: 共50人, 老人、学生等50人."""

ROUGHLY = re.compile(r".*(?:近|超过|超|逾|多达|达|不足)")
THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
BETWEEN = re.compile(rf"(\d[万千百]?(?:{'|'.join((*PERSONS, *OTHERS))}))(?:以及|和|及|与|\s+)")
NOT_PERSONS = re.compile(
    r".*(?:户|家庭|企业|公司|单位|村|社区|小区|校|园|组织|机构|合作社|项目"
    rf"|\((?:{'|'.join(OTHERS)})\))"
)


@dataclass(frozen=True, slots=True)
class Reached:
    """What a cell tells: kinds with numbers, a number of persons, and words without one."""

    kinds: tuple[Benefited, ...] = ()
    number: int | None = None
    unclear: tuple[str, ...] = ()


def are_persons(kind: str) -> bool:
    """Whether a kind is counted in persons: 学生, not 农户 or 企业."""
    return kind not in OTHERS and NOT_PERSONS.fullmatch(kind) is None


def persons(kinds: Iterable[Benefited]) -> int | None:
    """How many persons these are; None where none of the kinds is of persons."""
    numbers = [one.number for one in kinds if are_persons(one.kind)]
    return sum(numbers) if numbers else None


def written(kinds: Iterable[Benefited]) -> str | None:
    """As it stands in a cell."""
    return "、".join(map(_written, kinds)) or None


def _written(one: Benefited) -> str:
    if one.kind in (*PERSONS, *OTHERS):
        return f"{one.number}{one.kind}"
    return f"{one.kind}{one.number}" + ("人" if are_persons(one.kind) else "")


def reached(stood: Iterable[Benefited] = ()) -> Reader[Reached]:
    """A reader of kinds and numbers; an entry that stood there means what it meant."""
    known = {_written(one): one for one in stood}

    def read(cell: Cell, hints: Hints) -> Reached:
        if isinstance(cell, float):
            return Reached(number=count(cell, hints))
        text = BETWEEN.sub(r"\1、", THOUSANDS.sub("", passage(cell, hints)))
        return _all(parts(text, hints), known)

    return read


def _all(entries: Iterable[str], known: Mapping[str, Benefited]) -> Reached:
    numbers: Counter[str] = Counter()
    number, unclear = None, []
    for entry in entries:
        found = known.get(entry) or _entry(entry)
        if isinstance(found, Benefited):
            numbers[found.kind] += found.number
        elif isinstance(found, int):
            number = found
        else:
            unclear.append(entry)
    kinds = tuple(Benefited(kind=kind, number=told) for kind, told in numbers.items())
    return Reached(kinds, number, tuple(unclear))


def _entry(text: str) -> Benefited | int | None:
    """One kind with its number, a number of persons alone, or neither.

    Raises:
        Unreadable: a part of one, or more than there can be.
    """
    plain = re.sub(r"\s+", "", text)
    found = KIND_FIRST.fullmatch(plain) or NUMBER_FIRST.fullmatch(plain)
    if found is None or ROUGHLY.fullmatch(found["kind"]):
        return None
    kind, unit = ALL_TOLD.sub("", found["kind"]), found["unit"]
    number = Decimal(found["number"]) * TIMES[found["times"]]
    if number != number.to_integral_value() or number > MOST or len(kind) > LONGEST - len("(户次)"):
        raise Unreadable(f"“{text}”不是可以读懂的对象和人数", f"{text!r} is no kind with a number")
    if not kind and unit not in OTHERS:
        return int(number)
    return Benefited(kind=_kind(kind, unit), number=int(number))


def _kind(kind: str, unit: str | None) -> str:
    """The kind, with the unit in brackets where it does not say by itself what is counted."""
    if not kind:
        return unit or kind
    if unit in OTHERS and are_persons(kind):
        return f"{kind}({unit})"
    return f"{kind}({unit})" if unit in PERSONS and not are_persons(kind) else kind


def reached_by(row: Row, stood: Iterable[Benefited] = ()) -> Reached:
    """Whom a row says an activity reached, and the number that stands for it.

    The number that is written counts; where none is, the persons among the kinds are summed,
    unless words without a number stand beside them.
    """
    told = row.get("reached", reached(stood)) or Reached()
    served = row.get("served", _in_numbers) or Reached()
    for word in told.unclear:
        row.warn("reached", f"“{word}”没有写明人数，未计入受益对象", f"{word} has no number")
    kinds = {one.kind: one for one in (*served.kinds, *told.kinds)}
    given = told.number if served.number is None else served.number
    summed = None if told.unclear else persons(kinds.values())
    others = [kind for kind in kinds if not are_persons(kind)]
    for other in (told.number, None if others else summed):
        if given is not None and other not in (None, given):
            zh = f"惠及对象合计{other}人，与写明的{given}人不符，按{given}人登记"
            row.warn("served", zh, f"the kinds add up to {other}, recorded as {given}")
    if given is None and others:
        zh = f"“{'、'.join(others)}”不是人数，未计入惠及群众人数"
        row.warn("reached", zh, f"{', '.join(others)} are not counted in persons")
    return Reached(tuple(kinds.values()), summed if given is None else given, told.unclear)


def _in_numbers(cell: Cell, hints: Hints) -> Reached:
    """What a column of numbers tells: a number, or kinds that all have one."""
    try:
        return Reached(number=count(cell, hints))
    except Unreadable:
        found = reached()(cell, hints)
        if found.unclear:
            raise
        return found
