"""What may become of an organisation: renamed, merged, split, dissolved, sorted anew?"""

from datetime import date
from uuid import UUID

import pytest

from contracts.kinds import COMMON
from contracts.members.organisation import (
    AliasConfirmed,
    AliasTakenBack,
    EndingTakenBack,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationPlaced,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationSplit,
)
from contracts.values import Named
from kernel.decider import Known
from kernel.ids import committee_id
from kernel.log.desk import Books, CommandDesk
from kernel.secret import Secret
from kernel.testing.specification import NOON, specification
from members.organisation.commands import (
    ConfirmAlias,
    DissolveOrganisation,
    MergeOrganisation,
    PlaceOrganisation,
    RegisterOrganisation,
    RenameOrganisation,
    SplitOrganisation,
    TakeBackAlias,
    TakeBackEnding,
    organisation_id,
)
from members.organisation.contact.commands import ForgetContact, KeepContact, LookUpContact
from members.organisation.contact.events import ContactForgotten
from members.organisation.contact.refusals import NoContactKept, NothingToKeep
from members.organisation.domain import ORGANISATION
from members.organisation.facts import NOTHING as NO_FACTS
from members.organisation.facts import Facts
from members.organisation.refusals import (
    BelowItself,
    BorneByAnother,
    HasAliases,
    HasEnded,
    IntoItself,
    MeansAnother,
    NameWasAnothers,
    NotAnAlias,
    NotInOrder,
    NotListed,
    OneSuccessorAlone,
    ParentUnknown,
    SuccessorEnded,
    SuccessorUnknown,
    UnknownOrganisation,
)
from members.organisation.seats import holder, seats
from members.organisation.state import Organisation

given = specification(ORGANISATION, NO_FACTS)
HERE = committee_id("999900")
JUNE, MAY, JULY = date(2025, 6, 1), date(2025, 5, 1), date(2025, 7, 1)
PAPER = {"basis": "云编〔2025〕12号", "basis_on": date(2025, 5, 20)}


def id_of(name, nth=1):
    return organisation_id(HERE, name, nth)


def registered(name, provisional=False, **more):
    told = {"kind": "unit", "family": "政府", "provisional": provisional} | more
    return OrganisationRegistered(organisation=id_of(name), name=name, **told)


def state(*events):
    return ORGANISATION.fold(events)


def beside(**names):
    """States of other organisations by name."""
    return {f"organisation-{id_of(name)}": told for name, told in names.items()}


SCHOOLS, SPORTS, BOTH = "市教育局", "市体育局", "市教体局"
E, S, B = id_of(SCHOOLS), id_of(SPORTS), id_of(BOTH)
ABOUT = {"committee": HERE, "organisation": E}
RENAME = RenameOrganisation(**ABOUT, name=BOTH, since=JUNE, **PAPER)
renamed = OrganisationRenamed(organisation=E, name=BOTH, since=JUNE, stood_for=B, **PAPER)
MERGE = MergeOrganisation(**ABOUT, into=Named(id=B, name=BOTH), since=JUNE, **PAPER)
merged = OrganisationMerged(organisation=E, into=Named(id=B, name=BOTH), since=JUNE, **PAPER)
NEW = beside(**{BOTH: Organisation()})


def test_a_plain_renaming_is_an_event_with_its_day_and_paper():
    given(registered(SCHOOLS)).beside(**NEW).when(RENAME).then(renamed)
    given(registered(SCHOOLS), renamed).beside(**NEW).when(RENAME).then_nothing()
    given().when(RENAME).then_refused(UnknownOrganisation)


def test_the_same_name_again_on_another_day_corrects_the_day():
    again = RENAME.model_copy(update={"since": MAY})
    corrected = renamed.model_copy(update={"since": MAY})
    given(registered(SCHOOLS), renamed).beside(**NEW).when(again).then(corrected)
    assert [one.since for one in state(registered(SCHOOLS), renamed, corrected).names] == [
        date(1, 1, 1),
        MAY,
    ]


def test_another_name_on_the_same_day_corrects_the_name():
    other = RENAME.model_copy(update={"name": "市教育体育局"})
    told = given(registered(SCHOOLS), renamed).beside(**beside(市教育体育局=Organisation()))
    outcome = told.when(other)
    names = [one.name for one in state(registered(SCHOOLS), renamed, *outcome.events).names]
    assert names == [SCHOOLS, "市教育体育局"]


WRONG, W = "市教休局", id_of("市教休局")
MISTYPED = RENAME.model_copy(update={"name": WRONG})


