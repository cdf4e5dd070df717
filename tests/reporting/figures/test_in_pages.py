"""Are figures and evidence told once while they stay the same, and evidence page by page?"""

from city_years import City

from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING
from reporting.cases.keeping import step

TOWN = City("999900", "云岭市政协", "city", members=6, proposals=8)
HERE = TOWN.here
PARAMS = {"plenary": "5/4"}
FIGURES = f"/committees/{HERE}/figures"
EVIDENCE = f"/committees/{HERE}/evidence/proposals.reply_rate"


async def test_evidence_goes_on_where_its_page_ended_and_nothing_is_sent_twice(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(HERE, TOWN.events()))
        while await step(reporting.engine):
            pass
        whole = await http.get(EVIDENCE, params=PARAMS)
        assert whole.json()["next"] is None
        assert whole.json()["total"] == len(whole.json()["cases"]) > 2
        seen, cursor = [], None
        while cursor is not None or not seen:
            after = {} if cursor is None else {"cursor": cursor}
            page = await http.get(EVIDENCE, params={**PARAMS, "limit": 5, **after})
            seen += page.json()["cases"]
            cursor = page.json()["next"]
            assert ("next" in page.links) == (cursor is not None)
        assert seen == whole.json()["cases"]
        assert [one["counts"] for one in seen] == sorted([one["counts"] for one in seen])[::-1]
        for path in (FIGURES, EVIDENCE):
            tag = (await http.get(path, params=PARAMS)).headers["etag"]
            same = await http.get(path, params=PARAMS, headers={"If-None-Match": tag})
            assert (same.status_code, same.content) == (304, b"")
