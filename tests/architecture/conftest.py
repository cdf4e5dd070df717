"""How do the tests of this folder reach the checker beside them?"""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's root."""
    return Path(__file__).parents[2]


@pytest.fixture(scope="session")
def walls() -> ModuleType:
    """The checker `walls.py`; the folder itself is not importable."""
    spec = importlib.util.spec_from_file_location("walls", Path(__file__).with_name("walls.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["walls"] = module
    spec.loader.exec_module(module)
    return module