def decided(books, command, *events, **others):
    """What is decided of a command when those before it have left their claims in the books."""
    streams = NEW | beside(**{WRONG: Organisation()}) | others
    desk = CommandDesk(ORGANISATION.stream(command), books, [], streams.__getitem__, bytes(32))
    known = Known(NO_FACTS, NOON, command.occurred_on(NOON), desk)
    told = ORGANISATION.decide(command, state(*events), known)
    desk.accept()
    return tuple(told)


def test_a_mistyped_name_that_was_corrected_may_be_anothers():
    books = Books()
    sports = RenameOrganisation(
        committee=HERE, organisation=S, name=WRONG, since=JUNE, basis="云编〔2025〕13号"
    )
    before = (registered(SCHOOLS), *decided(books, MISTYPED, registered(SCHOOLS)))
    with pytest.raises(MeansAnother):
        decided(books, sports, registered(SPORTS))
    before += decided(books, RENAME, *before)
    assert [one.name for one in state(*before).names] == [SCHOOLS, BOTH]
    (second, told) = decided(books, sports, registered(SPORTS))
    assert (second.time, told.stood_for) == (2, W)
    corrected = sports.model_copy(update={"name": BOTH + "二"})
    there = beside(**{BOTH + "二": Organisation()})
    decided(books, corrected, registered(SPORTS), second, told, **there)
    (third, told) = decided(books, MISTYPED, *before)
    assert (third.time, told.stood_for) == (3, W)


def test_a_corrected_day_keeps_the_name_and_so_does_an_alias_of_it():
    books = Books()
    before = (registered(SCHOOLS), *decided(books, RENAME, registered(SCHOOLS)))
    decided(books, RENAME.model_copy(update={"since": MAY}), *before)
    assert holds(books, B) == f"organisation-{E}"
    books = Books()
    named = ConfirmAlias(**ABOUT, alias=WRONG)
    before = (registered(SCHOOLS), *decided(books, named, registered(SCHOOLS)))
    before += decided(books, MISTYPED, *before)
    decided(books, RENAME, *before)
    assert holds(books, W) == f"organisation-{E}"


def holds(books, stood_for):
    desk = CommandDesk("", books, [], {}.__getitem__, bytes(32))
    return holder(Known(NO_FACTS, NOON, JUNE, desk), stood_for)


def test_names_come_in_the_order_of_their_days():
    third = RENAME.model_copy(update={"name": "市教育委", "since": MAY})
    told = given(registered(SCHOOLS), renamed).beside(**beside(市教育委=Organisation()))
    told.when(third).then_refused(NotInOrder)
    young = registered(SCHOOLS, since=JULY)
    given(young).beside(**NEW).when(RENAME).then_refused(NotInOrder)


def test_no_two_bear_one_name_on_one_day():
    there = beside(**{BOTH: state(registered(BOTH))})
    given(registered(SCHOOLS)).beside(**there).when(RENAME).then_refused(BorneByAnother)
    heard = beside(**{BOTH: state(registered(BOTH, provisional=True))})
    given(registered(SCHOOLS)).beside(**heard).when(RENAME).then(renamed)
    elsewhere = {seats(B)[0]: "organisation-other"}
    told = given(registered(SCHOOLS)).beside(**NEW).holding(elsewhere)
    told.when(RENAME).then_refused(MeansAnother)
    alias = AliasConfirmed(organisation=B, alias="教体局", stood_for=id_of("教体局"))
    with_alias = beside(**{BOTH: state(registered(BOTH, provisional=True), alias)})
    given(registered(SCHOOLS)).beside(**with_alias).when(RENAME).then_refused(HasAliases)


def test_a_name_that_another_bore_before_is_free_but_not_its_id():
    before = state(
        registered(BOTH),
        OrganisationRenamed(
            organisation=B, name="市教育委", since=MAY, stood_for=id_of("市教育委"), **PAPER
        ),
    )
    told = given(registered(SCHOOLS)).beside(**beside(**{BOTH: before}))
    told.when(RENAME).then(renamed.model_copy(update={"stood_for": None}))


def test_a_new_one_of_a_former_name_is_told_apart_by_a_number():
    plain = RegisterOrganisation(committee=HERE, name=SCHOOLS, family="政府")
    given(registered(SCHOOLS), renamed).when(plain).then_refused(NameWasAnothers)
    second = plain.model_copy(update={"nth": 2})
    assert second.identity == id_of(SCHOOLS, 2) != E
    given().when(second).then(
        registered(SCHOOLS).model_copy(update={"organisation": id_of(SCHOOLS, 2)})
    )


