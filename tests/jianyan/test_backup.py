"""Is a node backed up while it works, and is what is restored the node that it was?"""

import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
import zipfile
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest

from jianyan import restoring
from jianyan.failed import Failed
from jianyan.link import connected
from kernel.backup.manifest import Unusable
from kernel.infra.home import Home
from kernel.infra.settings import HomeSettings

pytestmark = pytest.mark.timeout(600)

JIANYAN = Path(sys.executable).with_name("jianyan")
HERE = ("--committee", "999900", "--plenary", "5/3")
FIGURES = ("proposals.received", "proposals.filed", "members.on_roll")
PROPOSALS = "/proposals/committees/999900/proposals"


def client(home):
    """An HTTP client of a home's host, as its owner."""
    token = (home / "keys" / "operator.token").read_text()
    headers = {"Authorization": f"Bearer {token}"}
    url = Home.at(home).running().url
    return httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=60)


def submitted(http, n):
    """A proposal of 岑知远 that was acknowledged; its id."""
    body = {
        "title": f"关于第{n}座桥的提案",
        "plenary": "5/3",
        "sponsor_kind": "individual",
        "first_sponsor": {"name": "岑知远"},
        "text": f"第{n}座桥该修了。",
        "on": "2025-01-08",
    }
    told = http.post(PROPOSALS, json=body)
    assert told.status_code == 201, told.text
    return told.json()["stream"].partition("-")[2]


def listed(http):
    return http.get(PROPOSALS, params={"plenary": "5/3", "limit": 500}).json()["items"]


def case_no(http, proposal):
    """File it; the number it was given."""
    told = http.post(f"{PROPOSALS}/{proposal}/filing", json={})
    assert told.status_code == 201, told.text
    after = {"At-Least": told.json()["position"]}
    return http.get(f"{PROPOSALS}/{proposal}", headers=after).json()["case_no"]


def figures(run):
    told = run("figures", *HERE, *(word for id in FIGURES for word in ("--id", id)), "--json")
    assert told.returncode == 0, told.stderr
    return {id: one["value"] for id, one in json.loads(told.stdout)["figures"].items()}


@pytest.fixture(scope="module")
def lived(jianyan, home, ledger, tmp_path_factory):
    """A city with three filed proposals and an issued document, backed up under running writes."""
    jianyan("committee", "establish", "999900", "云岭市政协", "--preset", "city")
    jianyan(
        "plenary", "convene", "999900", "5/3", "--opens", "2025-01-08",
        "--closes", "2025-01-11", "--cut-off", "2025-01-09T18:00",
    )  # fmt: skip
    roster = ledger("委员.xlsx", ["姓名", "界别"], [["岑知远", "教育"], ["戚南乔", "经济"]])
    assert jianyan("import", "roster", str(roster), *HERE).returncode == 0
    folder = tmp_path_factory.mktemp("kept")
    told = SimpleNamespace(file=folder / "yesterday.backup", folder=folder)
    with client(home) as http:
        told.numbers = [case_no(http, submitted(http, n)) for n in range(3)]
        printed = jianyan("report", "proposal-review", *HERE, "--out", str(folder / "first"))
        assert printed.returncode == 0, printed.stderr
        told.before, ending = len(listed(http)), threading.Event()
        acknowledged = []
        writing = threading.Thread(target=_write, args=(home, acknowledged, ending))
        writing.start()
        while not acknowledged:
            time.sleep(0.01)
        told.said = jianyan("backup", "--out", str(told.file), language="C")
        ending.set()
        writing.join()
    told.after = told.before + len(acknowledged)
    return told


def _write(home, acknowledged, ending):
    with client(home) as http:
        while not ending.is_set():
            acknowledged.append(submitted(http, 100 + len(acknowledged)))


@pytest.fixture(scope="module")
def again(lived, jianyan, tmp_path_factory):
    """The home that came of it."""
    home = tmp_path_factory.mktemp("again") / "home"
    told = jianyan("restore", str(lived.file), "--home", str(home), language="C")
    assert told.returncode == 0, told.stderr

    def run(*words):
        return jianyan("--home", str(home), *words)

    with connected(home):
        yield SimpleNamespace(home=home, run=run, said=told)


def settings(home):
    return HomeSettings(home)


def test_a_backup_says_what_it_holds_and_that_it_is_secret(lived):
    assert lived.said.returncode == 0, lived.said.stderr
    assert re.search(r"^proposals\t1\t\d+$", lived.said.stdout, re.M)
    assert "it holds keys and the vault" in lived.said.stderr
    assert lived.file.stat().st_mode & 0o777 == 0o600
    with zipfile.ZipFile(lived.file) as parts:
        names = set(parts.namelist())
    assert {"keys/signing.pem", "keys/lookup.key", "proposals/vault.copy"} <= names
    assert "reporting/archive.copy" in names
    assert not {"keys/holder.id", "proposals/leases.copy"} & names


def test_a_sound_backup_is_found_good_without_a_home(lived):
    manifest, problems = restoring.check(lived.file, settings(lived.folder / "none"))
    assert problems == []
    assert manifest.events("proposals") >= 2 * 3 + 1
    assert not (lived.folder / "none").exists()


