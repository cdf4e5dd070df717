"""Does the compose file name what is there: profiles, files, settings, programs?

No container engine has run it here; this holds it to the program, not to an engine.
"""

import re
from pathlib import Path

import pytest
import yaml

from kernel.infra.databases import SERVICES
from kernel.testing.servers import NATS_IMAGE, POSTGRES_IMAGE

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text("utf-8"))
KNOWN = {
    *("image", "build", "profiles", "restart", "stop_grace_period", "volumes", "depends_on"),
    *("environment", "healthcheck", "command", "ports", "secrets"),
}
PROFILES = {
    "infra": {"postgres", "nats"},
    "app": set(SERVICES),
    "observability": {"prometheus", "grafana"},
}


def settings():
    """The names of the environment that the program reads, and asyncpg's file of passwords."""
    files = (ROOT / "services/jianyan/settings.py", ROOT / "shared/kernel/infra/settings.py")
    read = {name for file in files for name in re.findall(r'get\("(\w+)"', file.read_text())}
    assert {"JIANYAN_DATABASE_URL", "JIANYAN_LOG"} <= read
    return read | {"PGPASSFILE"}


def test_it_says_that_it_is_not_proven():
    for name in ("compose.yaml", "Dockerfile"):
        assert (DEPLOY / name).read_text().startswith("# Not proven:")


def test_every_service_stands_in_one_known_profile():
    found = {profile: set() for profile in PROFILES}
    for name, service in COMPOSE["services"].items():
        (profile,) = service["profiles"]
        found[profile].add(name)
    assert found == PROFILES


@pytest.mark.parametrize("name", COMPOSE["services"])
def test_a_service_is_written_as_compose_knows_it(name):
    service = COMPOSE["services"][name]
    assert set(service) <= KNOWN
    image, tag = service["image"].split(":")
    assert re.fullmatch(r"v?\d+(\.\d+)+", tag)
    assert "." not in image.split("/")[0], "a registry host"
    assert set(service.get("depends_on", ())) <= COMPOSE["services"].keys()
    assert set(service.get("secrets", ())) <= COMPOSE["secrets"].keys()
    for volume in service.get("volumes", ()):
        source, target, *_ = volume.split(":")
        assert target.startswith("/")
        if source.startswith("."):
            assert (DEPLOY / source).exists(), source
        else:
            assert source in COMPOSE["volumes"]
    for port in service.get("ports", ()):
        assert port.startswith("127.0.0.1:"), "nothing is open to the world by default"


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_told_only_what_the_program_reads(name):
    service = COMPOSE["services"][name]
    assert set(service["environment"]) <= settings()
    assert service["command"][:2] == ["serve", name]
    assert service["build"] == {"context": "..", "dockerfile": "deploy/Dockerfile"}
    assert f"nats://{name}:" in service["environment"]["JIANYAN_NATS_URL"]


def test_the_servers_are_those_that_tests_run_on():
    assert COMPOSE["services"]["postgres"]["image"] == POSTGRES_IMAGE
    assert COMPOSE["services"]["nats"]["image"] == NATS_IMAGE


@pytest.mark.parametrize(
    ("service", "file", "form"),
    [
        ("postgres", "postgres/roles.sql", r"\\getenv \w+ (\w+)"),
        ("nats", "nats/server.conf", r"\$([A-Z]\w+_PASSWORD)"),
    ],
)
def test_a_server_is_told_every_password_that_its_file_names(service, file, form):
    named = set(re.findall(form, (DEPLOY / file).read_text()))
    assert named
    assert named <= COMPOSE["services"][service]["environment"].keys()


def test_the_image_is_built_from_what_is_there():
    lines = (DEPLOY / "Dockerfile").read_text().splitlines()
    for line in lines:
        if line.startswith("COPY") and "--from" not in line:
            for source in line.split()[1:-1]:
                assert (ROOT / source).exists(), source
    assert any("--require-hashes" in line for line in lines)
    assert any(line.startswith("USER ") and "root" not in line for line in lines)
    assert any(line.startswith("HEALTHCHECK") for line in lines)
