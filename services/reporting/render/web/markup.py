"""How is HTML written so that equal trees are equal text, and nothing in it can be markup?"""

import re
from collections.abc import Iterator
from html import escape

from reporting.render.xml import Element

_VOID = frozenset({"meta", "br", "col"})
_NOT_HTML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def h(name: str, /, *children: Element | str, **attributes: str | int) -> Element:
    """One element: `h("th", "件数", scope="col")`; `cls` is its class, `_` in a name a hyphen."""
    pairs = ((_attribute(key), str(value)) for key, value in attributes.items())
    return Element(name, tuple(pairs), children)


def _attribute(key: str) -> str:
    return "class" if key == "cls" else key.replace("_", "-")


def markup(root: Element) -> str:
    """The text of a page; what HTML cannot hold is left out."""
    return "<!DOCTYPE html>\n" + "".join(_written(root)) + "\n"


def _written(node: Element | str) -> Iterator[str]:
    if isinstance(node, str):
        yield escape(_NOT_HTML.sub("", node), quote=False)
        return
    attributes = "".join(f' {key}="{_quoted(value)}"' for key, value in node.attributes)
    yield f"<{node.name}{attributes}>"
    if node.name == "style":
        yield from (child for child in node.children if isinstance(child, str))
    else:
        for child in node.children:
            yield from _written(child)
    if node.name not in _VOID:
        yield f"</{node.name}>"


def _quoted(value: str) -> str:
    return escape(_NOT_HTML.sub("", value))
