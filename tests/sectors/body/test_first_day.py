"""Since when is a body there, and what can be told of it before that day?"""

from datetime import date

from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolved,
    BodyFirstDayTold,
    BodyFormed,
    BodyRenamed,
    ConvenorNamed,
    Post,
    PostTaken,
    body_id,
)
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.testing.specification import specification
from rules.names import derived_id
from sectors.body.commands import (
    DissolveBody,
    FormBody,
    NameConvenor,
    PlaceBody,
    RenameBody,
    TakePost,
    TellFirstDay,
)
from sectors.body.domain import BODY
from sectors.body.refusals import BeganBeforeFormed, EndsBeforeItBegan, NotFormedYet

given = specification(BODY)
HERE = committee_id("999900")
STUDIO, HALL = (body_id(HERE, BodyKind.AREA_GROUP, name) for name in ("城关街道", "清溪镇"))
ABOUT = {"committee": HERE, "body": STUDIO}
CEN = Named(id=derived_id(HERE, "person", "岑知远"), name="岑知远")
BEFORE, DAY, AFTER = date(2026, 1, 31), date(2026, 2, 1), date(2026, 2, 2)
FORM = FormBody(committee=HERE, kind=BodyKind.AREA_GROUP, name="城关街道")
formed = BodyFormed(body=STUDIO, kind=BodyKind.AREA_GROUP, name="城关街道", provisional=False)


def told(since):
    return BodyFirstDayTold(body=STUDIO, since=since)


def first_day(since):
    return TellFirstDay(**ABOUT, since=since)


def test_a_body_is_formed_with_its_first_day():
    with_day = FORM.model_copy(update={"since": DAY})
    given().when(with_day).then(formed, told(DAY))
    given(formed, told(DAY)).when(with_day).then_nothing()
    given(formed, told(DAY)).when(FORM).then_nothing()
    heard_of = formed.model_copy(update={"provisional": True})
    given(heard_of).when(with_day).then(BodyConfirmed(body=STUDIO), told(DAY))


def test_its_first_day_is_told_later_corrected_and_taken_back():
    given(formed).when(first_day(DAY)).then(told(DAY))
    given(formed, told(DAY)).when(first_day(DAY)).then_nothing()
    given(formed, told(DAY)).when(first_day(AFTER)).then(told(AFTER))
    given(formed, told(DAY)).when(first_day(None)).then(told(None))
    given(formed).when(first_day(None)).then_nothing()


def test_it_is_not_formed_after_what_it_did():
    post = {"body": STUDIO, "post": Post.LIAISON, "holder": CEN, "member": False}
    later = body_id(HERE, BodyKind.AREA_GROUP, "城关联委会")
    for did in (
        ConvenorNamed(body=STUDIO, convenor=CEN, since=DAY),
        PostTaken(**post, since=DAY),
        BodyRenamed(body=STUDIO, name="城关联委会", since=DAY, stood_for=later),
    ):
        given(formed, did).when(first_day(AFTER)).then_refused(BeganBeforeFormed)
        given(formed, did).when(first_day(DAY)).then(told(DAY))
    given(formed, PostTaken(**post, since=None)).when(first_day(DAY)).then(told(DAY))


def test_it_ends_on_its_first_day_or_later():
    gone = BodyDissolved(body=STUDIO, until=DAY, basis=None)
    given(formed, gone).when(first_day(AFTER)).then_refused(EndsBeforeItBegan)
    given(formed, gone).when(first_day(DAY)).then(told(DAY))
    early = DissolveBody(**ABOUT, until=BEFORE)
    given(formed, told(DAY)).when(early).then_refused(EndsBeforeItBegan)
    given(formed, told(DAY)).when(DissolveBody(**ABOUT, until=DAY)).then(gone)


def test_nothing_begins_in_it_before_its_first_day():
    above = {f"body-{HALL}": BODY.fold([formed.model_copy(update={"body": HALL})])}
    later = body_id(HERE, BodyKind.AREA_GROUP, "城关联委会")
    asked = given(formed, told(DAY)).beside(**above, **{f"body-{later}": BODY.initial})
    for command in (
        NameConvenor(**ABOUT, convenor=CEN, since=BEFORE),
        TakePost(**ABOUT, post=Post.LIAISON, holder=CEN, member=False, since=BEFORE),
        PlaceBody(**ABOUT, under=HALL, since=BEFORE),
        RenameBody(**ABOUT, name="城关联委会", stood_for=later, since=BEFORE),
    ):
        asked.when(command).then_refused(NotFormedYet)
    lead = NameConvenor(**ABOUT, convenor=CEN, since=DAY)
    asked.when(lead).then(ConvenorNamed(body=STUDIO, convenor=CEN, since=DAY))


async def test_a_body_is_listed_from_its_first_day_on(tell, read):
    await tell("", {"kind": "area_group", "name": "城关街道", "since": str(DAY)})
    assert "城关街道" not in [one["name"] for one in await read(on=str(BEFORE))]
    (found,) = [one for one in await read(on=str(DAY)) if one["name"] == "城关街道"]
    assert found["since"] == str(DAY)
    await tell(f"/{STUDIO}/first-day", {"since": str(BEFORE)}, method="PUT")
    assert (await read(f"/{STUDIO}"))["since"] == str(BEFORE)
    assert "城关街道" in [one["name"] for one in await read(on=str(BEFORE))]
    early = {"post": "liaison", "holder": {"name": "柳依依"}, "since": "2025-12-31"}
    refused = await tell(f"/{STUDIO}/posts", early, status=422)
    assert refused["type"].endswith("NotFormedYet")
    assert refused["title"]
    assert "尚未成立" in refused["title_zh"]
