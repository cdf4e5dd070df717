"""When is a number that no event proves taken, corrected, withdrawn?"""

import pytest
from pydantic import ValidationError

from contracts.reporting.stated import (
    FigureStated,
    StatedFigureCorrected,
    StatedFigureWithdrawn,
    StatedNumber,
    Whose,
    stated_id,
)
from kernel.ids import committee_id
from kernel.testing.specification import specification
from reporting.figures.catalogue import FIGURES
from reporting.stated.commands import CorrectStated, StateFigure, WithdrawStated
from reporting.stated.domain import STATED, unit_of
from reporting.stated.refusals import (
    AlreadyStated,
    FigureOrName,
    NoSuchFigure,
    NotAPart,
    NothingStated,
    PartOrNot,
    RateWithoutBase,
    SaysNothing,
    ShareDoesNotFollow,
)

given = specification(STATED)
HERE = committee_id("999900")
PAPER = "云岭市政协五届二次会议提案工作报告，第3页"
OWN = Whose(scope="committee")


def asked(figure="proposals.received", window="5/2", **more):
    number = more.pop("number", {"value": 312, "source": PAPER})
    return StateFigure(committee=HERE, figure=figure, window=window, number=number, **more)


def number(value=312, base=None, share=None, source=PAPER):
    return StatedNumber(value=value, base=base, share=share, source=source)


ID = stated_id(HERE, "proposals.received", None, "5/2", OWN)
STATED_312 = FigureStated(
    stated=ID,
    figure="proposals.received",
    name="收到提案",
    part=None,
    unit="件",
    window="5/2",
    whose=OWN,
    number=number(),
)
TO_318 = StatedFigureCorrected(stated=ID, number=number(318), reason="原表漏计")
GONE = StatedFigureWithdrawn(stated=ID, reason="出处有误")
CORRECT = CorrectStated(
    committee=HERE, stated=ID, number={"value": 318, "source": PAPER}, reason="原表漏计"
)
WITHDRAW = WithdrawStated(committee=HERE, stated=ID, reason="出处有误")


def test_a_number_is_stated_with_its_paper():
    given().when(asked()).then(STATED_312)


def test_the_same_number_again_changes_nothing():
    given(STATED_312).when(asked()).then_nothing()


def test_another_number_is_a_correction_and_not_a_statement():
    other = asked(number={"value": 318, "source": PAPER})
    given(STATED_312).when(other).then_refused(AlreadyStated)


def test_a_correction_keeps_its_reason():
    given(STATED_312).when(CORRECT).then(TO_318)
    given(STATED_312, TO_318).when(CORRECT).then_nothing()


def test_a_withdrawal_keeps_its_reason():
    given(STATED_312, TO_318).when(WITHDRAW).then(GONE)


@pytest.mark.parametrize("command", [CORRECT, WITHDRAW])
def test_what_does_not_stand_is_neither_corrected_nor_withdrawn(command):
    given().when(command).then_refused(NothingStated)
    given(STATED_312, GONE).when(command).then_refused(NothingStated)


def test_after_a_withdrawal_it_may_be_stated_anew():
    given(STATED_312, GONE).when(asked()).then(STATED_312)


def test_a_number_may_have_a_name_of_its_own():
    command = asked(None, "2020", name="市政府办理的人大建议", unit="件")
    whose = Whose(scope="committee")
    window = "2020-01-01..2020-12-31"
    given().when(command).then(
        FigureStated(
            stated=stated_id(HERE, "name:市政府办理的人大建议", None, window, whose),
            figure=None,
            name="市政府办理的人大建议",
            part=None,
            unit="件",
            window=window,
            whose=whose,
            number=number(),
        )
    )


def test_either_the_catalogues_figure_or_a_name():
    given().when(asked(None)).then_refused(FigureOrName)
    given().when(asked(name="收到的提案")).then_refused(FigureOrName)
    given().when(asked("proposals.luck")).then_refused(NoSuchFigure)


def test_a_breakdown_is_stated_part_by_part_and_nothing_else_is():
    given().when(asked("proposals.by_category")).then_refused(PartOrNot)
    given().when(asked(part="经济建设")).then_refused(PartOrNot)
    given().when(asked("proposals.days_to_reply_by_unit")).then_refused(PartOrNot)


@pytest.mark.parametrize(("figure", "unit"), [
    ("proposals.received", "件"),
    ("proposals.filing_rate", "件"),
    ("proposals.by_category", "件"),
    ("proposals.days_to_reply", "天"),
    ("proposals.days_to_reply_by_unit", "天"),
])  # fmt: skip
def test_a_number_is_of_what_its_figure_counts(figure, unit):
    assert unit_of(FIGURES[figure]) == unit


@pytest.mark.parametrize(("figure", "told", "refusal"), [
    ("proposals.received", {}, SaysNothing),
    ("proposals.filing_rate", {"value": 264}, RateWithoutBase),
    ("proposals.filing_rate", {"value": 320, "base": 312}, NotAPart),
    ("proposals.filing_rate", {"value": 264, "base": 312, "share": "84.7%"}, ShareDoesNotFollow),
])  # fmt: skip
def test_a_number_that_cannot_be_is_refused(figure, told, refusal):
    command = asked(figure, number={"source": PAPER, **told})
    given().when(command).then_refused(refusal)


def test_a_correction_is_held_to_the_same():
    rate = stated_id(HERE, "proposals.filing_rate", None, "5/2", OWN)
    stands = STATED_312.model_copy(
        update={"stated": rate, "figure": "proposals.filing_rate", "number": number(264, 312)}
    )
    wrong = {"value": 264, "source": PAPER}
    command = CorrectStated(committee=HERE, stated=rate, number=wrong, reason="更正")
    given(stands).when(command).then_refused(RateWithoutBase)


@pytest.mark.parametrize("told", [{"share": "84.6%"}, {"value": 264, "base": 312},
                                  {"value": 264, "base": 312, "share": "84.6%"}])  # fmt: skip
def test_a_rate_is_stated_as_its_paper_says_it(told):
    outcome = given().when(asked("proposals.filing_rate", number={"source": PAPER, **told}))
    rate = stated_id(HERE, "proposals.filing_rate", None, "5/2", OWN)
    outcome.then(
        STATED_312.model_copy(
            update={
                "stated": rate,
                "figure": "proposals.filing_rate",
                "name": "立案率",
                "number": StatedNumber(**{"value": None, "base": None, "share": None} | told,
                                       source=PAPER),
            }
        )
    )  # fmt: skip


@pytest.mark.parametrize("wrong", [
    {"window": "plenary"}, {"window": "去年"}, {"of": {"scope": "sector"}},
    {"of": {"scope": "committee", "whose": "教育界"}}, {"number": {"value": 3}},
    {"number": {"value": -1, "source": PAPER}}, {"number": {"share": "八成", "source": PAPER}},
    {"number": {"valeu": 3, "source": PAPER}},
])  # fmt: skip
def test_what_cannot_be_read_is_no_command(wrong):
    with pytest.raises(ValidationError):
        asked(**wrong)


def test_of_whom_and_when_make_it_another_figure():
    body = {"scope": "sector", "whose": "教育界"}
    ids = {
        one.stated for one in (asked(), asked(of=body), asked(window="2020"), asked(window="5/1"))
    }
    assert len(ids) == 4
