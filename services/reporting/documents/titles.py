"""Which proposals does a text name as examples?"""

from collections.abc import Iterable

from reporting.findings.facts import Facts

MOST = 3


def titles(facts: Facts, category: str) -> str:
    """《甲》《乙》: titles of a category, those that matter most first; "" where there are none."""
    return "".join(quoted(one.title for one in facts.examples if one.category == category)[:MOST])


def quoted(names: Iterable[str]) -> tuple[str, ...]:
    """Each title in its marks; a title within a title stands in single ones."""
    inner = {ord("《"): "〈", ord("》"): "〉"}
    return tuple(f"《{name.translate(inner)}》" for name in names)
