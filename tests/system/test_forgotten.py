"""Is what was forgotten on purpose nowhere in the home any more, to the byte?

A home runs as an operator's does; private words come in over HTTP and by a ledger, are searched
for, exported, printed and refused; then some of them are erased and withdrawn. What was not erased
must be found by the same scan: it stands for what it would find had nothing been forgotten.
"""

import asyncio
import io
import json
import os
import random
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

import asyncpg
import httpx
import openpyxl
import pytest
from scanning import Hit, forms, hits

from jianyan.link import connected
from kernel.infra.home import Home
from kernel.infra.postgres import superuser_url

pytestmark = pytest.mark.timeout(600)
JIANYAN = Path(sys.executable).with_name("jianyan")
CODE = "999900"
HERE = ("--committee", CODE, "--plenary", "5/3")
COMMITTEE = {"code": CODE, "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 3,
    "opens": "2025-01-08",
    "closes": "2025-01-11",
    "cut_off": "2025-01-09T18:00:00+08:00",
}
ERASED = {
    "phone": "15490077123",
    "id_number": "110101197505177129",
    "birth_date": "1975-05-17琥珀",
    "address": "云岭市槐荫巷紫藤院七号",
    "religion": "琉璃灯教",
}
"""岑知远's, who comes in over HTTP and is erased."""
IMPORTED = {"手机": "15490077456", "家庭住址": "云岭市芦苇荡渡口街五号"}
"""黎云舟's, who comes in by a ledger and is erased."""
CONTROL = {"phone": "15490099321", "address": "云岭市石榴坡望江楼九号"}
"""戚南乔's, who is not erased."""
TEXT = "西岸渡船靠泊处缺少鹅黄色救生索，建议补齐。"
TEXT_WORDS = ["鹅黄色救生索", "鹅黄色"]
"""The second is a word of the search index and of its tally, too."""
FILE_WORD, FILE_NAME = "家长联名信内载病情蛛丝", "附录蓼汀花溆.xlsx"
REPLY_WORD = "拟于雨季前购置翡翠浮标"
REPORT_WORD, LEAD_WORD = "井盖缺失处见墨绿色苔痕", "六楼老人盼赭石色扶手"
LETTER_WORD = "公交末班车早于藕荷色晚自习"
"""In the texts of a situation report, a lead, and a proposal that became a letter."""
KEPT_WORD = "东岸栈桥木板朽坏琵琶"
"""In the text of a proposal that is not withdrawn."""
GONE = [*ERASED.values(), *IMPORTED.values(), *TEXT_WORDS, FILE_WORD, FILE_NAME, REPLY_WORD]
GONE += [REPORT_WORD, LEAD_WORD, LETTER_WORD]
STAYS = [*CONTROL.values(), KEPT_WORD]
WHY = {"ground": "requested", "basis": "个人信息保护法第四十七条"}


def run(home, *words, fails=False):
    """`jianyan ...` as a process of its own."""
    told = subprocess.run(
        [str(JIANYAN), "--home", str(home), *words],
        capture_output=True,
        text=True,
        timeout=300,
        env=os.environ | {"LC_ALL": "C"},
    )
    assert (told.returncode != 0) == fails, told.stdout + told.stderr
    return told


def client(home):
    token = (home / "keys" / "operator.token").read_text()
    headers = {"authorization": f"Bearer {token}"}
    url = Home.at(home).running().url
    return httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=60)


