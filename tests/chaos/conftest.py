"""What do the tests of one run share: the outcome that they write together?"""

from collections.abc import Iterator

import pytest
from asking import KILLS, SEED
from outcome import Outcome, worth_keeping


@pytest.fixture(scope="session")
def outcome(request: pytest.FixtureRequest) -> Iterator[Outcome]:
    """Printed at the end; kept when all went well in a run that was long enough."""
    print(f"\nKILLS={KILLS} CHAOS_SEED={SEED}", flush=True)
    found = Outcome()
    yield found
    print(f"\n{found.text()}")
    if worth_keeping() and not request.session.testsfailed:
        from bench.machine import facts  # below tests/, which `make chaos` puts on the path

        found.written(facts())
