"""What may happen to a committee's rules of findings? Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from contracts.reporting.findings import FindingRulesAdopted
from kernel.decider import Decider, Known
from kernel.event import Event
from reporting.findings.reading import read
from reporting.rulebook.commands import AdoptFindingRules

Adoption = tuple[str, str]
"""The sheet's text and the paper."""


@dataclass(frozen=True, slots=True)
class FindingRules:
    """What was adopted so far: of each first day the last."""

    by_day: tuple[tuple[date, Adoption], ...] = ()

    def of(self, day: date) -> Adoption | None:
        """What was adopted last from a day on."""
        return dict(self.by_day).get(day)


def decide(command: AdoptFindingRules, rules: FindingRules, known: Known[Any]) -> Sequence[Event]:
    """A sheet is adopted from a day on; the same again changes nothing."""
    if rules.of(command.effective_on) == (command.text, command.basis):
        return []
    sheet = read(command.text)
    return [
        FindingRulesAdopted(
            name=sheet.name,
            version=sheet.version,
            text=command.text,
            effective_on=command.effective_on,
            basis=command.basis,
        )
    ]


def evolve(rules: FindingRules, event: Event) -> FindingRules:
    """The rules after an event."""
    match event:
        case FindingRulesAdopted():
            adopted = dict(rules.by_day) | {event.effective_on: (event.text, event.basis)}
            return FindingRules(tuple(adopted.items()))
        case _:
            return rules


FINDING_RULES = Decider(
    category="finding_rules",
    commands=(AdoptFindingRules,),
    events=(FindingRulesAdopted,),
    initial=FindingRules(),
    decide=decide,
    evolve=evolve,
    stream=lambda command: f"finding_rules-{command.committee}",
)