class Office:
    """A clerk at work in one home."""

    def __init__(self, home, http):
        self.home, self.http = home, http

    def ask(self, service, path, body=None, status=201, **more):
        told = self.http.post(f"/{service}{path}", json=body, **more)
        assert told.status_code == status, told.text
        return told.json()

    def here(self, service, path, body=None, status=201, **more):
        """Something of the committee's, seen by whatever is asked next."""
        told = self.ask(service, f"/committees/{CODE}{path}", body, status, **more)
        if isinstance(told, dict) and told.get("position"):
            self.until(service, told["position"])
        return told

    def until(self, service, position):
        told = self.http.get(f"/{service}/log/heads", headers={"at-least": position})
        assert told.status_code == 200, told.text

    def read(self, service, path, status=200, **params):
        told = self.http.get(f"/{service}/committees/{CODE}{path}", params=params)
        assert told.status_code == status, told.text
        return told

    def admits(self, name, private):
        told = self.here("members", "/members", {"name": name, "term": 5, "since": "2022-01-12"})
        member = told["stream"].removeprefix("member-")
        self.here("members", f"/members/{member}/private", private)
        return member

    def submits(self, title, text):
        body = {
            "plenary": "5/3",
            "title": title,
            "sponsor_kind": "individual",
            "first_sponsor": {"name": "岑知远"},
            "text": text,
            "on": "2025-01-08",
        }
        told = self.here("proposals", "/proposals", body)
        return told["stream"].removeprefix("proposal-")


def packed(word):
    """A spreadsheet (a zip) with a word in it, and enough noise not to be compressed further."""
    book = openpyxl.Workbook()
    book.active.append([word])
    out = io.BytesIO()
    book.save(out)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as parts:
        parts.writestr("docProps/noise.bin", word.encode() + random.Random(7).randbytes(30_000))
    return out.getvalue()


