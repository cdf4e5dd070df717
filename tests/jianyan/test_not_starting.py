"""What does a command say when the services cannot start?"""

import subprocess
import sys
from pathlib import Path

import pytest

JIANYAN = Path(sys.executable).with_name("jianyan")
NOWHERE = {
    "JIANYAN_DATABASE_URL": "postgresql://nobody@127.0.0.1:9/none",
    "JIANYAN_NATS_URL": "nats://127.0.0.1:9",
    "LC_ALL": "zh_CN.UTF-8",
    "PYTHONUTF8": "1",
}


@pytest.mark.parametrize("words", [["verify"], ["serve", "members"], ["up"]])
def test_one_line_names_the_cause(words, tmp_path):
    told = subprocess.run(
        [str(JIANYAN), "--home", str(tmp_path / "home"), *words],
        env=NOWHERE,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 1
    assert told.stderr.startswith("错误：")
    assert "服务未能启动：ConnectionRefusedError" in told.stderr
    assert len(told.stderr.splitlines()) == 1
    assert told.stdout == ""


def test_a_home_that_cannot_be_is_said_in_one_line(tmp_path):
    (tmp_path / "file").write_text("")
    told = subprocess.run(
        [str(JIANYAN), "--home", str(tmp_path / "file" / "home"), "verify"],
        env={"LC_ALL": "C"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 1
    assert told.stderr.startswith("error: ")
    assert len(told.stderr.splitlines()) == 1
