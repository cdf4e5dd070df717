"""Is each origin taken next by next: known ones skipped, gaps seen, forks stopped?"""

from dataclasses import replace
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as some

from kernel.delivery.envelope import Marker
from kernel.delivery.forks import CLOSED
from kernel.delivery.sorting import Place, Sorting
from kernel.log.chain import GENESIS, Origin, chained, named


def feed(committee=1, incarnation="a", length=8):
    """One origin's log as markers."""
    origin = Origin(UUID(int=committee), "counting", incarnation)
    told, before = [], GENESIS
    for position in range(1, length + 1):
        after = chained(before, f"{committee}/{incarnation}/{position}")
        told.append(Marker(origin, position, UUID(int=position), before, after))
        before = after
    return told


def test_the_next_is_taken_and_the_place_moves():
    one, two, *_ = feed()
    sorting = Sorting({})
    assert sorting.offer(one) is None
    assert sorting.offer(two) is None
    assert sorting.taken == [one, two]
    assert sorting.places[str(one.origin)] == Place(2, named(two.hash))


def test_what_is_known_is_skipped():
    one, two, three, *_ = feed()
    sorting = Sorting({str(one.origin): Place(2, named(two.hash))})
    for known in (two, one, two):
        assert sorting.offer(known) is None
    assert sorting.taken == []
    sorting.offer(three)
    assert sorting.taken == [three]


def test_before_a_gap_it_says_where_it_stands():
    one, _, three, *_ = feed()
    sorting = Sorting({})
    sorting.offer(one)
    assert sorting.offer(three) == 1
    assert sorting.taken == [one]


def test_another_event_at_a_known_position_is_a_fork():
    one, two, three, *_ = feed()
    sorting = Sorting({})
    sorting.offer(one)
    sorting.offer(replace(one, hash=bytes(31) + b"!"))
    place = sorting.places[str(one.origin)]
    assert place.forked is not None
    assert named(one.hash) in place.forked
    assert named(bytes(31) + b"!") in place.forked
    sorting.offer(two)
    sorting.offer(three)
    assert sorting.taken == [one]


def test_a_next_event_that_follows_another_is_a_fork():
    one, two, *_ = feed()
    sorting = Sorting({})
    sorting.offer(one)
    sorting.offer(replace(two, prevhash=bytes(31) + b"!"))
    assert sorting.places[str(one.origin)].forked is not None
    assert sorting.taken == [one]


def test_a_fork_stops_its_own_origin_alone():
    here, there = feed(1), feed(2)
    sorting = Sorting({})
    sorting.offer(replace(here[0], prevhash=bytes(31) + b"!"))
    for one in there:
        sorting.offer(one)
    assert sorting.taken == there


def test_another_incarnation_stops_and_both_sides_are_named():
    before, after = feed(incarnation="a"), feed(incarnation="b")
    sorting = Sorting({})
    for one in (*before, *after):
        sorting.offer(one)
    assert sorting.taken == before
    stopped = sorting.places[str(after[0].origin)]
    assert stopped.position == 0
    assert stopped.forked is not None
    for side in (str(before[0].origin), named(before[-1].hash), str(after[0].origin)):
        assert side in stopped.forked


def test_an_incarnation_that_was_accepted_goes_on_and_the_one_before_it_is_closed():
    before, after = feed(incarnation="a"), feed(incarnation="b")
    held = Place(3, named(before[2].hash), f"{CLOSED}b follows")
    sorting = Sorting({str(before[0].origin): held, str(after[0].origin): Place()})
    for one in (*after, *before):
        sorting.offer(one)
    assert sorting.taken == after


def test_a_new_incarnation_of_another_log_is_no_fork():
    here, there = feed(1, "a"), feed(2, "b")
    sorting = Sorting({})
    for one in (*here, *there):
        sorting.offer(one)
    assert sorting.taken == [*here, *there]


@given(some.lists(some.tuples(some.integers(1, 2), some.integers(0, 7)), max_size=40))
def test_in_whatever_order_they_come_each_is_taken_once_and_in_order(offered):
    """A gap is filled as the inbox does it: from the log, up to what came."""
    logs = {1: feed(1), 2: feed(2)}
    sorting = Sorting({})
    for committee, index in offered:
        one = logs[committee][index]
        gap = sorting.offer(one)
        if gap is not None:
            for missing in logs[committee][gap : index + 1]:
                assert sorting.offer(missing) is None
        assert sorting.offer(one) is None
    for committee, log in logs.items():
        taken = [one for one in sorting.taken if one.origin == log[0].origin]
        reached = max((index + 1 for of, index in offered if of == committee), default=0)
        assert taken == log[:reached]
