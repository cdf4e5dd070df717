"""Does a test fail for each guard of the decider that is taken out? `make guards` says so.

A guard is a statement that says no: `raise Refusal(...)`, a `yield` of one, a refusal that is made
only under a condition, or the bare call of a function that does one of these. Each is taken out by
itself, in a copy, and the tests of the pure rules are run on it until the first one fails.
"""

import argparse
import ast
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from queue import SimpleQueue

from guards.trial import passes

ROOT = Path(__file__).parents[2]
SERVICE = ROOT / "services" / "proposals"
SHEETS = {"ledger", "worklist"}
"""Rooms that read sheets: what they refuse are cells."""

PAGE = ROOT / "docs" / "proposal-guards.md"
IMPURE = {
    "api",
    "asked",
    "answers",
    "acting",
    "naming",
    "permissions",
    "reading",
    "queries",
    "receiving",
}
IMPURE |= {"lookups", "watching", "refusals", "casefile", "export", "waiting", "bodies"}


@dataclass(frozen=True, slots=True)
class Guard:
    """One statement: where it stands, what it says, and the module without it."""

    path: Path
    line: int
    says: str
    without: str

    @property
    def name(self) -> str:
        """File and line, from the service's folder."""
        return f"{self.path.relative_to(SERVICE)}:{self.line}"


def modules() -> list[Path]:
    """The modules in which the decider of proposals says no."""
    found = sorted((SERVICE / "proposal").rglob("*.py"))
    return [one for one in found if one.stem not in IMPURE and not SHEETS & set(one.parts)]


def guards(path: Path, saying_no: frozenset[str]) -> Iterator[Guard]:
    """Every guard of a module."""
    text = path.read_text(encoding="utf-8")
    for number in count():
        tree = ast.parse(text)
        found = [node for node in ast.walk(tree) if _is_guard(node, saying_no)]
        if number == len(found):
            return
        node = found[number]
        says = ast.unparse(node)
        taken_out = ast.fix_missing_locations(_Out(node).visit(tree))
        yield Guard(path, node.lineno, says, ast.unparse(taken_out))


def _is_guard(node: ast.AST, saying_no: frozenset[str]) -> bool:
    match node:
        case ast.Raise(exc=exc):
            return exc is not None
        case ast.Expr(value=ast.Yield(value=ast.Call(func=ast.Name(id=name)))):
            return name[0].isupper()
        case ast.Expr(value=ast.Call(func=ast.Name(id=name))):
            return name in saying_no
        case ast.IfExp(body=ast.List(elts=[ast.Call(func=ast.Name(id=name)), *_])):
            return name[0].isupper()
    return False


class _Out(ast.NodeTransformer):
    """The tree without one guard."""

    def __init__(self, guard: ast.AST) -> None:
        self._guard = guard

    def visit(self, node: ast.AST) -> ast.AST:
        if node is not self._guard:
            return self.generic_visit(node)
        match node:
            case ast.IfExp(orelse=otherwise):
                return otherwise
            case ast.Expr(value=ast.Yield()):
                return ast.parse("if False:\n    yield").body[0]
            case _:
                return ast.Pass()


def saying_no(paths: list[Path]) -> frozenset[str]:
    """The functions of these modules in which something is refused."""
    found = set()
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef) and any(
                isinstance(inner, ast.Raise) for inner in ast.walk(node)
            ):
                found.add(node.name)
    return frozenset(found)


def survives(guard: Guard, room: Path) -> bool:
    """Whether all tests pass without it, in a copy of the service."""
    copy = room / "proposals" / guard.path.relative_to(SERVICE)
    whole = copy.read_text(encoding="utf-8")
    copy.write_text(guard.without, encoding="utf-8")
    try:
        return passes(room, guard.path.parent.name)
    finally:
        copy.write_text(whole, encoding="utf-8")


def run(found: list[Guard], jobs: int) -> list[Guard]:
    """The survivors."""
    rooms: SimpleQueue[Path] = SimpleQueue()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(jobs) as pool:
        for number in range(jobs):
            room = Path(folder) / str(number)
            shutil.copytree(
                SERVICE, room / "proposals", ignore=shutil.ignore_patterns("__pycache__")
            )
            rooms.put(room)
        if not passes(Path(folder) / "0"):
            sys.exit("the tests fail with every guard in its place")

        def examined(guard: Guard) -> bool:
            room = rooms.get()
            try:
                alive = survives(guard, room)
            finally:
                rooms.put(room)
            print(f"{'SURVIVES' if alive else 'seen':8} {guard.name} {guard.says}", flush=True)
            return alive

        alive = list(pool.map(examined, found))
    return [guard for guard, lives in zip(found, alive, strict=True) if lives]


HEAD = """# Guards of the decider of proposals 提案规则的守卫

Made by `make guards`; do not edit. Every statement that says no is taken out by itself, and the
tests of the pure rules must see it.
"""


def page(found: list[Guard], alive: list[Guard]) -> str:
    """The outcome in Markdown."""
    told = f"{len(found)} guards, {len(found) - len(alive)} seen by a test, {len(alive)} not."
    lines = [f"- `{one.name}` `{one.says}`" for one in alive]
    return (
        "\n".join([HEAD, told, "", *(["Not seen:", "", *lines] if lines else [])]).rstrip() + "\n"
    )


def main() -> None:
    """Take out each guard, or those whose place or words contain `--only`."""
    parser = argparse.ArgumentParser(prog="guards", description=__doc__)
    parser.add_argument("--only", default="", help="a part of the place or the words")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--list", action="store_true", help="only say which there are")
    asked = parser.parse_args()
    paths = modules()
    names = saying_no(paths)
    found = [one for path in paths for one in guards(path, names)]
    found = [one for one in found if asked.only in f"{one.name} {one.says}"]
    if asked.list:
        print("\n".join(f"{one.name} {one.says}" for one in found))
        return
    alive = run(found, asked.jobs)
    if not asked.only:
        PAGE.write_text(page(found, alive), encoding="utf-8")
    sys.exit(f"{len(alive)} of {len(found)} guards are seen by no test" if alive else None)


if __name__ == "__main__":
    main()
