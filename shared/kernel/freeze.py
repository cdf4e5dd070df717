"""How do today's tables become the first version of a service's schema? `python -m kernel.freeze`

It writes `migrations/versions/v0001_first.sql` of each service named (all of them by default) from
the tables as declared, so that later changes of the code do not alter what a first start makes.
Once a version is released, its first file stays as it is: a change of the tables is then a version
of its own beside it, and the test that compares both says when one is missing.
"""

import importlib
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import create_mock_engine

from kernel.infra.databases import SERVICES
from kernel.service import Service
from kernel.tables import APPEND_ONLY, kernel

FIRST = Path("versions") / "v0001_first.sql"


def declared(name: str) -> Service:
    """A service by its name, as its `app.py` declares it."""
    found = getattr(importlib.import_module(f"{name}.app"), name.upper())
    assert isinstance(found, Service)
    return found


def frozen(service: Service) -> str:
    """The SQL that makes a service's tables, indexes and triggers in an empty database."""
    statements: list[str] = []

    def write(statement: Any, *values: Any, **named: Any) -> None:
        statements.append(f"{str(statement.compile(dialect=engine.dialect)).strip()};")

    engine = create_mock_engine("postgresql+asyncpg://", write)
    for metadata in (kernel, *service.tables):
        metadata.create_all(engine, checkfirst=False)
    tidy = [
        "\n".join(line.rstrip() for line in statement.replace("\t", "  ").splitlines())
        for statement in statements
    ]
    triggers = [script.strip() for script in (APPEND_ONLY, *service.statements)]
    return "\n\n".join([*tidy, *triggers]) + "\n"


def is_frozen(service: Service) -> bool:
    """Whether a service's only version makes its tables as declared; with more, a test compares."""
    if service.migrations is None or len(list((service.migrations / "versions").glob("v*.py"))) > 1:
        return True
    kept = (service.migrations / FIRST).read_text("utf-8")
    # Tables that do not depend on each other come in any order.
    return sorted(kept.strip().split("\n\n")) == sorted(frozen(service).strip().split("\n\n"))


def main(names: list[str]) -> None:
    """Freeze the services named."""
    for service in map(declared, names or SERVICES):
        assert service.migrations is not None, f"{service.name} has no migrations"
        (service.migrations / FIRST).write_text(frozen(service), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