def test_a_name_that_means_another_is_not_registered_plainly():
    plain = RegisterOrganisation(committee=HERE, name=BOTH, family="政府")
    held = {seats(B)[0]: f"organisation-{E}"}
    given().holding(held).when(plain).then_refused(MeansAnother)
    heard = plain.model_copy(update={"provisional": True})
    given().holding(held).when(heard).then(registered(BOTH, provisional=True))


def test_a_merged_one_is_no_more_and_says_into_which():
    there = beside(**{BOTH: state(registered(BOTH, since=JUNE))})
    given(registered(SCHOOLS)).beside(**there).when(MERGE).then(merged)
    given(registered(SCHOOLS), merged).beside(**there).when(MERGE).then_nothing()
    other = MERGE.model_copy(update={"since": JULY})
    given(registered(SCHOOLS), merged).beside(**there).when(other).then_refused(HasEnded)
    given(registered(SCHOOLS), merged).when(RENAME).then_refused(HasEnded)
    sort = PlaceOrganisation(**ABOUT, level="市")
    given(registered(SCHOOLS), merged).when(sort).then_refused(HasEnded)


def test_a_successor_is_registered_is_another_and_is_still_there():
    given(registered(SCHOOLS)).beside(**NEW).when(MERGE).then_refused(SuccessorUnknown)
    itself = MERGE.model_copy(update={"into": Named(id=E, name=SCHOOLS)})
    given(registered(SCHOOLS)).when(itself).then_refused(IntoItself)
    twice = (Named(id=B, name=BOTH), Named(id=B, name=BOTH))
    split = SplitOrganisation(**ABOUT, into=twice, since=JUNE, **PAPER)
    given(registered(SCHOOLS)).when(split).then_refused(OneSuccessorAlone)
    gone = OrganisationDissolved(organisation=B, since=MAY, **PAPER)
    there = beside(**{BOTH: state(registered(BOTH), gone)})
    given(registered(SCHOOLS)).beside(**there).when(MERGE).then_refused(SuccessorEnded)
    back = OrganisationMerged(organisation=B, into=Named(id=E, name=SCHOOLS), since=JULY, **PAPER)
    circle = beside(**{BOTH: state(registered(BOTH), back)})
    given(registered(SCHOOLS)).beside(**circle).when(MERGE).then_refused(SuccessorEnded)


def test_an_end_is_after_the_last_name():
    early = MERGE.model_copy(update={"since": MAY, "into": Named(id=S, name=SPORTS)})
    there = beside(**{SPORTS: state(registered(SPORTS))})
    given(registered(SCHOOLS), renamed).beside(**there).when(early).then_refused(NotInOrder)


def test_one_is_split_into_several():
    into = (Named(id=E, name=SCHOOLS), Named(id=S, name=SPORTS))
    ask = SplitOrganisation(committee=HERE, organisation=B, into=into, since=JUNE, **PAPER)
    there = beside(**{SCHOOLS: state(registered(SCHOOLS)), SPORTS: state(registered(SPORTS))})
    split = OrganisationSplit(organisation=B, into=into, since=JUNE, **PAPER)
    given(registered(BOTH)).beside(**there).when(ask).then(split)
    given(registered(BOTH), split).beside(**there).when(ask).then_nothing()


def test_what_was_told_by_mistake_is_taken_back():
    dissolve = DissolveOrganisation(**ABOUT, since=JUNE, **PAPER)
    dissolved = OrganisationDissolved(organisation=E, since=JUNE, **PAPER)
    given(registered(SCHOOLS)).when(dissolve).then(dissolved)
    back = TakeBackEnding(**ABOUT, reason="登记有误")
    taken = EndingTakenBack(organisation=E, reason="登记有误")
    given(registered(SCHOOLS), dissolved).when(back).then(taken)
    given(registered(SCHOOLS), dissolved, taken).when(back).then_nothing()
    given(registered(SCHOOLS), dissolved, taken).when(dissolve).then(dissolved)


ALIAS = "云岭市教育局"
A = id_of(ALIAS)
CONFIRM = ConfirmAlias(**ABOUT, alias=ALIAS)
BACK = TakeBackAlias(**ABOUT, alias=ALIAS, reason="系区教育局")
alias = AliasConfirmed(organisation=E, alias=ALIAS, stood_for=A)
taken = AliasTakenBack(organisation=E, alias=ALIAS, stood_for=A, reason="系区教育局")


def test_a_wrong_alias_is_taken_back_and_may_be_anothers_then():
    claims = {seats(A)[0]: f"organisation-{E}"}
    first = given(registered(SCHOOLS), alias).holding(claims)
    first.when(BACK).then(taken)
    given(registered(SCHOOLS), alias, taken).when(BACK).then_nothing()
    given(registered(SCHOOLS)).when(BACK).then_refused(NotAnAlias)
    left = claims | {next(one for one in seats(A) if "left" in one): f"organisation-{E}"}
    other = ConfirmAlias(committee=HERE, organisation=S, alias=ALIAS)
    told = given(registered(SPORTS)).beside(**beside(**{ALIAS: Organisation()}))
    told.holding(left).when(other).then(AliasConfirmed(organisation=S, alias=ALIAS, stood_for=A))
    told.holding(claims).when(other).then_refused(MeansAnother)


