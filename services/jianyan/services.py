"""Which services are there, and where is each put together?"""

from importlib import import_module
from typing import Final

from kernel.service import Service

WRITERS: Final = ("members", "proposals", "sectors")
"""Those whose events reporting counts, in the order in which they start."""

NAMES: Final = (*WRITERS, "reporting")


def service(name: str) -> Service:
    """The declared service of that name; its modules are imported now, not before."""
    found = getattr(import_module(f"{name}.app"), name.upper())
    assert isinstance(found, Service)
    return found
