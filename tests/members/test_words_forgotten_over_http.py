"""Are the words of a contact and of a letter forgotten over HTTP, all of them, and nothing else?"""

import pytest
from sqlalchemy import select

from kernel.clock import today
from kernel.identity import Grant, Principal, Role
from kernel.ids import committee_id
from kernel.log.verify import verified
from kernel.tables import vault
from kernel.testing.running import client
from rules.names import derived_id

HERE = committee_id("999900")
CEN, LI = (derived_id(HERE, "person", name) for name in ("岑知远", "黎云舟"))
TODAY = str(today())
WHY = {"ground": "requested", "basis": "本人申请，删除谈话内容"}
BY = {"person": "柳依依"}
EMPLOYER = {"name": "云岭市第一中学"}
CONTACT = {"made_on": TODAY, "way": "走访", "by": BY, "reached": [str(CEN)]}
LETTER = {"member": str(CEN), "purpose": "致谢", "sent_on": TODAY, "employer": EMPLOYER}
FIRST, SECOND, THIRD = "家中老人需照料。", "请社区上门探访。", "已联系社区。"
OTHER = "一切安好。"
KINDS = {
    "contacts": (CONTACT | {"said": FIRST}, CONTACT | {"said": OTHER, "reached": [str(LI)]}),
    "employer-letters": (LETTER | {"text": FIRST}, LETTER | {"text": OTHER, "member": str(LI)}),
}
each_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
async def people(tell):
    """Two members."""
    for name in ("岑知远", "黎云舟"):
        await tell("members", {"name": name, "term": 5, "since": "2022-01-12"})


@pytest.fixture
def worded(people, tell, http):
    """`await worded(kind)`: a record with an earlier text and all that followed, and another."""

    async def made(kind):
        first, second = KINDS[kind]
        one = (await tell(kind, first))["stream"].partition("-")[2]
        other = (await tell(kind, second))["stream"].partition("-")[2]
        changed = {"said": SECOND} if kind == "contacts" else {"text": SECOND}
        told = await http.put(f"/committees/999900/{kind}/{one}", json=first | changed)
        assert told.status_code == 201, told.text
        http.headers["at-least"] = told.json()["position"]
        if kind == "contacts":
            await tell(f"{kind}/{one}/follow-up", {"what": THIRD})
        else:
            await tell(f"{kind}/{one}/answer", {"text": THIRD})
        return one, other

    return made


async def kept(members):
    """What the vault holds of words."""
    async with members.engine.connect() as connection:
        rows = await connection.execute(select(vault.c.body))
        return sorted(row.body.decode() for row in rows)


@each_kind
async def test_all_words_go_former_ones_too_and_what_was_done_stays(
    worded, tell, seen, members, kind
):
    one, _ = await worded(kind)
    before = await seen(f"{kind}/{one}")
    assert await kept(members) == sorted((FIRST, SECOND, THIRD, OTHER))
    told = await tell(f"{kind}/{one}/forgetting", WHY)
    assert told["events"] == [f"members.{kind.split('-')[-1][:-1]}.words_forgotten"]
    assert await kept(members) == [OTHER]
    words = await seen(f"{kind}/{one}/text")
    said = words.pop("withdrawn")
    assert words.pop("forgotten", True) is True
    assert {*words.values()} == {None}
    assert (said["by"], said["ground"], said["basis"]) == ("office:operator", *WHY.values())
    assert await seen(f"{kind}/{one}") == before, "day, way, number and member are acts"
    found = await verified(members.engine, "members")
    assert (found.problems, len(found.forgotten)) == ([], 4)


@each_kind
async def test_another_ones_words_stay(worded, tell, seen, kind):
    one, other = await worded(kind)
    await tell(f"{kind}/{one}/forgetting", WHY)
    words = await seen(f"{kind}/{other}/text")
    assert OTHER in words.values()


@each_kind
async def test_again_it_changes_nothing_and_words_given_anew_go_anew(
    worded, tell, members, http, kind
):
    one, _ = await worded(kind)
    await tell(f"{kind}/{one}/forgetting", WHY)
    assert (await tell(f"{kind}/{one}/forgetting", WHY, status=200))["outcome"] == "unchanged"
    told = await http.put(f"/committees/999900/{kind}/{one}", json=KINDS[kind][0])
    assert told.status_code == 201, told.text
    assert await kept(members) == sorted((FIRST, OTHER))
    assert (await tell(f"{kind}/{one}/forgetting", WHY))["outcome"] == "recorded"
    assert await kept(members) == [OTHER]


@each_kind
async def test_of_what_was_taken_back_the_words_go_as_well(worded, tell, members, kind):
    one, _ = await worded(kind)
    await tell(f"{kind}/{one}/retraction", {})
    await tell(f"{kind}/{one}/forgetting", WHY)
    assert await kept(members) == [OTHER]


@each_kind
async def test_only_the_office_asks_and_says_why(worded, tell, members, kind):
    one, _ = await worded(kind)
    path = f"/committees/999900/{kind}/{one}/forgetting"
    for role, who in ((Role.MEMBER, f"member:{CEN}"), (Role.LEADER, "leader:黎云舟")):
        async with client(members, Principal(who, (Grant(role, HERE),))) as asked:
            assert (await asked.post(path, json=WHY)).status_code == 403
    for wrong in ({}, WHY | {"basis": " "}, WHY | {"ground": "because"}, WHY | {"why": "本人"}):
        await tell(f"{kind}/{one}/forgetting", wrong, status=422)
    assert len(await kept(members)) == 4
    async with client(members, Principal("office:岑", (Grant(Role.CLERK, HERE),))) as clerk:
        assert (await clerk.post(path, json=WHY)).status_code == 201


@each_kind
async def test_what_never_was_is_refused_in_two_languages(people, tell, kind):
    told = await tell(f"{kind}/{CEN}/forgetting", WHY, status=422)
    assert told["type"].rpartition(":")[2] in ("NoSuchContact", "NoSuchLetter")
    assert told["title"] != told["title_zh"]
