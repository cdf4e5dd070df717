"""Where does a module name the clock, randomness, the environment or a driver?"""

import ast
from collections.abc import Iterator

from source_tree import Module, whence

IMPURE = (
    *("time", "random", "secrets", "socket", "subprocess", "asyncio"),
    *("os.environ", "os.environb", "os.getenv", "os.urandom"),
    *("uuid.uuid1", "uuid.uuid4", "kernel.ids.uuid7", "kernel.clock.wall_clock"),
    *("kernel.clock.today", "datetime.date.today", "datetime.datetime.now"),
    *("datetime.datetime.today", "datetime.datetime.utcnow"),
    *("asyncpg", "sqlalchemy.ext", "nats", "httpx", "requests", "faststream"),
)
"""Clock, randomness, environment, drivers: what a pure room may neither import nor name."""


def impurities(module: Module) -> Iterator[tuple[int, str]]:
    """Each line with the full name of something impure that it imports or names."""
    aliases = _aliases(module)
    seen: set[tuple[int, str]] = set()
    for node in ast.walk(module.tree):
        for name in _named(node, aliases, module):
            line = getattr(node, "lineno", 1)
            if _is_impure(name) and (line, name) not in seen:
                seen.add((line, name))
                yield line, name


def _named(node: ast.AST, aliases: dict[str, str], module: Module) -> list[str]:
    """The full names that a node imports or uses."""
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        source = whence(module, node)
        return [source, *(f"{source}.{alias.name}" for alias in node.names)]
    if isinstance(node, ast.Attribute):
        return [name] if (name := _dotted(node, aliases)) is not None else []
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
        builtin = node.func.id in ("open", "input", "__import__") and node.func.id not in aliases
        return [f"builtins.{node.func.id}"] if builtin else []
    return []


def _is_impure(name: str) -> bool:
    if name.startswith("builtins."):
        return True
    return any(name == one or name.startswith(f"{one}.") for one in IMPURE)


def _aliases(module: Module) -> dict[str, str]:
    """The local names that imports bind, with what they stand for."""
    found: dict[str, str] = {}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                bound = alias.asname or alias.name.split(".")[0]
                found[bound] = alias.name if alias.asname else bound
        elif isinstance(node, ast.ImportFrom):
            source = whence(module, node)
            found |= {one.asname or one.name: f"{source}.{one.name}" for one in node.names}
    return found


def _dotted(node: ast.expr, aliases: dict[str, str]) -> str | None:
    if isinstance(node, ast.Name):
        return aliases.get(node.id)
    if isinstance(node, ast.Attribute):
        before = _dotted(node.value, aliases)
        return None if before is None else f"{before}.{node.attr}"
    return None
