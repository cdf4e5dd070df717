"""What may happen to a body?"""

from datetime import date

from contracts.sectors.body import (
    BodyConfirmed,
    BodyFormed,
    ConvenorLaidDown,
    ConvenorNamed,
    body_id,
)
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.testing.specification import specification
from rules.names import derived_id
from sectors.body.commands import ConfirmBody, FormBody, LayDownConvenor, NameConvenor
from sectors.body.domain import BODY, Facts, LaidDownBeforeNamed, UnknownBody

given = specification(BODY)
HERE = committee_id("999900")
EDUCATION = body_id(HERE, BodyKind.SECTOR, "教育界")
CEN = Named(id=derived_id(HERE, "person", "岑知远"), name="岑知远")
FORM = FormBody(committee=HERE, kind=BodyKind.SECTOR, name="教育界")
HEARD_OF = FORM.model_copy(update={"provisional": True})
formed = BodyFormed(body=EDUCATION, kind=BodyKind.SECTOR, name="教育界", provisional=False)
heard_of = formed.model_copy(update={"provisional": True})
NAME = NameConvenor(committee=HERE, body=EDUCATION, convenor=CEN, since=date(2025, 1, 12))
named = ConvenorNamed(body=EDUCATION, convenor=CEN, since=date(2025, 1, 12))


def lay_down(until):
    return LayDownConvenor(committee=HERE, body=EDUCATION, convenor=CEN.id, until=until)


def test_a_body_is_formed_once():
    given().when(FORM).then(formed)
    given(formed).when(FORM).then_nothing()


def test_another_writing_of_a_sector_means_the_same_body():
    assert BODY.stream(FORM) == BODY.stream(FORM.model_copy(update={"name": "教育"}))


def test_a_sector_that_was_only_heard_of_is_provisional():
    given().when(HEARD_OF, Facts()).then(heard_of)


def test_a_sector_that_the_rules_list_is_never_provisional():
    given().when(HEARD_OF, Facts(frozenset({"教育"}))).then(formed)
    given(heard_of).when(HEARD_OF, Facts(frozenset({"教育"}))).then(BodyConfirmed(body=EDUCATION))


def test_forming_a_provisional_body_plainly_confirms_it():
    given(heard_of).when(FORM).then(BodyConfirmed(body=EDUCATION))


def test_only_a_provisional_body_has_anything_to_confirm():
    confirm = ConfirmBody(committee=HERE, body=EDUCATION)
    given(heard_of).when(confirm).then(BodyConfirmed(body=EDUCATION))
    given(formed).when(confirm).then_nothing()
    given().when(confirm).then_refused(UnknownBody)


def test_a_convenor_is_named_once_and_lays_the_duty_down():
    given(formed).when(NAME).then(named)
    given(formed, named).when(NAME).then_nothing()
    last = date(2025, 12, 31)
    down = ConvenorLaidDown(body=EDUCATION, convenor=CEN.id, until=last)
    given(formed, named).when(lay_down(last)).then(down)
    given(formed, named, down).when(lay_down(last)).then_nothing()


def test_a_duty_is_not_laid_down_before_it_is_taken_up():
    given(formed, named).when(lay_down(date(2024, 1, 1))).then_refused(LaidDownBeforeNamed)


def test_a_convenor_needs_a_body():
    given().when(NAME).then_refused(UnknownBody)
