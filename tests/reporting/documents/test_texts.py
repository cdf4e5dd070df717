"""Does every topic of the twenty model texts stand where docs/texts.md says that it does?"""

from functools import cache
from pathlib import Path

import pytest
from document_trees import every_snapshot, made

from reporting.documents.tree import Heading, Table

PAGE = Path(__file__).parents[3] / "docs" / "texts.md"
TOPICS = [
    tuple(cell.strip().strip("`") for cell in line.strip("|").split("|"))
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| T")
]


@cache
def headings(kind: str, variant: str) -> frozenset[str]:
    """The headings of a document, with the titles of its appendices and the captions in them."""
    document = made(kind, variant)
    appended = [node for one in document.appendices for node in one.body]
    told = [node.text for node in (*document.body, *appended) if isinstance(node, Heading)]
    tables = [node.caption for node in appended if isinstance(node, Table)]
    return frozenset((*told, *tables, *(one.title for one in document.appendices)))


def test_there_are_twenty_texts_each_with_its_topics():
    texts = [text.partition(" ")[0] for text, *_ in TOPICS]
    assert list(dict.fromkeys(texts)) == [f"T{n}" for n in range(1, 21)]
    assert min(texts.count(one) for one in texts) >= 3


@pytest.mark.parametrize(("text", "topic", "kind", "variant", "heading"), TOPICS)
def test_a_topic_stands_under_its_heading(text, topic, kind, variant, heading):
    assert (kind, variant) in tuple(every_snapshot())
    assert heading in headings(kind, variant), (text, topic, sorted(headings(kind, variant)))
