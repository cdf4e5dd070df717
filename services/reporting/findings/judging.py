"""Which findings follow from the facts, under the rules in force?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from reporting.figures.figure import Breakdown, Ratio
from reporting.findings.conditions import Repeated, Unheeded
from reporting.findings.facts import Facts
from reporting.findings.presets import preset
from reporting.findings.quote import Quote, Said
from reporting.findings.rule import Remedy
from reporting.findings.saying import of_the_year_before, said, tellable, tells_few, words_of
from reporting.findings.sheet import Rule
from reporting.findings.template import Template
from reporting.findings.verdicts import verdict, year_end


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found: a strength or a problem, said in facts, with what to do about it.

    Attributes:
        rule: its id; of a problem found again `again:replied`, both rules.
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


def findings(facts: Facts, rules: Iterable[Rule] | None = None) -> tuple[Finding, ...]:
    """All findings, in the order of the rules: of those that are in force, or of these."""
    asked = tuple((facts.rules or preset()).rules if rules is None else rules)
    found: list[Finding] = []
    for rule in asked:
        if isinstance(rule.when, Repeated):
            found += repeated(facts, rule, rule.when, asked)
        elif (one := judged(facts, rule)) is not None:
            found.append(one)
    return tuple(found)


def strengths(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that went well."""
    return tuple(one for one in found if one.kind == "strength")


def problems(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Those that call for a measure."""
    return tuple(one for one in found if one.kind == "problem")


def judged(facts: Facts, rule: Rule) -> Finding | None:
    """What a rule says of the facts, if anything.

    Nothing where a figure is not counted for whose work it is, or nothing was recorded, or the
    sentence quotes a year before that is not there.
    """
    if not all(map(facts.knows, rule.figures())) or not all(map(facts.value, rule.needs)):
        return None
    if rule.year_end and not year_end(facts):
        return None
    kind = verdict(facts, rule.when)
    if kind is None:
        return None
    template = _template(facts, rule, _sentence(facts, rule, kind))
    if template is None or not tellable(facts, template):
        return None
    told = said(facts, rule.when, template, words_of(facts, rule.when))
    return Finding(rule.id, kind, rule.topic, told, rule.remedy if kind == "problem" else None)


def _sentence(facts: Facts, rule: Rule, kind: Literal["strength", "problem"]) -> str:
    """Which sentence: a problem whose figure is zero may have one of its own.

    Of a plan that lists nothing by topic it is that sentence too, or none.
    """
    if isinstance(rule.when, Unheeded):
        return kind if facts.plan is not None and facts.plan.by_topic else "nothing"
    first = next((id for _, id, _ in rule.when.asked()), None)
    zero = kind == "problem" and first is not None and not facts.value(first)
    return "nothing" if zero and rule.nothing is not None else kind


def _template(facts: Facts, rule: Rule, name: str) -> Template | None:
    """The words for few where it is of few; none where only a percentage of few could be told."""
    asked = (id for _, id, sort in rule.when.asked() if sort in (Ratio, Breakdown))
    template = rule.sentence(name, few=any(map(facts.few, asked)))
    if template is not None and tells_few(facts, template):
        template = rule.sentence(name, few=True)
    return None if template is None or tells_few(facts, template) else template


def repeated(
    facts: Facts, rule: Rule, condition: Repeated, rules: Iterable[Rule]
) -> Iterator[Finding]:
    """The problems of this year that the same rule finds in the figures of the year before."""
    if facts.before is None or not all(map(facts.knows, rule.figures())):
        return
    template = _template(facts, rule, "problem")
    if template is None or not tellable(facts, template):
        return
    then = Facts(facts.before.scope, facts.before.values)
    for other in rules:
        if isinstance(other.when, Repeated) or (condition.of and other.id not in condition.of):
            continue
        now, was = judged(facts, other), judged(then, other)
        if now is None or was is None or not now.kind == was.kind == "problem":
            continue
        name = facts.before.name
        earlier = tuple(of_the_year_before(piece, name) for piece in was.said)
        told = said(facts, condition, template, {"then": earlier, "now": now.said})
        yield Finding(f"{rule.id}:{other.id}", "problem", other.topic, told, rule.remedy)
