"""Is every promise held by a test that exists?"""

import re
from pathlib import Path

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "promises.md"
ASKED_FOR = {
    *("E1", "E2", "E4", "E5", "E6", "E8", "E11", "E12", "E13", "E14", "E15", "E16", "E17", "E18"),
    *("E19", "E20", "E21", "E22", "E23", "E24", "E26", "E27", "E28", "E29", "E30", "E31", "E32"),
    "E33",
}
"""What one must have from the first day to be trusted with a record."""


def rows():
    """Each promise with the tests that its row names."""
    for line in PAGE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) == 6 and cells[2] not in ("promise", "---"):
            yield cells[1], re.findall(r"`([\w/]+\.py)(?:::(\w+))?`", cells[3])


def missing(file, test):
    """Whether there is no such test."""
    path = TESTS / file
    if not path.is_file():
        return True
    return bool(test) and f"def {test}(" not in path.read_text("utf-8")


def test_every_promise_names_tests_that_exist():
    named = [(name, tests) for name, tests in rows()]
    assert all(tests for _, tests in named), "a promise without a test"
    assert [one for _, tests in named for one in tests if missing(*one)] == []


def test_every_promise_of_the_first_day_is_made():
    assert {name for name, _ in rows()} >= ASKED_FOR


def test_a_test_that_is_gone_would_be_found():
    assert missing("architecture/test_promises.py", "test_that_nobody_wrote")
    assert missing("architecture/nowhere.py", "")
