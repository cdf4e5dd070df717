"""How a committee adopts rules for its bodies, and how tests ask about them over HTTP."""

from datetime import date

import pytest

from contracts.committees import rules_in
from contracts.members.committee import RulesAdopted
from kernel.ids import committee_id

HERE = committee_id("999900")


@pytest.fixture
def adopted_rules(adopted):
    """`adopted_rules(BodyRules(...), since)`: the committee's rules, and these for its bodies."""

    def told(bodies, since=date(2022, 1, 1)):
        rules = rules_in(adopted).model_copy(update={"bodies": bodies})
        return RulesAdopted(committee=HERE, rules=rules, effective_on=since, basis="机构规则")

    return told


@pytest.fixture
def tell(http):
    """`await tell(path, body, status=...)`: what comes of a POST below the bodies."""

    async def told(path, body=None, status=201, method="POST"):
        answer = await http.request(method, f"/committees/999900/bodies{path}", json=body)
        assert answer.status_code == status, answer.text
        if "position" in answer.json():
            http.headers["at-least"] = answer.json()["position"]
        return answer.json()

    return told


@pytest.fixture
def read(http):
    """`await read(path, on=...)`: what is told below the bodies."""

    async def answered(path="", **params):
        told = await http.get(f"/committees/999900/bodies{path}", params=params)
        assert told.status_code == 200, told.text
        return told.json()

    return answered
