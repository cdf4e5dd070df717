"""Do services to members travel over HTTP, and stay private where they must?"""

import io
import json
from datetime import timedelta

import openpyxl
import pytest
from sqlalchemy import select

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.log.verify import verified
from kernel.tables import events, vault
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
CEN, LI, QIU = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟", "裘若谷"))
TODAY = str(today())
TITLE, TEXT = "老人照料", "家中老人需照料，难以外出履职。"


@pytest.fixture
async def people(tell):
    for name, sector in (("岑知远", "教育"), ("黎云舟", "教育"), ("裘若谷", "经济")):
        bodies = [{"kind": "sector", "name": sector}]
        told = {"name": name, "term": 5, "since": "2022-01-12", "bodies": bodies}
        employer = {} if name == "裘若谷" else {"employer": "云岭市第一中学", "position": "教师"}
        await tell("members", told | employer)


@pytest.fixture
def as_one(members, http):
    """`await as_one(Role.MEMBER, "member:...", "get", path)`: ask as somebody else."""

    async def answered(role, who, method, path, **body):
        principal = Principal(who, (Grant(role, HERE),))
        async with client(members, principal) as asked:
            asked.headers["at-least"] = http.headers["at-least"]
            sent = {"json": body} if method != "get" else {"params": body}
            answer = await asked.request(method, f"/committees/999900/{path}", **sent)
        if answer.status_code == 201 and "position" in answer.json():
            http.headers["at-least"] = answer.json()["position"]
        return answer

    return answered


MEMBER, OTHER = (Role.MEMBER, f"member:{CEN}"), (Role.MEMBER, f"member:{LI}")
CLERK, LEADER = (Role.CLERK, "office:7"), (Role.LEADER, "leader:1")


def id_of(told):
    return told["stream"].partition("-")[2]


async def logged(members):
    """Every event as the log has it: type, actor, published or not, text."""
    wanted = select(events.c.type, events.c.actor, events.c.published, events.c.data)
    async with members.engine.connect() as connection:
        return (await connection.execute(wanted.order_by(events.c.position))).all()


async def test_a_difficulty_is_raised_in_confidence_and_settled(people, as_one, seen, members):
    told = await as_one(*MEMBER, "post", "difficulties", kind="困难", title=TITLE, text=TEXT)
    assert told.status_code == 201, told.text
    one = id_of(told.json())
    await as_one(*CLERK, "post", f"difficulties/{one}/handling", by="柳依依")
    await as_one(*CLERK, "post", f"difficulties/{one}/passing", name="市民政局")
    told = await as_one(*CLERK, "post", f"difficulties/{one}/settlement", outcome="社区已安排")
    assert told.status_code == 201, told.text
    mine = (await as_one(*MEMBER, "get", f"difficulties/{one}")).json()
    assert (mine["phase"], mine["title"], mine["outcome"]) == ("settled", TITLE, "社区已安排")
    assert [(step["step"], step["who"]) for step in mine["steps"]] == [
        ("taken_up", "柳依依"),
        ("passed", "市民政局"),
        ("settled", None),
    ]
    assert [one["title"] for one in await seen("difficulties", phase="settled")] == [TITLE]
    assert await seen("difficulties", phase="raised") == []
    text = "".join(row.data for row in await logged(members))
    assert not any(word in text for word in ("老人", "社区"))
    async with members.engine.connect() as connection:
        kept = (await connection.execute(select(vault.c.kind, vault.c.about))).all()
    assert {(row.kind, row.about) for row in kept if row.kind.startswith("difficulty")} == {
        (f"difficulty.{kind}", CEN) for kind in ("title", "text", "outcome")
    }


async def test_what_is_published_of_a_difficulty_leads_to_nobody(people, as_one, members):
    await as_one(*MEMBER, "post", "difficulties", kind="维权", title=TITLE)
    found = [row for row in await logged(members) if row.type.startswith("members.difficulty")]
    assert [(row.type.rsplit(".", 1)[1], row.published) for row in found] == [
        ("raised", False),
        ("worded", False),
        ("counted", True),
    ]
    counted = found[-1]
    assert counted.actor == "service:members"
    assert json.loads(counted.data).keys() == {"difficulty", "kind", "raised_on"}
    async with members.engine.connect() as connection:
        wanted = select(events.c.correlation_id, events.c.on_behalf_of, events.c.traceparent)
        rows = (await connection.execute(wanted.order_by(events.c.position))).all()
    assert rows[-1].correlation_id != rows[-2].correlation_id
    assert rows[-1].on_behalf_of is None
    assert rows[-1].traceparent is None


