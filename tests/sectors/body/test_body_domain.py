"""What may happen to a body?"""

from datetime import date

import pytest

from contracts.bodies import BodyFormRule, BodyRules
from contracts.sectors.body import (
    BodyConfirmed,
    BodyDissolutionTakenBack,
    BodyDissolved,
    BodyFormed,
    BodyFormTold,
    BodyPlaced,
    BodyRenamed,
    BodyTakenOut,
    ConvenorLaidDown,
    ConvenorNamed,
    Post,
    PostLaidDown,
    PostTaken,
    body_id,
)
from contracts.values import BodyKind, Named
from kernel.ids import committee_id
from kernel.testing.specification import specification
from rules.names import derived_id
from sectors.body.commands import (
    ConfirmBody,
    DissolveBody,
    FormBody,
    LayDownConvenor,
    LayDownPost,
    NameConvenor,
    PlaceBody,
    RenameBody,
    TakeBackDissolution,
    TakeOutBody,
    TakePost,
    TellForm,
)
from sectors.body.domain import BODY
from sectors.body.facts import Facts
from sectors.body.refusals import (
    BeginsBeforeFormerEnds,
    BodyIsNoMore,
    EndsBeforeItBegan,
    LaidDownBeforeNamed,
    NameOfAnother,
    NamesNotInOrder,
    NeverBegan,
    NotAForm,
    NotAMember,
    NotOverThen,
    NotPlacedSo,
    StandsElsewhere,
    UnderItself,
    UnknownBody,
)

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


back = BodyDissolutionTakenBack(body=EDUCATION)


def test_what_is_only_spoken_of_forms_nothing_that_was_dissolved():
    """A member's old row, or the rules' list, does not bring a body back; a clerk is told."""
    gone = BodyDissolved(body=EDUCATION, until=date(2025, 6, 30), basis=None)
    given(formed, gone).when(HEARD_OF).then_nothing()
    given(formed, gone).when(FORM, Facts(frozenset({"教育"}))).then_nothing()
    given(formed, gone).when(FORM).then_refused(BodyIsNoMore)
    given(formed, gone, back).when(FORM).then_nothing()


AREA = FormBody(committee=HERE, kind=BodyKind.AREA_GROUP, name="城关街道", form="街道联委会")
JOINT = BodyFormRule(
    name="联委会", kind=BodyKind.AREA_GROUP, words=("街道联委会",), basis="云政协〔2026〕1号"
)
LISTING = Facts(rules=BodyRules(forms=(JOINT,)))
TOWN = body_id(HERE, BodyKind.AREA_GROUP, "城关街道")


def test_a_form_goes_by_the_committees_own_word():
    told = {"body": TOWN, "kind": BodyKind.AREA_GROUP, "name": "城关街道", "provisional": False}
    given().when(AREA, LISTING).then(BodyFormed(**told, form="联委会"))
    given().when(AREA).then(BodyFormed(**told, form="街道联委会"))
    given(BodyFormed(**told)).when(AREA, LISTING).then(BodyFormTold(body=TOWN, form="联委会"))


def test_a_form_of_another_kind_is_none():
    sector = FORM.model_copy(update={"form": "联委会"})
    given().when(sector, LISTING).then_refused(NotAForm)
    given().when(sector, LISTING, backfilled=True).then(
        formed.model_copy(update={"form": "联委会"})
    )
    tell = TellForm(committee=HERE, body=EDUCATION, form="联委会")
    given(formed).when(tell, LISTING).then_refused(NotAForm)
    told = BodyFormTold(body=EDUCATION, form="联委会")
    given(formed).when(tell).then(told)
    given(formed, told).when(tell).then_nothing()


LATER = "教育科技界"
MEANS = body_id(HERE, BodyKind.SECTOR, LATER)
NEW_YEAR = date(2026, 1, 1)
renamed = BodyRenamed(body=EDUCATION, name=LATER, since=NEW_YEAR, stood_for=MEANS)


def rename(name=LATER, since=NEW_YEAR, body=EDUCATION):
    stood_for = body_id(HERE, BodyKind.SECTOR, name)
    return RenameBody(committee=HERE, body=body, name=name, stood_for=stood_for, since=since)


def beside(*events, of=MEANS):
    return {f"body-{of}": BODY.fold(events)}


def test_a_body_keeps_its_id_under_another_name():
    given(formed).beside(**beside()).when(rename()).then(renamed)
    given(formed, renamed).beside(**beside()).when(rename()).then_nothing()
    given(formed, renamed).beside(**beside()).when(rename(since=None)).then_nothing()
    given(formed).beside(**beside()).when(rename(since=None)).then(
        renamed.model_copy(update={"since": date(2026, 3, 2)})
    )


