"""Does a real node end within its grace period, losing nothing, and write nothing personal?"""

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import httpx
import openpyxl
import pytest

from kernel.infra.databases import execute
from kernel.testing.collecting import collector

JIANYAN = Path(sys.executable).with_name("jianyan")
PATH = "/members/committees/999900"
ESTABLISH = {"code": "999900", "name": "云岭市政协", "preset": "city"}
PLENARY = {
    "term": 5,
    "session": 4,
    "opens": "2025-01-08",
    "closes": "2025-01-11",
    "cut_off": "2025-01-09T18:00:00+08:00",
}
SECRETS = {
    "phone": "13912340077",
    "id_number": "990101199001019876",
    "birth_date": "1990-01-01",
    "address": "云岭市望湖路七十七号",
    "religion": "某教信徒七七",
}
TEXT = "湖水不再清澈，鱼群不再归来，七七四十九户人家作证。"
PERSONAL = (*SECRETS.values(), TEXT, "13899990077")


class Up:
    """`jianyan up` as a process of its own."""

    def __init__(self, home, **more):
        given = {name: text for name, text in os.environ.items() if "JIANYAN_" not in name}
        self.process = subprocess.Popen(
            [str(JIANYAN), "--home", str(home), "up"],
            env={**given, "LC_ALL": "C", "PYTHONUTF8": "1", **more},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        said = self.process.stdout.readline()
        assert said.startswith("ready at "), self.process.stderr.read()
        token = (home / "keys" / "operator.token").read_text()
        self.http = httpx.Client(
            base_url=said.split()[-1],
            headers={"Authorization": f"Bearer {token}"},
            trust_env=False,
            timeout=60,
        )

    def end(self, within_s):
        """Tell it to end; its exit code and what it said, within so many seconds."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=within_s)
        return self.process.returncode, said, time.monotonic() - began


@contextlib.contextmanager
def up(home, **more):
    started = Up(home, **more)
    try:
        yield started
    finally:
        started.http.close()
        if started.process.poll() is None:
            started.process.kill()
            started.process.communicate()


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home with a committee and its plenary; nothing runs in it."""
    home = tmp_path_factory.mktemp("node") / "home"
    with up(home) as node:
        for path, body in (("/members/committees", ESTABLISH), (f"{PATH}/plenaries", PLENARY)):
            told = node.http.post(path, json=body)
            assert told.status_code == 201, told.text
        node.end(60)
    return home


def member(n):
    body = {"kind": "sector", "name": "教育界"}
    return {"name": f"岑{n:04d}", "term": 5, "since": "2025-01-08", "bodies": [body]}


@pytest.mark.timeout(300)
def test_a_stop_under_load_answers_what_it_took_and_loses_none_of_it(home):
    acknowledged, statuses, stop = set(), set(), threading.Event()

    def load(node, first):
        for n in range(first, first + 5000):
            if stop.is_set():
                return
            try:
                told = node.http.post(f"{PATH}/members", json=member(n))
            except httpx.TransportError:
                return  # nobody answers any more
            statuses.add(told.status_code)
            if told.status_code == 201:
                acknowledged.add(member(n)["name"])
            elif told.status_code == 503:
                assert told.headers["retry-after"]

    with up(home) as node:
        clients = [
            threading.Thread(target=load, args=(node, 1000 * k), daemon=True) for k in range(8)
        ]
        for one in clients:
            one.start()
        deadline = time.monotonic() + 60
        while len(acknowledged) < 100:
            assert time.monotonic() < deadline, "no load came about"
            time.sleep(0.01)
        code, said, taken_s = node.end(60)
        stop.set()
        for one in clients:
            one.join(60)
    assert code == 0, said
    assert taken_s < 30, "10 s for the services, then the servers of the home end"
    assert statuses <= {201, 503}
    with up(home) as node:
        kept = {one["name"] for one in members(node)}
        assert acknowledged - kept == set()
        verified = node.http.get("/members/log/verify").json()
        assert verified["ok"], verified["problems"]
        node.end(60)


def members(node):
    """All members, once the views have taken the log."""
    heads = node.http.get("/members/log/heads").json()
    after = ",".join(f"{origin}@{position}" for origin, position in heads.items())
    found, page = [], f"{PATH}/members?limit=500"
    while page:
        told = node.http.get(page, headers={"at-least": after})
        assert told.status_code == 200, told.text
        found += told.json()
        page = told.links.get("next", {}).get("url")
    return found


@pytest.mark.timeout(300)
def test_what_hangs_is_named_and_the_process_ends_all_the_same(home):
    with up(home, JIANYAN_GRACE_S="6") as node:
        node.http.post(f"{PATH}/members", json=member(9998))  # the writer has its connection now
        with frozen(node) as connections:
            assert connections, "no connection of the service was found"
            threading.Thread(target=asked_in_vain, args=(node,), daemon=True).start()
            time.sleep(1.0)
            code, said, taken_s = node.end(60)
    assert code == 1
    assert re.search(r"ended after 6 s while still waiting for: .*members", said), said
    assert 5 < taken_s < 20
    log = (home / "log" / "jianyan.log").read_text("utf-8")
    assert "ended after 6 s while still waiting for: " in log
    with up(home) as node:
        told = healthy(node)
        assert told["ok"], told
        assert node.end(60)[0] == 0


def healthy(node, within_s=60):
    """What health says once all is well, or when the time is up: a first round may fail."""
    until = time.monotonic() + within_s
    while not (told := node.http.get("/health").json())["ok"] and time.monotonic() < until:
        time.sleep(0.1)
    return told


@contextlib.contextmanager
def frozen(node):
    """Every connection of the service is stopped, also those that it opens meanwhile."""
    stopped, over = set(), threading.Event()

    def look():
        for pid, words in processes():
            mine = words.startswith("postgres: members ") and belongs(pid, node.process.pid)
            if mine and pid not in stopped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
                    stopped.add(pid)

    def go_on():
        while not over.wait(0.05):
            look()

    look()
    looking = threading.Thread(target=go_on)
    looking.start()
    try:
        yield stopped
    finally:
        over.set()
        looking.join()


def asked_in_vain(node):
    with contextlib.suppress(httpx.HTTPError):
        node.http.post(f"{PATH}/members", json=member(9999))


def processes():
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            with contextlib.suppress(OSError):
                words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                yield int(process.name), words


def belongs(pid, ancestor):
    """Whether a process descends from another."""
    while pid > 1:
        if pid == ancestor:
            return True
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
        except OSError:
            return False
    return False


def roster(folder):
    """A ledger of members of which two rows come back."""
    book = openpyxl.Workbook()
    book.active.append(["姓名", "界别", "手机", "身份证号", "出生日期"])
    book.active.append(["翟思齐", "教育界", "13899990077", "990101199001019876", "不知哪天七七"])
    book.active.append(["", "教育界", "13912340077", "", ""])
    book.save(folder / "委员.xlsx")
    return (folder / "委员.xlsx").read_bytes()


def files():
    """Attachments with personal words, of which the first is taken."""
    return {
        f"{TEXT}.pdf": b"%PDF-1.7 " + TEXT.encode(),
        f"{TEXT}.exe": TEXT.encode(),
        f"{TEXT}.docx": b"PK\x03\x04" + TEXT.encode(),
        f"{TEXT}.jpg": TEXT.encode() * 400_000,
    }


def everything_that_can_go_wrong(node, folder):
    """Ask with personal values, rightly and wrongly, and while the database is broken."""
    http = node.http
    told = http.post(f"{PATH}/members", json=member(7777))
    assert told.status_code in (200, 201), told.text
    who = f"{PATH}/members/{told.json()['stream'].removeprefix('member-')}"
    statuses = []

    def ask(method, path, **more):
        answer = http.request(method, path, **more)
        statuses.append(answer.status_code)
        return answer

    ask("POST", f"{who}/private", json=SECRETS)
    ask("POST", f"{who}/private", json={**SECRETS, "phone": SECRETS["phone"] + "\0"})
    ask("POST", f"{who}/private", json={**SECRETS, "nothing_like_it": TEXT})
    unstorable = json.dumps({**member(1), "name": TEXT + "\ud800"}).encode()
    ask("POST", f"{PATH}/members", content=unstorable)
    ask("GET", f"{PATH}/members", params={"text": SECRETS["phone"], "name": SECRETS["address"]})
    ask("POST", "/members/members/by-phone", json={"phone": SECRETS["phone"]})
    ask(
        "POST",
        f"{PATH}/imports/roster",
        params={"plenary": "5/4"},
        files={"file": ("委员.xlsx", roster(folder))},
    )
    proposal = {
        "title": "关于保护清溪古桥的提案",
        "plenary": "5/4",
        "sponsor_kind": "individual",
        "first_sponsor": {"name": "岑7777"},
        "category": "文化建设",
        "text": TEXT,
        "on": "2025-01-09",
    }
    here = "/proposals/committees/999900/proposals"
    submitted = ask("POST", here, json=proposal)
    about = submitted.json()["stream"].removeprefix("proposal-")
    looked = ask("POST", f"{who}/telephone-looks", json={"proposal": about})
    assert looked.json()["telephone"] == SECRETS["phone"], looked.text
    ask("POST", f"{who}/telephone-looks", json={"proposal": about, "phone": SECRETS["phone"]})
    for name, body in files().items():
        ask("POST", f"{here}/{about}/attachments", files={"file": (name, body)})
    for file in ask("GET", f"{here}/{about}/attachments").json():
        assert TEXT in file["name"]
        read = ask("GET", f"{here}/{about}/attachments/{file['attachment']}")
        assert TEXT.encode() in read.content
    assert TEXT in ask("GET", f"{here}/{about}/text").text
    ask("POST", here, json=proposal | {"category": SECRETS["address"]})
    ask("GET", here, params={"text": SECRETS["phone"]})
    owner = http.get("/servers").json()["databases"]["members"]["owner"]
    execute(owner, "alter table answers rename to away")
    ask("POST", f"{who}/private", json=SECRETS | {"phone": "13899990077"})
    execute(owner, "alter table away rename to answers")
    execute(owner, "alter table cursors rename to away")
    ask("GET", f"{PATH}/members", headers={"at-least": f"{heads(http)}"})
    execute(owner, "alter table away rename to cursors")
    return statuses


def heads(http):
    return next(f"{origin}@{at}" for origin, at in http.get("/members/log/heads").json().items())


@pytest.mark.timeout(300)
def test_nothing_personal_is_in_logs_traces_or_metrics(home, tmp_path):
    with collector() as got:
        more = {"JIANYAN_LOG_LEVEL": "DEBUG", "JIANYAN_OTLP_ENDPOINT": got.endpoint}
        with up(home, **more) as node:
            statuses = everything_that_can_go_wrong(node, tmp_path)
            shown = "".join(
                node.http.get(f"/{name}/metrics").text for name in ("members", "proposals")
            )
            health = node.http.get("/health").text
            code, said, _ = node.end(60)
    assert code == 0, said
    assert {201, 413, 415, 422, 500} <= set(statuses), statuses
    logs = {path: path.read_text("utf-8") for path in (home / "log").glob("*.log*")}
    lines = logs[home / "log" / "jianyan.log"].splitlines()
    written = "".join([*logs.values(), said, shown, health]) + got.raw.decode(errors="replace")
    found = [value for value in PERSONAL if value in written or json.dumps(value)[1:-1] in written]
    assert found == []
    told = [json.loads(line) for line in lines]
    requests = [one for one in told if one["logger"] == "kernel.http.following"]
    assert len(requests) >= len(statuses), "the log was at DEBUG, and looked at"
    (failed,) = [one for one in requests if " 500 in " in one["message"] and "private" in str(one)]
    assert failed.keys() >= {"at", "level", "service", "trace", "correlation"}
    assert failed["service"] == "members"
    assert any(one.trace_id.hex() == failed["trace"] for one in got.spans), "log and trace meet"
    assert "UndefinedTableError: 42P01" in str(told), "what went wrong is told, though not on what"
