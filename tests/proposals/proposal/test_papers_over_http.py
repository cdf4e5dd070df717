"""Who reads a proposal's text and attachments over HTTP, and what is taken of what is sent?"""

import asyncio
import io
from contextlib import AsyncExitStack, asynccontextmanager
from hashlib import sha256

import docx
import pytest
from sqlalchemy import delete, select

from kernel.identity import Grant, Principal, Role
from kernel.tables import answers, events, vault
from proposals.proposal.drafting.tables import drafts
from proposals.proposal.papers.tables import papers
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = "西岸三所学校的孩子每天绕行四公里上学。"
BODY = {"plenary": "5/3", "title": "关于修桥的提案", "sponsor_kind": "individual", "text": TEXT}
PDF = b"%PDF-1.7\n" + bytes(range(256)) * 5000
NAME = "附件1：西岸家长联名信（含病情）.pdf"


def word():
    out = io.BytesIO()
    docx.Document().save(out)
    return out.getvalue()


def member(office, name):
    person = derived_id(office.committee, "person", name)
    return Principal(f"member:{person}", (Grant(Role.MEMBER, office.committee),))


def unit(office, name):
    who = derived_id(office.committee, "organisation", name)
    return Principal(f"unit:{who}", (Grant(Role.UNIT, office.committee),))


def only(office, role):
    return Principal(f"{role}:岑知远", (Grant(role, office.committee),))


@pytest.fixture
def desks(signed_in, office):
    """`async with desks("张三", "市教育局") as (zhang, schools)`: several at work at once."""

    @asynccontextmanager
    async def enter(*names):
        async with AsyncExitStack() as stack:
            who = [(member if len(name) < 3 else unit)(office, name) for name in names]
            yield [await stack.enter_async_context(signed_in(one)) for one in who]

    return enter


async def submitted(desk, **more):
    told = await desk.ask("", BODY | {"first_sponsor": {"name": "张三"}} | more)
    assert told.status_code == 201, told.text
    return told.json()["stream"].removeprefix("proposal-")


async def assigned(office, **more):
    proposal = await submitted(office, **more)
    assert (await office.ask(f"/{proposal}/filing", {"category": "社会建设"})).status_code == 201
    told = {"leading": ["市教育局"], "assisting": ["市财政局"]}
    assert (await office.ask(f"/{proposal}/assignment", told)).status_code == 201
    return proposal


def url(desk, proposal, more=""):
    return f"/committees/{desk.code}/proposals/{proposal}{more}"


async def reads(desk, office, proposal, more):
    """A read of what was asked at the office's desk meanwhile."""
    desk.http.headers["at-least"] = office.http.headers["at-least"]
    return await desk.http.get(url(desk, proposal, more))


async def attach(desk, proposal, body=PDF, name=NAME, **params):
    told = await desk.http.post(
        url(desk, proposal, "/attachments"),
        params=params,
        files={"file": (name, body)},
    )
    if "position" in told.json():
        desk.http.headers["at-least"] = told.json()["position"]
    return told


async def kept(desk, proposal, *args, **params):
    told = await attach(desk, proposal, *args, **params)
    assert told.status_code == 201, told.text
    return told.json()["attachment"]


async def listed(desk, proposal):
    told = await desk.http.get(url(desk, proposal, "/attachments"))
    assert told.status_code == 200, told.text
    return told.json()


async def statuses(office, signed_in, proposal, more):
    """How each of these is answered, by who it is."""
    who = {
        "sponsor": member(office, "张三"),
        "reviewer": member(office, "李四"),
        "other": member(office, "王五"),
        "leading": unit(office, "市教育局"),
        "assisting": unit(office, "市财政局"),
        "stranger": unit(office, "市交通局"),
        "leader": only(office, Role.LEADER),
        "subscriber": only(office, Role.SUBSCRIBER),
    }
    found = {"office": (await office.http.get(url(office, proposal, more))).status_code}
    for name, principal in who.items():
        async with signed_in(principal) as desk:
            found[name] = (await reads(desk, office, proposal, more)).status_code
    return {name for name, status in found.items() if status == 200}


INSIDE = {"office", "leader", "sponsor"}