def test_what_it_is_holds_from_a_day_or_is_corrected():
    ask = PlaceOrganisation(**ABOUT, family="党群", level="市", since=JUNE)
    placed = OrganisationPlaced(
        organisation=E, kind="unit", family="党群", level="市", parent=None, since=JUNE
    )
    given(registered(SCHOOLS)).when(ask).then(placed)
    given(registered(SCHOOLS), placed).when(ask).then_nothing()
    correct = PlaceOrganisation(**ABOUT, kind="school", blank=("level",))
    given(registered(SCHOOLS), placed).when(correct).then(
        placed.model_copy(update={"kind": "school", "level": None})
    )
    early = PlaceOrganisation(**ABOUT, family="政府", since=MAY)
    given(registered(SCHOOLS), placed).when(early).then_refused(NotInOrder)


@pytest.mark.parametrize("word", [{"kind": "choir"}, {"family": "乐团"}, {"level": "宇宙"}])
def test_words_are_those_of_the_committees_lists(word):
    given(registered(SCHOOLS)).when(PlaceOrganisation(**ABOUT, **word)).then_refused(NotListed)
    longer = COMMON.model_copy(update={"families": (*COMMON.families, "乐团")})
    if "family" in word:
        outcome = given(registered(SCHOOLS)).when(
            PlaceOrganisation(**ABOUT, **word), Facts(lists=longer)
        )
        assert outcome.refused is None


def test_a_parent_is_registered_and_not_below():
    ask = PlaceOrganisation(**ABOUT, parent=S)
    told = given(registered(SCHOOLS)).beside(**beside(**{SPORTS: Organisation()}))
    told.when(ask).then_refused(ParentUnknown)
    told = given(registered(SCHOOLS)).beside(**beside(**{SPORTS: state(registered(SPORTS))}))
    told.when(ask, Facts(above=(S, E))).then_refused(BelowItself)
    told.when(PlaceOrganisation(**ABOUT, parent=E)).then_refused(BelowItself)
    (placed,) = told.when(ask).events
    assert placed.parent == S


def test_a_contact_lies_in_the_vault_alone():
    ask = KeepContact(**ABOUT, person="岑知远", telephone="15490000023")
    (kept,) = given(registered(SCHOOLS)).when(ask).events
    assert "岑知远" not in kept.as_text()
    assert [item.kind for item in kept.kept] == ["contact_person", "contact_telephone"]
    (looked,) = given(registered(SCHOOLS), kept).when(LookUpContact(**ABOUT)).events
    assert looked.shown == tuple(item.id for item in kept.kept)
    given(registered(SCHOOLS)).when(LookUpContact(**ABOUT)).then_refused(NoContactKept)
    given(registered(SCHOOLS)).when(KeepContact(**ABOUT)).then_refused(NothingToKeep)


def test_a_contact_is_forgotten_with_those_before_it_also_of_one_that_is_no_more():
    person = KeepContact(**ABOUT, person="岑知远", telephone="15490000023")
    (first,) = given(registered(SCHOOLS)).when(person).events
    another = person.model_copy(update={"person": Secret("黎云舟")})
    (second,) = given(registered(SCHOOLS), first).when(another).events
    items = {item.id for told in (first, second) for item in told.kept}
    assert len(items) == 4  # The specification's vault is empty: nothing is recognised.
    why = {"ground": "requested", "basis": "本人申请"}
    ask = ForgetContact(**ABOUT, **why)
    gone = ContactForgotten(organisation=E, forgotten=tuple(sorted(items)), **why)
    dissolved = OrganisationDissolved(organisation=E, since=JUNE, **PAPER)
    for after in ((), (dissolved,)):
        given(registered(SCHOOLS), first, second, *after).when(ask).then(gone)
        given(registered(SCHOOLS), first, second, *after, gone).when(ask).then_nothing()
    given(registered(SCHOOLS)).when(ask).then_nothing()
    given(registered(SCHOOLS), first, gone).when(LookUpContact(**ABOUT)).then_refused(NoContactKept)


def test_a_stranger_to_the_committee_is_told_nothing():
    other = Facts(committee=UUID(int=7))
    given(registered(SCHOOLS)).when(RENAME, other).then_refused(UnknownOrganisation)
