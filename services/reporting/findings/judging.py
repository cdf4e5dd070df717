"""Which findings follow from the facts?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, assert_never

from reporting.findings.facts import Facts, comparable
from reporting.findings.quote import Quote, Said
from reporting.findings.rule import Enough, Left, Reach, Remedy, Rule, Silence, Trend
from reporting.findings.rules import RULES
from rules.dates import add_months
from rules.numbers import numeral_zh

NAMED_AT_MOST = 8
"""More sectors than this are counted, not named."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a strength or a problem, said in facts, with what to do about it.

    Attributes:
        said: the sentence without its stop; its quotes are the figures it rests on.
        remedy: none for a strength.
    """

    rule: str
    kind: Literal["strength", "problem"]
    topic: str
    said: Said
    remedy: Remedy | None = None

    @property
    def figures(self) -> tuple[Quote, ...]:
        """The figures that the finding rests on."""
        return tuple(piece for piece in self.said if isinstance(piece, Quote))


def findings(facts: Facts, rules: Iterable[Rule] = RULES) -> tuple[Finding, ...]:
    """All findings, in the order of the rules."""
    return tuple(found for rule in rules if (found := judged(facts, rule)) is not None)


def strengths(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that went well."""
    return tuple(one for one in found if one.kind == "strength")


def problems(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that call for a measure."""
    return tuple(one for one in found if one.kind == "problem")


def judged(facts: Facts, rule: Rule) -> Finding | None:
    """What a rule says of the facts, if anything."""
    match rule:
        case Reach():
            return reached(facts, rule)
        case Trend():
            return trend(facts, rule)
        case Silence():
            return silence(facts, rule)
        case Enough():
            return enough(facts, rule)
        case Left():
            return left(facts, rule)
    assert_never(rule)


def reached(facts: Facts, rule: Reach) -> Finding | None:
    """A rate between poor and good is neither."""
    part, whole = facts.value(rule.rate), facts.whole(rule.rate)
    due = add_months(facts.scope.plenary.closes, rule.months)
    if not whole or facts.scope.stock_day < due:
        return None
    if part * 100 >= rule.good * whole:
        return Finding(rule.id, "strength", rule.topic, _rate(facts, rule))
    if part * 100 < rule.poor * whole:
        return _problem(rule, (*_rate(facts, rule), f"，低于{tenths_zh(rule.poor)}"))
    return None


def _rate(facts: Facts, rule: Reach) -> Said:
    if facts.few(rule.rate):
        return (rule.whole, facts.count(rule.over), "中有", facts.count(rule.of), rule.did)
    return (f"{rule.subject}为", facts.rate(rule.rate))


def tenths_zh(percent: int) -> str:
    """A target in words: 60 is 六成, 95 is 九成五."""
    tens, rest = divmod(percent, 10)
    return f"{numeral_zh(tens)}成{numeral_zh(rest) if rest else ''}"


def trend(facts: Facts, rule: Trend) -> Finding | None:
    """More than before is a strength, less a problem, when the change is worth saying."""
    if facts.before is None or not facts.earlier(rule.count):
        return None
    now, was = facts.value(rule.count), facts.earlier(rule.count)
    if abs(now - was) * 100 < rule.percent * was:
        return None
    verb = "增加" if now > was else "减少"
    count, change = facts.count(rule.count), facts.change(rule.count)
    said: Said = (rule.subject, count, f"，比上年{verb}", change)
    return Finding(rule.id, "strength", rule.topic, said) if now > was else _problem(rule, said)


def silence(facts: Facts, rule: Silence) -> Finding | None:
    """Nothing is said of a small group, or where most is unknown, or no sector has anything."""
    sectors = facts.parts("members.by_sector")
    if facts.small or not sectors or not _mostly_known(facts, rule):
        return None
    silent = facts.silent(rule.breakdown)
    if not silent:
        return Finding(rule.id, "strength", rule.topic, (_every(facts, rule),))
    if len(silent) == len(sectors):
        return None
    names = f"，为{'、'.join(silent)}" if len(silent) <= NAMED_AT_MOST else ""
    said: Said = ("有", facts.silent_count(rule.breakdown), f"界别{rule.none}{names}")
    return _problem(rule, said)


def _every(facts: Facts, rule: Silence) -> Quote:
    """That no sector is silent is a figure too: a zero said in words."""
    return Quote(facts.silent_count(rule.breakdown).of, rule.every)


def _mostly_known(facts: Facts, rule: Silence) -> bool:
    parts = facts.parts(rule.breakdown)
    unknown = sum(one.value for one in parts if one.name in rule.unknown)
    return unknown * 2 < sum(one.value for one in parts)


def enough(facts: Facts, rule: Enough) -> Finding | None:
    """A yearly duty is judged when the year is nearly over."""
    known = facts.knows(rule.count)
    if not known or not comparable(facts.scope) or not _a_year(facts):
        return None
    count = facts.count(rule.count)
    if facts.value(rule.count) >= rule.at_least:
        return Finding(rule.id, "strength", rule.topic, (rule.subject, count))
    if not facts.value(rule.count):
        return _problem(rule, (Quote(count.of, f"没有{rule.subject}的记录"),))
    return _problem(rule, (rule.subject, count, f"，少于{rule.duty}"))


def _a_year(facts: Facts) -> bool:
    return facts.scope.span.plenary is not None or facts.scope.span.text.isdigit()


def left(facts: Facts, rule: Left) -> Finding | None:
    """What should be zero and is not."""
    if not facts.value(rule.count):
        return None
    return _problem(rule, (rule.before, facts.count(rule.count), rule.after))


def _problem(rule: Rule, said: Said) -> Finding:
    return Finding(rule.id, "problem", rule.topic, said, rule.remedy)
