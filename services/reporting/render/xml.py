"""How is XML written so that equal trees are equal bytes?"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Element:
    """One element; attributes are written in the order they were given."""

    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    children: tuple["Element | str", ...] = ()


Build = Callable[..., Element]


def prefixed(prefix: str, *, attributes: bool = False) -> Build:
    """A maker of elements in one namespace: `w("jc", val="both")` is `<w:jc w:val="both"/>`.

    Args:
        prefix: the namespace's prefix; `""` for the default namespace.
        attributes: whether bare attribute names take the prefix too, as WordprocessingML wants;
            a name written `r_id` is `r:id` in any case.
    """
    before = f"{prefix}:" if prefix else ""

    def build(name: str, /, *children: Element | str, **given: str | int) -> Element:
        pairs = ((_attribute(key, before * attributes), str(v)) for key, v in given.items())
        return Element(before + name, tuple(pairs), children)

    return build


def _attribute(key: str, before: str) -> str:
    return key.replace("_", ":") if "_" in key else before + key


def xml(root: Element, namespaces: Mapping[str, str]) -> bytes:
    """The bytes of a whole part, with its declaration; characters XML cannot hold are left out."""
    declared = tuple((f"xmlns:{p}" if p else "xmlns", uri) for p, uri in namespaces.items())
    top = Element(root.name, declared + root.attributes, root.children)
    return (DECLARATION + "".join(_written(top))).encode()


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(_NOT_XML.sub("", node))
        return
    attributes = "".join(f" {key}={_quoted(value)}" for key, value in node.attributes)
    if not node.children:
        yield f"<{node.name}{attributes}/>"
        return
    yield f"<{node.name}{attributes}>"
    for child in node.children:
        yield from _written(child)
    yield f"</{node.name}>"


def _quoted(value: str) -> str:
    return quoteattr(_NOT_XML.sub("", value))
