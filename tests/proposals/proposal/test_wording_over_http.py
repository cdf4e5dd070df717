"""Is a proposal found by its words, are similar ones offered, and is what was forgotten gone?"""

from pathlib import Path
from uuid import UUID

import pytest
import yaml
from sqlalchemy import delete, select, text

from kernel import beside
from kernel.identity import Grant, Principal, Role
from kernel.tables import vault
from kernel.testing.running import eventually
from proposals.proposal.wording.scoring import ALIKE
from proposals.proposal.wording.tables import proposal_words, word_counts
from rules.names import derived_id

pytestmark = pytest.mark.asyncio(loop_scope="module")
FITTED = Path(__file__).with_name("alike.yaml")
HELD_OUT = Path(__file__).with_name("alike_held_out.yaml")
BODY = {"plenary": "5/3", "sponsor_kind": "individual", "on": "2026-01-06"}


async def submitted(desk, title, told=None, who="张三", **fields):
    body = BODY | {"title": title, "first_sponsor": {"name": who}} | fields
    answer = await desk.ask("", body if told is None else body | {"text": told})
    assert answer.status_code == 201, answer.text
    return answer.json()["stream"].removeprefix("proposal-")


async def found(desk, words, **narrowed):
    """The titles that a search finds."""
    return {row["title"] for row in await desk.rows(text=words, **narrowed)}


async def similar(desk, proposal, **params):
    """What is offered for a proposal."""
    url = f"/committees/{desk.code}/proposals/{proposal}/similar"
    told = await desk.http.get(url, params=params)
    assert told.status_code == 200, told.text
    return told.json()


async def like(desk, title, told=None, params=None, **fields):
    """What is offered for something not submitted yet."""
    url = f"/committees/{desk.code}/proposals/similar"
    body = {"title": title} | ({} if told is None else {"text": told}) | fields
    answer = await desk.http.post(url, json=body, params=params or {})
    assert answer.status_code == 200, answer.text
    return answer.json()


def member(office, name):
    person = derived_id(office.committee, "person", name)
    return Principal(f"member:{person}", (Grant(Role.MEMBER, office.committee),))


async def test_titles_and_texts_are_searched_by_all_of_the_words(office):
    lift = "关于老旧小区加装电梯的提案"
    shop = "关于优化社区食堂运营的建议"
    await submitted(office, lift, "建议财政补助每部电梯二十万元，成立调解小组。")
    await submitted(office, shop, "就餐人数少，建议财政补助，引入餐饮企业。")
    assert await found(office, "电梯") == {lift}
    assert await found(office, "财政补助") == {lift, shop}
    assert await found(office, "财政 餐饮") == {shop}
    assert await found(office, "调解小组 食堂") == set()
    assert await found(office, "补助", category="社会建设") == set()
    assert await found(office, "地铁") == set()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("㙍頔", "关于保护㙍頔故居的提案"),
        ("𠮷田", "关于修缮𠮷田老街的提案"),
        ("\ue863", "关于\ue863村饮水工程的提案"),
        ("5G", "关于５Ｇ基站选址的提案"),
        ("５ｇ　基站", "关于５Ｇ基站选址的提案"),
        ("covid", "关于COVID-19后学校通风的提案"),
        ("3.5", "关于新增3.5万个车位的提案"),
        ("2030", "关于2030年前实现碳达峰的提案"),
        ("桥", "关于修桥的提案"),
        ("达峰", "关于2030年前实现碳达峰的提案"),
        ("关于修", "关于修桥的提案"),
        ("张翯", "关于推广张翯工作法的提案"),
    ],
)
async def test_rare_characters_width_english_and_numbers_are_found(office, words, title):
    titles = {
        *("关于保护㙍頔故居的提案", "关于修缮𠮷田老街的提案", "关于\ue863村饮水工程的提案"),
        *("关于５Ｇ基站选址的提案", "关于COVID-19后学校通风的提案", "关于新增3.5万个车位的提案"),
        *("关于2030年前实现碳达峰的提案", "关于修桥的提案", "关于推广张翯工作法的提案"),
    }
    for one in sorted(titles):
        await submitted(office, one)
    wanted = {title, "关于修缮𠮷田老街的提案"} if words == "关于修" else {title}
    assert await found(office, words) == wanted


@pytest.mark.parametrize("words", ["㙍頔", "Zigbee", "１２３４５", "ｇｂ１８０３０"])
async def test_texts_are_found_by_rare_words_too(office, words):
    told = "村民㙍頔来信：zigbee网关坏了，编号12345，应符合GB18030。"
    title = "关于更换传感器的提案"
    await submitted(office, title, told)
    await submitted(office, "关于修路的提案", "路面破损。")
    assert await found(office, words) == {title}


