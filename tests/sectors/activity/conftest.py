"""What do tests of the ledger of activities share?"""

import pytest
from activity_books import HELD, ROWS, STOOD, books_of


@pytest.fixture
def books(adopted):
    """`books(rows, stood, study=beside)`: what stands here; the two activities of HELD."""

    def made(held=HELD, who=STOOD, **beside):
        return books_of(adopted, held, who, {ROWS[name]: one for name, one in beside.items()})

    return made