def test_what_was_acknowledged_before_is_there_and_every_chain_holds(lived, again):
    verified = again.run("verify")
    assert verified.returncode == 0, verified.stderr
    with client(again.home) as http:
        there = len(listed(http))
    assert lived.before < there <= lived.after
    assert figures(again.run) == {
        "proposals.received": there,
        "proposals.filed": 3,
        "members.on_roll": 2,
    }


def test_a_document_issued_before_prints_again_to_the_byte(lived, again, tmp_path):
    (_, row) = again.run("document", "list", "--committee", "999900").stdout.splitlines()
    document = row.split("\t")[0]
    told = again.run("document", "reprint", document, "--out", str(tmp_path))
    assert told.returncode == 0, told.stderr
    first = {file.name: file.read_bytes() for file in (lived.folder / "first").iterdir()}
    assert len(first) == 2
    assert first == {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    with client(again.home) as http:
        verified = http.get(f"/reporting/documents/{document}/verify").json()
    assert verified["same_figures"], verified
    assert verified["same_bytes"], verified


def test_case_numbers_go_on_and_reporting_hears_the_new_life(lived, again):
    before = figures(again.run)
    with client(again.home) as http:
        assert case_no(http, submitted(http, 900)) == max(lived.numbers) + 1
        heads = http.get("/proposals/log/heads").json()
    assert len(heads) == 2
    assert figures(again.run) == before | {
        "proposals.received": before["proposals.received"] + 1,
        "proposals.filed": before["proposals.filed"] + 1,
    }
    assert again.run("verify").returncode == 0


def test_a_home_that_is_not_empty_is_left_alone(lived, jianyan, tmp_path):
    (tmp_path / "mine.txt").write_text("x")
    for language, says in (("C", "is not empty"), ("zh_CN.UTF-8", "不是空目录")):
        told = jianyan("restore", str(lived.file), "--home", str(tmp_path), language=language)
        assert told.returncode == 2
        assert says in told.stderr
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def changed(file, target, part, change):
    """A copy in which one part is another, with sums as a forger would write them."""
    with zipfile.ZipFile(file) as parts:
        held = {name: parts.read(name) for name in parts.namelist()}
    before, held[part] = held[part], change(held[part])
    assert held[part] != before
    manifest = json.loads(held["manifest.json"])
    manifest["parts"][part] = {
        "length": len(held[part]),
        "sha256": sha256(held[part]).hexdigest(),
    }
    held["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, content in held.items():
            parts.writestr(name, content)
    return target


def test_one_tampered_event_is_named_and_nothing_is_restored(lived, tmp_path):
    file = changed(
        lived.file,
        tmp_path / "forged.backup",
        "proposals/events.copy",
        lambda rows: rows.replace("关于第1座桥".encode(), "关于第7座桥".encode()),
    )
    _, problems = restoring.check(file, settings(tmp_path / "home"))
    assert any("content and hash disagree" in one for one in problems), problems
    assert all(one.startswith("proposals: ") for one in problems)
    with pytest.raises(Failed, match="does not prove itself"):
        restoring.restore(file, settings(tmp_path / "home"))
    assert [one.name for one in tmp_path.iterdir()] == [file.name]


def test_a_tampered_arrival_and_a_tampered_text_are_named(lived, tmp_path):
    archive = changed(
        lived.file,
        tmp_path / "archive.backup",
        "reporting/archive.copy",
        lambda rows: rows.replace("关于第1座桥".encode(), "关于第7座桥".encode()),
    )
    both = changed(
        archive,
        tmp_path / "both.backup",
        "proposals/vault.copy",
        lambda rows: rows.replace("第2座桥该修了".encode().hex().encode(), b"00" * 21),
    )
    _, problems = restoring.check(both, settings(tmp_path / "home"))
    assert any(one.startswith("reporting: 存档第") for one in problems), problems
    assert any("vault item" in one for one in problems), problems


def test_a_damaged_backup_is_refused_and_the_part_named(lived, tmp_path):
    content = bytearray(lived.file.read_bytes())
    with zipfile.ZipFile(lived.file) as parts:
        found = parts.getinfo("reporting/archive.copy")
    content[found.header_offset + 200] ^= 0xFF
    (tmp_path / "damaged").write_bytes(content)
    with pytest.raises(Unusable, match=r"reporting/archive\.copy"):
        restoring.restore(tmp_path / "damaged", settings(tmp_path / "home"))
    assert [one.name for one in tmp_path.iterdir()] == ["damaged"]


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_an_interrupted_restore_leaves_no_home(lived, tmp_path, how):
    home = tmp_path / "home"
    command = [str(JIANYAN), "restore", str(lived.file), "--home", str(home)]
    process = subprocess.Popen(command, env=os.environ | {"LC_ALL": "C"}, stderr=subprocess.PIPE)
    deadline = time.monotonic() + 120
    while not list(tmp_path.glob("*/postgres/data")) and process.poll() is None:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.send_signal(how)
    process.communicate(timeout=120)
    assert process.returncode != 0
    assert not home.exists()
    if how is not signal.SIGKILL:
        assert list(tmp_path.iterdir()) == []
        return
    assert len(list(tmp_path.iterdir())) == 1, "what it had begun, under another name"
    restoring.restore(lived.file, settings(home))
    assert list(tmp_path.iterdir()) == [home]
