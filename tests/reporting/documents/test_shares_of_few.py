"""Does no document print a percentage of so few that it would mislead, whatever tells it?"""

from dataclasses import replace
from datetime import date

import pytest
from document_trees import MAKING, every_snapshot, told
from hypothesis import given, settings
from hypothesis import strategies as st
from told_facts import facts
from told_years import RICH

from reporting.documents.narrating import Place, Text, narrated
from reporting.documents.tree import Blank, Chart, Figure, figures, parts
from reporting.figures.lens import Sort
from reporting.figures.value import Lapses, Number, Parts, Share
from reporting.findings.conditions import ShareAbove
from reporting.findings.judging import findings
from reporting.findings.presets import preset
from reporting.findings.quote import reference
from reporting.issue.kinds import KINDS
from rules.numbers import share


def fewer(value, by):
    """A value of a committee so many times smaller."""
    match value:
        case Number():
            return replace(value, value=value.value // by)
        case Share():
            smaller = {"numerator": value.numerator // by, "denominator": value.denominator // by}
            return replace(value, **smaller)
        case Parts():
            whole = value.whole // by
            shown = tuple(
                replace(one, value=one.value // by, share=share(one.value // by, whole, 2))
                for one in value.parts
            )
            return replace(value, parts=shown, whole=whole)
        case Lapses():
            return replace(value, whole=value.whole // by)
        case _:
            return value


def shrunk(told, now, then):
    """Facts of fewer: this year so many times, the earlier years so many times."""

    def earlier(one):
        values = {id: fewer(value, then) for id, value in one.values.items()}
        return replace(one, values=values)

    return replace(
        told,
        values={id: fewer(value, now) for id, value in told.values.items()},
        before=None if told.before is None else earlier(told.before),
        years=tuple(map(earlier, told.years)),
    )


def percentages_of_few(told, document):
    """Every percentage in print of a whole under the rule's, with its figure's id."""
    for one in figures(document):
        of = reference(one.id)
        if of.aspect != "stated" and "%" in one.text:
            value = told.at(of.against).values[of.figure]
            whole = value.whole if isinstance(value, Parts) else value.denominator
            if told.small or whole < told.scope.rules.shares_from:
                yield one.id, one.text, whole


@pytest.mark.parametrize(("kind", "variant"), tuple(every_snapshot()))
@settings(max_examples=25, deadline=None)
@given(now=st.integers(1, 40), then=st.integers(1, 40))
def test_no_percentage_of_few_is_printed(kind, variant, now, then):
    small = shrunk(told(kind, variant), now, then)
    document = KINDS[kind].write(small, MAKING)
    assert list(percentages_of_few(small, document)) == []
    plain = [one for one in parts(document) if isinstance(one, str) and not isinstance(one, Blank)]
    assert not [text for text in plain if "%" in text or "％" in text]
    assert not [node for node in document.body if isinstance(node, Chart) and "%" in node.title]


def test_a_city_whose_twelve_forms_came_back_prints_the_numbers():
    forms = {"feedback_returned": 12, "content": 11, "satisfied": 11}
    year = RICH | {f"proposals.{id}": value for id, value in forms.items()}
    told = facts(year, year)
    every = [one.write(told, MAKING) for one in KINDS.values() if Sort.COMMITTEE in one.lenses]
    said = [one for document in every for one in figures(document)]
    assert "12份" in {one.text for one in said}
    assert not [one for one in said if one.text == share(11, 12, 2)]


def test_a_rule_that_has_no_words_for_few_is_silent_rather_than_wrong():
    (rule,) = [one for one in preset().rules if isinstance(one.when, ShareAbove)]
    told = facts(RICH | {"members.on_roll": 12, "members.no_duty": 6})
    bare = rule.model_copy(update={"few": None, "year_end": False})
    assert findings(told, [rule.model_copy(update={"year_end": False})])
    assert findings(told, [bare]) == ()
    many = facts(RICH | {"members.on_roll": 120, "members.no_duty": 60})
    assert findings(many, [bare])


def test_a_percentage_of_few_in_a_persons_text_is_left_to_be_written_anew():
    told = facts(RICH | {"proposals.feedback_returned": 12, "proposals.content": 11})
    document = KINDS["annual-summary"].write(told, MAKING)
    words = "满意率为{proposals.satisfaction_rate}，收回{proposals.feedback_returned}。"
    text = Text(Place(), words, "温如玉", date(2025, 12, 20))
    found = narrated(document, told, [text]).document
    hints = [one.hint for one in parts(found) if isinstance(one, Blank)]
    assert [one for one in hints if "proposals.satisfaction_rate" in one and "底数过小" in one]
    assert Figure("proposals.feedback_returned", "12份") in parts(found)
