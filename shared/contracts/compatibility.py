"""Can readers of a release go on reading, and can today's read what that release wrote? Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

Schema = Mapping[str, Any]
ASIDE = frozenset({"$defs", "$id", "$schema", "title", "description", "default"})
"""What a schema says besides the type."""


def breaks(before: Mapping[str, Schema], now: Mapping[str, Schema]) -> list[str]:
    """What an old reader, or an old event, could not bear; nothing when both can go on.

    Args:
        before: event name to JSON Schema, as a release published them.
        now: the same of today.
    """
    return [wrong for name in sorted(before) for wrong in _of_event(name, before[name], now)]


def number(schema: Schema) -> int:
    """The schema number at the end of its `$id`."""
    return int(schema["$id"].rsplit(":", 1)[1])


def _of_event(name: str, old: Schema, now: Mapping[str, Schema]) -> Iterator[str]:
    if name not in now:
        yield f"{name}: no longer published; 不再公开"
        return
    new, grown = now[name], list[str]()
    yield from _of_fields(name, _whole(old, old), _whole(new, new), grown)
    if number(new) < number(old):
        yield f"{name}: schema {number(new)} after {number(old)}; 模式号变小"
    if grown and number(new) <= number(old):
        yield f"{', '.join(grown)}: new, so schema_number must rise; 新增字段须增加模式号"


def _of_fields(where: str, old: Schema, new: Schema, grown: list[str]) -> Iterator[str]:
    """Compare two objects field by field; what is new and allowed is added to `grown`."""
    held, found = old.get("properties", {}), new.get("properties", {})
    needed = set(new.get("required", ())) - set(old.get("required", ()))
    for name in sorted(held.keys() - found.keys()):
        yield f"{where}.{name}: lost or renamed; 字段丢失或改名"
    for name in sorted(found.keys() & needed):
        yield f"{where}.{name}: required, but older events lack it; 旧事件没有此必填字段"
    grown += [f"{where}.{name}" for name in sorted(found.keys() - held.keys() - needed)]
    for name in sorted(held.keys() & found.keys()):
        yield from _of_type(f"{where}.{name}", held[name], found[name], grown)
        if held[name].get("default") != found[name].get("default"):
            yield f"{where}.{name}: older events would be read otherwise; 缺省值改变"


def _of_type(where: str, old: Schema, new: Schema, grown: list[str]) -> Iterator[str]:
    """Objects may grow, also in lists and beside null; all else must be as it was."""
    if "properties" in old and "properties" in new:
        yield from _of_fields(where, old, new, grown)
        return
    if "items" in old and "items" in new:
        yield from _of_type(f"{where}[]", old["items"], new["items"], grown)
        return
    either, other = old.get("anyOf", ()), new.get("anyOf", ())
    if either and len(either) == len(other):
        for one, two in zip(either, other, strict=True):
            yield from _of_type(where, one, two, grown)
        return
    if _bare(old) != _bare(new):
        yield f"{where}: another type; 类型改变"


def _whole(node: Any, root: Schema) -> Any:
    """A schema with every reference replaced by what it refers to."""
    if isinstance(node, list):
        return [_whole(one, root) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        named = root["$defs"][node["$ref"].rsplit("/", 1)[1]]
        node = named | {name: told for name, told in node.items() if name != "$ref"}
    return {name: _whole(told, root) for name, told in node.items() if name != "$defs"}


def _bare(node: Any) -> Any:
    """A schema without what it says for people."""
    if isinstance(node, list):
        return [_bare(one) for one in node]
    if not isinstance(node, dict):
        return node
    return {name: _bare(told) for name, told in node.items() if name not in ASIDE}
