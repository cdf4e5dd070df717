"""Which organisation does a name mean on a day, after whatever reforms?"""

from datetime import date, timedelta

from hypothesis import given as any_of
from hypothesis import strategies as st

from contracts.members.organisation import (
    AliasConfirmed,
    OrganisationDissolved,
    OrganisationMerged,
    OrganisationRegistered,
    OrganisationRenamed,
    OrganisationSplit,
)
from contracts.naming import How, Organisations
from contracts.organisations import row
from contracts.values import Named
from kernel.ids import committee_id
from kernel.testing.feeding import Feed
from rules.names import derived_id
from rules.units import bare_name, likeness, nearest

HERE = committee_id("999900")
MARCH, JUNE, SEPTEMBER = date(2025, 3, 1), date(2025, 6, 1), date(2025, 9, 1)
PAPER = {"basis": "云编〔2025〕12号"}


def id_of(name):
    return derived_id(HERE, "organisation", name)


def named(name):
    return Named(id=id_of(name), name=name)


def registered(name, provisional=False, since=None):
    return OrganisationRegistered(
        organisation=id_of(name),
        kind="unit",
        name=name,
        family=None,
        provisional=provisional,
        since=since,
    )


def renamed(organisation, name, since):
    return OrganisationRenamed(
        organisation=organisation, name=name, since=since, stood_for=id_of(name), **PAPER
    )


def book(*events):
    """The organisations that these events leave."""
    feed, rows = Feed(), {}
    for event in events:
        recorded = feed.next(HERE, event, MARCH)
        rows[event.organisation] = row(rows.get(event.organisation), event, recorded)
    return Organisations(HERE, rows.values())


def merged(name, into, since=JUNE):
    return OrganisationMerged(organisation=id_of(name), into=named(into), since=since, **PAPER)


E, B = id_of("市教育局"), id_of("市教体局")


def test_after_a_plain_renaming_both_names_mean_the_same_organisation():
    known = book(registered("市教育局"), renamed(E, "市教体局", JUNE))
    assert [known.find("市教育局", day).how for day in (MARCH, SEPTEMBER)] == [
        How.NAMED,
        How.FORMER,
    ]
    assert [known.find("市教体局", day).how for day in (MARCH, JUNE)] == [How.LATER, How.NAMED]
    found = [known.find(n, d) for n in ("市教育局", "市教体局") for d in (MARCH, SEPTEMBER)]
    assert {one.organisation for one in found} == {E}


def test_one_that_was_heard_of_under_the_new_name_stands_for_the_renamed_one():
    known = book(
        registered("市教体局", provisional=True),
        registered("市教育局"),
        renamed(E, "市教体局", JUNE),
    )
    assert known.find("市教体局", SEPTEMBER).organisation == E
    assert known.get(B).organisation == E
    assert [one.organisation for one in known.listed()] == [E]


def test_after_a_merger_the_old_name_means_the_successor_from_that_day():
    known = book(
        registered("市教育局"),
        registered("市体育局"),
        registered("市教体局", since=JUNE),
        merged("市教育局", "市教体局"),
        merged("市体育局", "市教体局"),
    )
    assert known.find("市教育局", MARCH).organisation == E
    after = known.find("市教育局", SEPTEMBER)
    assert (after.organisation, after.how) == (B, How.SUCCEEDED)
    assert {one.organisation for one in known.predecessors(B)} == {E, id_of("市体育局")}


def test_after_a_split_an_old_name_is_listed_with_its_candidates():
    split = OrganisationSplit(
        organisation=B, into=(named("市教育局"), named("市体育局")), since=JUNE, **PAPER
    )
    known = book(registered("市教育局"), registered("市体育局"), registered("市教体局"), split)
    after = known.find("市教体局", SEPTEMBER)
    assert (after.how, after.organisation, after.settled) == (How.SEVERAL, B, False)
    assert {one.organisation for one in after.candidates} == {E, id_of("市体育局")}
    assert known.find("市教体局", MARCH).organisation == B


def test_a_dissolved_one_has_no_successor_but_itself_to_show():
    gone = OrganisationDissolved(organisation=E, since=JUNE, **PAPER)
    after = book(registered("市教育局"), gone).find("市教育局", SEPTEMBER)
    assert (after.how, [one.organisation for one in after.candidates]) == (How.SEVERAL, [E])


def test_a_name_goes_before_an_alias_and_nobodys_name_is_unknown():
    alias = AliasConfirmed(
        organisation=id_of("市体育局"), alias="教育局", stood_for=id_of("教育局")
    )
    known = book(registered("市教育局"), registered("市体育局"), alias)
    assert known.find("教育局", MARCH).organisation == id_of("市体育局")
    assert known.find("市审计局", MARCH).how is How.UNKNOWN
    assert known.find("市审计局", MARCH).organisation == id_of("市审计局")


def test_the_nearest_names_are_those_of_the_same_office():
    known = book(*(registered(one) for one in ("市教育局", "市体育局", "市财政局", "市发改委")))
    assert known.nearest("云岭市教育局")[0].names == ("市教育局",)
    assert known.nearest("市发展和改革委员会")[0].names == ("市发改委",)
    assert known.nearest("东山机械厂") == []
    assert bare_name("云岭市教育体育局") == bare_name("教体局")
    assert bare_name("市场监管局") == bare_name("云岭市市场监督管理局") == "市监局"


NAMES = st.sampled_from(["市教育局", "市体育局", "市教体局", "市文旅局", "市财政局"])
DAYS = st.integers(0, 300).map(lambda n: date(2025, 1, 1) + timedelta(days=n))
TEXT = st.text(st.sampled_from("云岭市教育体局委员会发改财政"), min_size=1, max_size=12)


@any_of(st.lists(st.tuples(DAYS, NAMES), max_size=5, unique_by=lambda one: one[0]), DAYS)
def test_a_renamed_organisation_is_found_under_each_name_on_each_day(renamings, day):
    told, last = [], "市教育局"
    for since, name in sorted(renamings):
        if name != last:
            told.append((since, name))
            last = name
    known = book(registered("市教育局"), *(renamed(E, name, since) for since, name in told))
    (only,) = known.listed()
    assert known.find(only.name_on(day), day).organisation == E
    assert known.find(only.name_on(day), day).how is How.NAMED
    for name in ("市教育局", *only.names):
        assert known.find(name, day).organisation == E
    borne = [name for since, name in told if since <= day]
    assert only.name_on(day) == (borne[-1] if borne else "市教育局")


@any_of(st.lists(st.tuples(NAMES, NAMES, DAYS), max_size=6), NAMES, DAYS)
def test_whatever_is_merged_into_whatever_a_name_means_one_that_is_there(mergers, name, day):
    every = ["市教育局", "市体育局", "市教体局", "市文旅局", "市财政局"]
    events, ended = [registered(one) for one in every], set()
    for old, new, since in mergers:
        if old != new and old not in ended:
            ended.add(old)
            events.append(merged(old, new, since))
    known = book(*events)
    meaning = known.find(name, day)
    if meaning.settled:
        assert known.get(meaning.organisation).lives_on(day)
    else:  # Only where successors end in a circle is nobody there.
        assert all(not one.lives_on(day) for one in meaning.candidates)


@any_of(TEXT, TEXT)
def test_likeness_is_mutual_and_whole_for_the_same(one, other):
    assert likeness(one, one) == 1.0
    assert 0.0 <= likeness(one, other) <= 1.0
    assert nearest(one, [(one, 1), (other, 2)])[0] in (1, 2)
