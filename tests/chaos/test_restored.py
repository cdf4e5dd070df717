"""What is left after a restore of yesterday's backup, and are the prints of then equal?"""

import contextlib
import os
import sqlite3
import subprocess
import sys
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from asking import SEED, ask
from calm import calm_at
from city import City, StartClocked, until
from proving import figures, proven
from work import CODE

from jianyan.link import StartHost
from jianyan.names import WRITERS
from kernel.infra.link import attach

pytestmark = [pytest.mark.chaos, pytest.mark.timeout(600)]

JIANYAN = Path(sys.executable).with_name("jianyan")
SUBSCRIBER = Path(__file__).parents[2] / "examples" / "subscriber" / "subscriber.py"
DOCUMENTS = f"/reporting/committees/{CODE}/documents/proposal-review"


def run(home, *words):
    """The command itself, as an operator types it."""
    given = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "1"}
    command = [str(JIANYAN), "--home", str(home), *words]
    told = subprocess.run(command, env=given, capture_output=True, text=True, timeout=300)
    assert told.returncode == 0, f"CHAOS_SEED={SEED}: {told.stderr}"
    return told.stdout.strip()


def printed(link, key):
    """The review report with its evidence, issued under this key."""
    asked = {"plenary": "5/3"}
    told = link.request("POST", DOCUMENTS, params=asked, headers={"idempotency-key": key})
    assert told.is_success, told.text
    return told.json()


def heard(home, link, file):
    """Let a subscriber from outside follow until it has all; how far it then is, by origin."""
    token = run(home, "token", "--role", "subscriber", "--committee", CODE)
    url = link.request("GET", "/servers").json()["nats"]
    given = {**os.environ, "TOKEN": f"Bearer {token}", "NATS_URL": url}
    heads = heads_of(link)
    with file.with_suffix(".log").open("ab") as log:
        follower = subprocess.Popen(
            [sys.executable, str(SUBSCRIBER), str(file)], env=given, stderr=log
        )
    try:
        has_all = lambda: all(held(file).get(one, 0) >= at for one, at in heads.items())  # noqa: E731
        until(has_all, 30, f"{heads}: {file}")
    finally:
        follower.kill()
        follower.wait()
    return held(file)


def heads_of(link):
    """The last positions of all logs of this life that others write to."""
    told = (link.request("GET", f"/{name}/log/heads").json().items() for name in WRITERS)
    return {origin: position for heads in told for origin, position in heads if position}


def held(file):
    """How far a subscriber is with each origin; none of them may have broken off."""
    with contextlib.closing(sqlite3.connect(file)) as kept:
        if not kept.execute("select 1 from sqlite_master where name = 'origins'").fetchall():
            return {}
        assert kept.execute("select * from origins where broken is not null").fetchall() == []
        return dict(kept.execute("select origin, position from origins").fetchall())


@pytest.fixture(scope="module")
def days(tmp_path_factory):
    """A day with a print, a backup under load, another day with another print, and the restore."""
    folder = tmp_path_factory.mktemp("restored")
    home, again = folder / "home", folder / "again"
    (home / "log").mkdir(parents=True)
    told = SimpleNamespace(again=again)
    with calm_at(folder / "calm") as calm, attach(home, start := StartClocked(home)) as link:
        city = City(home, link, start, calm)
        with city.under_load():
            pass
        told.figures = figures(link)
        told.first, told.before = printed(link, "print/1"), dict(city.acked)
        with city.under_load() as told.seen:
            run(home, "backup", "--out", str(folder / "yesterday"))
        counted = proven(link, city.acked, whole_stream=True)
        calm.follow([step for client in city.clients for step in client.asked])
        calm.compare(link, counted)
        told.second, told.acked = printed(link, "print/2"), city.acked
        told.subscribed = heard(home, link, folder / "subscriber.db")
        run(again, "restore", str(folder / "yesterday"))
        with attach(again, StartHost(again)) as link:
            told.city, told.calm, told.link, told.folder = city, calm, link, folder
            told.asked = [step for client in city.clients for step in client.asked]
            yield told


def test_what_was_printed_before_the_backup_is_equal_and_later_prints_say_why_not(days):
    link = days.link
    figures(link)
    kept = days.first["document"]
    assert (
        link.request("GET", f"/reporting/documents/{kept}").json()["files"] == (days.first["files"])
    )
    verified = link.request("GET", f"/reporting/documents/{kept}/verify").json()
    assert verified["same_figures"], verified
    assert verified["same_bytes"], verified
    lost = link.request("GET", f"/reporting/documents/{days.second['document']}")
    assert (lost.status_code, lost.json()["type"]) == (404, "urn:jianyan:problem:NotFound")


def test_asked_again_under_its_key_everything_holds_once_and_names_its_life(days, outcome):
    link, answers = days.link, dict(days.city.setting)
    for step in days.asked:
        answers[step.key] = ask(link, step, answers, Counter())
    same = {key for key, told in answers.items() if told == days.acked[key]}
    assert same >= days.before.keys(), "acknowledged before the backup, and answered otherwise now"
    anew = answers.keys() - same
    assert anew, "the load went on after the backup"
    lives = {key: told["position"].partition("@")[0] for key, told in answers.items()}
    assert {lives[key] for key in anew}.isdisjoint(lives[key] for key in same)
    days.calm.compare(link, proven(link, answers, whole_stream=True))
    positions = heard(days.again, link, days.folder / "subscriber.db")
    assert days.subscribed.items() <= positions.items(), "what was heard before stays as it was"
    assert {lives[key] for key in anew} <= positions.keys()
    named = (
        f"positions: {len(anew)} answers of another incarnation",
        "404 for the print made after the backup",
    )
    outcome.fault(
        "restored from yesterday's backup", days.seen.lasted_s, len(answers), Counter(), named
    )
    reissued = printed(link, "print/2")
    assert reissued["document"] == days.second["document"]