@pytest.mark.parametrize("words", ["'", "\\", "a' | 'b", "!&|()<->:*", "%", "_", "' or 1=1 --"])
async def test_signs_of_the_query_language_are_only_text(office, words):
    await submitted(office, "关于修路的提案", "路面破损。")
    assert await found(office, words) == set()


async def test_punctuation_alone_is_looked_for_in_titles(office):
    await submitted(office, "关于修路（二期）的提案")
    await submitted(office, "关于修路的提案")
    assert await found(office, "（") == {"关于修路（二期）的提案"}


async def test_an_imported_title_is_found_and_a_new_title_or_text_replaces_the_old(office):
    rows = [{"案号": 7, "案由": "关于疏浚古运河的提案", "第一提案人": "张三", "审查意见": "立案"}]
    await office.take(rows)
    assert await found(office, "运河") == {"关于疏浚古运河的提案"}
    (row,) = await office.rows()
    retitled = await office.ask(f"/{row['proposal']}/title", {"title": "关于整治湿地的提案"})
    assert retitled.status_code == 201
    assert await found(office, "运河") == set()
    assert await found(office, "湿地") == {"关于整治湿地的提案"}


async def test_a_revised_text_replaces_the_old_one_and_a_mistake_leaves_nothing(office):
    proposal = await submitted(office, "关于修路的提案", "沥青路面破损。")
    await office.ask(f"/{proposal}/return", {"reason": "请补充数据"})
    body = BODY | {"title": "关于修路的提案", "first_sponsor": {"name": "张三"}}
    again = await office.ask(f"/{proposal}", body | {"text": "水泥路面开裂。"}, "put")
    assert again.status_code == 201, again.text
    assert await found(office, "沥青") == set()
    assert await found(office, "水泥") == {"关于修路的提案"}
    gone = await office.ask(f"/{proposal}/retraction", {"reason": "重复录入"})
    assert gone.status_code == 201
    assert await found(office, "水泥") == set()
    async with office.service.engine.connect() as connection:
        for table in (proposal_words, word_counts):
            left = select(table).where(table.c.committee == office.committee)
            assert (await connection.execute(left)).all() == []


async def test_nobody_finds_by_words_what_he_may_not_see(office, signed_in):
    title = "关于查处偷排废水的提案"
    await submitted(office, title, "举报人反映化工厂夜间偷排。", who="李四")
    words = "化工厂 偷排"
    assert await found(office, words) == {title}
    async with signed_in(member(office, "李四")) as author:
        assert await found(author, words) == {title}
        assert [one["title"] for one in await like(author, title)] == [title]
    async with signed_in(member(office, "张三")) as other:
        assert await found(other, words) == set()
        assert await like(other, title, "化工厂夜间偷排") == []
    (row,) = await office.rows(text=words)
    told = await office.ask(f"/{row['proposal']}/filing", {"on": "2026-01-10"})
    assert told.status_code == 201
    async with signed_in(member(office, "张三")) as other:
        other.http.headers["at-least"] = office.http.headers["at-least"]
        assert await found(other, words) == {title}
        (offered,) = await like(other, title)
        assert (offered["case_no"], offered["phase"], offered["score"]) == (1, "filed", 1.0)


async def test_a_subscriber_who_reads_no_text_finds_nothing_by_one(office, signed_in):
    title = "关于老旧小区加装电梯的提案"
    await submitted(office, title, "低层住户反对，分摊费用难。")
    subscriber = Principal("system:archive", (Grant(Role.SUBSCRIBER, office.committee),))
    async with signed_in(subscriber) as system:
        assert await found(system, "加装电梯") == {title}
        assert await found(system, "装电") == {title}
        assert await found(system, "分摊费用") == set()
        assert await found(system, "电梯 住户") == set()
        url = f"/committees/{office.code}/proposals/similar"
        assert (await system.http.post(url, json={"title": title})).status_code == 403


