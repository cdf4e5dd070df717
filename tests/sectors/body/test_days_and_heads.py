"""Do times never overlap, do state and rows agree, and is every member one head? No I/O."""

from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from contracts.merges import Heads, MergeRow
from contracts.people import People
from contracts.roll import BEGINNING, OPEN, OnRoll
from contracts.sectors.body import BodyFormed, Post
from contracts.values import BodyKind, Named
from kernel.decider import Known, Refused
from kernel.ids import committee_id
from kernel.log.chain import GENESIS, Origin, Recorded
from kernel.log.desk import Books, CommandDesk
from kernel.testing.specification import NOON
from sectors.body.book import Book
from sectors.body.commands import LayDownPost, TakePost
from sectors.body.domain import BODY
from sectors.body.tables import BodyRow, PlacingRow
from sectors.body.views import post_row

HERE = committee_id("999900")
IT, LI = UUID(int=1), Named(id=UUID(int=2), name="黎云舟")
FORMED = BodyFormed(body=IT, kind=BodyKind.SECTOR, name="教育界", provisional=False)
FIRST = date(2025, 1, 1)
DAYS = st.one_of(st.none(), st.integers(0, 20).map(lambda n: FIRST + timedelta(days=n)))
ABOUT = {"committee": HERE, "body": IT, "post": Post.LIAISON}
STEPS = st.one_of(
    st.builds(lambda day: TakePost(**ABOUT, holder=LI, member=False, since=day), DAYS),
    st.builds(
        lambda day, never: LayDownPost(**ABOUT, holder=LI.id, until=day, mistaken=never),
        DAYS,
        st.booleans(),
    ),
)
RECORDED = Recorded(
    origin=Origin(HERE, "sectors", "a1"),
    position=1,
    event_id=UUID(int=3),
    stream=f"body-{IT}",
    version=1,
    type="",
    schema_number=1,
    published=True,
    occurred_on=FIRST,
    occurred_at=None,
    recorded_at=NOON,
    actor="clerk",
    on_behalf_of=None,
    correlation_id=UUID(int=4),
    causation_id=None,
    source=None,
    traceparent=None,
    data="{}",
    prevhash=GENESIS,
)


@given(st.lists(STEPS, max_size=20))
def test_times_in_a_post_never_overlap_and_the_row_says_what_was_decided(steps):
    body, row = BODY.fold([FORMED]), None
    for step in steps:
        desk = CommandDesk(f"body-{IT}", Books(), [], {}.__getitem__, bytes(32))
        try:
            told = BODY.decide(step, body, Known(None, NOON, step.occurred_on(NOON), desk))
        except Refused:
            continue
        body = BODY.fold(told, body)
        for event in told:
            row = post_row(row, event, RECORDED)
    spells = body.posts.get((Post.LIAISON, LI.id), ())
    assert all((one.since or BEGINNING) <= (one.until or OPEN) for one in spells)
    pairs = pairwise(spells)
    assert all(one.until is not None and one.until < two.since for one, two in pairs)
    assert [(one.since, one.until) for one in spells] == (row.days() if row else [])


SECTORS = tuple(UUID(int=10 + n) for n in range(3))
GROUP = UUID(int=20)
MEMBERS = tuple(UUID(int=30 + n) for n in range(6))


def body_row(body, kind):
    told = (body, HERE, kind, False, None, (str(body),), (BEGINNING,), (), None, None)
    return BodyRow(*told)


def on_roll(member, bodies, until):
    many = len(bodies)
    kinds, names = (BodyKind.SECTOR.value,) * many, ("",) * many
    spells = ((BEGINNING,) * many, (OPEN,) * many)
    none = (None,) * 4
    return OnRoll(member, HERE, "", *none, (FIRST,), (until,), bodies, kinds, names, *spells)


@given(
    st.lists(st.sets(st.sampled_from((*SECTORS, GROUP))), min_size=6, max_size=6),
    st.sets(st.sampled_from(SECTORS)),
    st.dictionaries(st.integers(1, 5), st.just(0)),
    st.sets(st.integers(0, 5)),
)
def test_members_of_a_group_are_each_one_head(held, shared, duplicates, gone):
    """Whoever is in it or in a sector under it, once, whatever entries stand for a member."""
    day = FIRST + timedelta(days=10)
    rows = [body_row(one, BodyKind.SECTOR) for one in SECTORS]
    rows.append(body_row(GROUP, BodyKind.SECTOR_GROUP))
    placed = [PlacingRow((BEGINNING,), (OPEN,), one, HERE, one, GROUP) for one in shared]
    members = [
        on_roll(who, tuple(sorted(bodies)), FIRST if n in gone else OPEN)
        for n, (who, bodies) in enumerate(zip(MEMBERS, held, strict=True))
    ]
    merged = {
        MEMBERS[n]: MergeRow(MEMBERS[n], HERE, MEMBERS[kept], "") for n, kept in duplicates.items()
    }
    heads = {
        MEMBERS[duplicates.get(n, n)]
        for n, bodies in enumerate(held)
        if not {n, duplicates.get(n, n)} & gone and bodies & {GROUP, *shared}
    }
    found = Book(day, rows, placed, People(members, Heads(merged))).members(GROUP)
    assert sorted(one.member for one in found) == sorted(heads)
    assert all(one.own or one.through for one in found)


def test_a_circle_that_slipped_in_is_read_to_its_end():
    rows = [body_row(GROUP, BodyKind.SECTOR_GROUP), body_row(SECTORS[0], BodyKind.SECTOR_GROUP)]
    placed = [
        PlacingRow((BEGINNING,), (OPEN,), UUID(int=1), HERE, GROUP, SECTORS[0]),
        PlacingRow((BEGINNING,), (OPEN,), UUID(int=2), HERE, SECTORS[0], GROUP),
    ]
    members = [on_roll(MEMBERS[0], (SECTORS[0],), OPEN)]
    book = Book(FIRST, rows, placed, members)
    assert [one.member for one in book.members(GROUP)] == [MEMBERS[0]]