async def test_the_office_handles_a_difficulty_in_its_own_name(people, as_one, members, http):
    told = await as_one(*MEMBER, "post", "difficulties", kind="困难", title=TITLE)
    path = f"/committees/999900/difficulties/{id_of(told.json())}"
    before = len(await logged(members))
    steps = {
        "handling": {"by": "柳依依"},
        "passing": {"name": "市民政局"},
        "settlement": {},
        "unsettled": {"reason": "超出政策"},
        "reopening": None,
        "striking": None,
    }
    headers = {"on-behalf-of": f"member:{CEN}", "at-least": http.headers["at-least"]}
    async with client(members, Principal(CLERK[1], (Grant(Role.CLERK, HERE),))) as asked:
        for step, body in steps.items():
            answer = await asked.post(f"{path}/{step}", json=body, headers=headers)
            assert answer.status_code == 422, step
            assert answer.json()["type"].endswith("OnNobodysBehalf"), step
    assert len(await logged(members)) == before


async def test_a_difficulty_is_seen_by_the_office_and_by_whom_it_concerns(people, as_one):
    told = await as_one(*MEMBER, "post", "difficulties", kind="困难", title=TITLE)
    one = id_of(told.json())
    path = f"difficulties/{one}"
    assert (await as_one(*OTHER, "get", path)).status_code == 404
    assert (await as_one(*OTHER, "get", "difficulties")).json() == []
    assert (await as_one(*LEADER, "get", path)).status_code == 403
    assert (await as_one(*LEADER, "get", "difficulties")).status_code == 403
    counts = (await as_one(*LEADER, "get", "difficulties/counts", year=today().year)).json()
    assert counts == [{"kind": "困难诉求", "phase": "raised", "times": 1}]
    assert (await as_one(*CLERK, "get", path)).json()["title"] == TITLE
    assert (await as_one(*OTHER, "put", path, kind="维权", title="改")).status_code == 404
    told = await as_one(*MEMBER, "put", path, kind="维权", title="老人照料二")
    assert told.status_code == 201, told.text
    assert (await as_one(*MEMBER, "get", path)).json()["kind"] == "维权"
    theirs = {"kind": "困难", "title": TITLE, "member": str(LI)}
    assert (await as_one(*MEMBER, "post", "difficulties", **theirs)).status_code == 403
    past = {"kind": "困难", "title": TITLE, "raised_on": "2025-03-01"}
    assert (await as_one(*MEMBER, "post", "difficulties", **past)).status_code == 422
    assert (await as_one(*CLERK, "post", "difficulties", **past)).status_code == 422
    entered = await as_one(*CLERK, "post", "difficulties", member=str(LI), **past)
    assert entered.status_code == 201
    assert (await as_one(*OTHER, "get", f"difficulties/{id_of(entered.json())}")).status_code == 200


async def test_what_could_not_be_settled_is_reopened_or_struck(people, as_one):
    told = await as_one(*MEMBER, "post", "difficulties", kind="困难", title=TITLE)
    path = f"difficulties/{id_of(told.json())}"
    refused = await as_one(*CLERK, "post", f"{path}/unsettled", reason="超出政策")
    assert refused.json()["type"] == "urn:jianyan:problem:NotTakenUp"
    await as_one(*CLERK, "post", f"{path}/handling", by="柳依依")
    await as_one(*CLERK, "post", f"{path}/unsettled", reason="超出政策")
    shown = (await as_one(*CLERK, "get", path)).json()
    assert (shown["phase"], shown["outcome"]) == ("unsettled", "超出政策")
    await as_one(*CLERK, "post", f"{path}/reopening")
    assert (await as_one(*CLERK, "get", path)).json()["phase"] == "taken_up"
    await as_one(*CLERK, "post", f"{path}/striking")
    assert (await as_one(*CLERK, "get", path)).status_code == 404


def material(**told):
    sent = {"kind": "学习材料", "title": "学习材料第三期", "sent_on": TODAY, "way": "online"}
    return sent | told


