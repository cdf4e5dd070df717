"""Where is each service put together?"""

from importlib import import_module

from kernel.service import Service


def service(name: str) -> Service:
    """The declared service of that name; its modules are imported now, not before."""
    found = getattr(import_module(f"{name}.app"), name.upper())
    assert isinstance(found, Service)
    return found
