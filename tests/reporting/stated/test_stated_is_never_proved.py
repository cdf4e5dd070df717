"""Does a stated value, whatever it says, leave every proved figure as it is?"""

import asyncio

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from years import HERE, years

from kernel.infra.server import DatabaseUrls
from kernel.testing.feeding import Feed
from kernel.testing.plugin import fresh_database
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step
from reporting.figures.catalogue import FIGURES
from reporting.figures.figure import Breakdown

QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
BASE = f"/committees/{HERE}"


@st.composite
def statements(draw):
    """A number of any figure of the catalogue, of this window or another, of anybody's."""
    id = draw(st.sampled_from(sorted(FIGURES)))
    base = draw(st.integers(1, 10**6))
    number = {"value": draw(st.integers(0, base)), "base": base, "source": "某年工作报告"}
    return {
        "figure": id,
        "window": draw(st.sampled_from(["5/3", "5/2", "2025"])),
        "number": number,
        "of": draw(st.sampled_from([{}, {"scope": "sector", "whose": "教育"}])),
        **({"part": "经济建设"} if isinstance(FIGURES[id], Breakdown) else {}),
    }


async def _check(url: DatabaseUrls, events, stated) -> None:
    async with running(REPORTING, url) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, events))
        while await step(reporting.engine):
            pass
        asked = {"plenary": "5/3"}
        before = (await http.get(f"{BASE}/figures", params=asked)).json()
        entered = set()
        for one in stated:
            answer = await http.post(f"{BASE}/stated-figures", json=one)
            if answer.status_code == 201:
                http.headers["at-least"] = answer.json()["position"]
                entered.add((one["figure"], one.get("part"), str(one["of"]), one["window"]))
        after = (await http.get(f"{BASE}/figures", params=asked)).json()
    assert after["figures"] == before["figures"]
    assert len(after["stated"]) == len([one for one in entered if one[3] == "5/3"])
    assert all(one["stated"] for one in after["stated"])


@given(events=years(), stated=st.lists(statements(), min_size=1, max_size=6))
@settings(
    max_examples=8,
    phases=QUICK,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_stated_value_changes_a_proved_figure(postgres, events, stated):
    with fresh_database(postgres) as urls:
        asyncio.run(_check(urls, events, stated))
