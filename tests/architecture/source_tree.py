"""Which modules are there, and what does each import? Pure standard library."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module or name, and whether only the type checker sees it."""

    name: str
    line: int
    typing: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the tree: `members.committee.domain`, parsed."""

    name: str
    package: bool
    tree: ast.Module

    @property
    def parts(self) -> list[str]:
        return self.name.split(".")

    @property
    def top(self) -> str:
        return self.parts[0]


def modules(root: Path) -> list[Module]:
    """Every module below the source roots `services` and `shared`."""
    found = []
    for source in (root / "services", root / "shared"):
        for path in sorted(source.rglob("*.py")):
            parts = list(path.relative_to(source).with_suffix("").parts)
            package = parts[-1] == "__init__"
            name = ".".join(parts[:-1] if package else parts)
            found.append(Module(name, package, ast.parse(path.read_text("utf-8"), str(path))))
    return found


def imports(module: Module, known: frozenset[str] = frozenset()) -> list[Import]:
    """What a module imports; `from a import b` is `a.b` when that is a module, or a name of it."""
    hidden = {id(node) for node in _typing_only(module.tree)}
    found = []
    for node in ast.walk(module.tree):
        typing = id(node) in hidden
        if isinstance(node, ast.Import):
            found += [Import(alias.name, node.lineno, typing) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            source = whence(module, node)
            for alias in node.names:
                full = f"{source}.{alias.name}"
                found.append(Import(full if full in known else source, node.lineno, typing))
    return list(dict.fromkeys(found))


def whence(module: Module, node: ast.ImportFrom) -> str:
    """The full name of what `from ... import` imports from."""
    if node.level == 0:
        return node.module or ""
    package = module.parts if module.package else module.parts[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def _typing_only(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING"):
            for inner in node.body:
                yield from ast.walk(inner)