def test_another_day_for_the_same_name_corrects_it():
    told = renamed.model_copy(update={"since": date(2026, 2, 1)})
    given(formed, renamed).beside(**beside()).when(rename(since=told.since)).then(told)
    state = BODY.fold([formed, renamed, told])
    assert [(one.name, one.since) for one in state.names][1:] == [(LATER, told.since)]


def test_names_are_told_in_their_order():
    earlier = rename("教体界", date(2025, 1, 1))
    other = beside(of=body_id(HERE, BodyKind.SECTOR, "教体界"))
    given(formed, renamed).beside(**other).when(earlier).then_refused(NamesNotInOrder)


def test_nobody_takes_the_name_of_another():
    real = BodyFormed(body=MEANS, kind=BodyKind.SECTOR, name=LATER, provisional=False)
    given(formed).beside(**beside(real)).when(rename()).then_refused(NameOfAnother)
    heard = real.model_copy(update={"provisional": True})
    given(formed).beside(**beside(heard)).when(rename()).then(renamed)
    taken = {f"body-called/{MEANS}": "body-of-another"}
    asked = given(formed).beside(**beside()).holding(taken)
    asked.when(rename()).then_refused(NameOfAnother)


def test_who_speaks_of_a_body_by_its_later_name_forms_no_other():
    taken = given().holding({f"body-called/{MEANS}": f"body-{EDUCATION}"})
    later = FORM.model_copy(update={"name": LATER})
    taken.when(later.model_copy(update={"provisional": True})).then_nothing()
    taken.when(later, Facts(frozenset({"教育科技"}))).then_nothing()
    taken.when(later).then_refused(NameOfAnother)


def test_a_body_is_dissolved_by_a_day():
    last = date(2026, 2, 28)
    dissolve = DissolveBody(committee=HERE, body=EDUCATION, until=last, basis="云政协〔2026〕3号")
    gone = BodyDissolved(body=EDUCATION, until=last, basis="云政协〔2026〕3号")
    given(formed).when(dissolve).then(gone)
    given(formed, gone).when(dissolve).then_nothing()
    given(formed, gone).when(DissolveBody(committee=HERE, body=EDUCATION)).then_nothing()
    earlier = dissolve.model_copy(update={"until": date(2026, 1, 31)})
    given(formed, gone).when(earlier).then(gone.model_copy(update={"until": date(2026, 1, 31)}))
    given(formed, taken).when(earlier).then_refused(NotOverThen)
    undo = TakeBackDissolution(committee=HERE, body=EDUCATION)
    given(formed, gone).when(undo).then(back)
    given(formed).when(undo).then_nothing()


LI = Named(id=derived_id(HERE, "person", "黎云舟"), name="黎云舟")
FEBRUARY = date(2026, 2, 2)
taken = PostTaken(body=EDUCATION, post=Post.LIAISON, holder=LI, member=False, since=FEBRUARY)


def take(since=FEBRUARY, member=False, post=Post.LIAISON):
    about = {"committee": HERE, "body": EDUCATION, "post": post, "holder": LI}
    return TakePost(**about, member=member, since=since)


def lay_post_down(until=None, mistaken=False):
    about = {"committee": HERE, "body": EDUCATION, "post": Post.LIAISON, "holder": LI.id}
    return LayDownPost(**about, until=until, mistaken=mistaken)


def laid_down(until, mistaken=False):
    told = {"body": EDUCATION, "post": Post.LIAISON, "holder": LI.id}
    return PostLaidDown(**told, until=until, mistaken=mistaken)


TODAY = date(2026, 3, 2)


def test_a_post_is_taken_once_and_laid_down_once():
    given(formed).when(take()).then(taken)
    given(formed, taken).when(take()).then_nothing()
    given(formed, taken).when(take(since=None)).then_nothing()
    given(formed, taken).when(lay_post_down()).then(laid_down(TODAY))
    given(formed, taken, laid_down(TODAY)).when(lay_post_down()).then_nothing()
    given(formed, taken, laid_down(TODAY)).when(take()).then_nothing()


def test_days_in_a_post_are_corrected():
    other = taken.model_copy(update={"since": date(2026, 1, 1)})
    given(formed, taken).when(take(since=other.since)).then(other)
    earlier = laid_down(date(2026, 2, 20))
    given(formed, taken, laid_down(TODAY)).when(lay_post_down(earlier.until)).then(earlier)
    given(formed, taken).when(lay_post_down(date(2026, 2, 1))).then_refused(EndsBeforeItBegan)


def test_a_post_is_taken_anew_after_it_was_laid_down():
    down = laid_down(date(2026, 2, 20))
    again = taken.model_copy(update={"since": date(2026, 2, 21)})
    given(formed, taken, down).when(take(since=again.since)).then(again)
    given(formed, taken, down).when(take(since=None)).then(
        taken.model_copy(update={"since": TODAY})
    )
    given(formed, taken, down).when(take(since=down.until)).then_refused(BeginsBeforeFormerEnds)
    overlapping = take(since=date(2026, 2, 19))
    given(formed, taken, down, again).when(overlapping).then_refused(BeginsBeforeFormerEnds)


