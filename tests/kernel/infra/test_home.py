"""Does a home have one owner, whatever is killed, and is nothing left behind?"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kernel.infra.home import Home, RunningHost
from kernel.infra.link import HostFailed, HostLink, attach
from kernel.infra.settings import HomeSettings
from kernel.infra.strays import strays_in

HERE = Path(__file__).parent
GONE_S = 5.0


@pytest.fixture
def directory(tmp_path: Path) -> Iterator[Path]:
    """A home; whatever a failing test leaves running in it is killed by its own process id."""
    home = tmp_path / "home"
    yield home
    running = Home.at(home).running()
    if running is not None:
        os.kill(running.pid, signal.SIGTERM)
    eventually(lambda: not Home.at(home).owned() and not servers(home), 15)


def host_line(home: Path, *words: str) -> list[str]:
    return [sys.executable, str(HERE / "tiny_host.py"), str(home), *words]


def attached(home: Path) -> HostLink:
    return attach(home, host_line(home))


def command(home: Path, first: int, count: int, pause_s: float = 0.0) -> subprocess.Popen[str]:
    line = [sys.executable, str(HERE / "tiny_command.py"), str(home)]
    return subprocess.Popen(
        [*line, str(first), str(count), str(pause_s)], stdout=subprocess.PIPE, text=True
    )


def servers(home: Path) -> list[int]:
    """Process ids of every PostgreSQL or NATS process of this home."""
    places = (home / "postgres" / "data", home / "nats")
    return [pid for place in places for pid in strays_in(place, place / "none")]


def postmaster(home: Path) -> int:
    return int((home / "postgres" / "data" / "postmaster.pid").read_text().split()[0])


def eventually(true: Callable[[], bool], within_s: float) -> None:
    deadline = time.monotonic() + within_s
    while not true():
        assert time.monotonic() < deadline, f"not within {within_s} s"
        time.sleep(0.05)


def test_commands_at_once_share_one_host_and_a_killed_one_takes_nothing_along(
    directory: Path,
) -> None:
    several = [command(directory, 100 * n, 10, 0.05) for n in range(3)]
    killed, *others = several
    assert killed.stdout is not None
    host = killed.stdout.readline().strip()
    killed.kill()
    killed.wait()
    for other in others:
        said, _ = other.communicate(timeout=60)
        assert other.returncode == 0
        assert said.split() == [host] * 10
    eventually(lambda: not Home.at(directory).owned(), 2 + GONE_S)
    assert servers(directory) == []
    assert not Home.at(directory).run_file.exists()


def test_a_command_outlives_killed_hosts_and_nothing_is_kept_twice(directory: Path) -> None:
    long = command(directory, 0, 40, 0.03)
    assert long.stdout is not None
    hosts = [long.stdout.readline().strip()]
    for _ in range(2):
        os.kill(int(hosts[-1]), signal.SIGKILL)
        while (host := long.stdout.readline().strip()) == hosts[-1]:
            pass
        hosts.append(host)
    long.communicate(timeout=60)
    assert long.returncode == 0
    assert len(set(hosts)) == 3
    with attached(directory) as link:
        assert link.request("GET", "/kept").json() == list(range(40))


def test_a_killed_host_leaves_no_server_behind(directory: Path) -> None:
    link = attach(directory, host_line(directory, "fork"))
    assert len(servers(directory)) > 2
    os.kill(link.host.pid, signal.SIGKILL)
    eventually(lambda: not servers(directory), GONE_S)
    log = (directory / "log" / "postgres.log").read_text()
    assert "database system is shut down" in log.splitlines()[-1]
    # Neither the lock nor the pipes to the watchdogs live on in the host's forked worker.
    worker = int((directory / "worker.pid").read_text())
    assert not Home.at(directory).owned()
    os.kill(worker, signal.SIGKILL)
    link.close()


def test_a_killed_postmaster_or_watchdog_is_replaced_and_health_names_it(directory: Path) -> None:
    with attached(directory) as link:
        link.request("POST", "/keep/1").raise_for_status()
        os.kill(postmaster(directory), signal.SIGKILL)
        eventually(lambda: restarts(link) == 1, 15)
        eventually(lambda: link.request("POST", "/keep/2").status_code == 200, 10)
        assert link.request("GET", "/kept").json() == [1, 2]
        answer = link.request("POST", "/busy")
        assert answer.status_code == 200, "a full host is asked again"
        assert answer.json()["key"], "a request that writes always has a key"
        before = postmaster(directory)
        os.kill(parent(before), signal.SIGKILL)
        eventually(lambda: restarts(link) == 2, 15)
        assert postmaster(directory) != before


def parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def restarts(link: HostLink) -> int:
    health = link.request("GET", "/health").json()["PostgreSQL"]
    return int(health["restarts"]) if health["condition"] == "running" else 0


def test_a_host_that_stays_refuses_a_second_and_ends_in_order_with_zero(directory: Path) -> None:
    host = subprocess.Popen(host_line(directory, "stays", "hasty"))
    eventually(lambda: Home.at(directory).running() is not None, 20)
    with attached(directory) as link:
        assert link.host.pid == host.pid
        assert link.host.stays
        assert link.host.versions == {"tiny": "1"}
    second = subprocess.run(host_line(directory), capture_output=True, text=True, timeout=30)
    assert second.returncode == 1
    assert "已由另一个进程使用" in second.stderr
    assert "in use by another process" in second.stderr
    time.sleep(1)
    assert host.poll() is None
    host.terminate()
    assert host.wait(10) == 0
    assert servers(directory) == []
    assert not Home.at(directory).run_file.exists()
    log = (directory / "log" / "postgres.log").read_text()
    assert "database system is shut down" in log.splitlines()[-1]


def test_a_stale_home_heals(directory: Path) -> None:
    with attached(directory) as link:
        link.request("POST", "/keep/7").raise_for_status()
        first = link.host
        os.kill(postmaster(directory), signal.SIGKILL)
        os.kill(first.pid, signal.SIGKILL)
        eventually(lambda: not servers(directory), GONE_S)
    # What a power cut leaves, with numbers that meanwhile belong to other processes: to us.
    stale = first.model_copy(update={"pid": os.getpid(), "url": "http://127.0.0.1:9"})
    Home.at(directory).announce(stale)
    lines = ["", str(directory), "1", "1", "", "127.0.0.1", "1 1", "ready"]
    pid_file = directory / "postgres" / "data" / "postmaster.pid"
    pid_file.write_text("\n".join([str(os.getpid()), *lines[1:]]))
    (directory / "nats" / "server.pid").write_text(str(os.getpid()))
    assert Home.at(directory).running() is None
    with attached(directory) as link:
        assert link.host.pid not in (first.pid, os.getpid())
        assert link.request("GET", "/kept").json() == [7]


def test_a_host_that_cannot_start_is_reported_with_its_log(directory: Path) -> None:
    line = [sys.executable, "-c", "import sys; sys.exit('no such committee')"]
    with pytest.raises(HostFailed, match="no such committee") as failed:
        attach(directory, line)
    assert "后台主进程未能启动" in failed.value.zh
    assert str(directory / "log" / "host.log") in failed.value.en


def test_after_no_host_could_be_started_the_next_request_starts_one(directory: Path) -> None:
    lines: list[list[str]] = [host_line(directory), [sys.executable, "-c", "raise SystemExit(1)"]]

    def start() -> subprocess.Popen[bytes]:
        line = lines.pop(0) if lines else host_line(directory)
        return subprocess.Popen(line, start_new_session=True)

    with attach(directory, start) as link:
        link.request("POST", "/keep/1").raise_for_status()
        first = link.host.pid
        os.kill(first, signal.SIGKILL)
        with pytest.raises(HostFailed):
            link.request("POST", "/keep/2")
        link.request("POST", "/keep/3").raise_for_status()
        assert link.host.pid != first
        assert link.request("GET", "/kept").json() == [1, 3]
    with pytest.raises(RuntimeError, match="the link is closed"):
        link.request("GET", "/kept")


def test_a_host_that_never_becomes_ready_is_given_up(directory: Path) -> None:
    process: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        process.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]))
        return process[0]

    with pytest.raises(HostFailed):
        attach(directory, start, ready_s=0.5)
    process[0].kill()
    process[0].wait()


def test_run_json_is_private_and_tells_all_a_command_needs(tmp_path: Path) -> None:
    home = Home.at(tmp_path / "new" / "home")
    said = RunningHost.model_validate(
        {
            "pid": 1,
            "url": "http://127.0.0.1:1",
            "token_file": "/t",
            "started_at": "2026-01-01T00:00:00Z",
            "stays": False,
            "versions": {"jianyan": "0.1.0"},
        }
    )
    home.announce(said)
    assert home.run_file.stat().st_mode & 0o777 == 0o600
    assert home.root.stat().st_mode & 0o777 == 0o700
    assert RunningHost.model_validate(json.loads(home.run_file.read_text())) == said
    assert home.running() is None, "nobody holds the lock"


def test_settings_come_from_the_environment_that_is_given(tmp_path: Path) -> None:
    given = {
        "JIANYAN_DATABASE_URL": "postgresql://db/{service}",
        "JIANYAN_NATS_URL": "",
        "PG_BIN": "/opt/pg/bin",
    }
    settings = HomeSettings.from_environment(tmp_path, given, stays=True)
    assert settings.database_url == "postgresql://db/{service}"
    assert settings.nats_url is None
    assert settings.pg_bin == Path("/opt/pg/bin")
    assert settings.stays
