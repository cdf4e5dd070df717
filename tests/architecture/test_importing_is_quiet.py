"""Does importing any module leave the network and the environment alone?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from source_tree import modules

GUARDED = """
import importlib, os, sys, sysconfig
from pathlib import Path

stdlib = sysconfig.get_path("stdlib") + os.sep
roots = tuple(str(Path(root).resolve()) + os.sep for root in sys.argv[1:3])
found = []

def ours(frame):
    "Our module that asked, through the standard library or at once; libraries have their ways."
    while frame is not None:
        name = frame.f_code.co_filename
        if name.startswith(roots):
            return name
        of_python = name.startswith("<frozen") or name.startswith(stdlib)
        if not of_python or "site-packages" in name or "importlib._bootstrap" in name:
            return None
        frame = frame.f_back

def watched(name):
    real = getattr(os._Environ, name)
    def asked(self, *given):
        where = ours(sys._getframe(1))
        if where is not None:
            found.append(f"{where} reads the environment")
        return real(self, *given)
    setattr(os._Environ, name, asked)

for name in ("__getitem__", "__iter__", "__len__", "copy"):
    watched(name)

def audit(event, given):
    if event in ("socket.connect", "socket.sendto"):
        found.append(f"{event} while importing")
    if event == "socket.__new__" and ours(sys._getframe(1)):
        found.append(f"{ours(sys._getframe(1))} opens a socket")

sys.addaudithook(audit)
for name in sys.argv[3:]:
    importlib.import_module(name)
print("\\n".join(found))
"""


def imported(roots: list[Path], names: list[str]) -> str:
    """What importing these modules in a fresh process gave away."""
    paths = os.pathsep.join(map(str, roots))
    told = subprocess.run(
        [sys.executable, "-c", GUARDED, *map(str, roots), *names],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert told.returncode == 0, told.stderr
    return told.stdout.strip()


def test_importing_every_module_reads_no_environment_and_opens_no_socket(root):
    names = [module.name for module in modules(root)]
    assert imported([root / "services", root / "shared"], names) == ""


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("import os\nHOME = os.environ['PATH']", "reads the environment"),
        ("import os\nHOME = os.getenv('PATH')", "reads the environment"),
        ("import os\nHOME = dict(os.environ)", "reads the environment"),
        ("import os.path\nHOME = os.path.expanduser('~')", "reads the environment"),
        ("import socket\nLINE = socket.socket()", "opens a socket"),
        ("import socket as s\nLINE = s.create_connection", ""),
    ],
)
def test_a_module_that_looks_around_is_caught(tmp_path, body, says):
    (tmp_path / "curious.py").write_text(body)
    assert says in imported([tmp_path, tmp_path / "none"], ["curious"])