def test_a_post_that_was_never_held_goes():
    never = laid_down(TODAY, mistaken=True)
    given(formed, taken).when(lay_post_down(mistaken=True)).then(never)
    given(formed, taken, never).when(lay_post_down(mistaken=True)).then_refused(NeverBegan)
    given(formed, taken, never).when(take()).then(taken)
    given(formed).when(lay_post_down()).then_refused(NeverBegan)


def test_who_is_said_to_be_a_member_is_one():
    given(formed).when(take(member=True)).then_refused(NotAMember)
    known = Facts(members={LI.id: object()})
    given(formed).when(take(member=True), known).then(taken.model_copy(update={"member": True}))


def test_nobody_takes_a_post_in_a_body_that_is_no_more():
    gone = BodyDissolved(body=EDUCATION, until=date(2026, 1, 31), basis=None)
    given(formed, gone).when(take()).then_refused(BodyIsNoMore)
    given(formed, gone).when(NAME.model_copy(update={"since": FEBRUARY})).then_refused(BodyIsNoMore)
    given(formed, gone).when(take(since=date(2026, 1, 5))).then(
        taken.model_copy(update={"since": date(2026, 1, 5)})
    )


GROUP, OTHER = (body_id(HERE, BodyKind.SECTOR_GROUP, name) for name in ("文教组", "科教组"))
group = BodyFormed(body=GROUP, kind=BodyKind.SECTOR_GROUP, name="文教组", provisional=False)
placed = BodyPlaced(body=EDUCATION, under=GROUP, since=FEBRUARY)


def place(under=GROUP, since=FEBRUARY):
    return PlaceBody(committee=HERE, body=EDUCATION, under=under, since=since)


def take_out(until=None, under=GROUP, mistaken=False):
    about = {"committee": HERE, "body": EDUCATION, "under": under}
    return TakeOutBody(**about, until=until, mistaken=mistaken)


def taken_out(until, under=GROUP, mistaken=False):
    return BodyTakenOut(body=EDUCATION, under=under, until=until, mistaken=mistaken)


def with_groups(*events):
    """Both groups exist."""
    other = group.model_copy(update={"body": OTHER, "name": "科教组"})
    return given(formed, *events).beside(**beside(group, of=GROUP), **beside(other, of=OTHER))


def test_a_sector_is_placed_under_a_group_once():
    with_groups().when(place()).then(placed)
    with_groups(placed).when(place()).then_nothing()
    out = taken_out(date(2026, 2, 20))
    with_groups(placed).when(take_out(out.until)).then(out)
    with_groups(placed, out).when(take_out(out.until)).then_nothing()
    with_groups(placed, out).when(place(since=TODAY)).then(
        placed.model_copy(update={"since": TODAY})
    )
    with_groups().when(take_out()).then_refused(NeverBegan)


def test_a_body_stands_under_one_other_at_a_time():
    with_groups(placed).when(place(OTHER, TODAY)).then_refused(StandsElsewhere)
    out = taken_out(date(2026, 2, 20))
    moved = BodyPlaced(body=EDUCATION, under=OTHER, since=date(2026, 2, 21))
    with_groups(placed, out).when(place(OTHER, moved.since)).then(moved)
    with_groups(placed, out).when(place(OTHER, None)).then_refused(StandsElsewhere)
    with_groups(placed, out, moved).when(take_out(TODAY)).then_refused(StandsElsewhere)


@pytest.mark.parametrize("below", [frozenset(), frozenset({GROUP})])
def test_bodies_never_stand_in_a_circle(below):
    asked = place() if below else place(under=EDUCATION)
    with_groups().when(asked, Facts(below=below)).then_refused(UnderItself)


def test_what_stands_where_follows_from_kinds():
    sector = group.model_copy(update={"kind": BodyKind.SPECIAL_COMMITTEE})
    given(formed).beside(**beside(sector, of=GROUP)).when(place()).then_refused(NotPlacedSo)
    given(formed).beside(**beside(of=GROUP)).when(place()).then_refused(UnknownBody)
    town = formed.model_copy(update={"kind": BodyKind.AREA_GROUP})
    given(town).beside(**beside(town, of=GROUP)).when(place()).then(placed)
    given(town).beside(**beside(group, of=GROUP)).when(place()).then_refused(NotPlacedSo)
    small = formed.model_copy(update={"kind": BodyKind.SECTOR_GROUP})
    given(small).beside(**beside(formed, of=GROUP)).when(place()).then(placed)


def test_nothing_is_placed_under_what_is_no_more():
    gone = BodyDissolved(body=GROUP, until=date(2026, 1, 31), basis=None)
    asked = given(formed).beside(**beside(group, gone, of=GROUP))
    asked.when(place()).then_refused(BodyIsNoMore)
