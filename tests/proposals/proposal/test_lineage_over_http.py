"""What becomes of a proposal that is split, converted, or forwarded to another committee?"""

import io

import openpyxl

from contracts.directory import DirectoryRow
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.rows import as_values
from kernel.tables import directory
from kernel.testing.running import eventually
from rules.names import derived_id

CITY, DISTRICT = "999910", "999911"
BODY = {
    "plenary": "5/3",
    "title": "关于疏浚青竹河的提案",
    "sponsor_kind": "individual",
    "first_sponsor": {"name": "张三"},
    "text": "河床淤积，汛期漫堤。",
}


async def asked(office, path, method="post", **body):
    told = await office.http.request(method, f"/committees/{office.code}{path}", json=body)
    assert told.status_code == 201, (path, told.text)
    office.http.headers["at-least"] = told.json()["position"]
    return told.json()


async def read(office, path, **params):
    told = await office.http.get(f"/committees/{office.code}{path}", params=params)
    assert told.status_code == 200, (path, told.text)
    return told.json()


async def cells(office, name):
    told = await office.http.get(f"/committees/{office.code}/exports/{name}")
    assert told.status_code == 200, told.text
    sheet = openpyxl.load_workbook(io.BytesIO(told.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


async def submitted(office, **more):
    told = await asked(office, "/proposals", **{**BODY, **more})
    return told["stream"].removeprefix("proposal-")


async def soon(look):
    """What `look` finds, once it finds something."""
    found = []

    async def there():
        found[:] = await look()
        return bool(found)

    await eventually(there)
    return found


async def test_two_matters_become_two_proposals_whose_sponsors_are_the_same(hearing, desk):
    async with desk(hearing, CITY) as office:
        whole = await submitted(office, title="关于疏浚河道和增设路灯的提案")
        told = await asked(office, f"/proposals/{whole}/parts", title="关于增设路灯的提案")
        part = told["stream"].removeprefix("proposal-")
        assert told["receipt"].startswith("5-3-")
        seen = await read(office, f"/proposals/{part}")
        assert (seen["first_sponsor_name"], seen["phase"]) == ("张三", "under_review")
        family = await read(office, f"/proposals/{whole}/lineage")
        assert [one["title"] for one in family["parts"]] == ["关于增设路灯的提案"]
        case = await read(office, f"/proposals/{part}/case")
        assert case["lineage"]["split_from"]["proposal"] == whole
        stranger = Principal(
            f"member:{derived_id(office.committee, 'person', '李四')}",
            (Grant(Role.MEMBER, office.committee),),
        )
        await asked(office, f"/proposals/{whole}/filing")
        async with desk(hearing, CITY, stranger) as other:
            other.http.headers["at-least"] = office.http.headers["at-least"]
            assert (await read(other, f"/proposals/{whole}/lineage"))["parts"] == []


async def test_what_is_converted_is_there_as_what_it_became_until_it_is_revoked(hearing, desk):
    async with desk(hearing, CITY) as office:
        letter = await submitted(office, title="关于一处路灯不亮的提案")
        await asked(office, f"/proposals/{letter}/conversion", target="letter")

        async def letters():
            found = await read(office, "/suggestions", kind="letter")
            return [one for one in found if one["proposal"] == letter]

        (made,) = await soon(letters)
        assert (made["title"], made["sponsor_names"]) == ("关于一处路灯不亮的提案", ["张三"])
        assert made["text_length"] == len(BODY["text"].encode())
        one = f"/suggestions/{made['suggestion']}"
        await asked(office, one + "/units", unit="市城管局", answer_wanted=True)
        await asked(office, one + "/answers", unit="市城管局", outcome="已修复")
        assert (await letters())[0]["answers"] == ["已修复"]
        assert (await cells(office, "suggestions"))[-1][-2] == "市城管局：已修复"

        report = await submitted(office, title="关于物流车辆通行难的提案")
        await asked(office, f"/proposals/{report}/conversion", target="situation_report")

        async def reports():
            found = (await read(office, "/situation-reports"))["reports"]
            return [one for one in found if one["title"] == "关于物流车辆通行难的提案"]

        (made,) = await soon(reports)
        assert made["has_text"]
        for one in (letter, report):
            await asked(office, f"/proposals/{one}/revocation", reason="误操作")

        async def gone():
            return not await reports()

        await eventually(gone)
        assert await letters(), "somebody acted on it: it stands"


async def test_what_is_forwarded_is_taken_up_there_and_its_outcome_comes_back(hearing, desk):
    async with desk(hearing, DISTRICT) as district, desk(hearing, CITY) as city:
        await _name(hearing, city, "云岭市政协")
        mine = await submitted(district)
        await asked(district, f"/proposals/{mine}/filing")
        await asked(district, f"/proposals/{mine}/forwardings", to=CITY, reason="河道属市管")

        async def offered():
            return await read(city, "/forwarded")

        (offer,) = await soon(offered)
        assert (offer["title"], offer["case_no"]) == (BODY["title"], 1)
        (row,) = (await cells(city, "forwarded"))[2:]
        assert (row[2], row[3], row[6]) == ("0001", BODY["title"], "待接收")
        assert "offer" not in offer
        told = await asked(city, f"/forwarded/{offer['forwarding']}/acceptance", plenary="5/3")
        theirs = told["stream"].removeprefix("proposal-")
        seen = await read(city, f"/proposals/{theirs}")
        assert (seen["title"], seen["text_length"]) == (BODY["title"], len(BODY["text"].encode()))
        await asked(city, f"/proposals/{theirs}/filing")
        await asked(city, f"/proposals/{theirs}/assignment", leading=["市水务局"])
        await asked(city, f"/proposals/{theirs}/replies", unit="市水务局", grade="A")

        async def replied():
            family = await read(district, f"/proposals/{mine}/lineage")
            return [one for one in family["forwarded"] if one["stage"] == "replied"]

        (known,) = await soon(replied)
        assert (known["answer"], known["stage_words"]) == ("accepted", "A")

        async def recorded():
            return [one for one in await district.events() if one == "forwarding_answered"]

        assert await soon(recorded) == ["forwarding_answered"]
        assert await offered() == []


async def test_a_refusal_comes_back_with_its_reason(hearing, desk):
    async with desk(hearing, DISTRICT) as district, desk(hearing, CITY) as city:
        mine = await submitted(district, title="关于调整公交线路的提案")
        await asked(district, f"/proposals/{mine}/forwardings", to="云岭市政协")
        (offer,) = await soon(lambda: read(city, "/forwarded"))
        await asked(city, f"/forwarded/{offer['forwarding']}/refusal", reason="已有同题提案")

        async def refused():
            family = await read(district, f"/proposals/{mine}/lineage")
            return [one for one in family["forwarded"] if one["answer"] == "refused"]

        (known,) = await soon(refused)
        assert known["answer_words"] == "已有同题提案"
        nobody = f"/forwarded/{committee_id('999912')}/acceptance"
        told = await city.http.post(f"/committees/{CITY}{nobody}", json={"plenary": "5/3"})
        assert told.json()["type"].endswith(":NothingOffered")


async def test_a_committee_on_paper_is_answered_for_by_the_office(hearing, desk):
    async with desk(hearing, CITY) as city:
        mine = await submitted(city, title="关于开行城际列车的提案")
        told = await asked(city, f"/proposals/{mine}/forwardings", to="云岭省政协")
        assert told["outcome"] == "recorded"
        (sent,) = await soon(lambda: _forwarded(city, mine))
        await asked(
            city,
            f"/proposals/{mine}/forwardings/{sent['forwarding']}/answer",
            accepted=True,
            words="编入该会第0031号提案",
        )

        async def answered():
            return [one for one in await _forwarded(city, mine) if one["answer"] == "accepted"]

        assert (await soon(answered))[0]["answer_words"] == "编入该会第0031号提案"


async def _forwarded(office, proposal):
    return (await read(office, f"/proposals/{proposal}/lineage"))["forwarded"]


async def _name(service, office, name):
    row = DirectoryRow(office.committee, office.code, name, "99.99.10.000", None)
    async with service.engine.begin() as connection:
        values = {key: value for key, value in as_values(row).items() if key != "committee"}
        mine = directory.update().where(directory.c.committee == office.committee)
        await connection.execute(mine.values(**values))
