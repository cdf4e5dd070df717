"""Do both ways of counting agree of one body, one unit, one member too, whatever happens?"""

import os

import pytest
from busy_bodies import BODIES, body
from busy_year import BusyYear
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from twice import both_ways

from kernel.testing.plugin import fresh_database
from reporting.figures.lens import Lens, Sort

WINDOWS = ("plenary", "2025")
MANY = int(os.environ.get("RECHECK_EXAMPLES", "8"))


def lenses(year):
    """One of each sort, and a body that is no sector."""
    draw, (kind, name) = year.draw, BODIES[0]
    sector, unit, member = map(draw.choice, (year.sectors, year.units, year.people[::2]))
    yield Lens(Sort.BODY, sector.id, sector.name, "sector")
    yield Lens(Sort.BODY, body(name).id, name, kind.value)
    yield Lens(Sort.UNIT, unit.id, unit.name)
    yield Lens(Sort.MEMBER, member.id, member.name)


@pytest.mark.timeout(400)
def test_whatever_happens_in_a_busy_year_both_ways_agree_of_each_part(postgres):
    with fresh_database(postgres) as url, both_ways(url) as both:

        @settings(
            max_examples=MANY,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(draw=st.randoms(use_true_random=False), window=st.sampled_from(WINDOWS))
        def agree(draw, window):
            year = BusyYear(draw)
            found = both.parts_differ(year.events(), lenses(year), window)
            assert [
                (lens.sort, lens.name, one.figure, one.part, one.first, one.second)
                for lens, one in found
            ] == []

        agree()
