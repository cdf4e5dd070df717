"""Is each kind of document built as it was looked at, and is every number in it a figure?"""

import pytest
from document_trees import every_snapshot, made, snapshot, tree

from reporting.documents.provenance import unproven

EVERY = tuple(every_snapshot())


@pytest.mark.parametrize(("kind", "variant"), EVERY)
def test_a_document_has_the_tree_of_its_snapshot(kind, variant):
    said = "renew with PYTHONPATH=services:shared:tests:tests/worlds python -m document_trees"
    assert tree(made(kind, variant)) == snapshot(kind, variant).read_text(encoding="utf-8"), said


@pytest.mark.parametrize(("kind", "variant"), EVERY)
def test_every_number_of_a_document_is_a_figure(kind, variant):
    assert unproven(made(kind, variant)) == ()


def test_there_is_no_snapshot_of_a_kind_that_is_no_more():
    kept = {path.name for path in snapshot("x", "y").parent.glob("*.txt")}
    assert kept == {snapshot(*one).name for one in EVERY}