def roster(*rows):
    book = openpyxl.Workbook()
    for row in (["姓名", "界别", *IMPORTED], *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def comes_in(office):
    """Everything private, in every way in which it comes; refused once, too."""
    office.ask("members", "/committees", COMMITTEE)
    office.here("members", "/plenaries", PLENARY)
    erased, control = office.admits("岑知远", ERASED), office.admits("戚南乔", CONTROL)
    wrong = {"member": 1, "phone": ERASED["phone"], "address": ERASED["address"]}
    office.here("members", f"/members/{erased}/private", wrong, 422)
    office.here("members", "/members/by-phone", {"phone": ERASED["phone"]}, 200)
    file = roster(["黎云舟", "教育", *IMPORTED.values()], ["岑", "教育", *IMPORTED.values()])
    path = f"/members/committees/{CODE}/imports/roster"
    told = office.http.post(
        path, params={"plenary": "5/3"}, files={"file": ("委员.xlsx", file)}
    ).json()
    assert (told["outcome"]["good"], len(told["outcome"]["bad"])) == (1, 1), told
    office.until("members", told["position"])
    found = office.read("members", "/members", prefix="黎云舟").json()
    bridge = office.submits("关于西岸渡口安全的提案", TEXT)
    kept = office.submits("关于东岸栈桥的提案", KEPT_WORD)
    at = f"/proposals/committees/{CODE}/proposals/{bridge}"
    sent = office.http.post(f"{at}/attachments", files={"file": (FILE_NAME, packed(FILE_WORD))})
    assert sent.status_code == 201, sent.text
    office.here("proposals", f"/proposals/{bridge}/filing", {"category": "社会建设"})
    office.here("proposals", f"/proposals/{bridge}/assignment", {"leading": ["市交通局"]})
    reply = {"unit": "市交通局", "grade": "A", "text": REPLY_WORD}
    office.here("proposals", f"/proposals/{bridge}/replies", reply)
    return SimpleNamespace(
        others=other_texts(office),
        erased=erased,
        imported=found[0]["member"],
        control=control,
        bridge=bridge,
        kept=kept,
        attachment=sent.json()["attachment"],
    )


def other_texts(office):
    """The paths of a report, a lead and a letter, each with a text."""
    report = {"title": "关于修补井盖的建议", "reporters": [{"name": "岑知远"}]}
    report |= {"received_on": "2025-02-10", "text": REPORT_WORD}
    told = office.here("proposals", "/situation-reports", report)
    paths = ["/situation-reports/" + told["stream"].removeprefix("situation_report-")]
    call = f"/calls/{uuid4()}"
    days = {"opens_on": "2024-11-06", "closes_on": "2024-12-20"}
    body = {"plenary": "5/3", "title": "提案线索征集"} | days
    sent = office.http.put(f"/proposals/committees/{CODE}{call}", json=body)
    assert sent.status_code == 201, sent.text
    office.until("proposals", sent.json()["position"])
    lead = {"source": "public", "title": "加装扶手", "text": LEAD_WORD, "on": "2024-11-20"}
    told = office.here("proposals", call + "/leads", lead)
    paths.append("/leads/" + told["stream"].removeprefix("lead-"))
    proposal = office.submits("关于公交末班车的提案", LETTER_WORD)
    office.here("proposals", f"/proposals/{proposal}/conversion", {"target": "letter"})
    deadline = time.monotonic() + 30
    while not (found := office.read("proposals", "/suggestions").json()):
        assert time.monotonic() < deadline, "the letter is there"
        time.sleep(0.1)
    return [*paths, "/suggestions/" + found[0]["suggestion"]]


def is_looked_at(office, there):
    """Searched for, compared, listed, downloaded, exported and printed."""
    assert office.read("proposals", "/proposals", text="救生索").json()["items"]
    body = {"title": "关于救生索的提案", "text": TEXT}
    office.here("proposals", "/proposals/similar", body, 200)
    office.read("proposals", f"/proposals/{there.bridge}/attachments/{there.attachment}")
    assert TEXT in office.read("proposals", f"/proposals/{there.bridge}/case").text
    for path in there.others:
        assert office.read("proposals", path + "/text").json()["text"]
    office.read("members", "/exports/roster")
    office.read("proposals", "/exports/proposals", plenary="5/3")
    office.read("proposals", "/situation-reports/export")


def is_written_out(home):
    """Into the tables' own files, and into what the planner samples."""

    async def settle():
        for name in ("members", "proposals", "sectors", "reporting"):
            url = superuser_url(home).rpartition("/")[0]
            connection = await asyncpg.connect(f"{url}/{name}")
            await connection.execute("vacuum analyze")
            await connection.execute("checkpoint")
            await connection.close()

    asyncio.run(settle())


def is_forgotten(office, there):
    for member in (there.erased, there.imported):
        office.here("members", f"/members/{member}/erasures", WHY)
    whole = {"part": "everything"} | WHY
    for path in (f"/proposals/{there.bridge}", *there.others):
        office.here("proposals", path + "/withdrawn-content", whole)


def marker(file):
    """What the last column of a list says of its first row."""
    *_, row = openpyxl.load_workbook(io.BytesIO(file)).active.values
    return row[-1]


def is_printed(office, folder):
    """Exports and prints of afterwards."""
    folder.mkdir()
    (folder / "roster.xlsx").write_bytes(office.read("members", "/exports/roster").content)
    listed = office.read("proposals", "/exports/proposals", plenary="5/3")
    (folder / "proposals.xlsx").write_bytes(listed.content)
    for name in ("situation-reports/export", "exports/leads", "exports/suggestions"):
        file = office.read("proposals", f"/{name}").content
        assert WHY["basis"] in marker(file), name
        (folder / f"{name.replace('/', '-')}.xlsx").write_bytes(file)
    run(office.home, "report", "proposal-review", *HERE, "--out", str(folder / "review"))


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The home after all of it, stopped; what was found before and after."""
    folder = tmp_path_factory.mktemp("forgotten")
    home, after = folder / "home", folder / "after"
    told = SimpleNamespace(home=home, after=after)
    with connected(home) as host:
        host.get("/proposals/log/heads")
        with client(home) as http:
            office = Office(home, http)
            there = comes_in(office)
            is_looked_at(office, there)
            is_written_out(home)
            told.before = hits(home, [*GONE, *STAYS])
            is_forgotten(office, there)
            told.case = office.read("proposals", f"/proposals/{there.bridge}/case").json()
            told.texts = [office.read("proposals", path + "/text").json() for path in there.others]
            told.gone = http.get(
                f"/proposals/committees/{CODE}/proposals/{there.bridge}"
                f"/attachments/{there.attachment}"
            )
            told.found = office.read("proposals", "/proposals", text="救生索").json()["items"]
            told.unscrubbed = hits(home, GONE)
            began = time.monotonic()
            told.scrubbed = run(home, "scrub")
            told.scrub_s = time.monotonic() - began
            is_printed(office, after)
            told.verified = run(home, "verify")
            told.log = {
                name: http.get(f"/{name}/log/verify").json() for name in ("members", "proposals")
            }
            run(home, "backup", "--out", str(after / "later.backup"))
    run(home, "restore", "--check", str(after / "later.backup"))
    deadline = time.monotonic() + 60
    while Home.at(home).running() is not None and time.monotonic() < deadline:
        time.sleep(0.2)
    told.left = hits(folder, [*GONE, *STAYS])
    return told


def words(found: list[Hit]) -> set[str]:
    return {one.word for one in found}


def test_the_scan_finds_everything_before_it_was_forgotten(lived):
    assert words(lived.before) == {*GONE, *STAYS}
    tables = [one for one in lived.before if "postgres/data/base" in one.file]
    assert words(tables) == {*GONE, *STAYS}


def test_without_the_scrub_deleted_rows_and_the_old_log_would_still_hold_it(lived):
    assert words(lived.unscrubbed) == set(GONE)


def test_nothing_of_what_was_forgotten_is_left_in_any_file(lived):
    found = [one for one in lived.left if one.word in GONE]
    assert found == [], "\n".join(map(str, found[:40]))


def test_what_was_not_forgotten_is_found_by_the_same_scan(lived):
    assert words(lived.left) == set(STAYS)
    assert {one.file.split("/")[0] for one in lived.left} >= {"home", "after"}


def test_the_places_say_what_was_forgotten_and_why(lived):
    text = lived.case["papers"]["text"]
    assert (text["text"], text["withdrawn"]["basis"]) == (None, WHY["basis"])
    assert [one["withdrawn"]["basis"] for one in lived.texts] == [WHY["basis"]] * 3
    assert {one["text"] for one in lived.texts} == {None}
    assert lived.gone.status_code == 410
    assert lived.gone.json()["withdrawn"]["basis"] == WHY["basis"]
    assert lived.found == []


def test_the_chains_prove_themselves_and_name_what_was_forgotten(lived):
    for name, least in (("members", 7), ("proposals", 7)):
        assert lived.log[name]["ok"], lived.log[name]["problems"]
        assert lived.log[name]["forgotten"] >= least
    assert "forgotten on purpose" in lived.verified.stderr + lived.verified.stdout


@pytest.mark.parametrize("form", sorted(forms("紫藤院七号")))
def test_the_scan_finds_a_word_in_each_form(tmp_path, form):
    (tmp_path / "plain").write_bytes(b"x" * 100 + forms("紫藤院七号")[form] + b"y" * 100)
    found = hits(tmp_path, ["紫藤院七号"])
    assert [(one.file, one.offset) for one in found][:1] == [("plain", 100)]


def test_the_scan_looks_into_archives_in_archives(tmp_path):
    with zipfile.ZipFile(tmp_path / "outer.zip", "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("inner.xlsx", packed("紫藤院七号"))
    assert any("outer.zip!inner.xlsx!xl/" in one.file for one in hits(tmp_path, ["紫藤院七号"]))


def test_a_word_in_base64_is_found_wherever_it_begins(tmp_path):
    import base64

    for at in range(3):
        text = json.dumps({"x" * at: "紫藤院七号"}, ensure_ascii=False)
        (tmp_path / f"{at}").write_bytes(base64.b64encode(text.encode()))
    assert {one.file for one in hits(tmp_path, ["紫藤院七号"])} == {"0", "1", "2"}
