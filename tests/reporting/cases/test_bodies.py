"""What does reporting call a body after it was renamed?"""

from datetime import date

from contracts.sectors.body import BodyFormed, BodyRenamed, body_id
from contracts.values import BodyKind
from kernel.ids import committee_id
from kernel.testing.feeding import Feed
from reporting.cases.activities import BODIES

HERE = committee_id("999900")
EDUCATION, LATER = (body_id(HERE, BodyKind.SECTOR, name) for name in ("教育界", "教育科技界"))


def test_a_body_goes_by_the_name_that_it_bears_last():
    since = date(2026, 1, 1)
    told = (
        BodyFormed(body=EDUCATION, kind=BodyKind.SECTOR, name="教育界", provisional=False),
        BodyRenamed(body=EDUCATION, name="教育科技界", since=since, stood_for=LATER),
    )
    feed, case = Feed(), None
    for event in told:
        recorded = feed.next(HERE, event, since)
        (key,) = BODIES.keys(event, recorded)
        case = BODIES.evolve(case, event, recorded, key)
    assert case.name == "教育科技界"