async def test_a_text_is_read_by_those_whom_the_proposal_concerns(office, signed_in):
    proposal = await submitted(office)
    assert await statuses(office, signed_in, proposal, "/text") == INSIDE
    deal = {"round": "初审", "reviewer": {"name": "李四"}}
    assert (await office.ask(f"/{proposal}/reviews", deal)).status_code == 201
    assert await statuses(office, signed_in, proposal, "/text") == INSIDE | {"reviewer"}
    await office.ask(f"/{proposal}/filing", {"category": "社会建设"})
    members = {"reviewer", "other"}
    assert await statuses(office, signed_in, proposal, "/text") == INSIDE | members
    told = {"leading": ["市教育局"], "assisting": ["市财政局"]}
    await office.ask(f"/{proposal}/assignment", told)
    units = {"leading", "assisting"}
    assert await statuses(office, signed_in, proposal, "/text") == INSIDE | members | units


async def test_the_text_of_a_draft_is_read_by_its_author_and_who_was_invited(office, desks):
    async with desks("张三", "李四", "王五") as (zhang, li, wang):
        here = f"/committees/{office.code}/drafts"
        told = (await zhang.http.post(here, json=BODY)).json()
        draft = told["stream"].removeprefix("proposal-")
        invited = {"invited": [{"name": "李四"}]}
        told = await zhang.http.post(f"{here}/{draft}/invitations", json=invited)
        office.http.headers["at-least"] = told.json()["position"]
        for desk, status in ((zhang, 200), (li, 200), (office, 200), (wang, 404)):
            found = await reads(desk, office, draft, "/text")
            assert found.status_code == status, found.text
        assert (await reads(li, office, draft, "/text")).json()["text"] == TEXT


async def test_one_page_of_data_holds_text_replies_and_files(office, desks):
    proposal = await assigned(office)
    async with desks("市教育局") as (schools,):
        reply = {"unit": "市教育局", "grade": "A", "openness": "open", "text": "桥明年开工。"}
        assert (await schools.ask(f"/{proposal}/reply-drafts", reply)).status_code == 201
        file = await kept(schools, proposal, part="reply", unit="市教育局")
        told = await schools.http.get(url(schools, proposal, "/case"))
        assert told.json()["papers"]["replies"] == []
        assert told.json()["papers"]["text"]["text"] == TEXT
        (found,) = told.json()["papers"]["attachments"]
        assert (found["attachment"], found["name"], found["kind"]) == (file, NAME, "pdf")
        assert (found["owner_name"], found["length"]) == ("市教育局", len(PDF))


async def test_what_was_forgotten_is_said_and_is_no_error(office):
    proposal = await submitted(office)
    file = await kept(office, proposal)
    assert len(await listed(office, proposal)) == 1
    async with office.service.engine.connect() as connection:
        wanted = select(papers).where(papers.c.committee == office.committee)
        row = (await connection.execute(wanted)).one()
    async with office.service.engine.begin() as connection:
        items = [row.text, *row.contents, *row.file_names]
        await connection.execute(delete(vault).where(vault.c.id.in_(items)))
    told = (await office.http.get(url(office, proposal, "/text"))).json()
    assert (told["text"], told["forgotten"], told["length"]) == (None, True, len(TEXT.encode()))
    assert "已依规删除" in told["note"]
    (found,) = await listed(office, proposal)
    assert (found["name"], found["forgotten"], found["length"]) == (None, True, len(PDF))
    gone = await office.http.get(url(office, proposal, f"/attachments/{file}"))
    assert gone.status_code == 410
    case = (await office.http.get(url(office, proposal, "/case"))).json()
    assert case["papers"]["text"]["forgotten"]


async def test_a_file_comes_back_byte_for_byte_under_its_name(office, desks):
    async with desks("张三") as (zhang,):
        proposal = await submitted(zhang)
        told = await attach(zhang, proposal)
        assert told.json()["sha256"] == sha256(PDF).hexdigest()
        back = await zhang.http.get(
            url(zhang, proposal, f"/attachments/{told.json()['attachment']}")
        )
        assert back.content == PDF
        assert back.headers["content-length"] == str(len(PDF))
        assert back.headers["content-type"] == "application/pdf"
        assert back.headers["x-content-type-options"] == "nosniff"
        assert back.headers["cache-control"] == "private, no-store"
        said = back.headers["content-disposition"]
        assert said.startswith("attachment; filename=\"attachment.pdf\"; filename*=UTF-8''%E9%99")


