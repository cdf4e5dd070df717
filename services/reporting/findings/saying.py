"""How does a sentence of a rule become words and quotes?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from reporting.figures.figure import Count
from reporting.figures.value import Lapse, Lapses, Number, Part, Parts, Share
from reporting.findings.conditions import (
    Condition,
    Dominant,
    LateParts,
    Limited,
    Rate,
    SilentInAll,
    Unheeded,
    Untouched,
)
from reporting.findings.facts import Facts
from reporting.findings.heeding import unheeded
from reporting.findings.quote import Quote, Said
from reporting.findings.template import Slot, Template, Word, slots
from reporting.findings.verdicts import largest, late_parts, silent_in_all, untouched
from rules.numbers import numeral_zh

NAMED_AT_MOST = 8
"""More sectors or bodies than this are counted, not named."""
FEN = "分"
Words = Mapping[str, Said]
"""What a condition tells, by the word that a sentence names it by."""


def said(facts: Facts, condition: Condition, template: Template, words: Words) -> Said:
    """A sentence of facts, neighbouring words as one."""
    pieces: list[str | Quote] = []
    for piece in template:
        for one in _pieces(facts, condition, piece, words):
            if isinstance(one, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += one
            elif one != "":
                pieces.append(one)
    return tuple(pieces)


def words_of(facts: Facts, condition: Condition) -> Words:
    """The words that a condition tells: its targets, its limit, the names that it found."""
    match condition:
        case Rate(good=good, poor=poor):
            return {"good": (tenths_zh(good),), "poor": (tenths_zh(poor),)}
        case Limited(days=days):
            months = facts.scope.rules.reply_months
            text = f"{numeral_zh(days)}天" if days else f"{numeral_zh(months)}个月"
            return {"limit": (text,)}
        case SilentInAll():
            return {"names": ("、".join(silent_in_all(facts, condition)),)}
        case Untouched():
            return {"names": (quoted(untouched(facts, condition)),)}
        case Unheeded():
            title = facts.plan.title if facts.plan else ""
            return {"plan": (f"《{title}》",), "names": (quoted(unheeded(facts, condition)),)}
        case _:
            return {}


def quoted(names: Sequence[str]) -> str:
    """“数字经济”、“托育服务”: each name as it is written."""
    return "、".join(f"“{name}”" for name in names)


def tenths_zh(percent: int) -> str:
    """A target in words: 60 is 六成, 95 is 九成五, 100 全部."""
    tens, rest = divmod(percent, 10)
    if tens == 10:
        return "全部"
    return f"{numeral_zh(tens) if tens else '零'}成{numeral_zh(rest) if rest else ''}"


def _pieces(
    facts: Facts, condition: Condition, piece: str | Slot | Word, words: Words
) -> Sequence[str | Quote]:
    match piece:
        case str():
            return (piece,)
        case Word(name=name):
            return words[name]
        case Slot():
            return _told(facts, condition, piece)


def _told(facts: Facts, condition: Condition, slot: Slot) -> Sequence[str | Quote]:
    """What a placeholder stands for."""
    if slot.before:
        return _earlier(facts, condition, slot)
    value = facts.values[slot.figure]
    match value:
        case Number():
            return (_count(facts, slot),)
        case Share():
            return (facts.rate(slot.figure),)
        case Lapse():
            return (facts.days(slot.figure),)
        case Lapses():
            return _late(facts, condition, slot)
        case Parts():
            return _of_parts(facts, condition, slot, value)


def _count(facts: Facts, slot: Slot) -> Quote:
    id = slot.figure
    if slot.aspect == "change":
        return facts.change(id)
    figure = facts.values[id].figure
    assert isinstance(figure, Count)
    count = facts.money(id) if figure.unit == FEN else facts.count(id, slot.unit)
    return count if slot.words is None or facts.value(id) else Quote(count.of, slot.words)


def _of_parts(
    facts: Facts, condition: Condition, slot: Slot, value: Parts
) -> Sequence[str | Quote]:
    id = slot.figure
    unknown = condition.unknown if isinstance(condition, Dominant) else ()
    top = largest(value.parts, unknown)
    known: dict[str, Callable[[], str | Quote]] = {
        "": lambda: facts.part(id, slot.part, slot.unit),
        "share": lambda: facts.share(id, slot.part),
        "names": lambda: named([one.name for one in value.parts if one.value]),
        "silent": lambda: _silent(facts, slot),
        "silent_names": lambda: named(facts.silent(id)),
        "top_name": lambda: top.name if top else "",
        "top": lambda: _top(top, lambda name: facts.part(id, name, slot.unit)),
        "top_share": lambda: _top(top, lambda name: facts.share(id, name)),
    }
    return (known[slot.aspect](),)


def _top(top: Part | None, quote: Callable[[str], Quote]) -> str | Quote:
    return quote(top.name) if top else ""


def _silent(facts: Facts, slot: Slot) -> Quote:
    """How many sectors; that none is silent is a figure too: a zero said in words."""
    count = facts.silent_count(slot.figure)
    if slot.words is None or facts.silent(slot.figure):
        return count
    return Quote(count.of, slot.words)


def named(names: Sequence[str]) -> str:
    """，为宗教、体育: names of a few, nothing of many."""
    return f"，为{'、'.join(names)}" if 0 < len(names) <= NAMED_AT_MOST else ""


def _late(facts: Facts, condition: Condition, slot: Slot) -> Sequence[str | Quote]:
    """市教育局120天、市民政局95天: the slowest of those that are late."""
    if not isinstance(condition, LateParts):
        return ()
    pieces: list[str | Quote] = []
    for one in late_parts(facts, condition)[:NAMED_AT_MOST]:
        pieces += ["、" if pieces else "", one.name, facts.days_of(slot.figure, one.name)]
    return pieces


def _earlier(facts: Facts, condition: Condition, slot: Slot) -> Sequence[str | Quote]:
    """The same of the year before."""
    assert facts.before is not None
    then = Facts(facts.before.scope, facts.before.values)
    told = _told(then, condition, replace(slot, before=False))
    return tuple(of_the_year_before(piece, facts.before.name) for piece in told)


def tellable(facts: Facts, template: Template) -> bool:
    """Whether there is a year before, where a sentence quotes it."""
    known = () if facts.before is None else facts.before.values
    asked = (slot for slot in slots(template) if slot.before or slot.aspect == "change")
    return all(slot.figure in known for slot in asked)


def tells_few(facts: Facts, template: Template) -> bool:
    """Whether a sentence prints a percentage of so few that it would mislead."""
    return any(_is_share(facts, slot) and _is_of_few(facts, slot) for slot in slots(template))


def _is_share(facts: Facts, slot: Slot) -> bool:
    return isinstance(facts.values[slot.figure], Share) or slot.aspect in ("share", "top_share")


def _is_of_few(facts: Facts, slot: Slot) -> bool:
    if slot.before and facts.before is not None:
        return facts.few(slot.figure, facts.before.name)
    return facts.few(slot.figure)


def of_the_year_before(piece: str | Quote, name: str) -> str | Quote:
    """A quote as one of the earlier year; words as they are."""
    if isinstance(piece, str):
        return piece
    return Quote(replace(piece.of, against=name), piece.text)
