"""Do findings follow the rules in force on the document's day, as known at its cut?"""

import base64
import io
from contextlib import asynccontextmanager
from datetime import timedelta
from zipfile import ZipFile

import pytest
from city_years import City
from rule_sheets import RECEIVED, rule, sheet

from kernel.clock import today, wall_clock
from kernel.identity import Grant, Principal, Role
from kernel.testing.feeding import Feed
from kernel.testing.running import client, receive, running
from reporting.app import REPORTING

TOWN = City("999900", "云岭市政协", "city", members=20, proposals=24, a_month=1)
FINDINGS = "/committees/999900/findings"
RULES = f"{FINDINGS}/rules"
PLENARY = {"plenary": "5/4"}
PAPER = "云协〔2026〕1号"
OTHER = sheet(rule("{kind: left, figure: sectors.activities}", problem="活动{sectors.activities}"))


@asynccontextmanager
async def told(database):
    async with running(REPORTING, database) as reporting, client(reporting) as http:
        await receive(reporting, Feed().all(TOWN.here, list(TOWN.events())))
        yield reporting, http


async def adopt(http, text=RECEIVED, days=0, status=201, **more):
    day = (today() + timedelta(days=days)).isoformat()
    body = {"text": text, "effective_on": day, "basis": PAPER, **more}
    answer = await http.put(RULES, json=body)
    assert answer.status_code == status, answer.text
    if "position" in answer.json():
        http.headers["at-least"] = answer.json()["position"]
    return answer.json()


async def get(http, path, **params):
    answer = await http.get(path, params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_before_any_adoption_the_preset_holds_and_is_named(database):
    async with told(database) as (_, http):
        answer = await get(http, FINDINGS, **PLENARY)
        assert answer["rules"] == {
            "name": "通用总结规则", "version": "3", "preset": True, "effective_on": None,
            "basis": None,
        }  # fmt: skip
        assert answer["findings"]
        for one in answer["findings"]:
            assert all(figure["value"] in one["text"] for figure in one["figures"])
            assert (one["kind"] == "problem") == bool(one["measure"] and one["task"])
        rules = await get(http, RULES)
        assert (rules["preset"], rules["adopted"]) == (True, [])
        assert {one["rule"].partition(":")[0] for one in answer["findings"]} <= {
            one["id"] for one in rules["rules"]
        }


async def test_adopted_rules_hold_from_their_day_and_at_an_earlier_cut_those_before(database):
    async with told(database) as (_, http):
        before = wall_clock().isoformat()
        await adopt(http)
        between = wall_clock().isoformat()
        (found,) = (now := await get(http, FINDINGS, **PLENARY))["findings"]
        assert (found["rule"], found["kind"], found["text"]) == ("one", "problem", "收到提案24件。")
        assert found["figures"] == [
            {
                "id": "proposals.received", "figure": "proposals.received", "title": "收到提案",
                "value": "24件",
            }
        ]  # fmt: skip
        assert found["task"] == {"text": "逐件回访", "months": [3], "who": "提案人"}
        assert (now["rules"]["version"], now["rules"]["basis"]) == ("2026", PAPER)
        await adopt(http, OTHER)
        (other,) = (await get(http, FINDINGS, **PLENARY))["findings"]
        assert other["figures"][0]["figure"] == "sectors.activities"
        assert (await get(http, RULES))["text"] == OTHER
        assert (await get(http, RULES, as_of=between))["text"] == RECEIVED
        assert (await get(http, FINDINGS, **PLENARY, as_of=between))["findings"] == [found]
        assert (await get(http, FINDINGS, **PLENARY, as_of=before))["rules"]["preset"]


async def test_rules_that_take_effect_later_do_not_hold_yet(database):
    async with told(database) as (_, http):
        await adopt(http, days=1)
        rules = await get(http, RULES)
        assert rules["preset"]
        assert [one["basis"] for one in rules["adopted"]] == [PAPER]
        await adopt(http, OTHER, days=-400)
        await adopt(http, RECEIVED, days=-30)
        assert (await get(http, RULES))["text"] == RECEIVED


async def test_a_document_says_what_the_rules_in_force_find(database):
    async with told(database) as (_, http):
        await adopt(http)
        path = "/committees/999900/documents/annual-summary"
        made = await http.post(path, params={**PLENARY, "draft": "true"})
        assert made.status_code == 200, made.text
        package = ZipFile(io.BytesIO(base64.b64decode(made.json()["files"][0]["content"])))
        assert "改进措施：逐件了解原因" in package.read("word/document.xml").decode()


async def test_the_same_again_changes_nothing_and_a_mistake_is_said_with_its_place(database):
    async with told(database) as (_, http):
        await adopt(http)
        assert (await adopt(http, status=200))["outcome"] == "unchanged"
        wrong = RECEIVED.replace("proposals.received", "proposals.recieved")
        refused = await adopt(http, wrong, status=422, file="本会.yaml")
        assert refused["type"] == "urn:jianyan:problem:BadFindingRules"
        assert "本会.yaml：规则“one”" in refused["title_zh"]
        assert "near it: proposals.received" in refused["title"]
        assert len((await get(http, RULES))["adopted"]) == 1


@pytest.mark.parametrize(("role", "status"), [(Role.LEADER, 403), (Role.MEMBER, 403)])
async def test_only_a_clerk_adopts_rules(database, role, status):
    async with told(database) as (reporting, _):
        who = Principal("person:1", (Grant(role, TOWN.here),))
        async with client(reporting, who) as http:
            await adopt(http, status=status)
