"""Do both ways of counting agree when everything happens, corrections and second thoughts too?"""

import os

from busy_year import BusyYear
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from twice import both_ways

from kernel.testing.plugin import fresh_database

WINDOWS = ("plenary", "2025", "2025-Q2")
MANY = int(os.environ.get("RECHECK_EXAMPLES", "25"))


def test_whatever_happens_in_a_busy_year_both_ways_agree(postgres):
    with fresh_database(postgres) as url, both_ways(url) as both:

        @settings(
            max_examples=MANY,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(draw=st.randoms(use_true_random=False), window=st.sampled_from(WINDOWS))
        def agree(draw, window):
            found = both.differ(BusyYear(draw).events(), window)
            assert [(one.figure, one.part, one.first, one.second) for one in found] == []

        agree()
