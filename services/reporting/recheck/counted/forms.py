"""What did sponsors say of the handling, in all and question by question?"""

from collections.abc import Iterator
from functools import partial
from uuid import UUID

from reporting.recheck.cards import Form, Proposal
from reporting.recheck.tally import Parts, Share, Tally, figure
from reporting.recheck.year import Year

RETURNED = ("satisfied", "basically", "dissatisfied")


def forms(year: Year) -> Iterator[tuple[str, Proposal, UUID, Form]]:
    """征询意见表: one a sponsor and proposal, with the case's id."""
    for proposal in year.entering.judged:
        for sponsor, form in proposal.feedback.items():
            yield f"{proposal.case}:{sponsor}", proposal, sponsor, form


def _forms(year: Year, said: tuple[str, ...]) -> Tally:
    tally = Tally()
    for case, _, _, form in forms(year):
        if form.said in said:
            tally.note(case)
    return tally


@figure("proposals.feedback_returned")
def returned(year: Year) -> Tally:
    """收回的征询意见表."""
    return _forms(year, RETURNED)


for _said in RETURNED:
    figure(f"proposals.{_said}")(partial(_forms, said=(_said,)))


def content_words(year: Year) -> tuple[str, ...]:
    """基本满意 too where the rule says so."""
    return RETURNED[:2] if year.rules.satisfied_with_basically else RETURNED[:1]


@figure("proposals.content")
def content(year: Year) -> Tally:
    """计为满意."""
    return _forms(year, content_words(year))


@figure("proposals.satisfaction_rate")
def satisfaction(year: Year) -> Share:
    """Of the forms that came back."""
    return Share(content(year), returned(year))


@figure("proposals.feedback_with_answers")
def with_answers(year: Year) -> Tally:
    """答了题目的."""
    tally = Tally()
    for case, _, _, form in forms(year):
        if form.answers:
            tally.note(case)
    return tally


@figure("proposals.feedback_by_question")
def by_question(year: Year) -> Parts:
    """Each choice after its question in the committee's words, else after the question's id."""
    words = {one.id: one.words for one in year.rules.questions}
    parts = Parts(with_answers(year))
    for case, _, _, form in forms(year):
        for question, choice in form.answers:
            parts.note(f"{words.get(question, question)}：{choice}", case)
    return parts


def _by_unit(year: Year, whole: Tally, said: tuple[str, ...]) -> Parts:
    """By the leading units of the proposal, once for each."""
    parts = Parts(whole)
    for case, proposal, _, form in forms(year):
        leading = [] if proposal.handling is None else proposal.handling.leading
        if form.said in said:
            for id, name in leading:
                parts.note(year.unit_name(id, name), case)
            if not leading:
                parts.note("未登记单位", case)
    return parts


@figure("proposals.feedback_by_unit")
def returned_by_unit(year: Year) -> Parts:
    """收回的."""
    return _by_unit(year, returned(year), RETURNED)


@figure("proposals.content_by_unit")
def content_by_unit(year: Year) -> Parts:
    """计为满意的."""
    return _by_unit(year, content(year), content_words(year))
