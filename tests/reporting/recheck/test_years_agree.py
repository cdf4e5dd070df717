"""Do both ways of counting agree, whatever a year brings?"""

import asyncio

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from twice import counted_both_ways
from years import years

from kernel.testing.plugin import fresh_database

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)


@settings(max_examples=12, phases=QUICK, suppress_health_check=list(HealthCheck))
@given(events=years(), window=st.sampled_from(("plenary", "2025", "2025-Q2")))
def test_whatever_a_year_brings_both_ways_agree(postgres, events, window):
    with fresh_database(postgres) as url:
        found = asyncio.run(counted_both_ways(url, events, window))
    assert [(one.figure, one.part, one.first, one.second) for one in found] == []
