"""Which imports and names do the walls of the house forbid? Pure standard library."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from purity import impurities
from source_tree import Import, Module, imports, modules

SERVICES = frozenset({"members", "proposals", "sectors", "reporting"})
HOST = "jianyan"
LAYERS = {"kernel": 0, "rules": 1, "contracts": 2} | dict.fromkeys((*SERVICES, HOST), 3)
PURE_KERNEL = frozenset({"kernel.canonical", "kernel.event", "kernel.decider", "kernel.secret"})
STEPS = ("archive", "cases", "figures", "recheck", "findings", "documents", "render")
"""The corridor REPORT: a step knows what comes before it, never what comes after."""

TWICE = "reporting.recheck"
HOLDING = frozenset({"asking", "rechecking", "api"})
"""What of the recheck holds both values against each other; all else is the second way alone."""

INNER = frozenset({"events", "commands"})
ROOMS: dict[str, frozenset[str]] = {
    "events": frozenset(),
    "commands": frozenset({"events"}),
    "domain": INNER,
    "tables": INNER,
    "views": INNER | {"tables"},
    "lookups": INNER | {"tables", "domain"},
    "queries": INNER | {"tables"},
    "reactions": INNER | {"lookups"},
    "ledger": INNER | {"tables", "domain", "lookups", "queries"},
    "api": INNER | {"tables", "queries", "ledger"},
}
"""What each room of a slice may import of its own slice.

