"""Does a withdrawn text leave the vault, and do page, list and export say who decided that?"""

import io
from types import SimpleNamespace
from uuid import UUID, uuid4

import openpyxl
import pytest
from sqlalchemy import func, select

from contracts.merges import MergeRow, merges
from contracts.proposals.proposal import ProposalConverted
from kernel.command import Asked
from kernel.identity import Grant, Principal, Role
from kernel.log.verify import verified
from kernel.rows import as_values
from kernel.tables import events, vault
from kernel.testing.running import OPERATOR
from proposals.situation_report.reactions import receive_a_report
from proposals.suggestion.reactions import receive_an_opinion_or_letter, suggestion_of
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
TEXT = "西岸孩子每天绕行，轮渡停航时尤其危险。"
WHY = {"ground": "requested", "basis": "本人书面申请"}
CALL = {
    "plenary": "5/3",
    "title": "提案线索征集",
    "opens_on": "2025-11-01",
    "closes_on": "2025-12-20",
}
REPORT = {
    "title": "关于恢复西岸轮渡的建议",
    "reporters": [{"name": "张三"}],
    "received_on": "2026-02-10",
    "text": TEXT,
}
LISTS = {
    "situation-reports": "situation-reports/export",
    "leads": "exports/leads",
    "suggestions": "exports/suggestions",
}
each_kind = pytest.mark.parametrize("kind", LISTS)


async def asked(desk, path, body, method="post", status=201):
    told = await desk.http.request(method, f"/committees/{desk.code}/{path}", json=body)
    assert told.status_code == status, told.text
    if told.json().get("position"):
        desk.http.headers["at-least"] = told.json()["position"]
    return told.json()


async def read(desk, path, status=200, **params):
    told = await desk.http.get(f"/committees/{desk.code}/{path}", params=params)
    assert told.status_code == status, told.text
    return told


async def received(desk, kind, text=TEXT):
    """A record of a kind with a text, by 张三: its id."""
    if kind == "situation-reports":
        told = await asked(desk, kind, REPORT | {"text": text})
        return told["stream"].removeprefix("situation_report-")
    if kind == "leads":
        call = uuid4()
        await asked(desk, f"calls/{call}", CALL, "put")
        body = {"source": "member", "by": "张三", "title": "恢复轮渡", "text": text}
        told = await asked(desk, f"calls/{call}/leads", body | {"on": "2025-11-20"})
        return told["stream"].removeprefix("lead-")
    return str(suggestion_of(UUID(await converted(desk, text))))


async def converted(desk, text=TEXT, target="letter"):
    """A proposal that became something else: its id."""
    body = {"plenary": "5/3", "title": "关于恢复轮渡的提案", "sponsor_kind": "individual"}
    told = await asked(desk, "proposals", body | {"first_sponsor": {"name": "张三"}, "text": text})
    proposal = told["stream"].removeprefix("proposal-")
    await asked(desk, f"proposals/{proposal}/conversion", {"target": target})
    await heard_itself(desk)
    return proposal


async def heard_itself(desk):
    """What the service asks of itself when it hears of its own conversion, without a broker."""
    *_, told = await desk.events(events.c.type, events.c.data)
    event = ProposalConverted.read(told.data)
    where = SimpleNamespace(committee=desk.committee)
    recorded = SimpleNamespace(origin=where, occurred_on=event.decided_on)
    for reaction in (receive_a_report, receive_an_opinion_or_letter):
        for command in reaction.commands(event, None, recorded):
            by_itself = Asked(command, OPERATOR, str(uuid4()), correlation=uuid4())
            answer = await desk.service.appender.submit(by_itself)
            assert answer.done, answer.refusal
            origin, _, _ = desk.http.headers["at-least"].rpartition("@")
            desk.http.headers["at-least"] = f"{origin}@{answer.position}"


def member(desk, name):
    person = derived_id(desk.committee, "person", name)
    return Principal(f"member:{person}", (Grant(Role.MEMBER, desk.committee),))


async def listed(desk, kind):
    found = (await read(desk, kind)).json()
    return found["reports"] if kind == "situation-reports" else found


async def exported(desk, kind):
    """The last cell of each row below the heading."""
    told = await read(desk, LISTS[kind])
    rows = list(openpyxl.load_workbook(io.BytesIO(told.content)).active.values)
    heading = next(at for at, row in enumerate(rows) if "序号" in row)
    place = rows[heading].index("删除说明")
    return [row[place] for row in rows[heading + 1 :]]


async def kept(desk):
    """How many items of this committee lie in the vault."""
    async with desk.service.engine.connect() as connection:
        wanted = select(func.count()).select_from(vault).where(vault.c.body == TEXT.encode())
        return (await connection.execute(wanted)).scalar()


@each_kind
async def test_a_withdrawn_text_goes_and_its_places_say_who_decided_and_why(office, kind):
    before = await kept(office)
    record = await received(office, kind)
    text = (await read(office, f"{kind}/{record}/text")).json()
    assert (text["text"], text["withdrawn"]) == (TEXT, None)
    assert (await listed(office, kind))[0]["withdrawn"] is None
    assert await exported(office, kind) == [None]
    assert await kept(office) == before + 1
    told = await asked(office, f"{kind}/{record}/withdrawn-content", WHY)
    assert told["events"] == ["proposals.content.withdrawn"]
    assert await kept(office) == before
    text = (await read(office, f"{kind}/{record}/text")).json()
    assert (text["text"], text["forgotten"], text["length"]) == (None, True, len(TEXT.encode()))
    said = text["withdrawn"]
    assert (said["by"], said["ground"], said["basis"]) == (
        "office:operator", WHY["ground"], WHY["basis"],
    )  # fmt: skip
    assert (await listed(office, kind))[0]["withdrawn"] == said
    assert await exported(office, kind) == [text["note"]]
    assert WHY["basis"] in text["note"]
    found = await verified(office.service.engine, "proposals", frozenset({office.committee}))
    assert (found.problems, len(found.forgotten)) == ([], 1 + (kind == "suggestions") * 2)