async def test_what_is_similar_says_why_and_what_became_of_it(office):
    first = await submitted(office, "关于加快老旧小区加装电梯的提案", "低层住户反对，分摊费用难。")
    await office.ask(f"/{first}/filing", {"on": "2026-01-10"})
    second = await submitted(office, "关于破解小区加装电梯难题的建议", "低层住户不同意分摊费用。")
    await submitted(office, "关于加强电梯维保监管的提案", "维保走过场。")
    (offered,) = await similar(office, second)
    assert offered["proposal"] == first
    assert (offered["term"], offered["session"], offered["case_no"]) == (5, 3, 1)
    assert {"电梯", "加装", "分摊"} <= set(offered["shared"])
    assert ALIKE <= offered["score"] < 1
    await office.ask(f"/{second}/merging", {"into": first, "on": "2026-01-11"})
    (other,) = await similar(office, first)
    assert (other["phase"], other["merged_into"]) == ("merged", first)
    both = await like(office, "关于老旧小区加装电梯的建议", params={"limit": 1})
    assert len(both) == 1
    assert await similar(office, first, at_least=0.95) == []


async def test_who_revises_a_proposal_is_not_offered_the_same(office):
    title = "关于整治高空抛物的提案"
    proposal = await submitted(office, title)
    assert [one["score"] for one in await like(office, title)] == [1.0]
    assert await like(office, title, proposal=proposal) == []


async def test_similar_ones_of_what_one_may_not_see_are_not_found(office, signed_in):
    proposal = await submitted(office, "关于修路的提案", who="李四")
    async with signed_in(member(office, "张三")) as other:
        url = f"/committees/{office.code}/proposals/{proposal}/similar"
        assert (await other.http.get(url)).status_code == 404


@pytest.mark.parametrize("nothing", ["关于的建议", "，。！", "加强"])
async def test_nothing_is_similar_to_what_says_nothing(office, nothing):
    await submitted(office, "关于修路的提案")
    assert await like(office, nothing * 3) == []


async def labelled(office, path):
    """The labelled set, submitted: the ids by group; those like no other are groups of one."""
    told = yaml.safe_load(path.read_text("utf-8"))
    groups = [*told["groups"], *([one] for one in told["alone"])]
    return [
        [await submitted(office, one["title"], one.get("text")) for one in group]
        for group in groups
    ]


@pytest.mark.parametrize(
    ("path", "precision", "recall"), [(FITTED, 0.93, 0.87), (HELD_OUT, 0.84, 0.84)]
)
@pytest.mark.timeout(300)
async def test_precision_and_recall_on_a_labelled_set(office, path, precision, recall):
    groups = await labelled(office, path)
    assert len(groups) >= 20
    right = offered = relevant = 0
    for group in groups:
        for proposal in group:
            found = {one["proposal"] for one in await similar(office, proposal)}
            right += len(found & set(group))
            offered += len(found)
            relevant += len(group) - 1
    measured = f"precision {right / offered:.3f}, recall {right / relevant:.3f}"
    print(f"{path.name}: {measured} at {ALIKE}")
    assert right / offered >= precision, measured
    assert right / relevant >= recall, measured


async def test_what_the_vault_forgot_is_in_no_table_once_the_view_is_made_anew(office, monkeypatch):
    monkeypatch.setattr(beside, "SAFE_S", 0)
    title = "关于疏导交通的提案"
    proposal = await submitted(office, title, "住户欧阳翀家中漏水，藿香正气水无效。")
    assert await found(office, "欧阳翀") == {title}
    async with office.service.engine.begin() as connection:
        item = select(proposal_words.c.text).where(proposal_words.c.proposal == UUID(proposal))
        await connection.execute(delete(vault).where(vault.c.id == item.scalar_subquery()))
    view = {"view": "proposal_words"}
    (before,) = (one for one in await views(office) if one["view"] == "proposal_words")
    assert (await office.http.post("/views/rebuild", params=view)).status_code < 300

    async def anew():
        (now,) = (one for one in await views(office) if one["view"] == "proposal_words")
        return now["live"] > before["live"] and now["filling"] is None

    await eventually(anew, 60.0, "the words are made anew")
    assert await found(office, "欧阳翀") == set()
    assert await found(office, "疏导交通") == {title}

    async def forgotten():
        return await standing_anywhere(office, ("欧阳", "翀", "藿香")) == []

    await eventually(forgotten, 60.0, "no table has a word of it")
    assert await standing_anywhere(office, ("疏导",)) != []


async def views(office):
    return (await office.http.get("/views")).json()


async def standing_anywhere(office, words):
    """The tables, whatever their number, in which a word of the text stands."""
    tables = "select table_schema || '.' || table_name from information_schema.tables where"
    named = f"{tables} table_type = 'BASE TABLE' and table_name ~ '^(proposal_words|word_counts)'"
    found = []
    async with office.service.engine.connect() as connection:
        for table in (await connection.execute(text(named))).scalars().all():
            rows = await connection.execute(text(f"select t::text from {table} t"))
            found += [table for row in rows.scalars() if any(word in row for word in words)]
    return found