A module without a room's name belongs to every room that imports it, and keeps the walls of each.
"""

PURE_ROOMS = frozenset({"events", "commands", "domain", "views", "reactions"})


@dataclass(frozen=True, slots=True)
class Breach:
    """One place where a wall is broken."""

    wall: str
    module: str
    line: int
    names: str

    def __str__(self) -> str:
        return f"{self.module}:{self.line} breaks “{self.wall}”: {self.names}"


@dataclass(frozen=True, slots=True)
class Tree:
    """All modules, the packages directly below services, and the rooms each module belongs to."""

    modules: tuple[Module, ...]
    known: frozenset[str]
    slices: frozenset[str]
    rooms: dict[str, frozenset[str]]


def read(root: Path) -> Tree:
    """The tree below a root."""
    found = tuple(modules(root))
    known = frozenset(module.name for module in found)
    slices = frozenset(".".join(name.split(".")[:2]) for name in known if name.count(".") > 1)
    return Tree(found, known, slices, _rooms_of(found, known))


def breaches(root: Path) -> list[Breach]:
    """Every broken wall below a root."""
    tree = read(root)
    found = [breach for module in tree.modules for breach in _broken_by(module, tree)]
    return [*found, *_circles(tree)]


def _broken_by(module: Module, tree: Tree) -> Iterator[Breach]:
    for told in imports(module, tree.known):
        wall = (
            _services(module, told)
            or _layers(module, told)
            or _slices(module, told, tree.slices)
            or _twice(module, told)
            or _rooms(module, told, tree.rooms)
        )
        if wall is not None:
            yield Breach(wall, module.name, told.line, told.name)
    if is_pure(module, tree.rooms):
        wall = "pure rooms read no clock, randomness, environment or driver"
        for line, name in impurities(module):
            yield Breach(wall, module.name, line, name)
    if ast.get_docstring(module.tree) is None:
        yield Breach("every module says which question it answers", module.name, 1, "no docstring")


def _services(module: Module, told: Import) -> str | None:
    target = told.name.split(".")[0]
    if target == module.top:
        return None
    if target == HOST:
        return "nobody imports the host"
    if target in SERVICES and module.top in SERVICES:
        return "services never import each other"
    return None


def _layers(module: Module, told: Import) -> str | None:
    target = told.name.split(".")[0]
    here = LAYERS.get(module.top)
    if here is None or target == module.top:
        return None
    if module.top == "rules" and target != "kernel" and target not in sys.stdlib_module_names:
        return "rules import the standard library and the pure kernel only"
    if module.top == "rules" and target == "kernel" and told.name not in PURE_KERNEL:
        return "rules import the standard library and the pure kernel only"
    if LAYERS.get(target, 0) > here:
        return "services -> contracts -> rules -> kernel, never back"
    return None


def _slices(module: Module, told: Import, slices: frozenset[str]) -> str | None:
    """Between the packages of one service, and the modules beside them."""
    if module.top not in SERVICES or told.name.split(".")[0] != module.top:
        return None
    mine, other = _slice(module.name, slices), _slice(told.name, slices)
    if told.name == f"{module.top}.app" and module.name != told.name:
        return "nothing of a service imports how it is put together"
    if other is None or mine == other:
        return None
    if mine is None:
        beside = module.name not in (f"{module.top}.app", module.top)
        return "what lies beside the slices imports none of them" if beside else None
    if other in STEPS and module.top == "reporting":
        back = mine in STEPS and STEPS.index(other) > STEPS.index(mine)
        return "nothing in the corridor runs backwards" if back else None
    return "slices of one service do not import each other"


def _twice(module: Module, told: Import) -> str | None:
    """The second way of counting knows nothing of the first."""
    if not module.name.startswith(TWICE + ".") or module.parts[2] in HOLDING:
        return None
    foreign = told.name.split(".")[0] == "reporting" and not told.name.startswith(TWICE)
    return "what is counted again shares nothing with what was counted first" if foreign else None


def _slice(name: str, slices: frozenset[str]) -> str | None:
    """`members.committee.domain` -> committee; a module beside the slices has none."""
    parts = name.split(".")
    return parts[1] if ".".join(parts[:2]) in slices else None


def _rooms(module: Module, told: Import, rooms: dict[str, frozenset[str]]) -> str | None:
    other = room(told.name)
    if other is None or module.parts[:2] != told.name.split(".")[:2]:
        return None
    for mine in sorted(rooms.get(module.name, ())):
        if other != mine and other not in ROOMS[mine]:
            return f"{mine} does not import {other}: imports point inward"
    return None


def _rooms_of(found: tuple[Module, ...], known: frozenset[str]) -> dict[str, frozenset[str]]:
    """The rooms of every module in a slice: its own, or those that reach it by import."""
    rooms = {module.name: {named} for module in found if (named := room(module.name)) is not None}
    nameless = {module.name for module in found if _in_slice(module.parts)} - rooms.keys()
    wanted = {
        module.name: [told.name for told in imports(module, known) if told.name in nameless]
        for module in found
        if _in_slice(module.parts)
    }
    waiting = list(rooms)
    while waiting:
        name = waiting.pop()
        for inner in wanted[name]:
            before = rooms.setdefault(inner, set())
            if inner.split(".")[:2] == name.split(".")[:2] and not rooms[name] <= before:
                before |= rooms[name]
                waiting.append(inner)
    return {name: frozenset(held) for name, held in rooms.items()}


def room(name: str) -> str | None:
    """The room of a slice that a module is, or lies in, by its name."""
    parts = name.split(".")
    return parts[2] if _in_slice(parts) and parts[2] in ROOMS else None


def _in_slice(parts: list[str]) -> bool:
    step = parts[0] == "reporting" and len(parts) > 1 and parts[1] in STEPS
    return parts[0] in SERVICES and len(parts) > 2 and not step


def is_pure(module: Module, rooms: dict[str, frozenset[str]]) -> bool:
    """Whether a module may read no clock, randomness, environment or driver."""
    watched = PURE_ROOMS & rooms.get(module.name, frozenset())
    return module.top in ("contracts", "rules") or bool(watched)


def _circles(tree: Tree) -> list[Breach]:
    """Modules that import each other in a circle: what is left when both ends are peeled off.

    What is only imported for the type checker does not count.
    """
    left = {module.name: _wanted(module, tree.known) for module in tree.modules}
    while free := {name for name, wanted in left.items() if not wanted & left.keys()}:
        left = {name: wanted for name, wanted in left.items() if name not in free}
    while held := left.keys() - {name for wanted in left.values() for name in wanted}:
        left = {name: wanted for name, wanted in left.items() if name not in held}
    circle = ", ".join(sorted(left))
    return [Breach("no circular imports", name, 1, circle) for name in sorted(left)[:1]]


def _wanted(module: Module, known: frozenset[str]) -> set[str]:
    told = {one.name for one in imports(module, known) if not one.typing}
    return (told & known) - {module.name}
