"""Do commands share one home whatever is killed, and does a service stand alone?"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from jianyan.link import connected
from kernel.infra.home import Home

JIANYAN = Path(sys.executable).with_name("jianyan")
LEDGERS = Path(__file__).parents[2] / "examples" / "ledgers"
HERE = ("--committee", "999902", "--plenary", "4/3")
PATIENCE_S = 60.0


def environment(more: Mapping[str, str]) -> dict[str, str]:
    given = {name: text for name, text in os.environ.items() if not name.startswith("JIANYAN_")}
    return {**given, "LC_ALL": "C", "PYTHONUTF8": "1", **more}


def start(home: Path, *words: str, **more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(JIANYAN), "--home", str(home), *words],
        env=environment(more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ended(process: subprocess.Popen[str]) -> str:
    """What it printed, when it went well."""
    out, err = process.communicate(timeout=110)
    assert process.returncode == 0, err
    return out


def importing(home: Path, kind: str, **more: str) -> subprocess.Popen[str]:
    ledger = LEDGERS / f"qingxi-2024-{kind}.xlsx"
    return start(home, "import", kind, str(ledger), *HERE, "--json", **more)


def eventually(holds: Callable[[], bool], timeout_s: float = PATIENCE_S) -> bool:
    deadline = time.monotonic() + timeout_s
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.05)
    return True


def processes_of(home: Path) -> list[str]:
    """Command lines of processes that name this home or work in it."""
    found = []
    for process in Path("/proc").iterdir():
        if process.name.isdigit():
            try:
                words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                place = str((process / "cwd").readlink())
            except OSError:
                continue
            if str(home) in words or place.startswith(str(home)):
                found.append(words)
    return found


@contextmanager
def serving(home: Path, *words: str) -> Iterator[httpx.Client]:
    """`jianyan serve ...`, ready; a client of it as the home's owner."""
    process = start(home, "serve", *words)
    try:
        said = process.stdout.readline()
        assert said.startswith("ready: "), process.stderr.read()
        token = (home / "keys" / "operator.token").read_text()
        headers = {"Authorization": f"Bearer {token}"}
        url = said.split()[-1]
        with httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=30) as http:
            yield http
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
        process.stdout.close()
        process.stderr.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Path:
    """A home with a district, its plenary and its roster; nothing runs in it."""
    home = tmp_path_factory.mktemp("node") / "home"
    days = ("--opens", "2024-01-10", "--closes", "2024-01-12", "--cut-off", "2024-01-11T12:00")
    with connected(home):
        ended(start(home, "committee", "establish", "999902", "清溪区政协", "--preset", "district"))
        ended(start(home, "plenary", "convene", "999902", "4/3", *days))
        told = json.loads(ended(importing(home, "roster")))
        assert (told["rows"], told["bad"]) == (56, [])
    assert eventually(lambda: not processes_of(home))
    return home


def figures(home: Path) -> Mapping[str, Mapping[str, object]]:
    ids = ("proposals.received", "sectors.activities", "members.on_roll")
    words = [word for id in ids for word in ("--id", id)]
    told = json.loads(ended(start(home, "figures", *HERE, *words, "--json")))
    assert told["partial"] is None
    return {id: told["figures"][id]["value"] for id in ids}


@pytest.mark.timeout(300)
def test_two_imports_at_once_outlive_a_host_that_is_killed_and_leave_nothing_behind(home):
    both = [
        importing(home, "proposals", JIANYAN_CRASH_AT="append.committed:3"),
        importing(home, "activities", JIANYAN_CRASH_AT="append.committed:3"),
    ]
    hosts: set[int] = set()
    while any(process.poll() is None for process in both):
        if (running := Home.at(home).running()) is not None:
            hosts.add(running.pid)
        time.sleep(0.1)
    told = [json.loads(ended(process)) for process in both]
    assert [(one["rows"], one["good"]) for one in told] == [(30, 30), (185, 185)]
    assert len(hosts) >= 2, "the first host was to die in the midst"
    with connected(home):
        again = [importing(home, "proposals"), importing(home, "activities")]
        unchanged = [json.loads(ended(process))["unchanged"] for process in again]
        assert unchanged == [30, 185]
        counted = figures(home)
    assert (counted["proposals.received"], counted["members.on_roll"]) == (30, 56)
    assert eventually(lambda: not processes_of(home), 5.0), processes_of(home)


@pytest.mark.timeout(300)
def test_proposals_alone_without_nats_takes_shows_and_exports_and_reporting_catches_up(home):
    title = "关于保护清溪古桥的提案"
    body = {
        "title": title,
        "plenary": "4/3",
        "sponsor_kind": "individual",
        "first_sponsor": {"name": "邬牧之"},
        "category": "文化建设",
        "text": "桥下无水，桥上无人。",
        "on": "2024-01-10",
    }
    with serving(home, "proposals", "--without-nats") as http:
        assert not any("nats-server" in words for words in processes_of(home))
        told = http.post("/committees/999902/proposals", json=body)
        assert told.status_code == 201, told.text
        after = {"At-Least": told.json()["position"]}
        found = http.get(
            "/committees/999902/proposals", params={"text": "古桥"}, headers=after
        ).json()
        assert [row["title"] for row in found["items"]] == [title]
        exported = http.get("/committees/999902/exports/proposals", params={"plenary": "4/3"})
        assert exported.content[:2] == b"PK"
    assert figures(home)["proposals.received"] == 31


@pytest.mark.timeout(300)
def test_services_as_processes_of_their_own_find_each_other_in_any_order(home):
    with serving(home, "reporting") as reporting, serving(home, "members") as members:
        days = {
            "term": 4,
            "session": 4,
            "opens": "2025-01-08",
            "closes": "2025-01-10",
            "cut_off": "2025-01-09T12:00:00+08:00",
        }
        told = members.post("/committees/999902/plenaries", json=days)
        assert told.status_code == 201, told.text
        origin, _, position = told.json()["position"].partition("@")
        wanted = {origin: int(position)}
        waited = reporting.post("/wait", json=wanted, params={"timeout_s": PATIENCE_S})
        assert waited.json() == {"taken": True, "missing": {}}


@pytest.mark.timeout(300)
def test_a_worker_answers_for_its_health_alone(home):
    # A host that still waits for its next command reads for all services: a worker stands by.
    assert eventually(lambda: not processes_of(home)), processes_of(home)
    with serving(home, "members", "--role", "worker") as worker:
        assert worker.get("/committees").status_code == 404
        root = str(worker.base_url).removesuffix("members/")

        seen = {}

        def reads() -> bool:
            told = httpx.get(f"{root}health", trust_env=False).json()
            seen.update(told["services"]["members"]["readers"])
            states = [seen[name]["state"] for name in ("views", "relay", "inbox")]
            return bool(told["ok"] and states == ["reading"] * 3)

        assert eventually(reads), str(seen)


@pytest.mark.timeout(300)
def test_up_stays_until_it_is_told_to_end_and_a_second_one_is_refused(home):
    first = start(home, "up")
    try:
        ready = first.stdout.readline()
        assert ready.startswith("ready at http://127.0.0.1:")
        second = start(home, "up")
        _, said = second.communicate(timeout=60)
        assert (second.returncode, said.split()[-1]) == (1, ready.split()[-1])
    finally:
        first.send_signal(signal.SIGINT)
        assert first.wait(30) == 0
        first.stdout.close()
        first.stderr.close()
    assert eventually(lambda: not processes_of(home), 5.0), processes_of(home)