async def test_nothing_of_a_file_or_its_name_is_in_the_log_or_in_an_answer(office):
    proposal = await submitted(office)
    told = await attach(office, proposal)
    async with office.service.engine.connect() as connection:
        for table in (events, answers):
            rows = str((await connection.execute(select(table))).all())
            assert "家长联名信" not in rows
            assert sha256(PDF).hexdigest() not in rows
        (event,) = (
            await connection.execute(
                select(events.c.data, events.c.published).where(
                    events.c.type == "proposals.attachment.added",
                    events.c.data.contains(proposal),
                )
            )
        ).all()
    assert not event.published
    assert "家长联名信" not in told.text
    problems = (await office.http.get("/log/verify")).json()["problems"]
    assert [one for one in problems if str(office.committee) in one] == []


async def test_a_raw_body_is_taken_with_its_name_in_a_header(office):
    proposal = await submitted(office)
    headers = {"content-disposition": "attachment; filename*=UTF-8''%E8%AF%B4%E6%98%8E.docx"}
    told = await office.http.post(
        url(office, proposal, "/attachments"), content=word(), headers=headers
    )
    assert told.status_code == 201, told.text
    office.http.headers["at-least"] = told.json()["position"]
    (found,) = await listed(office, proposal)
    assert (found["name"], found["kind"]) == ("说明.docx", "docx")


async def test_a_body_called_json_is_read_as_any_other_file(office):
    proposal = await submitted(office)
    headers = {"content-type": "application/json", "content-disposition": 'filename="a.docx"'}
    at = url(office, proposal, "/attachments")
    async with asyncio.timeout(5):
        told = await office.http.post(at, content=word(), headers=headers)
        refused = await office.http.post(at, content=b"{}", headers=headers)
    assert (told.status_code, refused.status_code) == (201, 415), told.text


@pytest.mark.parametrize(
    ("body", "name", "why"),
    [
        (b"MZ\x90" + bytes(90), "程序.exe", "unknown"),
        (b"<script>alert(1)</script>", "图.png", "unknown"),
        (PDF, "预算.xlsx", "mismatch"),
        (word(), "说明.pdf", "mismatch"),
        (word()[:900], "说明.docx", "damaged"),
    ],
)
async def test_what_is_not_accepted_is_refused_with_what_is(office, body, name, why):
    proposal = await submitted(office)
    told = await attach(office, proposal, body, name)
    assert told.status_code == 415
    said = told.json()
    assert (said["type"], said["why"]) == ("urn:jianyan:problem:FileNotAccepted", why)
    assert "可上传：.pdf .ofd .docx" in said["title_zh"]
    assert "accepted: .pdf .ofd .docx" in said["title"]
    assert await listed(office, proposal) == []


async def test_a_file_that_is_too_large_is_refused_before_it_is_read(office):
    proposal = await submitted(office)
    here = url(office, proposal, "/attachments")
    read = 0

    async def endless():
        nonlocal read
        while True:
            read += 1
            yield bytes(1024**2)

    told = await office.http.post(here, content=endless())
    assert (told.status_code, told.json()["most"]) == (413, 20 * 1024**2)
    assert read <= 22
    said = {"content-length": str(10**12)}
    told = await office.http.post(here, content=b"%PDF-", headers=said)
    assert told.status_code == 413
    told = await attach(office, proposal, b"%PDF-" + bytes(20 * 1024**2))
    assert told.status_code == 413
    assert "20 MB" in told.json()["title_zh"]


async def test_a_file_as_large_as_may_be_is_taken_and_given_back(office):
    proposal = await submitted(office)
    body = b"%PDF-" + bytes(20 * 1024**2 - 5)
    file = await kept(office, proposal, body, "大.pdf")
    back = await office.http.get(url(office, proposal, f"/attachments/{file}"))
    assert back.content == body


@pytest.mark.parametrize(
    "sent",
    [
        {"content": b""},
        {"files": {"other": ("a.pdf", PDF)}},
        {"files": [("file", ("a.pdf", PDF)), ("file", ("b.pdf", PDF))]},
        {"files": {"file": ("a.pdf", PDF)}, "data": {"more": "x"}},
        {"content": b"--x\r\nnothing", "headers": {"content-type": "multipart/form-data"}},
    ],
)
async def test_a_request_without_one_file_says_so(office, sent):
    proposal = await submitted(office)
    told = await office.http.post(url(office, proposal, "/attachments"), **sent)
    assert told.status_code == 400, told.text
    assert told.headers["content-type"] == "application/problem+json"


