"""What may happen to an organisation?"""

from hypothesis import given as any_of
from hypothesis import strategies as st

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationConfirmed,
    OrganisationRegistered,
)
from kernel.decider import Known, Refused
from kernel.ids import committee_id
from kernel.log.desk import Books, CommandDesk
from kernel.testing.specification import NOON, specification
from members.organisation.commands import (
    ConfirmAlias,
    ConfirmOrganisation,
    RegisterOrganisation,
)
from members.organisation.domain import ORGANISATION
from members.organisation.facts import NOTHING as NO_FACTS
from members.organisation.facts import Facts
from members.organisation.refusals import (
    HasAliases,
    IsAnAlias,
    MeansAnother,
    UnknownOrganisation,
)
from members.organisation.state import Organisation
from rules.names import derived_id

given = specification(ORGANISATION, NO_FACTS)
HERE = committee_id("999900")


def id_of(name):
    return derived_id(HERE, "organisation", name)


BUREAU, SPORTS = id_of("市教育局"), id_of("市教体局")
REGISTER = RegisterOrganisation(committee=HERE, name="市教育局", provisional=True)
ALIAS = ConfirmAlias(committee=HERE, organisation=BUREAU, alias="市教体局")
heard_of = OrganisationRegistered(
    organisation=BUREAU, kind="unit", name="市教育局", family=None, provisional=True
)
confirmed = OrganisationConfirmed(organisation=BUREAU, family="政府")
alias = AliasConfirmed(organisation=BUREAU, alias="市教体局", stood_for=SPORTS)
NOTHING = {f"organisation-{SPORTS}": Organisation()}


def test_a_unit_that_was_heard_of_is_registered_once():
    given().when(REGISTER).then(heard_of)
    given(heard_of).when(REGISTER).then_nothing()
    given(heard_of, confirmed).when(REGISTER).then_nothing()


def test_registering_plainly_confirms():
    plain = RegisterOrganisation(committee=HERE, name="市教育局", family="政府")
    given(heard_of).when(plain).then(confirmed)
    given(heard_of, confirmed).when(plain).then_nothing()


def test_only_what_is_registered_is_confirmed():
    ask = ConfirmOrganisation(committee=HERE, organisation=BUREAU, family="政府")
    given().when(ask).then_refused(UnknownOrganisation)
    given(heard_of).when(ask).then(confirmed)
    given(heard_of, confirmed).when(ask).then_nothing()
    given(heard_of).when(ask, Facts(committee_id("999901"))).then_refused(UnknownOrganisation)


def test_another_name_means_the_organisation_from_then_on():
    given(heard_of).beside(**NOTHING).when(ALIAS).then(alias)
    given(heard_of, alias).when(ALIAS).then_nothing()
    own = ALIAS.model_copy(update={"alias": "市教育局"})
    given(heard_of).when(own).then_nothing()
    given().when(ALIAS).then_refused(UnknownOrganisation)


def test_a_name_means_one_organisation_in_one_step():
    other = {f"organisation-alias/{SPORTS}": "organisation-other"}
    given(heard_of).beside(**NOTHING).holding(other).when(ALIAS).then_refused(MeansAnother)
    self_alias = {f"organisation-alias/{BUREAU}": "organisation-other"}
    given(heard_of).beside(**NOTHING).holding(self_alias).when(ALIAS).then_refused(IsAnAlias)
    with_aliases = {f"organisation-{SPORTS}": Organisation(aliases=frozenset({BUREAU}))}
    given(heard_of).beside(**with_aliases).when(ALIAS).then_refused(HasAliases)


NAMES = st.sampled_from(("市教育局", "市教体局", "市文旅局"))
ASKED = st.one_of(
    st.builds(RegisterOrganisation, committee=st.just(HERE), name=NAMES, provisional=st.booleans()),
    st.builds(ConfirmOrganisation, committee=st.just(HERE), organisation=NAMES.map(id_of)),
    st.builds(ConfirmAlias, committee=st.just(HERE), organisation=NAMES.map(id_of), alias=NAMES),
)


@any_of(st.lists(ASKED, max_size=15))
def test_whatever_is_asked_no_alias_has_aliases(asked):
    states, books = {}, Books()
    for command in asked:
        name = ORGANISATION.stream(command)
        desk = CommandDesk(
            name, books, [], lambda one: states.get(one, ORGANISATION.initial), bytes(32)
        )
        known = Known(NO_FACTS, NOON, command.occurred_on(NOON), desk)
        state = states.get(name, ORGANISATION.initial)
        try:
            events = ORGANISATION.decide(command, state, known)
        except Refused:
            continue
        desk.accept()
        states[name] = ORGANISATION.fold(events, state)
        assert ORGANISATION.decide(command, states[name], known) == []
    meant = [one for state in states.values() for one in state.aliases]
    assert len(meant) == len(set(meant))
    for one in meant:
        assert not states.get(f"organisation-{one}", ORGANISATION.initial).aliases