async def test_material_goes_to_a_body_and_is_read_by_some(people, as_one, tell, seen):
    scope = {"kind": "sector", "name": "教育"}
    one = id_of(await tell("materials", material(scope=scope)))
    assert [row["name"] for row in await seen(f"materials/{one}/unread")] == ["岑知远", "黎云舟"]
    told = await as_one(*MEMBER, "post", f"materials/{one}/readings")
    assert told.status_code == 201, told.text
    assert [row["name"] for row in await seen(f"materials/{one}/unread")] == ["黎云舟"]
    for_other = await as_one(*MEMBER, "post", f"materials/{one}/readings", member=str(LI))
    assert for_other.status_code == 403
    await tell(f"materials/{one}/readings", {"member": str(LI), "read_on": TODAY})
    shown = await seen(f"materials/{one}")
    assert [(row["member"], row["how"]) for row in shown["readings"]] == [
        (str(CEN), "self"),
        (str(LI), "office"),
    ]
    own = (await as_one(*MEMBER, "get", "materials")).json()
    assert [(row["recipients"], len(row["readings"])) for row in own] == [([str(CEN)], 1)]
    assert (
        await as_one(Role.MEMBER, f"member:{QIU}", "get", f"materials/{one}")
    ).status_code == 404
    assert (await as_one(*MEMBER, "get", f"materials/{one}/unread")).status_code == 403
    await tell(f"materials/{one}/recipients", {"recipients": [str(QIU)]})
    await tell(f"materials/{one}/readings/striking", {"member": str(LI)})
    laggards = await seen("materials/laggards")
    assert sorted(row["name"] for row in laggards) == ["裘若谷", "黎云舟"]
    counts = (await as_one(*LEADER, "get", "materials/counts")).json()
    assert (counts[0]["recipients"], counts[0]["read"], counts[0]["notes"]) == (3, 1, 0)


async def test_notes_are_read_by_who_wrote_them_and_by_the_office(people, as_one, tell, members):
    one = id_of(await tell("materials", material(everyone=True)))
    told = await as_one(*MEMBER, "post", f"materials/{one}/notes", notes="学习体会：深受启发")
    assert told.status_code == 201, told.text
    path = f"materials/{one}/notes/{CEN}"
    assert (await as_one(*MEMBER, "get", path)).json() == {"notes": "学习体会：深受启发"}
    assert (await as_one(*CLERK, "get", path)).json()["notes"].endswith("启发")
    assert (await as_one(*OTHER, "get", path)).status_code == 404
    assert (await as_one(*LEADER, "get", path)).status_code == 403
    assert not any("启发" in row.data for row in await logged(members))
    await tell(f"materials/{one}/retraction", {})
    assert (await as_one(*MEMBER, "get", path)).status_code == 404


async def test_material_is_corrected(people, tell, seen, http):
    one = id_of(await tell("materials", material(recipients=[str(CEN)])))
    body = material(title="学习材料第四期", recipients=[str(CEN)])
    answer = await http.put(f"/committees/999900/materials/{one}", json=body)
    assert answer.status_code == 201, answer.text
    http.headers["at-least"] = answer.json()["position"]
    assert (await seen(f"materials/{one}"))["title"] == "学习材料第四期"


def letter(**told):
    return {"member": str(CEN), "purpose": "致谢", "sent_on": TODAY} | told