async def test_the_same_upload_again_is_the_same_attachment(office):
    proposal = await submitted(office)
    headers = {"idempotency-key": "once"}
    file = {"file": (NAME, PDF)}
    here = url(office, proposal, "/attachments")
    first, again = [await office.http.post(here, files=file, headers=headers) for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    office.http.headers["at-least"] = first.json()["position"]
    other = await office.http.post(here, files={"file": (NAME, word())}, headers=headers)
    assert other.status_code == 415
    other = await office.http.post(here, files={"file": (NAME, PDF + b"!")}, headers=headers)
    assert other.json()["type"].endswith(":KeyReused")
    equal = await attach(office, proposal)
    assert (equal.status_code, equal.json()["attachment"]) == (200, first.json()["attachment"])
    assert len(await listed(office, proposal)) == 1
    named = await attach(office, proposal, PDF, "另名.pdf")
    office.http.headers["at-least"] = named.json()["position"]
    twice = await attach(office, proposal, PDF, "另名.pdf")
    assert (twice.status_code, twice.json()["attachment"]) == (200, named.json()["attachment"])


async def test_a_draft_takes_its_attachments_along_when_it_is_submitted(office, desks):
    async with desks("张三", "李四") as (zhang, li):
        here = f"/committees/{office.code}/drafts"
        told = (await zhang.http.post(here, json=BODY)).json()
        zhang.http.headers["at-least"] = told["position"]
        draft = told["stream"].removeprefix("proposal-")
        file = await kept(zhang, draft)
        office.http.headers["at-least"] = zhang.http.headers["at-least"]
        assert (await reads(li, office, draft, "/attachments")).status_code == 404
        told = await zhang.http.post(f"{here}/{draft}/submission", json={})
        zhang.http.headers["at-least"] = told.json()["position"]
        assert [one["attachment"] for one in await listed(zhang, draft)] == [file]
        async with office.service.engine.connect() as connection:
            left = await connection.execute(select(drafts).where(drafts.c.proposal == draft))
            assert left.all() == []


async def test_each_adds_and_removes_the_own_and_the_office_all(office, desks):
    proposal = await assigned(office)
    async with desks("张三", "李四", "市教育局", "市财政局", "市交通局") as all_:
        zhang, li, schools, money, roads = all_
        for desk in all_:
            desk.http.headers["at-least"] = office.http.headers["at-least"]
        late = await attach(zhang, proposal)
        assert late.json()["type"].endswith(":SponsorTooLate")
        assert (await attach(li, proposal)).status_code == 403
        assert (await attach(schools, proposal)).status_code == 403
        reply = {"part": "reply", "unit": "市教育局"}
        assert (await attach(money, proposal, **reply)).status_code == 403
        assert (await attach(roads, proposal, part="reply", unit="市交通局")).status_code == 404
        nobody = await attach(office, proposal, part="reply")
        assert nobody.json()["type"].endswith(":UnitMissing")
        file = await kept(schools, proposal, **reply)
        gone = await li.http.delete(url(li, proposal, f"/attachments/{file}"))
        assert gone.json()["type"].endswith(":NotTheirAttachment")
        gone = await money.http.delete(url(money, proposal, f"/attachments/{file}"))
        assert gone.json()["type"].endswith(":NotTheirAttachment")
        gone = await schools.http.delete(url(schools, proposal, f"/attachments/{file}"))
        assert gone.status_code == 201, gone.text
        schools.http.headers["at-least"] = gone.json()["position"]
        assert await listed(schools, proposal) == []
        back = await schools.http.get(url(schools, proposal, f"/attachments/{file}"))
        assert back.status_code == 404


@pytest.mark.parametrize(
    ("openness", "others"), [("open", True), ("on_request", False), ("closed", False)]
)
async def test_a_replys_attachment_is_as_open_as_the_reply(office, desks, openness, others):
    proposal = await assigned(office)
    async with desks("张三", "王五", "市教育局", "市财政局") as (zhang, wang, schools, money):
        schools.http.headers["at-least"] = office.http.headers["at-least"]
        told = {"unit": "市教育局", "grade": "A", "openness": openness, "text": "桥明年开工。"}
        because = {"closed_because": "涉及征地"} if openness == "closed" else {}
        assert (await schools.ask(f"/{proposal}/reply-drafts", told | because)).status_code == 201
        file = await kept(schools, proposal, part="reply", unit="市教育局")
        office.http.headers["at-least"] = schools.http.headers["at-least"]

        async def readers():
            found = set()
            for name, desk in (("zhang", zhang), ("wang", wang), ("money", money)):
                one = await reads(desk, office, proposal, f"/attachments/{file}")
                all_ = await reads(desk, office, proposal, "/attachments")
                assert (one.status_code == 200) == bool(all_.json())
                found |= {name} if one.status_code == 200 else set()
            return found

        assert await readers() == {"money"}
        steps = [("contacts", {"sponsor": {"name": "张三"}, "way": "visit"}), ("issuing", {})]
        for step, body in steps:
            told = await schools.ask(f"/{proposal}/{step}", {"unit": "市教育局"} | body)
            assert told.status_code == 201, told.text
        office.http.headers["at-least"] = schools.http.headers["at-least"]
        assert await readers() == {"money", "zhang"} | ({"wang"} if others else set())
        case = (await reads(wang, office, proposal, "/case")).json()
        assert [one["unit_name"] for one in case["papers"]["replies"]] == ["市教育局"] * others


async def test_a_reply_is_read_by_the_sponsors_of_what_was_merged_into_it(office, desks):
    bridge = await assigned(office)
    ferry = await submitted(office, first_sponsor={"name": "李四"}, title="关于渡轮的提案")
    assert (await office.ask(f"/{ferry}/merging", {"into": bridge})).status_code == 201
    file = await kept(office, bridge, part="reply", unit="市教育局")
    told = {"unit": "市教育局", "grade": "A", "text": "桥明年开工。"}
    assert (await office.ask(f"/{bridge}/replies", told)).status_code == 201
    async with desks("李四", "王五") as (li, wang):
        for desk, seen in ((li, [file]), (wang, [])):
            papers_ = (await reads(desk, office, bridge, "/case")).json()["papers"]
            assert [one["attachment"] for one in papers_["attachments"]] == seen
            assert [one["text"]["text"] for one in papers_["replies"]] == ["桥明年开工。"] * len(
                seen
            )


async def test_a_form_on_paper_is_typed_in_with_its_scan(office, desks):
    proposal = await assigned(office, sponsor_kind="joint", co_sponsors=[{"name": "李四"}])
    told = {"unit": "市教育局", "grade": "A"}
    assert (await office.ask(f"/{proposal}/replies", told)).status_code == 201
    li, zhang = (str(derived_id(office.committee, "person", name)) for name in ("李四", "张三"))
    scan = await kept(office, proposal, PDF, "李四反馈表.pdf", part="feedback", sponsor=li)
    said = {"sponsor": {"name": "李四"}, "satisfaction": "satisfied", "scanned": scan}
    other = await office.ask(f"/{proposal}/feedback", said | {"scan": "0" * 64})
    assert other.json()["type"].endswith(":OtherScan")
    of_another = await office.ask(f"/{proposal}/feedback", said | {"sponsor": {"name": "张三"}})
    assert of_another.status_code == 404
    headers = {"on-behalf-of": f"member:{li}"}
    told = await office.http.post(url(office, proposal, "/feedback"), json=said, headers=headers)
    assert told.status_code == 201, told.text
    office.http.headers["at-least"] = told.json()["position"]
    rows = await office.events(events.c.type, events.c.data, events.c.on_behalf_of)
    (event,) = [one for one in rows if one.type.endswith("feedback_given")]
    assert sha256(PDF).hexdigest() in event.data
    assert event.on_behalf_of == f"member:{li}"
    async with desks("李四", "张三", "市教育局") as (li_desk, zhang_desk, schools):
        for desk, seen in ((li_desk, 1), (zhang_desk, 0), (schools, 0)):
            found = (await reads(desk, office, proposal, "/attachments")).json()
            assert len(found) == seen, found
        # A unit sees what sponsors say once it has judged the proposal itself.
        schools.http.headers["at-least"] = office.http.headers["at-least"]
        rated = {"unit": "市教育局", "answers": [{"question": "quality", "choice": "好"}]}
        assert (await schools.ask(f"/{proposal}/ratings", rated)).status_code == 201
        assert len(await listed(schools, proposal)) == 1
        assert (
            await attach(zhang_desk, proposal, part="feedback", sponsor=zhang)
        ).status_code == 403