@each_kind
async def test_again_it_changes_nothing_and_without_a_text_there_is_none(office, kind):
    record = await received(office, kind)
    path = f"{kind}/{record}/withdrawn-content"
    await asked(office, path, WHY)
    again = await asked(office, path, WHY | {"part": "everything"}, status=200)
    assert again["outcome"] == "unchanged"
    bare = await received(office, kind, None) if kind != "situation-reports" else None
    if bare is not None:
        told = await asked(office, f"{kind}/{bare}/withdrawn-content", WHY, status=422)
        assert told["type"].endswith(":NoTextKept")
        assert (await read(office, f"{kind}/{bare}/text", 404)).json()["type"].endswith("NotFound")
    told = await asked(office, f"{kind}/{uuid4()}/withdrawn-content", WHY, status=422)
    assert ":No" in told["type"]


@each_kind
async def test_a_member_withdraws_the_own_text_and_no_other_and_reads_none(office, signed_in, kind):
    record = await received(office, kind)
    path = f"{kind}/{record}/withdrawn-content"
    async with signed_in(member(office, "李四")) as other:
        assert (await asked(other, path, WHY, status=422))["type"].endswith(":NotTheirText")
        await read(other, f"{kind}/{record}/text", 403)
    unit = Principal("unit:x", (Grant(Role.UNIT, office.committee),))
    async with signed_in(unit) as schools:
        await asked(schools, path, WHY, status=403)
    async with signed_in(member(office, "张三")) as own:
        assert (await asked(own, path, WHY))["outcome"] == "recorded"
        office.http.headers["at-least"] = own.http.headers["at-least"]
    text = (await read(office, f"{kind}/{record}/text")).json()
    assert text["withdrawn"]["by"] == member(office, "张三").id


@each_kind
async def test_who_was_entered_twice_withdraws_what_the_duplicate_gave(office, signed_in, kind):
    record = await received(office, kind)
    here = office.committee
    twin, kept_one = (derived_id(here, "person", name) for name in ("张三", "李四"))
    merged = MergeRow(twin, here, kept_one, "李四")
    async with office.service.engine.begin() as connection:
        await connection.execute(merges.insert(), [as_values(merged)])
    async with signed_in(member(office, "李四")) as kept_member:
        told = await asked(kept_member, f"{kind}/{record}/withdrawn-content", WHY)
        assert told["outcome"] == "recorded"


@pytest.mark.parametrize("first", ["proposals", "suggestions"])
async def test_a_proposals_text_that_became_a_letter_goes_from_both(office, first):
    proposal = await converted(office)
    letter = suggestion_of(UUID(proposal))
    records = {"proposals": proposal, "suggestions": str(letter)}
    body = WHY | {"part": "text"}
    await asked(office, f"{first}/{records[first]}/withdrawn-content", body)
    for kind, record in records.items():
        text = (await read(office, f"{kind}/{record}/text")).json()
        assert (text["text"], text["withdrawn"]["basis"]) == (None, WHY["basis"])
    (other,) = records.keys() - {first}
    await asked(office, f"{other}/{records[other]}/withdrawn-content", body)
    found = await verified(office.service.engine, "proposals", frozenset({office.committee}))
    assert found.problems == []


async def test_a_report_that_was_a_proposal_is_withdrawn_as_a_report(office):
    proposal = await converted(office, target="situation_report")
    (row,) = await listed(office, "situation-reports")
    await asked(office, f"situation-reports/{row['report']}/withdrawn-content", WHY)
    text = (await read(office, f"proposals/{proposal}/text")).json()
    assert (text["text"], text["forgotten"]) == (None, True)
    assert (await read(office, "proposals", text="轮渡停航")).json()["items"] == []


async def test_a_retracted_reports_text_is_withdrawn_and_a_search_never_finds_words(office):
    record = await received(office, "situation-reports")
    assert (await read(office, "situation-reports", words="停航")).json()["reports"] == []
    before = await kept(office)
    await asked(office, f"situation-reports/{record}/retraction", {"reason": "重复录入"})
    await asked(office, f"situation-reports/{record}/withdrawn-content", WHY)
    assert await kept(office) == before - 1


async def test_an_export_with_the_marker_imports_again_and_changes_nothing(office):
    record = await received(office, "situation-reports")
    await asked(office, f"situation-reports/{record}/withdrawn-content", WHY)
    file = (await read(office, LISTS["situation-reports"])).content
    url = f"/committees/{office.code}/imports/situation-reports"
    told = await office.http.post(url, params={"plenary": "5/3"}, files={"file": ("t.xlsx", file)})
    outcome = told.json()["outcome"]
    assert (outcome["bad"], outcome["warnings"]) == ([], [])
    text = (await read(office, f"situation-reports/{record}/text")).json()
    assert text["withdrawn"]["basis"] == WHY["basis"]
