"""Does reporting know every published event by itself, before one arrives?"""

import subprocess
import sys

ALONE = """
import reporting.app
from kernel.event import _REGISTRY
known = {name for name, event in _REGISTRY.items() if event.published}
import importlib, pkgutil, contracts
for one in pkgutil.walk_packages(contracts.__path__, "contracts."):
    importlib.import_module(one.name)
every = {name for name, event in _REGISTRY.items() if event.published}
print(*sorted(every - known))
"""


def test_nothing_published_is_unknown_to_it():
    told = subprocess.run([sys.executable, "-c", ALONE], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == ""
