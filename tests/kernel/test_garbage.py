"""Is the collector at work again after a burst that went without it?"""

import gc

import pytest

from kernel.garbage import uncollected


def test_nothing_is_looked_through_inside_and_all_is_again_after():
    with uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_a_burst_that_fails_leaves_the_collector_at_work():
    with pytest.raises(ValueError, match="broken"), uncollected():
        raise ValueError("broken")
    assert gc.isenabled()


def test_a_burst_within_a_burst_does_not_end_it():
    with uncollected():
        with uncollected():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_who_runs_without_the_collector_still_does_after():
    gc.disable()
    try:
        with uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
