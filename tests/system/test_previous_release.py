"""Does a service of the release before live beside three of today, events flowing both ways?"""

import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
RELEASE = "5b72422567c57dfd4102a1be5d421c2d6436e48b"
"""The commit of v0.1.0."""

COMMAND = "import sys; from jianyan.cli import main; main()"
PATIENCE_S = 90.0


@pytest.fixture(scope="module")
def old(tmp_path_factory) -> str:
    """The import path of the release before."""
    tree = tmp_path_factory.mktemp("release")
    known = subprocess.run(["git", "-C", ROOT, "cat-file", "-e", RELEASE], capture_output=True)
    if known.returncode != 0:
        pytest.skip("this checkout has no history: the release before is not in it")
    archive = subprocess.Popen(
        ["git", "-C", ROOT, "archive", RELEASE, "services", "shared"], stdout=subprocess.PIPE
    )
    subprocess.run(["tar", "-x", "-C", tree], stdin=archive.stdout, check=True)
    archive.stdout.close()
    assert archive.wait() == 0
    return os.pathsep.join([str(tree / "services"), str(tree / "shared")])


@contextmanager
def serving(home: Path, name: str, path: str = ""):
    """`jianyan serve NAME`, of today or from another path; a client of it as the home's owner."""
    given = {one: text for one, text in os.environ.items() if not one.startswith("JIANYAN_")}
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "--home", str(home), "serve", name],
        env={**given, "LC_ALL": "C", "PYTHONUTF8": "1", **({"PYTHONPATH": path} if path else {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        said = process.stdout.readline()
        assert said.startswith("ready: "), process.stderr.read()
        token = (home / "keys" / "operator.token").read_text()
        headers = {"Authorization": f"Bearer {token}"}
        url = said.split()[-1]
        with httpx.Client(base_url=url, headers=headers, trust_env=False, timeout=60) as http:
            yield http
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        process.stdout.close()
        process.stderr.close()


def told(http, path, **body):
    """The answer to one request that must be taken; what it relies on may still be on its way."""
    deadline = time.monotonic() + PATIENCE_S
    while True:
        answer = http.post(path, json=body)
        if answer.status_code == 201 or time.monotonic() > deadline:
            assert answer.status_code == 201, answer.text
            return answer.json()
        time.sleep(0.2)


@pytest.mark.timeout(400)
def test_proposals_of_the_release_before_beside_todays_three_others(old, tmp_path):
    home = tmp_path / "home"
    here = "/committees/999902"
    with ExitStack() as stack:
        members = stack.enter_context(serving(home, "members"))
        reporting = stack.enter_context(serving(home, "reporting"))
        stack.enter_context(serving(home, "sectors"))
        proposals = stack.enter_context(serving(home, "proposals", old))
        assert "at" in proposals.get("/health").json(), "this is today's program"

        told(members, "/committees", code="999902", name="清溪区政协", preset="district")
        days = {"opens": "2024-01-10", "closes": "2024-01-12"}
        cut_off = {"cut_off": "2024-01-11T12:00:00+08:00"}
        told(members, f"{here}/plenaries", term=4, session=3, **days, **cut_off)
        told(members, f"{here}/members", name="邬牧之", term=4, since="2022-01-10")

        # What today's members said is what the old service decides by.
        submitted = told(
            proposals,
            f"{here}/proposals",
            title="关于保护清溪古桥的提案",
            plenary="4/3",
            sponsor_kind="individual",
            first_sponsor={"name": "邬牧之"},
            category="文化建设",
            text="桥下无水，桥上无人。",
            on="2024-01-10",
        )
        proposal = f"{here}/proposals/{submitted['stream'].removeprefix('proposal-')}"
        told(proposals, f"{proposal}/filing", on="2024-01-11")
        last = told(proposals, f"{proposal}/assignment", leading=["区文化局"], on="2024-02-01")

        # What the old service said is counted by today's reporting, and reacted to by members.
        origin, _, position = last["position"].partition("@")
        waited = reporting.post("/wait", json={origin: int(position)}, params={"timeout_s": 60})
        assert waited.json() == {"taken": True, "missing": {}}
        counted = reporting.get(f"{here}/figures", params={"plenary": "4/3"}).json()["figures"]
        names = ("proposals.filed", "proposals.first_participants", "proposals.assigned")
        assert [counted[name]["value"] for name in names] == [1, 1, 1]

        def registered():
            found = members.get(f"{here}/organisations").json()
            return [one["name"] for one in found]

        deadline = time.monotonic() + PATIENCE_S
        while registered() != ["区文化局"]:
            assert time.monotonic() < deadline, registered()
            time.sleep(0.2)
        for http in (members, proposals, reporting):
            assert http.get("/log/verify").json()["ok"]
