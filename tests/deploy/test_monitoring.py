"""Does every expression of the dashboard and the alerts find data in a real Prometheus?"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
import yaml

from kernel.infra.ports import any_free
from kernel.testing.running import eventually

pytestmark = pytest.mark.timeout(300)

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMMITTEE = ("--committee", "999900")
UNPACKED = ROOT / ".cache" / "prometheus" / "usr" / "bin"
JIANYAN = Path(sys.executable).with_name("jianyan")
ALERTS = yaml.safe_load((DEPLOY / "prometheus/alerts.yml").read_text("utf-8"))
DASHBOARD = json.loads((DEPLOY / "grafana/jianyan.json").read_text("utf-8"))
PANELS = [
    (panel["title"], target["expr"]) for panel in DASHBOARD["panels"] for target in panel["targets"]
]
RULES = [(rule["alert"], rule["expr"]) for group in ALERTS["groups"] for rule in group["rules"]]
NOT_METRICS = {"job", "jianyan", "le", "service", "reader", "outcome", "process", "by", "and"}
FUNCTIONS = {"sum", "max", "rate", "increase", "delta", "time", "histogram_quantile"}


def program(name):
    """Prometheus' program; where CI has to have it, its absence fails."""
    found = shutil.which(name) or (str(UNPACKED / name) if (UNPACKED / name).exists() else None)
    if found is None:
        assert not os.environ.get("REQUIRE_PROMETHEUS"), f"{name} is not on PATH"
        pytest.skip(f"no {name} here: run .ci/fetch-prometheus")
    return found


def metrics_in(expression):
    """The names of metrics that an expression reads."""
    bare = re.sub(r'"[^"]*"|\[\w+\]', "", expression)
    return set(re.findall(r"[a-z_]{2,}", bare)) - NOT_METRICS - FUNCTIONS


def environment():
    given = {name: text for name, text in os.environ.items() if not name.startswith("JIANYAN_")}
    return {**given, "LC_ALL": "C", "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def node(tmp_path_factory):
    """All four services in one process, with a committee; where it answers, and a token."""
    program("prometheus")
    home = tmp_path_factory.mktemp("node") / "home"
    command = [str(JIANYAN), "--home", str(home)]
    up = subprocess.Popen([*command, "up"], env=environment(), stdout=subprocess.PIPE, text=True)
    try:
        said = up.stdout.readline()
        assert said.startswith("ready at "), said

        def run(*words):
            done = subprocess.run(
                [*command, *words], env=environment(), capture_output=True, text=True, timeout=120
            )
            assert done.returncode == 0, done.stderr
            return done.stdout.strip()

        run("committee", "establish", COMMITTEE[1], "云岭市政协", "--preset", "city")
        yield said.split()[-1], run("token", "--role", "subscriber", *COMMITTEE)
    finally:
        up.terminate()
        up.wait(60)
        up.stdout.close()


@pytest.fixture(scope="module")
def configured(tmp_path_factory, node):
    """The operator's own configuration with our address, a token of ours, and less patience."""
    folder = tmp_path_factory.mktemp("prometheus")
    url, token = node
    told = yaml.safe_load((DEPLOY / "prometheus/prometheus.yml").read_text("utf-8"))
    told["global"] = {"scrape_interval": "1s", "evaluation_interval": "1s"}
    (job,) = told["scrape_configs"]
    job["authorization"]["credentials_file"] = str(folder / "token")
    for target in job["static_configs"]:
        target["targets"] = [url.removeprefix("http://")]
    (folder / "token").write_text(token)
    (folder / "prometheus.yml").write_text(yaml.safe_dump(told))
    shutil.copy(DEPLOY / "prometheus/alerts.yml", folder)
    return folder


@pytest.fixture(scope="module")
def prometheus(configured):
    """A real Prometheus that scrapes it."""
    port = any_free()
    command = [
        program("prometheus"),
        f"--config.file={configured / 'prometheus.yml'}",
        f"--storage.tsdb.path={configured / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
    ]
    with (configured / "log").open("wb") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            yield http
    finally:
        server.terminate()
        server.wait(30)


async def found(prometheus, expression):
    """The answer of a query, once Prometheus answers at all."""
    answers = []

    async def answered():
        try:
            answers.append(prometheus.get("/api/v1/query", params={"query": expression}).json())
        except httpx.TransportError:
            return False
        return True

    await eventually(answered, 60, what="prometheus answers")
    assert answers[-1]["status"] == "success", (expression, answers[-1])
    return answers[-1]["data"]["result"]


async def until_found(prometheus, expression):
    """Wait for data: a rate needs two scrapes."""

    async def there():
        return bool(await found(prometheus, expression))

    await eventually(there, 90, what=expression)


async def test_all_four_are_scraped_with_the_token(prometheus):
    await until_found(prometheus, 'count(up{job="jianyan"} == 1) == 4')


@pytest.mark.parametrize(("title", "expression"), PANELS, ids=[title for title, _ in PANELS])
async def test_no_panel_is_blind(prometheus, title, expression):
    await until_found(prometheus, expression)


@pytest.mark.parametrize(("alert", "expression"), RULES, ids=[alert for alert, _ in RULES])
async def test_an_alert_reads_what_is_there(prometheus, alert, expression):
    names = metrics_in(expression)
    assert names
    for name in names:
        await until_found(prometheus, name)
    await found(prometheus, expression)


async def test_no_alert_fires_on_a_sound_node(prometheus):
    await until_found(prometheus, "jianyan_reader_lag")
    for _, expression in RULES:
        assert await found(prometheus, expression) == [], expression


async def test_the_rules_are_loaded(prometheus):
    async def loaded():
        told = prometheus.get("/api/v1/rules").json()["data"]["groups"]
        return {rule["name"] for group in told for rule in group["rules"]} == set(dict(RULES))

    await until_found(prometheus, "up")
    await eventually(loaded, 60)


def test_promtool_finds_nothing_wrong(configured):
    for words in (("rules", "alerts.yml"), ("config", "prometheus.yml")):
        done = subprocess.run(
            [program("promtool"), "check", *words], cwd=configured, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr


def test_an_expression_that_reads_nothing_would_be_seen():
    assert metrics_in('max by (service) (rate(jianyan_nothing_total{job="x"}[5m])) > 0') == {
        "jianyan_nothing_total"
    }