async def test_a_letter_goes_to_the_employer_on_the_register(people, tell, seen, as_one, http):
    one = id_of(await tell("employer-letters", letter(text="感谢贵单位支持。")))
    shown = await seen(f"employer-letters/{one}")
    assert (shown["employer"]["name"], shown["number"]) == (
        "云岭市第一中学",
        f"〔{today().year}〕1号",
    )
    assert shown["employer"]["id"] == str(derived_id(HERE, "organisation", "云岭市第一中学"))
    await tell(f"employer-letters/{one}/answer", {"text": "同意支持"})
    words = (await as_one(*MEMBER, "get", f"employer-letters/{one}/text")).json()
    assert words == {"text": "感谢贵单位支持。", "answer": "同意支持", "withdrawn": None}
    assert (await as_one(*OTHER, "get", f"employer-letters/{one}")).status_code == 404
    assert (await as_one(*LEADER, "get", "employer-letters")).status_code == 403
    told = await tell("employer-letters", letter(member=str(QIU)), status=422)
    assert told["type"] == "urn:jianyan:problem:NoEmployer"
    named = letter(member=str(QIU), employer={"name": "云岭市机床厂"}, number="云协函12号")
    other = id_of(await tell("employer-letters", named))
    again = await tell("employer-letters", letter(number="云协函12号"), status=422)
    assert again["type"] == "urn:jianyan:problem:NumberTaken"
    answer = await http.put(
        f"/committees/999900/employer-letters/{other}", json=named | {"purpose": "履职时间"}
    )
    assert answer.status_code == 201, answer.text
    http.headers["at-least"] = answer.json()["position"]
    assert len(await seen("employer-letters", purpose="商请支持履职时间")) == 1
    assert len(await seen("employer-letters", answered=False)) == 1
    await tell(f"employer-letters/{other}/retraction", {})
    assert len(await seen("employer-letters")) == 1


async def test_a_batch_is_one_letter_each_and_a_sheet_for_the_envelopes(people, seen, http):
    body = {"members": [str(CEN), str(LI), str(QIU)], "purpose": "履职情况", "sent_on": TODAY}
    key = {"idempotency-key": "batch-1"}
    path = "/committees/999900/employer-letters/batch"
    told = (await http.post(path, json=body, headers=key)).json()
    assert (len(told["sent"]), told["without_employer"]) == (2, [str(QIU)])
    http.headers["at-least"] = told["position"]
    again = (await http.post(path, json=body, headers=key)).json()
    assert again["sent"] == told["sent"]
    assert len(await seen("employer-letters")) == 2
    answer = await http.get("/committees/999900/exports/employer-letters")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).worksheets[0]
    heading, *lines = [row[:6] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert heading == ("序号", "收件单位", "函号", "委员姓名", "职务", "事由")
    year = today().year
    names = sorted(line[3] for line in lines)
    assert names == ["岑知远", "黎云舟"]
    assert [line[:3] for line in lines] == [
        (1, "云岭市第一中学", f"〔{year}〕1号"),
        (2, "云岭市第一中学", f"〔{year}〕2号"),
    ]


async def test_a_day_that_has_not_come_is_refused_everywhere(people, tell):
    later = str(today() + timedelta(days=1))
    for path, body in (
        ("materials", material(sent_on=later, everyone=True)),
        ("employer-letters", letter(sent_on=later)),
    ):
        told = await tell(path, body, status=422)
        assert told["type"] == "urn:jianyan:problem:NotYet"


async def test_the_words_of_one_who_is_erased_go_and_the_numbers_stay(
    people, as_one, tell, seen, members
):
    told = await as_one(*MEMBER, "post", "difficulties", kind="困难", title=TITLE, text=TEXT)
    one = id_of(told.json())
    sent = id_of(await tell("materials", material(everyone=True)))
    await as_one(*MEMBER, "post", f"materials/{sent}/notes", notes="学习体会")
    by = {"person": "柳依依"}
    visit = {"made_on": TODAY, "way": "走访", "by": by, "reached": [str(CEN)], "said": TEXT}
    contact = id_of(await tell("contacts", visit))
    other = id_of(await tell("contacts", visit | {"reached": [str(LI)]}))
    basis = {"ground": "requested", "basis": "个人信息保护法第四十七条，本人申请"}
    await tell(f"members/{CEN}/erasures", basis)
    assert [(row["title"], row["text"]) for row in await seen("difficulties")] == [(None, None)]
    assert await seen(f"materials/{sent}/notes/{CEN}") == {"notes": None}
    words = await seen(f"contacts/{contact}/text")
    assert (words["forgotten"], words["withdrawn"]["basis"]) == (True, basis["basis"])
    assert (await seen(f"contacts/{other}/text"))["said"] == TEXT
    counts = await seen("contacts/counts")
    assert (counts["contacts"], counts["reached"]) == (2, 2)
    assert await seen("difficulties/counts") == [
        {"kind": "困难诉求", "phase": "raised", "times": 1}
    ]
    again = await as_one(*CLERK, "post", f"difficulties/{one}/handling", by="柳依依")
    assert again.status_code == 201
    assert (await verified(members.engine, "members")).problems == []
